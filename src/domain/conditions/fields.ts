import { type Day, dayOf, HOUR, type Instant } from "../basics/calendar.ts";
import { toMajor } from "../basics/money.ts";
import type { TypedValue } from "../basics/typed-value.ts";
import type { Loyalty } from "../config/loyalty.ts";
import type { Tier } from "../config/offers.ts";
import { type LoyaltyOnDay, loyaltyOn } from "../loyalty/standing.ts";
import { tierOf } from "../offers/offers.ts";
import type { Customer } from "../people/profile.ts";
import { declaredValues } from "./declared-values.ts";
import type { Vocabulary } from "./vocabulary.ts";

export interface FieldContext {
  readonly now: Instant;
  /** The shop's calendar day to count from: the day of `now`, or the day of a nightly run. */
  readonly today: Day;
  readonly timeZone: string;
  readonly currency: string;
  readonly tiers: readonly Tier[];
  /** When the customer entered the chain that asks. */
  readonly enteredAt?: Instant;
  readonly noPurchaseProbability?: number;
  /** Absent while no check of the shop's draws claims any. */
  readonly uplift?: number;
  /** The types of what the config declares of customers. */
  readonly attributes?: Vocabulary["attributes"];
  /** The loyalty programme, where there is one. */
  readonly loyalty?: Loyalty;
  /** What an own event has just said, by the names that the config declares. */
  readonly event?: { readonly types: NonNullable<Vocabulary["event"]>; readonly said: Properties };
}

type Properties = Readonly<Record<string, TypedValue>>;

/** The value of every field, and of what the config declares. */
export type FieldValues = Readonly<Record<FieldName, number | string | boolean>> & {
  readonly attributes?: Properties;
  readonly event?: Properties;
  /** By id whether the customer's level has it, for `has_privilege`. */
  readonly privileges?: Readonly<Record<string, boolean>>;
};

type FieldValue = { readonly number: number; readonly string: string; readonly bool: boolean };

/** The same, and what follows from it for this customer once for all fields. */
interface Asked extends FieldContext {
  readonly club?: LoyaltyOnDay;
}

interface FieldOf<T extends keyof FieldValue> {
  readonly type: T;
  readonly meaning: string;
  readonly of: (customer: Customer, context: Asked) => FieldValue[T];
}

export interface Field {
  readonly name: string;
  readonly type: keyof FieldValue;
  readonly meaning: string;
}

const NEVER = Number.POSITIVE_INFINITY;

const number = (meaning: string, of: FieldOf<"number">["of"]) => ({ type: "number", meaning, of }) as const;
const text = (meaning: string, of: FieldOf<"string">["of"]) => ({ type: "string", meaning, of }) as const;
const bool = (meaning: string, of: FieldOf<"bool">["of"]) => ({ type: "bool", meaning, of }) as const;

/** Whole calendar days of the shop's time zone; a moment that lies ahead counts as today. */
const days = (at: Instant | undefined, { today, timeZone }: FieldContext) =>
  at === undefined ? NEVER : Math.max(0, today - dayOf(timeZone, at));
const hours = (at: Instant | undefined, { now }: FieldContext) =>
  at === undefined ? NEVER : Math.max(0, (now - at) / HOUR);
const major = (amount: number, { currency }: FieldContext) => toMajor({ amount, currency });
const after = (at: Instant | undefined, { enteredAt }: FieldContext) =>
  at !== undefined && enteredAt !== undefined && at > enteredAt;

