/** Where the deployment's own metrics are in CloudWatch: one deployment an account and region. Few have dimensions: each value is billed as a metric. */
export const METRICS_NAMESPACE = "Comeback";

/** The name of each measure in CloudWatch: what the functions write, alarms and dashboards read. All are counts. */
export const METRICS = {
  /** Mails that the mail service has taken; one fewer unknown and one more of these when a report resolves one. */
  sent: "MailsSent",
  /** Mails of which nobody knows whether they were taken. */
  unknown: "MailsUnknown",
  /** Permanent bounces and complaints, each once. */
  bounced: "MailsBounced",
  complained: "MailsComplained",
  /** Walks of a cohort that found sending closed or stopped: customers wait. */
  heldUp: "SendingHeldUp",
  /** Customers whose entry in a chain waits until somebody approves it, said by each night. */
  held: "EntriesHeld",
  /** The mail service takes nothing from this account: sending closed. It opens by itself. */
  closed: "SendingClosed",
  /** Messages that a webhook did not take in any of its tries. */
  webhookFailed: "WebhookMessagesFailed",
  /** Codes that the shop's platform did not take: those of a day of tries, and those that it refused. */
  tillFailed: "TillCodesFailed",
  /** Sending stopped at the shop's own limit of bounces or complaints, and every walk that found it stopped. */
  stopped: "SendingStopped",
  /** Campaigns that stopped by themselves, at the limit of bounces or complaints of their own mails. */
  campaignStopped: "CampaignsStopped",
  /** Budgets of codes taken to four fifths, once in a period; lists of which a fifth or a week's use is left, once an upload. */
  offersLow: "OffersLow",
  /** Budgets of codes and lists that came to their end, as often. */
  offersEnded: "OffersEnded",
  /** Failures of what answers for codes and points: errors in its log, crashes and timeouts, which CloudWatch counts itself. */
  offersFailed: "OffersFailed",
  /** Codes that nobody was given, asked for at the till or used by an order. */
  codesUnknown: "CodesUnknown",
  /** Codes of one customer that another tried at the till, or used in an order. */
  codesMisused: "CodesMisused",
  /** Wallets that hold other points than the facts say, found by a night. */
  walletsDiffer: "WalletsDiffer",
  /** Records that cannot be read: each when a process meets it, and all that are put aside, said by each night. */
  putAside: "RecordsPutAside",
  /** Erasures that began more than a week ago and are not over, said after each night. */
  erasuresLate: "ErasuresLate",
  /** Requests refused because one caller made too many. */
  limited: "CallersLimited",
  /** Requests of one source (dimension `BY_SOURCE`) that were not let in or not understood: the shop's events are lost. */
  refused: "RequestsRefused",
  /** Sources that are silent against their own rhythm, said by each night. */
  sourcesQuiet: "SourcesQuiet",
  /** Orders of Comeback's own that came through the whole deployment. Silence is the alarm. */
  canary: "CanaryOrders",
} as const;

/** The dimension of what is counted by source. */
export const BY_SOURCE = "Source";

/**
 * Failures of one function that answers an API, as its log has them: it turns what it throws into a status, which Lambda
 * counts as no error.
 */
export const failuresOf = (name: string): string => `Failures/${name}`;

/** Those that say nothing as long as mails go: a metric is billed for the hours in which it has values. */
export const TROUBLE: ReadonlySet<keyof typeof METRICS> = new Set([
  "unknown",
  "heldUp",
  "held",
  "webhookFailed",
  "tillFailed",
  "closed",
  "stopped",
  "campaignStopped",
  "walletsDiffer",
  "putAside",
  "erasuresLate",
  "limited",
  "refused",
  "sourcesQuiet",
  "offersLow",
  "offersEnded",
  "offersFailed",
  "codesUnknown",
  "codesMisused",
]);
