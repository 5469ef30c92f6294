import { type Covariates, mergedSums, NO_SUMS, withPerson } from "./arm-sums.ts";
import type { OutcomeCount, OutcomeName } from "./holdout-measuring.ts";

/** What a period's count has come to. */
export interface PeriodCounts {
  readonly outcomes: readonly OutcomeCount[];
  /** People held out to whom something went all the same, under another of their names. */
  readonly heldOutButMailed: number;
}

/** One person of a closed period. Money in minor units. */
interface Counted {
  readonly isOut: boolean;
  readonly earned: Readonly<Record<OutcomeName, number>>;
  /** Of the year before the period. */
  readonly past: Covariates;
}

/** One person more, in every outcome, where all were drawn with one probability. */
export const withCounted = (
  counts: readonly OutcomeCount[],
  { isOut, earned, past: covariates }: Counted,
): readonly OutcomeCount[] =>
  counts.map((count) => {
    const person = { outcome: earned[count.outcome], ordered: earned.orders > 0, covariates };
    const arm = isOut ? "heldOut" : "treated";
    return {
      ...count,
      strata: count.strata.map((stratum) => ({
        ...stratum,
        [arm]: withPerson(stratum[arm], person, count.design),
      })),
    };
  });

/** What parts have counted by the same designs, as if one had counted everybody. */
export const mergedPeriods = (one: PeriodCounts, other: PeriodCounts): PeriodCounts => ({
  outcomes: mergedCounts(one.outcomes, other.outcomes),
  heldOutButMailed: one.heldOutButMailed + other.heldOutButMailed,
});

const mergedCounts = (
  one: readonly OutcomeCount[],
  other: readonly OutcomeCount[],
): readonly OutcomeCount[] =>
  one.map((count, index) => ({
    ...count,
    strata: count.strata.map((stratum, at) => {
      const { treated = NO_SUMS, heldOut = NO_SUMS } = other[index]?.strata[at] ?? {};
      return {
        ...stratum,
        treated: mergedSums(stratum.treated, treated),
        heldOut: mergedSums(stratum.heldOut, heldOut),
      };
    }),
  }));
