import { FIELDS } from "./fields.ts";
import { among, and, type Formula, or } from "./formula.ts";
import { between, compared } from "./numbers.ts";
import type { Domains } from "./possible.ts";
import { ANY_NUMBER, ANY_TEXT, type Domain, texts } from "./value-set.ts";
import { FIELD_TYPES, type Vocabulary } from "./vocabulary.ts";

const NEVER = Number.POSITIVE_INFINITY;

const count: Domain = { values: between(0, NEVER), whole: true };
const span: Domain = { values: between(0, NEVER) };
const score: Domain = { values: between(0, 5), whole: true };
const probability: Domain = { values: { ...between(0, 1), nan: true } };
const difference: Domain = { values: { ...between(-1, 1), nan: true } };
const yesOrNo: Domain = { values: texts("true", "false") };

/** Fields of which more is certain than their type. */
const CERTAIN: Domains = {
  orders: count,
  order_days: count,
  days_since_first_order: count,
  days_since_last_order: count,
  mean_gap_days: span,
  days_since_joined: count,
  days_since_last_visit: count,
  hours_since_last_visit: span,
  days_since_last_activity: count,
  cart_items: span,
  cart_value: span,
  hours_since_cart_change: span,
  viewed_items: count,
  recency_score: score,
  frequency_score: score,
  monetary_score: score,
  no_purchase_probability: probability,
  uplift: difference,
  consent: { values: texts("none", "given", "withdrawn") },
  days_since_last_open: count,
  days_since_last_click: count,
  reviews: count,
  points: count,
  points_pending: count,
  points_expiring_soon: count,
  days_until_points_expire: count,
  missing_to_next_level: span,
  hours_since_entry: span,
  days_since_entry: count,
};

const BY_TYPE = { number: ANY_NUMBER, string: ANY_TEXT, bool: yesOrNo } as const;

/** What each declared attribute can be. */
export function attributeDomains({ attributes = {} }: Vocabulary): Domains {
  const known = Object.entries(attributes).flatMap(([name, type]) => {
    const seen = FIELD_TYPES[type];
    return seen === "list" ? [] : [[`attributes.${name}`, BY_TYPE[seen]] as const];
  });
  return Object.fromEntries(known);
}

/** What each field can be in a shop with these tiers. Segments and RFM names may still be those of an earlier config. */
export function fieldDomains(tiers: readonly string[]): Domains {
  const known = FIELDS.map(({ name, type }) => [name, CERTAIN[name] ?? BY_TYPE[type]] as const);
  return { ...Object.fromEntries(known), tier: { values: texts(...tiers) } };
}

const zero = (field: string) => among(field, compared("==", 0));
const some = (field: string) => among(field, compared(">", 0));
const never = (field: string) => among(field, compared("==", NEVER));
const ever = (field: string) => among(field, compared("<", NEVER));

/** What is so of everybody: who has ordered has a first and a last order, whose cart is empty has not changed it. */
export const SO_OF_EVERYBODY: Formula = and(
  or(
    and(zero("orders"), never("days_since_first_order"), never("days_since_last_order")),
    and(some("orders"), ever("days_since_first_order"), ever("days_since_last_order")),
  ),
  or(
    and(zero("cart_items"), zero("cart_value"), never("hours_since_cart_change")),
    and(some("cart_items"), ever("hours_since_cart_change")),
  ),
);

const no = (field: string) => among(field, texts("false"));

/** What is so besides where no chain asks: in segments, and where somebody enters a chain. */
export const OUTSIDE_OF_CHAINS: Formula = and(
  never("hours_since_entry"),
  never("days_since_entry"),
  no("ordered_since_entry"),
  no("visited_since_entry"),
);
