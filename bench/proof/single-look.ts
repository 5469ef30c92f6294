import type { ArmSums } from "../../src/domain/proof/arm-sums.ts";
import type { Interval } from "../../src/domain/proof/confidence-sequence.ts";
import { NO_SLOPES, type Slopes, slopesOf } from "../../src/domain/proof/cuped.ts";
import { peopleOf, type Stratum } from "../../src/domain/proof/strata.ts";
import type { Estimand } from "./estimand.ts";

const Z = 1.959963984540054;

/**
 * The textbook's 95% interval of one look, each arm with its own variance: what the engine's are measured against. It has
 * nothing of the engine's but the slopes on the past. Undefined where an arm of a stratum has nobody to speak of.
 */
export function singleLook(strata: readonly Stratum[], estimand: Estimand): Interval | undefined {
  const present = strata.filter((stratum) => peopleOf(stratum) > 0);
  const people = present.reduce((sum, stratum) => sum + peopleOf(stratum), 0);
  if (present.some(({ treated, heldOut }) => Math.min(treated.people, heldOut.people) < 2)) return undefined;
  const arms = present.flatMap(({ treated, heldOut }) => [treated, heldOut]);
  const slopes = estimand === "money" ? slopesOf(arms) : NO_SLOPES;
  const mean = estimand === "ordered" ? orderedMean : (arm: ArmSums) => moneyMean(arm, slopes);
  let [estimate, variance] = [0, 0];
  for (const stratum of present) {
    const weight = peopleOf(stratum) / people;
    const [treated, heldOut] = [mean(stratum.treated), mean(stratum.heldOut)];
    estimate += weight * (treated.mean - heldOut.mean);
    variance += weight ** 2 * (treated.variance + heldOut.variance);
  }
  const half = Z * Math.sqrt(variance);
  return { estimate, low: estimate - half, high: estimate + half };
}

function orderedMean({ people, buyers }: ArmSums) {
  const share = buyers / people;
  return { mean: share, variance: (share * (1 - share)) / people };
}

function moneyMean(arm: ArmSums, { spent: s, orders: o }: Slopes) {
  const n = arm.people;
  const mean = (arm.sum - s * arm.spent - o * arm.orders) / n;
  const squares =
    arm.squares +
    s * s * arm.spentSpent +
    o * o * arm.ordersOrders +
    2 * (s * o * arm.spentOrders - s * arm.spentOutcome - o * arm.ordersOutcome);
  return { mean, variance: (squares / n - mean * mean) / (n - 1) };
}
