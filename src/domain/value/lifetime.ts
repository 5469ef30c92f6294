/** 4.345 weeks, as in the packages whose published figures the tests reproduce. */
const MONTH_DAYS = 4.345 * 7;

/** How far ahead a customer's worth is counted, and what money loses in worth per month. */
export interface Horizon {
  readonly months: number;
  readonly monthlyDiscount: number;
}

export const YEAR: Horizon = { months: 12, monthlyDiscount: 0.01 };

/**
 * Purchases over the horizon, those of month i counted as 1/(1+discount)^i: times what a purchase costs, this is the
 * discounted lifetime value. `expected` says how many purchases there will be within so many days.
 */
export function discountedPurchases(
  expected: (days: number) => number,
  { months, monthlyDiscount }: Horizon,
): number {
  let [total, before] = [0, 0];
  for (let month = 1; month <= months; month += 1) {
    const until = expected(month * MONTH_DAYS);
    total += (until - before) / (1 + monthlyDiscount) ** month;
    before = until;
  }
  return total;
}
