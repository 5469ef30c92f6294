import { type Day, dayOf, type Instant } from "../basics/calendar.ts";
import { type FieldName, LOYALTY_FIELDS } from "../conditions/fields.ts";
import { asOf, type RunDay } from "../people/as-of.ts";
import type { Profile } from "../people/profile.ts";

/** A customer as of an earlier instant, as far as the profile still tells. */
export interface Past {
  readonly profile: Profile;
  /** What a condition could have asked then and nobody can answer any more. */
  readonly unknown: ReadonlySet<Forgotten>;
  /** The attributes of which nobody knows what they were. */
  readonly unknownAttributes: ReadonlySet<string>;
}

type Forgotten = FieldName | "privileges";

const RFM: readonly FieldName[] = [
  "rfm_segment",
  "rfm_cell",
  "recency_score",
  "frequency_score",
  "monetary_score",
];
const OF_ORDERS: readonly FieldName[] = [
  ...RFM,
  "orders",
  "order_days",
  "spent",
  "average_order",
  "days_since_first_order",
  "days_since_last_order",
  "mean_gap_days",
  "tier",
  "no_purchase_probability",
];
const OF_LAST_PURCHASE: readonly FieldName[] = ["last_category", "last_shop"];
const OF_VISITS: readonly FieldName[] = ["days_since_last_visit", "hours_since_last_visit"];
const OF_LOYALTY: readonly Forgotten[] = [...LOYALTY_FIELDS, "privileges"];
const OF_CART: readonly FieldName[] = ["cart_items", "cart_value", "hours_since_cart_change"];

/**
 * The profile as of an instant, which need not be the end of a day, and what of it is unknown: a profile keeps the day
 * of every order, but one date of visits, and none of names, addresses and attributes. Undefined for somebody who was not there yet.
 */
export function pastOf(profile: Profile, at: Instant, timeZone: string): Past | undefined {
  if (profile.firstSeenAt > at) return undefined;
  const happened = (moment: Instant | undefined) => moment === undefined || moment <= at;
  const unknown = new Set<Forgotten>();
  const forget = (names: readonly Forgotten[]) => {
    for (const name of names) unknown.add(name);
  };

  // Of consent, categories and coupons a profile keeps no past.
  forget(["uplift"]);
  const lastDay = lastOrderDayAt(profile, at, timeZone);
  if (lastDay === undefined) forget([...OF_ORDERS, "missing_to_next_level"]);
  // An account tells of no day before the last thing that happened in it.
  if (profile.loyalty && profile.loyalty.on >= dayOf(timeZone, at)) forget(OF_LOYALTY);
  if (!happened(profile.lastOrderAt)) forget(OF_LAST_PURCHASE);
  if (!happened(profile.lastVisitAt)) forget(OF_VISITS);
  const isQuiet = happened(profile.lastActivityAt);
  if (!isQuiet) forget(["days_since_last_activity", "viewed_items"]);
  if (!isQuiet && !(profile.cart && happened(profile.cart.changedAt))) forget(OF_CART);
  if (profile.silencedAt === undefined ? !isQuiet : !happened(profile.silencedAt)) forget(["silenced"]);
  if (!happened(profile.lastReviewAt)) forget(["reviews"]);
  if (!happened(profile.lastOpenedAt)) forget(["days_since_last_open"]);
  if (!happened(profile.lastClickedAt)) forget(["days_since_last_click"]);
  if (profile.email !== undefined && !(profile.addressSince !== undefined && happened(profile.addressSince)))
    forget(["has_email"]);
  if (!happened(profile.consent.at)) forget(["consent"]);
  if (profile.locale !== undefined) forget(["language"]);
  if (profile.country !== undefined) forget(["country"]);

  const day: RunDay = { today: lastDay ?? dayOf(timeZone, at), end: at, timeZone };
  const { subscribedAt, entry, ...then } = asOf(profile, day);
  return {
    profile:
      subscribedAt === undefined || subscribedAt > at
        ? then
        : { ...then, subscribedAt, ...(entry !== undefined && { entry }) },
    unknown,
    unknownAttributes: new Set(Object.keys(profile.attributes ?? {})),
  };
}

/**
 * The last day whose orders had all been placed at the instant, so that none after it had; undefined where orders of
 * the instant's own day cannot be told apart, because only the first and the last order keep their time.
 */
function lastOrderDayAt(profile: Profile, at: Instant, timeZone: string): Day | undefined {
  const { orderDays, firstOrderAt, lastOrderAt } = profile;
  const today = dayOf(timeZone, at);
  if (lastOrderAt === undefined || lastOrderAt <= at) return today;
  const ofToday = orderDays.find(({ day }) => day === today);
  if (!ofToday) return today;
  if (firstOrderAt !== undefined && firstOrderAt > at) return today - 1;
  if (ofToday.orders > 1) return undefined;
  const isOnly = (moment: Instant | undefined) => moment !== undefined && dayOf(timeZone, moment) === today;
  if (isOnly(lastOrderAt)) return today - 1;
  return isOnly(firstOrderAt) ? today : undefined;
}
