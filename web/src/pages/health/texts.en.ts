import { plural } from "../../texts/plural.ts";

interface Shown {
  readonly value: number;
  readonly text: string;
}

const mails = ({ text, value }: Shown) =>
  `${text} ${plural("en", value, { one: "mail has", other: "mails have" })}`;
const customers = ({ text, value }: Shown) =>
  `${text} ${plural("en", value, { one: "customer was", other: "customers were" })}`;

export const en = {
  title: "Cost and health",
  lead: "Whether mails go and everything works, what to do when it does not, and what a month costs.",
  tabs: { health: "Health", cost: "Cost" },

  sending: "Sending",
  sendingStates: {
    going: "Mails go out",
    stopped: "All mail is stopped",
    closed: "No mail goes: the mail service takes none",
  },
  stoppedBy: (who: string, at: string, why: string) => `Stopped by ${who} on ${at}: “${why}”`,
  closedSince: (at: string, why: string) => `Since ${at}: ${why}.`,
  probes: (at: string) => `One mail tries again from ${at}; the first that is taken lets the others follow.`,
  resumedBy: (who: string, at: string, why: string) => `Last resumed by ${who} on ${at}: “${why}”`,
  ownLimits: "the shop's own limits of bounces and complaints",
  you: "you",
  person: (name: string, role: string | undefined) => (role === undefined ? name : `${name} (${role})`),
  onCommandLine: (name: string) => `${name} (command line)`,
  overLimit: (breach: string) => `Over the shop's own limit: ${breach}.`,
  shopStop: (shop: string, request: string, at: string) =>
    `Nobody of whom ${shop} told gets mail: it asked to forget the whole shop (${request}, ${at}).`,
  due: (n: Shown) => `About ${mails(n)} come due since, by the pace of the 30 days before.`,
  inChains: (n: Shown, at: string) => `${customers(n)} in chains and campaigns on ${at}.`,
  inChainsUnknown: "How many customers are in chains is known after the first night.",
  stoppedFor: (time: string) => `No mail has gone for ${time}.`,
  mayNot: "Marketers and admins can stop all mail and let it go again.",
  reason: "Reason",
  reasonHint: "Whoever looks at this page reads it, and it is in the log of changes.",
  nothingChanged: "Somebody else was faster: nothing has changed.",
  stopping: {
    do: "Stop all mail",
    title: "Stop all mail of the shop?",
    what: "Nothing goes out any more: chains, campaigns, mails about orders, and confirmations of sign-ups. Mails that are being handed over at this moment still go, for five seconds at most.",
    numbers: (sent: string) => `${sent} mails went in the last 30 days.`,
    nobodyLost:
      "Nobody is lost: customers stay at their step, and those who enter chains meanwhile wait there too.",
    others: "Text messages and other channels, codes, points and nights go on.",
    undo: "“Resume” undoes it at any time. Until then nothing starts by itself.",
  },
  resuming: {
    do: "Resume",
    title: "Let mails go again?",
    campaigns: (names: string) => `These campaigns go on: ${names}.`,
    askedAgain:
      "Whoever has bought, unsubscribed or bounced meanwhile gets nothing; quiet hours and the limit of mails a customer hold as ever.",
    pace: "They do not all go at once: who has waited long looks again later, after a quarter of the time and six hours at most.",
    counts: "The counts of bounces and complaints begin anew.",
    limit: (breach: string) =>
      `Find the cause first: ${breach}. If it goes on, the mail service may close the account.`,
    others: (who: string) => `It was stopped by ${who}: ask before you undo it.`,
  },

  wrong: "What is wrong",
  nightFine: (day: string) => `The last night is of ${day}, which is as it should be.`,
  nightLate: (day: string) => `The night is late: the last one is of ${day}.`,
  noNight: "No night has been computed yet.",
  nothingWrong: "Nothing, as far as the deployment's own records tell.",
  onOverview: "Each with its numbers: Overview",
  whatToDo: "What to do",
  troubles: {
    sending: "No mail goes.",
    "night-late": "The night is late.",
    held: "Entries of chains wait for approval.",
    budget: "A budget is used up, or nearly.",
    campaign: "A campaign has paused by itself.",
    webhook: "A webhook did not take messages.",
    quiet: "A source has gone quiet.",
    "not-understood": "Some of what the shop sends is not understood.",
    wallets: "Wallets hold other points than the facts say.",
    paused: "Chains are paused.",
  },

  alarms: "Alarms",
  alarmsLead: (ringing: number, all: number) =>
    ringing === 0 ? `None of ${all} rings.` : `${ringing} of ${all} ring.`,
  noAlarms: "There are no alarms here",
  noAlarmsWhy:
    "Every alarm of the deployment stands here with its state; comeback doctor says what is missing if there are none.",
  noAnswer: "CloudWatch did not answer",
  noAnswerWhy: "Nobody knows which alarms ring. Look in the AWS console; this page asks again by itself.",
  alarm: "Alarm",
  state: "State",
  states: { ringing: "rings", quiet: "quiet", unknown: "no data yet" },
  since: "Since",
  hurts: "Who is hurt",
  runbook: "Runbook",
  runbooks: "Runbooks",
  runbooksLead: "What to do when something breaks. Nothing in them can send a mail twice or lose an order.",
  runbookLead:
    "What to do, step by step. Whatever begins with npx or aws is for whoever has the shop's AWS account.",
  inEnglish: "Runbooks are written in English.",
  noRunbook: (name: string) => `There is no runbook “${name}”`,
  runbookNames: {
    "admin-api": "The admin API answers with errors",
    api: "The public API answers with errors",
    "bounces-and-complaints": "Mails harm the domain's reputation",
    campaigns: "A campaign failed, or stopped by itself",
    chains: "A cohort's mails stand still",
    checkout: "Codes or points cannot be used",
    clicks: "Links in mails lead nowhere",
    confirmations: "Who signs up is not asked",
    forms: "Nobody can sign up by the forms",
    "held-entries": "Far more customers than usual enter",
    ingestion: "Events of the shop are refused",
    loyalty: "Wallets hold other points",
    "mail-feedback": "Bounces are not recorded",
    night: "No night, or a failed one",
    offers: "A budget or a list comes to its end",
    projector: "Profiles lag behind",
    results: "Figures of chains lack something",
    "sending-held-up": "No mail goes out",
    "shop-tags": "Shopify does not know of levels",
    throttled: "Functions are turned away",
    till: "Codes do not reach the platform",
    "unknown-sends": "Nobody knows whether a mail went",
    unsubscribe: "Customers cannot unsubscribe",
    webhooks: "Webhooks do not take messages",
  } as Readonly<Record<string, string>>,

  noCost: "The cost is reckoned after the first night",
  noCostWhy: "It rests on the customers and mails that the night counts.",
  reckoned: "Reckoned from list prices: this is not AWS's bill",
  reckonedWhy: (region: string, prices: string, night: string) =>
    `Prices of ${region} on ${prices}, times what your shop has done in 30 days up to the night of ${night}, times the units that one customer, event and mail were measured to take. Free tiers, taxes and data transfer are left out. What you pay is in the AWS console under Billing.`,
  stats: {
    monthly: "A month",
    withoutMailFee: (sum: string) => `${sum} without the fee of the mail service`,
    customer: "1,000 customers a month",
    nights: (sum: string) => `${sum} of it for their nights`,
    event: "1,000 events",
    mail: "1,000 mails",
  },
  explains: {
    customer: "The whole sum by the customers: nights, events, mails and what stands.",
    event: "What taking in, storing and folding events costs. Visits, carts and orders are events.",
    mail: "The fee of the mail service, and what it takes to make a mail, record it and hear what became of it.",
  },
  byService: "By service",
  several: "Parts that use several",
  counted: "What it rests on",
  countedLead: "Your shop's counts of 30 days, and what of the sum is for them.",
  drivers: { standing: "Stands anyway", customers: "Customers", events: "Events", mails: "Mails" },
  assumed: "assumed: ten a customer, until two nights have counted",
  orders: "Orders",
  codes: "Codes",
  months: "Months of events stored",
  lines: "Every line",
  linesLead: "US dollars a month, and what the line takes of 1,000 customers, events and mails.",
  item: "Line",
  units: "Units",
  aMonth: "A month",
  share: "Share",
  perThousand: { customers: "1,000 customers", events: "1,000 events", mails: "1,000 mails" },
  items: {} as Readonly<Record<string, string>>,
};

export type HealthTexts = typeof en;
