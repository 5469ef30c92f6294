import { levelOf, makeTupleSample, type TupleSampleState } from "../basics/tuple-sample.ts";
import type { Buyer, WeightedBuyer } from "./histogram.ts";

/** Buyers that a fit looks at: more make it no better (the standard errors are below a percent), only slower. */
export const ENOUGH_BUYERS = 50_000;

/** Entries are [level, x, tx, T, n]. */
export type SampleState = TupleSampleState;

/** Histories of everybody, or of a uniform sample of them, as a weighted histogram that merges over shards. */
export interface Sample {
  add(id: string, buyer: Buyer): void;
  merge(other: SampleState): void;
  state(): SampleState;
  histogram(): readonly WeightedBuyer[];
}

export function makeSample(enough = ENOUGH_BUYERS): Sample {
  const sample = makeTupleSample(enough);
  return {
    add: (id, { x, tx, T }) => {
      const level = levelOf(id);
      if (sample.takes(level)) sample.add(level, [x, tx, T]);
    },
    merge: sample.merge,
    state: sample.state,
    histogram: () =>
      sample.counted().map(({ tuple: [x = 0, tx = 0, T = 0], count }) => ({ x, tx, T, weight: count })),
  };
}