/** Everything that a condition can ask about a customer. */
const DEFINITIONS = {
  orders: number("orders that count: placed and not cancelled", ({ profile }) => profile.orders),
  order_days: number("different days with an order", ({ profile }) => profile.orderDays.length),
  spent: number("money spent, net of refunds, in the store's currency", ({ profile }, at) =>
    major(profile.spent, at),
  ),
  average_order: number("average order, in the store's currency; 0 without orders", ({ profile }, at) =>
    major(profile.averageOrder, at),
  ),
  days_since_first_order: number("days since the first order", ({ profile }, at) =>
    days(profile.firstOrderAt, at),
  ),
  days_since_last_order: number("days since the last order", ({ profile }, at) =>
    days(profile.lastOrderAt, at),
  ),
  mean_gap_days: number(
    "average days between two days with orders; infinite with fewer than two",
    ({ profile }) => profile.gaps?.mean ?? NEVER,
  ),
  days_since_joined: number("days since the customer was first seen", ({ profile }, at) =>
    days(profile.firstSeenAt, at),
  ),
  days_since_last_visit: number("days since the last visit", ({ profile }, at) =>
    days(profile.lastVisitAt, at),
  ),
  hours_since_last_visit: number("hours since the last visit", ({ profile }, at) =>
    hours(profile.lastVisitAt, at),
  ),
  days_since_last_activity: number(
    "days since the last visit, view, cart change or order",
    ({ profile }, at) => days(profile.lastActivityAt, at),
  ),
  cart_items: number(
    "pieces in the open cart",
    ({ profile }) => profile.cart?.items.reduce((sum, item) => sum + item.quantity, 0) ?? 0,
  ),
  cart_value: number("worth of the open cart, in the store's currency", ({ profile }, at) =>
    major(profile.cart?.value ?? 0, at),
  ),
  hours_since_cart_change: number("hours since the open cart changed last", ({ profile }, at) =>
    hours(profile.cart?.changedAt, at),
  ),
  viewed_items: number(
    "products looked at lately and not bought since, 5 at most",
    ({ profile }) => profile.viewed.length,
  ),
  last_category: text(
    "category of the last purchase, as the shop writes it",
    ({ profile }) => profile.lastCategory ?? "",
  ),
  last_shop: text("shop (merchant) of the last purchase", ({ profile }) => profile.lastMerchant ?? ""),
  tier: text("id of the spend tier, by what is spent now", ({ profile }, at) => {
    return tierOf(profile.spent, at.tiers, at.currency).id;
  }),
  segment: text("id of the segment, from the last night", ({ score }) => score?.segment ?? ""),
  rfm_segment: text(
    "named segment of the RFM cell, from the last night",
    ({ score }) => score?.rfmSegment ?? "",
  ),
  rfm_cell: text(
    'RFM cell, `"333"` (`"555"`) is best, `"000"` never bought',
    ({ score }) => score?.cell ?? "",
  ),
  recency_score: number(
    "1 to 3 (or 5), the highest bought last; 0 never bought",
    ({ score }) => score?.recency ?? 0,
  ),
  frequency_score: number(
    "1 to 3 (or 5), the highest buys most often; 0 never bought",
    ({ score }) => score?.frequency ?? 0,
  ),
  monetary_score: number(
    "1 to 3 (or 5), the highest spends most; 0 never bought",
    ({ score }) => score?.monetary ?? 0,
  ),
  no_purchase_probability: number(
    "probability (0 to 1) of no purchase in the next period; before the first night no comparison with it holds",
    (_, at) => at.noPurchaseProbability ?? Number.NaN,
  ),
  uplift: number(
    "by how much the chains' mails raise the probability (-1 to 1) of an order; while nights claim nothing, no comparison with it holds",
    (_, at) => at.uplift ?? Number.NaN,
  ),
  has_email: bool("has an e-mail address", ({ profile }) => profile.email !== undefined),
  consent: text(
    'consent to mails: `"none"`, `"given"` or `"withdrawn"`',
    ({ profile }) => profile.consent.status,
  ),
  subscribed: bool("joined through a form (newsletter, registration)", ({ profile }) => {
    return profile.subscribedAt !== undefined;
  }),
  entry: text("the form through which the customer joined", ({ profile }) => profile.entry ?? ""),
  via: text("where the customer met that form: `poster-3`", ({ profile }) => profile.via ?? ""),
  silenced: bool(
    "a chain decided to stop writing; ends with the next activity",
    ({ profile }) => profile.silencedAt !== undefined,
  ),
  days_since_last_open: number("days since a mail was opened last", ({ profile }, at) =>
    days(profile.lastOpenedAt, at),
  ),
  days_since_last_click: number("days since a link in a mail was clicked last", ({ profile }, at) =>
    days(profile.lastClickedAt, at),
  ),
  language: text("language of the customer's locale, `ru`", ({ profile }) => {
    return profile.locale?.split(/[-_]/)[0]?.toLowerCase() ?? "";
  }),
  country: text("country, as the shop writes it", ({ profile }) => profile.country ?? ""),
  reviews: number("reviews left", ({ profile }) => profile.reviews),
  level: text(
    "id of the loyalty level; who has not reached another has the first",
    (_, at) => at.club?.level.id ?? "",
  ),
  points: number("loyalty points that can be spent", (_, at) => at.club?.balance.good ?? 0),
  points_pending: number(
    "loyalty points that wait for the return window to close",
    (_, at) => at.club?.balance.pending ?? 0,
  ),
  points_expiring_soon: number(
    "loyalty points that expire soon: within `expiring_soon` of loyalty.yaml",
    (_, at) => at.club?.balance.expiringSoon ?? 0,
  ),
  days_until_points_expire: number(
    "days until the next loyalty points expire; infinite where none do",
    (_, at) => at.club?.daysUntilExpiry ?? NEVER,
  ),
  missing_to_next_level: number(
    "what has to be bought for to reach the next loyalty level, in the store's currency; infinite on the highest",
    (_, at) => {
      const next = at.club?.next;
      return next ? major(next.missing, at) : NEVER;
    },
  ),
  hours_since_entry: number("in a chain: hours since the customer entered it", (_, at) =>
    hours(at.enteredAt, at),
  ),
  days_since_entry: number("in a chain: days since the customer entered it", (_, at) =>
    days(at.enteredAt, at),
  ),
  ordered_since_entry: bool("in a chain: ordered after entering it", ({ profile }, at) =>
    after(profile.lastOrderAt, at),
  ),
  visited_since_entry: bool("in a chain: visited after entering it", ({ profile }, at) =>
    after(profile.lastVisitAt, at),
  ),
} as const;

