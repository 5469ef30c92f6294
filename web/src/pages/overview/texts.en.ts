import { type PluralForms, plural } from "../../texts/plural.ts";
import { daysInWords } from "../../texts/span.ts";

const count = (shown: string, value: number, forms: PluralForms) => `${shown} ${plural("en", value, forms)}`;

const inDays = (days: number) => daysInWords("en", days);

/** A number with the way it is written. */
export interface Shown {
  readonly value: number;
  readonly text: string;
}

export const en = {
  title: "Overview",
  days: { label: "Over", 30: "30 days", 90: "90 days", 365: "A year" },
  noNight: "Figures come with the first night",
  noNightWhy:
    "Every night at 03:00 Comeback computes segments, scores and these figures from what your shop has sent. Until then there is nothing to show.",
  wrong: "What needs you",
  nothingWrong: "Nothing needs you right now.",
  yesterday: "Since the night before",
  metrics: {
    revenue: "Revenue",
    orders: "Orders",
    averageOrder: "Average order",
    customers: "Customers",
    mailable: "May be mailed",
    buyers: "Buyers",
    repeatPurchaseRate: "Repeat purchase rate",
    retentionRate: "Retention rate (CRR)",
    churnRate: "Churn rate",
  },
  explains: {
    revenue: (days: number) =>
      `What customers ordered in the ${inDays(days)} up to that night, less what was refunded.`,
    orders: (days: number) => `Orders of the ${inDays(days)} up to that night, without cancelled ones.`,
    averageOrder: (days: number) => `Revenue divided by orders, of the ${inDays(days)} up to that night.`,
    customers: () => "Everybody whom Comeback knows, buyers or not.",
    mailable: () => "Customers with consent and an address that nothing stands against.",
    buyers: () => "Customers with at least one order.",
    repeatPurchaseRate: () => "The share of buyers who have ordered more than once.",
    retentionRate: (days: number) =>
      `Of those who bought in the ${inDays(days)} before, the share who bought again in the ${inDays(days)} up to that night.`,
    churnRate: (days: number) =>
      `Of those who bought in the ${inDays(days)} before, the share who did not buy in the ${inDays(days)} up to that night.`,
  },
  show: "Figure",
  previous: "The days before",
  yearBefore: "A year before",
  trend: "Over time",
  trendLead: (days: number) => `Every night looks back ${inDays(days)}.`,
  trendLabel: (metric: string, from: string, to: string) =>
    `${metric}, night by night, from ${from} to ${to}`,
  night: "Night",
  marks: { config: (version: string) => `v${version}`, campaign: (name: string) => name },
  points: (change: string) => `${change} pp`,
  than: (before: string) => `${before} a period earlier`,
  segments: "Segments",
  segmentsLead: (day: string) => `Bars: now. Marks: on ${day}.`,
  segmentsLeadAlone: "Who is where after the last night.",
  yields: "What chains brought",
  yieldsLead: (from: string, to: string) =>
    `From ${from} to ${to}. Ordered: customers with an order within five days of an entry, once the five days are over. Attributed revenue is of orders after an opening or a click; some would have come without the mail.`,
  noYields: "No chain or campaign has sent anything in 30 days",
  noYieldsWhy: "What was sent is counted by the night after it.",
  chain: "Chain or campaign",
  sent: "Sent",
  ordered: "Ordered",
  attributed: "Attributed revenue",
  mend: {
    "/health": "Cost and health",
    "/quality": "Quality of data",
    "/chains": "Open chains",
    "/campaigns": "Open campaigns",
    "/offers": "Open budgets",
    "/loyalty": "Open wallets",
  },
  setup: {
    title: "Until the first mail goes",
    lead: "What this shop has and what it lacks. comeback doctor looks at the rest: the mail domain, keys, alarms.",
    done: "done",
    open: "to do",
    goTo: "Open the page",
    steps: {
      config: {
        title: "Publish a config",
        how: "It says what the shop is called, who mails come from, which segments and chains there are. Drop a folder on the page, or push one.",
        command: "npx comeback config push examples/store",
      },
      events: {
        title: "Send the first events",
        how: "Connect the shop's platform or site, and import the past orders.",
        command: "npx comeback import orders.csv",
      },
      night: {
        title: "Let the first night compute",
        how: "It comes at 03:00 by the shop's clock. An admin can start one now.",
        command: "npx comeback recompute",
      },
      consent: {
        title: "Have customers who may be mailed",
        how: "Nobody is mailed without consent. Send consents with the events, import subscribers, or open a sign-up form. Counted by the night.",
        command: "npx comeback import --people subscribers.csv",
      },
      mail: {
        title: "See the first mail go",
        how: "Chains send when customers do something, or when a night moves them to another segment. The sender's domain must be verified.",
        command: "npx comeback doctor",
      },
    },
  },
  since: {
    joined: (n: Shown) => `${count(n.text, n.value, { one: "customer", other: "customers" })} more`,
    fewer: (n: Shown) => `${count(n.text, n.value, { one: "customer", other: "customers" })} fewer`,
    buyers: (n: Shown) =>
      `${count(n.text, n.value, { one: "customer has", other: "customers have" })} bought for the first time`,
    repeat: (n: Shown) =>
      `${count(n.text, n.value, { one: "buyer has", other: "buyers have" })} come back for a second order`,
    revenueUp: (sum: string) => `revenue of the period is ${sum} higher`,
    revenueDown: (sum: string) => `revenue of the period is ${sum} lower`,
    segment: (name: string, change: string) => `“${name}” ${change}`,
    nothing: "Nothing has changed.",
  },
  cost: {
    title: "What Comeback costs",
    lead: "Reckoned from list prices and your counts of 30 days; not AWS's bill.",
    month: "A month",
    mails: "1,000 mails",
    customers: "1,000 customers a month",
    lines: "Line by line",
  },
  troubles: {
    stopped: "No mail goes: sending is stopped",
    closed: "No mail goes: the mail service takes none",
    since: (why: string, ago: string) => `${why} (${ago})`,
    by: (who: string) => `Stopped by ${who}`,
    roles: { viewer: "a viewer", marketer: "a marketer", admin: "an admin", program: "a program" },
    closedNext: "Comeback tries a single mail from time to time and goes on by itself.",
    stoppedNext: "Find out why before you resume.",
    nightLate: "The night is late",
    nightLateWhy: (day: string) =>
      `The last one is of ${day}: segments and figures are as they were then. Look at the alarms of the nightly job.`,
    sources: {
      segment: "the tracking API",
      shopify: "Shopify",
      woocommerce: "WooCommerce",
      standard: "Standard Webhooks",
    },
    quiet: (source: string) => `Nothing comes from ${source} any more`,
    quietWhy: (last: string) =>
      `It was heard last on ${last}, and was never silent for so long. See whether the shop still sends; the page “Quality of data” shows every source.`,
    held: (chain: string, n: Shown) =>
      `${count(n.text, n.value, { one: "customer waits", other: "customers wait" })} to enter “${chain}”`,
    heldEnds: (day: string) =>
      `The first of their points end on ${day}: whoever is let in after the end is not warned.`,
    heldWhy: "More than usual were to enter in one night. Nobody enters before somebody approves it.",
    budgetEnded: (budget: string) => `The budget ${budget} is used up`,
    budgetLow: (budget: string) => `The budget ${budget} is nearly used up`,
    budgetWhy: (free: string, limit: string, period: string) => `${free} of ${limit} left (${period}).`,
    campaign: (name: string) => `The campaign “${name}” has paused by itself`,
    webhook: (n: Shown) =>
      `${count(n.text, n.value, { one: "message was", other: "messages were" })} not taken by a webhook`,
    webhookWhy: "They are kept and can be posted again.",
    unseen: {
      money: "Amounts or orders were not understood",
      consent: "Answers about consent were not understood",
      other: "Some of what your shop sends is not understood",
    },
    unseenWhy: (times: string, names: string) => `${times} in seven days: ${names}`,
    wallets: (n: Shown) =>
      `${count(n.text, n.value, { one: "wallet holds", other: "wallets hold" })} other points than the facts say`,
    walletsWhy: "The audit of the loyalty programme found them last night.",
    paused: (chains: string) => `Paused: ${chains}`,
    pausedWhy: "Paused chains send nothing and lose nobody.",
  },
};

export type OverviewTexts = typeof en;
