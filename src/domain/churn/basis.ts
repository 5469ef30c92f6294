import type { Family, Parameters } from "./buy-till-you-die.ts";
import { type Hazards, hazardsOf, makeGapCounts } from "./gaps.ts";
import type { WeightedBuyer } from "./histogram.ts";
import { type OrderHistory, standingOf } from "./histories.ts";
import { type Rhythm, rhythmOf } from "./rhythm.ts";
import { parametersOf } from "./shop-fit.ts";

/** What is known of a shop on a day, by which the features of its customers are computed. */
export interface Basis {
  readonly lifetime: Readonly<Record<Family, Parameters>>;
  readonly hazards: Hazards;
  readonly rhythm: Rhythm;
  /** What an order day brings on average, in minor units: the unit in which spend is measured. */
  readonly orderValue: number;
}

/** Learned from orders up to and including `today`. */
export function basisOf(histories: readonly OrderHistory[], today: number): Basis {
  const gaps = makeGapCounts();
  const buyers = new Map<string, WeightedBuyer>();
  let [orderDays, spent] = [0, 0];
  for (const history of histories) {
    const standing = standingOf(history, today);
    if (!standing) continue;
    const { x, tx, T } = standing;
    const key = `${x},${tx},${T}`;
    buyers.set(key, { x, tx, T, weight: (buyers.get(key)?.weight ?? 0) + 1 });
    orderDays += x + 1;
    spent += Math.max(0, standing.spent);
    gaps.add(
      history.days.filter((day) => day <= today),
      today,
    );
  }
  const counted = [...buyers.values()];
  return {
    lifetime: {
      "bg-nbd": parametersOf("bg-nbd", counted),
      "mbg-nbd": parametersOf("mbg-nbd", counted),
    },
    hazards: hazardsOf(gaps.counts),
    rhythm: rhythmOf(histories, today),
    orderValue: spent > 0 ? spent / orderDays : 1,
  };
}
