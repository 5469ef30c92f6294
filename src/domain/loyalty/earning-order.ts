import { type Day, formatDay, type Instant } from "../basics/calendar.ts";
import type { Boost, Loyalty, LoyaltyRules } from "../config/loyalty.ts";
import { type LoyaltyShop, worthUnder } from "./rules.ts";

/** An order as points see it: what it was worth, from its placing on. Only orders that the shop itself tells of. */
export interface EarningOrder {
  readonly order: string;
  readonly placedAt: Instant;
  /** When parts of it came, up to the message that all of it had, ascending. */
  readonly delivered: readonly Instant[];
  /** Ascending by `at`; the first at `placedAt`. */
  readonly states: readonly OrderWorth[];
}

/** Money in the store currency's minor units. */
export interface OrderWorth {
  readonly at: Instant;
  /** Net of refunds so far; 0 where it was cancelled or has no rate. */
  readonly spent: number;
  readonly lines: readonly { readonly category?: string; readonly amount: number }[];
}

interface Circumstances {
  readonly rules: LoyaltyRules;
  /** Of the order. */
  readonly day: Day;
  /** That the customer had before it. */
  readonly level: string;
}

/** Sums of kopecks times percent are whole in theory; a float may fall short of it by this at most. */
const ALMOST = 1e-9;

/**
 * Points of an order in one of its states, rounded down once for the whole order. What was paid, by the share of each
 * category in the lines: a discount on the order or a refund takes from all lines alike.
 */
export function pointsOf(
  { spent, lines }: OrderWorth,
  { rules, day, level }: Circumstances,
  loyalty: Loyalty,
  { currency }: LoyaltyShop,
): number {
  const general = rules.levels[level]?.cashback_percent ?? 0;
  const percentOf = (category: string | undefined) => {
    const own = category !== undefined && Object.hasOwn(rules.categories ?? {}, category);
    const percent = own ? (rules.categories?.[category] ?? 0) : general;
    return percent * boostOn(rules.boosts ?? [], day, category);
  };
  const listed = lines.reduce((sum, { amount }) => sum + amount, 0);
  const percent =
    listed > 0
      ? lines.reduce((sum, { category, amount }) => sum + amount * percentOf(category), 0) / listed
      : percentOf(undefined);
  return Math.max(0, Math.floor((spent * percent) / 100 / worthUnder(loyalty, rules, currency) + ALMOST));
}

/** The largest multiplier of the day for a category; 1 on other days. */
function boostOn(boosts: readonly Boost[], day: Day, category: string | undefined): number {
  const date = formatDay(day);
  const fitting = boosts.filter(
    ({ from, to, categories }) =>
      from <= date &&
      date <= to &&
      (categories === undefined || (category !== undefined && categories.includes(category))),
  );
  return Math.max(1, ...fitting.map(({ multiply }) => multiply));
}
