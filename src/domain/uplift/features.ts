import { DAY, type Instant } from "../basics/calendar.ts";
import type { Profile } from "../people/profile.ts";

/**
 * What uplift is learned from, in this order. Days and sums are logarithms (ln(1 + x)), because the difference between one
 * day and a week is worth more than that between a year and a year and a week.
 */
export const UPLIFT_FEATURES = [
  /** Days since the last order; since the customer was first seen where there is none. */
  "recency",
  "frequency",
  /** Spent in all, minor units of the store's currency. */
  "money",
  /** Days since the customer was first seen. */
  "age",
  /** Probability of not ordering again in the period, 0 to 1. */
  "churn-risk",
  /** Share of the category that is bought most, 0 to 1. */
  "category-share",
  /** Days since the consent. */
  "consent-age",
  /** Share of the orders that used a coupon, of the newest 30. */
  "discount-use",
] as const;

/** Kept to the thousandth: finer says nothing, and would be stored with every draw. */
const PRECISION = 1_000;

type Known = Pick<
  Profile,
  "orders" | "spent" | "firstSeenAt" | "lastOrderAt" | "categories" | "consent" | "coupons"
>;

/** Of somebody who has never bought: `frequency` tells them apart. */
const NEVER_BOUGHT = 1;

/**
 * A customer's features as of an instant, to be kept with the draw: nothing in them may come of the mail. `churnRisk` is
 * undefined of somebody who has never bought.
 */
export function upliftFeatures(
  profile: Known,
  churnRisk: number | undefined,
  now: Instant,
): readonly number[] {
  const since = (at: Instant | undefined) => (at === undefined ? 0 : Math.log1p(Math.max(0, now - at) / DAY));
  const byCategory = Object.values(profile.categories);
  const bought = byCategory.reduce((sum, orders) => sum + orders, 0);
  const byName = {
    recency: since(profile.lastOrderAt ?? profile.firstSeenAt),
    frequency: Math.log1p(profile.orders),
    money: Math.log1p(Math.max(0, profile.spent)),
    age: since(profile.firstSeenAt),
    "churn-risk": churnRisk ?? NEVER_BOUGHT,
    "category-share": bought === 0 ? 0 : Math.max(...byCategory) / bought,
    "consent-age": since(profile.consent.at),
    "discount-use": Math.min(1, profile.coupons.length / Math.min(30, Math.max(1, profile.orders))),
  } satisfies Record<(typeof UPLIFT_FEATURES)[number], number>;
  return UPLIFT_FEATURES.map((name) => Math.round(byName[name] * PRECISION) / PRECISION);
}

/** Orders and spend (minor units) that a draw's features tell of, as near as they are kept. */
export function knownBy(features: readonly number[]): { readonly orders: number; readonly spent: number } {
  const told = (name: (typeof UPLIFT_FEATURES)[number]) =>
    Math.round(Math.expm1(features[UPLIFT_FEATURES.indexOf(name)] ?? 0));
  return { orders: told("frequency"), spent: told("money") };
}
