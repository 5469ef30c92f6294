import type { Interval } from "./confidence-sequence.ts";
import { LEAST_BUYERS } from "./incremental.ts";
import { studentQuantile } from "./normal.ts";
import {
  adjustedDifference,
  armOf,
  type Difference,
  plainDifference,
  type Stratum,
  uncutDifference,
} from "./strata.ts";

/** One estimate of a closed period, in minor units. Nothing in it holds at a second look before the period is over. */
export type FixedHorizon =
  | { readonly state: "too-early"; readonly missingBuyers: number }
  | {
      readonly state: "shown";
      readonly perPerson: Interval;
      /** Of all who were not held out. */
      readonly total: Interval;
      readonly plain: number;
      readonly uncut: number;
      readonly standardError: number;
    };

/**
 * What all mails together brought in a closed quarter, against people who got none: their population is fixed, so there is no
 * stream of units for a confidence sequence, and one look is all that this interval (Welch's) allows.
 */
export function fixedHorizon(strata: readonly Stratum[], alpha: number): FixedHorizon {
  const [treated, heldOut] = [armOf(strata, "treated"), armOf(strata, "heldOut")];
  const missingBuyers = Math.max(0, LEAST_BUYERS - Math.min(treated.buyers, heldOut.buyers));
  const [adjusted, plain, uncut] = [
    adjustedDifference(strata),
    plainDifference(strata),
    uncutDifference(strata),
  ];
  if (missingBuyers > 0 || !adjusted || !plain || uncut === undefined)
    return { state: "too-early", missingBuyers };
  const perPerson = fixedInterval(adjusted, alpha);
  const total = {
    estimate: perPerson.estimate * treated.people,
    low: perPerson.low * treated.people,
    high: perPerson.high * treated.people,
  };
  return {
    state: "shown",
    perPerson,
    total,
    plain: plain.estimate,
    uncut,
    standardError: Math.sqrt(adjusted.variance),
  };
}

/** Welch's interval: for one look at one time that was chosen before. */
function fixedInterval({ estimate, variance, freedom }: Difference, alpha: number): Interval {
  const half = studentQuantile(1 - alpha / 2, freedom) * Math.sqrt(variance);
  return { estimate, low: estimate - half, high: estimate + half };
}
