/** Where the deployment's own metrics are in CloudWatch. They have no dimensions: one deployment an account and region. */
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
  /** Sending stopped at the shop's own limit of bounces or complaints, and every walk that found it stopped. */
  stopped: "SendingStopped",
  /** Campaigns that stopped by themselves, at the limit of bounces or complaints of their own mails. */
  campaignStopped: "CampaignsStopped",
  /** Budgets of codes that have passed 80%. */
  budgetWarned: "BudgetsWarned",
  /** Budgets that had no room for a code, once for each process that found it so. */
  budgetExhausted: "BudgetsExhausted",
  /** Lists of codes of which a fifth, a week's use or nothing is left. */
  poolLow: "PoolsLow",
} as const;

/** Those that say nothing as long as mails go: a metric is billed for the hours in which it has values. */
export const TROUBLE: ReadonlySet<keyof typeof METRICS> = new Set([
  "unknown",
  "heldUp",
  "held",
  "webhookFailed",
  "closed",
  "stopped",
  "campaignStopped",
  "budgetWarned",
  "budgetExhausted",
  "poolLow",
]);
