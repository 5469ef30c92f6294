import type { WeightedSpender } from "../../src/domain/value/gamma-gamma.ts";
import { spendOf } from "../../src/domain/value/spend.ts";
import { day, readLog } from "./purchase-logs.ts";

/** Everybody's repeat purchases up to the cut-off: how many, and their mean in whole currency; 0 where there are none. */
export function spendersOf(log: Parameters<typeof readLog>[0], cutoff: string): readonly WeightedSpender[] {
  return [...readLog(log).values()].map((orderDays) => {
    const { x, repeatSpent } = spendOf(orderDays, day(cutoff));
    return { x, mean: x === 0 ? 0 : repeatSpent / 100 / x, weight: 1 };
  });
}
