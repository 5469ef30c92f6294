import type { Day } from "../basics/calendar.ts";
import { toMinor } from "../basics/money.ts";
import type { Loyalty } from "../config/loyalty.ts";
import { rulesOn } from "./rules.ts";

/** What a shop lets customers do with points, in minor units of its currency. */
export interface SpendRules {
  readonly currency: string;
  /** What a point is worth, in major units. */
  readonly worth: number;
  readonly mostPercent: number;
  readonly leastPoints: number;
  readonly minOrder: number;
}

export function spendRulesOn(loyalty: Loyalty, currency: string, day: Day): SpendRules {
  const { most_percent = 0, least_points = 1, min_order = 0 } = rulesOn(loyalty, day)?.spend ?? {};
  return {
    currency,
    worth: loyalty.points.worth,
    mostPercent: most_percent,
    leastPoints: least_points,
    minOrder: toMinor(min_order, currency),
  };
}

/** What points take off an order, in minor units. */
export const worthOf = (points: number, { worth, currency }: SpendRules): number =>
  toMinor(points * worth, currency);

/** How many points may pay for an order of `total` minor units, whoever's they are; 0 where it is too small. */
export function mostFor(total: number, rules: SpendRules): number {
  if (total < rules.minOrder || rules.worth <= 0) return 0;
  const most = Math.floor((total * rules.mostPercent) / 100 + ROUNDING);
  const one = rules.worth * (toMinor(1, rules.currency) || 1);
  const points = Math.floor(most / one + ROUNDING);
  return points < rules.leastPoints ? 0 : points;
}

/** Of what binary fractions lack: .29 times 100 is a little less than 29. */
const ROUNDING = 1e-9;
