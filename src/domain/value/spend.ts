import { levelOf, makeTupleSample, type TupleSampleState } from "../basics/tuple-sample.ts";
import type { OrderDay } from "../people/profile.ts";
import type { WeightedSpender } from "./gamma-gamma.ts";

/** Repeat buyers that the money model looks at: its mean is then right to about a percent. */
export const ENOUGH_SPENDERS = 20_000;

/** What one customer's order days have brought, in minor units: the later ones, and all. */
export interface Spend {
  readonly x: number;
  readonly repeatSpent: number;
  readonly spent: number;
}

/** What the money model needs of all buyers: whole numbers that merge over shards. Entries are [level, x, spent, n]. */
export interface SpendCounts {
  readonly sample: TupleSampleState;
  readonly orderDays: number;
  readonly spent: number;
}

export interface SpendCounter {
  add(id: string, spend: Spend): void;
  merge(other: SpendCounts): void;
  counts(): SpendCounts;
  spenders(): readonly WeightedSpender[];
}

/** The money of order days, ascending; of those up to `today` where it is given. */
export function spendOf(orderDays: readonly OrderDay[], today = Number.POSITIVE_INFINITY): Spend {
  let days = 0;
  let spent = 0;
  for (const orderDay of orderDays) {
    if (orderDay.day > today) break;
    days += 1;
    spent += orderDay.spent;
  }
  const first = days === 0 ? 0 : (orderDays[0]?.spent ?? 0);
  return { x: Math.max(0, days - 1), repeatSpent: spent - first, spent };
}

export function makeSpendCounter(enough = ENOUGH_SPENDERS): SpendCounter {
  const sample = makeTupleSample(enough);
  let [orderDays, total] = [0, 0];
  return {
    add(id, { x, repeatSpent, spent }) {
      orderDays += x + 1;
      total += spent;
      if (x === 0 || repeatSpent <= 0) return;
      const level = levelOf(id);
      if (sample.takes(level)) sample.add(level, [x, repeatSpent]);
    },
    merge(other) {
      orderDays += other.orderDays;
      total += other.spent;
      sample.merge(other.sample);
    },
    counts: () => ({ sample: sample.state(), orderDays, spent: total }),
    spenders: () =>
      sample.counted().map(({ tuple: [x = 0, spent = 0], count }) => ({ x, mean: spent / x, weight: count })),
  };
}
