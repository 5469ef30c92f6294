import { type Standing, standingOf } from "../../src/domain/churn/histories.ts";
import type { OrderDay } from "../../src/domain/people/profile.ts";

/** A buyer as known at the cut-off, and what came of it. */
export interface Shopper {
  readonly id: string;
  /** Up to the cut-off. */
  readonly orderDays: readonly OrderDay[];
  readonly standing: Standing;
  /** Order days of the period after the cut-off. */
  readonly orders: number;
}

/** Those who have ordered by the end of day `cutoff`. Order days ascending; the period has `days` days. */
export function shoppersOf(
  customers: Iterable<readonly [id: string, orderDays: readonly OrderDay[]]>,
  cutoff: number,
  days: number,
): readonly Shopper[] {
  return [...customers].flatMap(([id, all]) => {
    const orderDays = all.filter(({ day }) => day <= cutoff);
    const standing = standingOf(
      { days: orderDays.map(({ day }) => day), spent: orderDays.map(({ spent }) => spent) },
      cutoff,
    );
    const orders = all.filter(({ day }) => day > cutoff && day <= cutoff + days).length;
    return standing ? [{ id, orderDays, standing, orders }] : [];
  });
}
