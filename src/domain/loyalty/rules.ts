import {
  DAY,
  type Day,
  dayOf,
  type Instant,
  instantAt,
  parseDay,
  parseDuration,
} from "../basics/calendar.ts";
import { toMinor } from "../basics/money.ts";
import { rememberedOf } from "../basics/remembered-of.ts";
import type { Loyalty, LoyaltyRules } from "../config/loyalty.ts";

/** What the fold reads of the shop besides the rules. */
export interface LoyaltyShop {
  readonly timeZone: string;
  readonly currency: string;
}

/** The first day of a set; undefined where it holds from the beginning. */
export const firstDayOf = rememberedOf(({ from }: LoyaltyRules): Day | undefined =>
  from === undefined ? undefined : parseDay(from),
);

/** The set that holds on a day; undefined before the programme began. */
export const rulesOn = ({ rules }: Pick<Loyalty, "rules">, day: Day): LoyaltyRules | undefined =>
  rules.findLast((one) => (firstDayOf(one) ?? Number.NEGATIVE_INFINITY) <= day);

/** Whole days of a duration, the last one begun counted in. */
export const daysIn = (duration: string): number => Math.ceil((parseDuration(duration) ?? 0) / DAY);

/** Days that levels count the spend of; undefined for all that was ever spent. */
export const windowDaysOf = ({ level_window }: LoyaltyRules): number | undefined =>
  level_window === "ever" ? undefined : daysIn(level_window);

/**
 * The first day on which points that become good on `active` cannot be spent any more: the first of a month, so that
 * somebody who buys every day has a lot a month and not a lot a day. Undefined where points are good for ever.
 */
export function expiryOf({ expires_after }: LoyaltyRules, active: Day): Day | undefined {
  return expires_after === "never" ? undefined : monthAfter(active + daysIn(expires_after));
}

/** The day itself where it is the first of a month, else the first of the next one. */
export function monthAfter(day: Day): Day {
  const date = new Date(day * DAY);
  if (date.getUTCDate() === 1) return day;
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / DAY;
}

/**
 * The first day on which what an order earned can be spent. The return window runs from the order, and anew from each
 * delivery that comes while it is still open: what has become good stays good.
 */
export function activeOn(
  rules: LoyaltyRules,
  order: { readonly placedAt: Instant; readonly delivered: readonly Instant[] },
  { timeZone }: LoyaltyShop,
): Day {
  const days = daysIn(rules.return_window);
  let active = dayOf(timeZone, order.placedAt) + days;
  for (const at of order.delivered) {
    const day = dayOf(timeZone, at);
    if (day <= active) active = Math.max(active, day + days);
  }
  return active;
}

/** What cashback reckons a point at, in minor units. */
export const worthUnder = (loyalty: Loyalty, rules: LoyaltyRules, currency: string): number =>
  Math.max(1, toMinor(rules.worth ?? loyalty.points.worth, currency));

/** The place among the levels that a spend (minor units) reaches. */
export function reachedBy(loyalty: Loyalty, rules: LoyaltyRules, spent: number, currency: string): number {
  const reached = loyalty.levels.findLastIndex(({ id }) => thresholdOf(rules, id, currency) <= spent);
  return Math.max(0, reached);
}

/** The spend in minor units at which a level begins. */
export const thresholdOf = (rules: LoyaltyRules, level: string, currency: string): number =>
  toMinor(rules.levels[level]?.from ?? 0, currency);

export const startOf = (day: Day, { timeZone }: LoyaltyShop): Instant => instantAt(timeZone, day, 0);

/** Which of two texts comes first, the same on every machine. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
