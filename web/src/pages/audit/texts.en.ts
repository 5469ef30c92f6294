export interface AuditTexts {
  readonly title: string;
  readonly lead: (asOf: string, night: string) => string;
  readonly lastOrder: string;
  readonly leftOut: (customers: string, orders: string) => string;
  readonly noBuyers: string;
  readonly noBuyersWhy: string;
  readonly print: string;
  readonly whoBuys: string;
  readonly never: string;
  readonly once: string;
  readonly again: string;
  readonly reachable: string;
  readonly whoSays: (again: string, spent: string) => string;
  readonly orders: string;
  readonly buyers: string;
  readonly share: string;
  readonly spent: string;
  readonly shareOfSpent: string;
  readonly howSoon: string;
  readonly cameWithOrder: (many: string) => string;
  readonly firstOrders: (watched: string) => string;
  readonly tooEarly: string;
  readonly within: (days: string) => string;
  readonly comeBack: string;
  readonly half: (days: string) => string;
  readonly fewerThanHalf: string;
  readonly between: (days: string) => string;
  readonly cohorts: string;
  readonly cohortsLead: string;
  readonly month: string;
  readonly monthsLater: (n: number) => string;
  readonly asleep: string;
  readonly asleepLead: (days: string) => string;
  readonly asleepFrom: Readonly<Record<"given" | "own-gaps" | "default", string>>;
  readonly asleepAre: (customers: string, share: string, money: string) => string;
  readonly byThemselves: (asleep: string, days: string, share: string) => string;
  readonly silence: string;
  readonly money: string;
  readonly fifth: (share: string) => string;
  readonly noMoney: string;
  readonly best: (share: string) => string;
  readonly customers: string;
  readonly worth: string;
  readonly worthSays: (all: string, returning: string, revenue: string, margin: string) => string;
  readonly reach: (reachable: string, all: string, revenue: string) => string;
  readonly nobodyReachable: string;
  readonly groups: Readonly<Record<"asleep-again" | "asleep-once" | "never-bought", string>>;
  readonly who: string;
  readonly mailable: string;
  readonly averageOrder: string;
  readonly returning: string;
  readonly revenue: string;
  readonly left: string;
  readonly assumed: string;
  readonly response: string;
  readonly ordersEach: string;
  readonly discount: string;
  readonly margin: string;
  readonly notMeasured: string;
  readonly orMore: (from: string) => string;
  readonly upTo: (from: string, to: string) => string;
}

export const en: AuditTexts = {
  title: "Audit of the base",
  lead: (asOf, night) => `As of ${asOf}, counted by the night of ${night}`,
  lastOrder: "The last order is more than 90 days old, so this looks at its day.",
  leftOut: (customers, orders) =>
    `Left out, because it is of after that day: ${customers} customers, ${orders} orders.`,
  noBuyers: "Nobody has bought yet",
  noBuyersWhy:
    "There is nothing more to say before the first orders. comeback import FILE brings a purchase history in; the next night counts it.",
  print: "Print",
  whoBuys: "Who buys",
  never: "Never bought",
  once: "Bought once",
  again: "Bought again",
  reachable: "May be mailed",
  whoSays: (again, spent) =>
    `Those who bought again brought ${again} of the ${spent} that the shop has taken, net of refunds.`,
  orders: "Orders",
  buyers: "Buyers",
  share: "Share",
  spent: "Spent",
  shareOfSpent: "Share of spend",
  howSoon: "How soon people buy",
  cameWithOrder: (many) => `${many} came with their first order.`,
  firstOrders: (watched) => `Of the ${watched} who were seen first, there have ordered:`,
  tooEarly: "It is too early to say.",
  within: (days) => (days === "1" ? "within a day" : `within ${days} days`),
  comeBack: "Whether they come back",
  half: (days) => `Half of the buyers have come back for a second order after ${days} days.`,
  fewerThanHalf: "Fewer than half of the buyers come back as far as can be seen.",
  between: (days) => `From one order to the next it is ${days} days (median).`,
  cohorts: "Buyers by the month of their first order",
  cohortsLead:
    "Share of each month's new buyers who bought again in the months after. The last month of each row is not over.",
  month: "First order",
  monthsLater: (n) => `+${n}`,
  asleep: "Where the base is asleep",
  asleepLead: (days) => `Asleep is who has been silent for more than ${days} days.`,
  asleepFrom: {
    given: "As asked for.",
    "own-gaps": "Nine of ten of the shop's pauses that ended with another order were no longer.",
    default: "There are too few repeat orders to tell what is usual here.",
  },
  asleepAre: (customers, share, money) =>
    `That is ${customers} customers: ${share} of the buyers, who brought ${money} of the money.`,
  byThemselves: (asleep, days, share) =>
    `Of ${asleep} who were asleep ${days} days earlier, ${share} have ordered since, with nothing new being done.`,
  silence: "Days silent",
  money: "On whom the money depends",
  fifth: (share) => `The best fifth of the buyers brought ${share} of the money.`,
  noMoney: "No money has come in, net of refunds.",
  best: (share) => `best ${share}`,
  customers: "Customers",
  worth: "What it is worth to bring them back",
  worthSays: (all, returning, revenue, margin) =>
    `If all ${all} could be written to, some ${returning} would order, for ${revenue}, of which ${margin} would be left after the goods.`,
  reach: (reachable, all, revenue) =>
    `Today ${reachable} of ${all} customers may be mailed; of the revenue that makes ${revenue}.`,
  nobodyReachable:
    "Today nobody may be mailed: no customer has both an address that works and consent on record. Collecting consent comes first.",
  groups: {
    "asleep-again": "Asleep, bought again",
    "asleep-once": "Asleep, bought once",
    "never-bought": "Never bought",
  },
  who: "Who",
  mailable: "May be mailed",
  averageOrder: "Average order",
  returning: "Come back",
  revenue: "Revenue",
  left: "Left of it",
  assumed: "What this assumes",
  response: "Order because of the mails, %",
  ordersEach: "Orders of each",
  discount: "Discount, %",
  margin: "Of the full price left after the goods, %",
  notMeasured:
    "None of this is measured here. The holdout of a chain (holdout_percent) measures it in your shop.",
  orMore: (from) => `${from} or more`,
  upTo: (from, to) => `${from} to ${to}`,
};
