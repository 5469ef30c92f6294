import { logGamma } from "../basics/special-functions.ts";

/** A group's people, and the share of everybody that the draw should have brought it. Shares add up to 1. */
export interface Drawn {
  readonly people: number;
  readonly share: number;
}

/** Observations that the prior is worth: it expects shares that are off by a point or two, which is what losing people comes to. */
const PRIOR = 1_000;

/**
 * The probability, valid however often one looks, that a fair draw comes out at least as uneven as this: 1 over the Bayes
 * factor of Lindon and Malek, "Anytime-valid inference for multinomial count data", with a Dirichlet prior around the shares.
 */
export function sampleRatioProbability(groups: readonly Drawn[]): number {
  const people = groups.reduce((sum, group) => sum + group.people, 0);
  const evidence = groups.reduce(
    (sum, group) =>
      sum +
      logGamma(PRIOR * group.share + group.people) -
      logGamma(PRIOR * group.share) -
      group.people * Math.log(group.share),
    logGamma(PRIOR) - logGamma(PRIOR + people),
  );
  return Math.min(1, Math.exp(-evidence));
}

/** Below this the counts do not come from the draw: people of one group get lost between the draw and the count. */
export const SAMPLE_RATIO_ALPHA = 0.001;