export type FieldName = keyof typeof DEFINITIONS;

/** Known only where there is a loyalty programme. */
export const LOYALTY_FIELDS: readonly FieldName[] = [
  "level",
  "points",
  "points_pending",
  "points_expiring_soon",
  "days_until_points_expire",
  "missing_to_next_level",
];

export const isOfLoyalty = (field: string): boolean => LOYALTY_FIELDS.some((name) => name === field);

export const FIELDS: readonly Field[] = Object.entries(DEFINITIONS).map(([name, { type, meaning }]) => ({
  name,
  type,
  meaning,
}));

/**
 * The value of every field, or of the `asked` ones (`namesIn`). "Never" is infinity, so that `days_since_last_order > 30`
 * holds for somebody who never bought.
 */
export function fieldsOf(customer: Customer, context: FieldContext, asked = EVERYTHING): FieldValues {
  const { attributes, event, today, loyalty, currency } = context;
  const club =
    loyalty && asked.asksLoyalty ? loyaltyOn(customer.profile, today, loyalty, currency) : undefined;
  const known: Asked = { ...context, ...(club && { club }) };
  const values: Partial<Record<FieldName, number | string | boolean>> = {};
  for (const name of asked.fields) values[name] = DEFINITIONS[name].of(customer, known);
  return {
    // Whoever asks for some gets those, and asks for no other.
    ...(values as Record<FieldName, number | string | boolean>),
    ...(attributes &&
      asked.asksAttributes && {
        attributes: declaredValues(attributes, customer.profile.attributes ?? {}, today),
      }),
    ...(loyalty &&
      club && {
        privileges: Object.fromEntries(
          Object.keys(loyalty.privileges).map((id) => [id, club.level.privileges.includes(id)]),
        ),
      }),
    ...(event && { event: declaredValues(event.types, event.said, today) }),
  };
}

/** What some conditions name. */
export interface AskedFields {
  readonly fields: readonly FieldName[];
  readonly asksAttributes: boolean;
  readonly asksLoyalty: boolean;
}

const NAMES = Object.keys(DEFINITIONS) as readonly FieldName[];
const EVERYTHING: AskedFields = { fields: NAMES, asksAttributes: true, asksLoyalty: true };

/** The fields that conditions name, or seem to: a word in quotes counts as well, and costs no more than a look. */
export function namesIn(conditions: readonly string[]): AskedFields {
  const words = new Set(conditions.flatMap((when) => when.match(/[A-Za-z_]\w*/g) ?? []));
  const fields = NAMES.filter((name) => words.has(name));
  return {
    fields,
    asksAttributes: words.has("attributes"),
    asksLoyalty: words.has("has_privilege") || fields.some(isOfLoyalty),
  };
}
