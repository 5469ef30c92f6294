import { type ArmSums, mergedSums, NO_SUMS } from "./arm-sums.ts";
import { adjustedMean, NO_SLOPES, type Slopes, slopesOf } from "./cuped.ts";

/** People who were drawn with the same probability: of them, and only of them, the two arms may be compared. */
export interface Stratum {
  /** Of being mailed, above 0 and below 1. */
  readonly probability: number;
  readonly treated: ArmSums;
  readonly heldOut: ArmSums;
}

/** The treated's mean minus that of those held out, by post-stratification, and the estimator's variance. */
export interface Difference {
  readonly estimate: number;
  readonly variance: number;
  /** Of both arms in the strata that can be compared. */
  readonly people: number;
  /** Degrees of freedom of the variance (Welch, Satterthwaite). */
  readonly freedom: number;
}

/** A stratum with fewer people than this in an arm says nothing yet of its variance, and waits. */
const LEAST_PEOPLE = 20;

export const isComparable = ({ treated, heldOut }: Stratum): boolean =>
  treated.people >= LEAST_PEOPLE && heldOut.people >= LEAST_PEOPLE;

export const peopleOf = ({ treated, heldOut }: Stratum): number => treated.people + heldOut.people;

/** Everybody of one arm, whatever their probability: for counts, never for a comparison. */
export const armOf = (strata: readonly Stratum[], arm: "treated" | "heldOut"): ArmSums =>
  strata.reduce((sums, stratum) => mergedSums(sums, stratum[arm]), NO_SUMS);

/** Adjusted for what people had bought before; undefined where no stratum can be compared yet. */
export function adjustedDifference(strata: readonly Stratum[]): Difference | undefined {
  const arms = strata.filter(isComparable).flatMap(({ treated, heldOut }) => [treated, heldOut]);
  return differenceBy(strata, slopesOf(arms));
}

/** Of means as they are, within the limit. */
export const plainDifference = (strata: readonly Stratum[]): Difference | undefined =>
  differenceBy(strata, NO_SLOPES);

/** Of outcomes without a limit: one order can decide it, so it has no interval. */
export const uncutDifference = (strata: readonly Stratum[]): number | undefined =>
  plainDifference(
    strata.map(({ probability, treated, heldOut }) => ({
      probability,
      treated: uncut(treated),
      heldOut: uncut(heldOut),
    })),
  )?.estimate;

const uncut = (arm: ArmSums): ArmSums => ({ ...arm, sum: arm.raw, squares: arm.rawSquares });

function differenceBy(strata: readonly Stratum[], slopes: Slopes): Difference | undefined {
  const compared = strata.filter(isComparable);
  const everybody = mergedSums(armOf(compared, "treated"), armOf(compared, "heldOut"));
  if (everybody.people === 0) return undefined;
  const perBuyer = everybody.buyers === 0 ? 0 : everybody.squares / everybody.buyers;
  let [estimate, variance, uncertain] = [0, 0, 0];
  for (const stratum of compared) {
    const weight = peopleOf(stratum) / everybody.people;
    const treated = adjustedMean(stratum.treated, slopes, perBuyer);
    const heldOut = adjustedMean(stratum.heldOut, slopes, perBuyer);
    estimate += weight * (treated.mean - heldOut.mean);
    for (const arm of [treated, heldOut]) {
      const part = weight * weight * arm.variance;
      variance += part;
      uncertain += (part * part) / arm.freedom;
    }
  }
  const freedom = uncertain > 0 ? (variance * variance) / uncertain : everybody.people;
  return { estimate, variance, people: everybody.people, freedom };
}
