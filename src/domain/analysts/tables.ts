import { type Columns, day, flag, instant, money, number, type RowOf, text, whole } from "./columns.ts";

/**
 * How a table's files are kept. `current`: as of the last night, which takes the place of the one before. `nights`: a
 * partition for every night. `days`: a partition for every day of the shop, of what happened on it.
 */
export type Keeping =
  | { readonly kind: "current" }
  | { readonly kind: "nights" | "days"; readonly keptDays: number };

export interface Table {
  readonly about: string;
  readonly keeping: Keeping;
  readonly columns: Columns;
}

/** The column of partitions: a date, which is in the names of the files and not in them. */
export const PARTITION = "dt";

const KEPT_NIGHTS = 35;
const KEPT_DAYS = 1_100;

const PERSON = text("random name of a customer; the same in every table and every night");
const CURRENCY = text("the shop's currency, which all money of the row is in");

const CUSTOMER = {
  customer: PERSON,
  as_of: day("the night that wrote the row"),
  first_seen_on: day("day on which the shop first heard of the customer"),
  country: text("country, as the shop has told it"),
  language: text("language, as the shop has told it"),
  entry: text("where the customer came in: a form, a checkout"),
  via: text("by which link of the form: a poster, a box"),
  segment: text("segment of the shop's config"),
  segment_since: day("since when in this segment"),
  previous_segment: text("segment before that"),
  rfm_cell: text("scores of recency, frequency and monetary value; 000 for somebody who never bought"),
  rfm_segment: text("name of the RFM cell"),
  recency: whole("RFM score of recency, the highest is best"),
  frequency: whole("RFM score of frequency"),
  monetary: whole("RFM score of monetary value"),
  tier: text("spend tier of the shop's offers"),
  orders: whole("orders that count: placed and not cancelled"),
  spent: money("spent in all, net of refunds"),
  refunded: money("refunded in all"),
  average_order: money("average order"),
  currency: CURRENCY,
  first_ordered_on: day("day of the first order"),
  last_ordered_on: day("day of the last order"),
  days_since_last_order: whole("days from the last order to the night"),
  mean_days_between_orders: number("mean of the days between successive order days"),
  last_category: text("category of the last purchase"),
  last_merchant: text("shop of the last purchase, on a marketplace"),
  consent: text("consent to e-mail: none, given or withdrawn"),
  consent_on: day("day of that decision"),
  suppression: text("why the address is not written to: bounced, complained or privacy request"),
  has_address: flag("whether an e-mail address is known"),
  silenced_on: day("since when no longer written to for want of any answer"),
  last_visited_on: day("day of the last visit"),
  last_opened_on: day("day on which a mail was last opened"),
  last_clicked_on: day("day on which a link in a mail was last clicked"),
  no_purchase_probability: number("probability of no purchase in the next period, from 0 to 1"),
  expected_orders: number("order days expected in the next period"),
  expected_spend: money("money expected in the next period"),
  lifetime_value: money("discounted money of the next year"),
  value_at_risk: money("lifetime value times the probability of no purchase"),
  level: text("level in the loyalty programme"),
  points: whole("points that can be spent"),
} as const satisfies Columns;

/** Where in a chain something happened. */
const PLACE = {
  chain: text("chain, or campaign as campaign:NAME"),
  version: whole("version of the config that the customer goes through it with"),
  step: whole("step of the chain from 0; null of the entry as a whole"),
} as const satisfies Columns;

const MESSAGE = {
  channel: text("channel of a message; email of a mail"),
  template: text("template of a mail, name of another message"),
  variant: text("variant of the mail, where its step tests several"),
  offer: text("offer in the message"),
  offer_variant: text("universal, category or merchant"),
  tier: text("spend tier of the offer"),
} as const satisfies Columns;

/** The tables that the night writes for analysts. Nobody's name, address or key is in any of them. */
export const TABLES = {
  customers: {
    about: "Every customer as of the last night.",
    keeping: { kind: "current" },
    columns: CUSTOMER,
  },
  customers_nightly: {
    about: "The same of each of the last nights.",
    keeping: { kind: "nights", keptDays: KEPT_NIGHTS },
    columns: CUSTOMER,
  },
  orders: {
    about:
      "Days on which customers ordered, as of the last night: later refunds and cancellations are in them.",
    keeping: { kind: "current" },
    columns: {
      customer: PERSON,
      ordered_on: day("day of the orders"),
      orders: whole("orders of the day"),
      spent: money("what they came to, net of refunds"),
      currency: CURRENCY,
      number: whole("1 for the customer's first order day, 2 for the second"),
      days_since_previous: whole("days since the customer's order day before; null of the first"),
    },
  },
  entries: {
    about: "What happened to entries in chains and campaigns.",
    keeping: { kind: "days", keptDays: KEPT_DAYS },
    columns: {
      customer: PERSON,
      entry: text("random name of the entry"),
      ...PLACE,
      outcome: text("entered, held-out, skipped, failed, silenced, left and others (docs/results.md)"),
      reason: text("why a step was skipped, or the entry ended"),
      at: instant("when"),
    },
  },
  sends: {
    about: "What happened to mails and other messages.",
    keeping: { kind: "days", keptDays: KEPT_DAYS },
    columns: {
      customer: PERSON,
      send: text("random name of the message: the same in its row of sent, of opened and of clicked"),
      ...PLACE,
      ...MESSAGE,
      outcome: text("sent, opened, opened-by-machine, clicked, bounced, unsubscribed, complained and others"),
      at: instant("when"),
    },
  },
  codes: {
    about: "Every code in the ledger as of the last night, without the code.",
    keeping: { kind: "current" },
    columns: {
      customer: PERSON,
      offer: text("offer"),
      offer_variant: text("universal, category or merchant"),
      tier: text("spend tier at the time"),
      chain: text("chain or campaign whose mail carries it"),
      mail_variant: text("variant of the mail"),
      stage: text("reserved, sent, redeemed, released, spent or withdrawn"),
      issued_at: instant("when it was reserved"),
      sent_at: instant("when a mail with it went"),
      valid_until: instant("until when it can be used"),
      redeemed_at: instant("when an order used it"),
      discount: money("what that order was discounted by"),
      order_total: money("what that order came to, after the discount"),
      margin: money("what is left after discount and goods, where the config names a margin"),
      currency: CURRENCY,
      by_another: flag("whether somebody else used it than it was given to"),
    },
  },
  results: {
    about: "Daily figures of chains and campaigns, as comeback results adds them up.",
    keeping: { kind: "days", keptDays: KEPT_DAYS },
    columns: {
      ...PLACE,
      ...MESSAGE,
      outcome: text(
        "what happened; ordered, ordered-held-out and attributed are of windows that closed that day",
      ),
      reason: text("why a step was skipped, or an entry ended"),
      count: whole("to how many"),
      windows: whole("of ordered and attributed: how many windows closed"),
      orders: whole("orders within them"),
      revenue: money("what those came to"),
      discounts: money("discounts in them"),
      margin: money("what is left of them, where the config names a margin"),
      currency: CURRENCY,
    },
  },
} as const satisfies Readonly<Record<string, Table>>;

export type TableName = keyof typeof TABLES;

/** A row of one of the tables, by the names of its columns. */
export type TableRow<N extends TableName> = RowOf<(typeof TABLES)[N]["columns"]>;

export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];

/** Whether its rows have a day in `PARTITION`. */
export function isPartitioned(name: TableName): boolean {
  const { keeping }: Table = TABLES[name];
  return keeping.kind !== "current";
}
