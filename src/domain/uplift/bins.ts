import type { Trial } from "./trial.ts";

/** Bounds between a feature's bins, ascending. A value is in the bin of the last bound that is not above it. */
export type Cuts = readonly number[];

export const MOST_BINS = 64;

/**
 * Bounds halfway between neighbouring values. A feature of few values has a bin for each of them; of more, bins hold about
 * as many people each.
 */
export function cutsOf(column: Float64Array): Cuts {
  const sorted = column.toSorted();
  const distinct = sorted.filter((value, at) => at === 0 || value !== sorted[at - 1]);
  const few = distinct.length <= MOST_BINS;
  const firsts = few
    ? distinct.subarray(1)
    : Float64Array.from({ length: MOST_BINS - 1 }, quantileOf(sorted));
  const cuts: number[] = [];
  let below = 0;
  for (const first of firsts) {
    while ((distinct[below + 1] ?? first) < first) below += 1;
    const cut = ((distinct[below] ?? first) + first) / 2;
    if (first !== distinct[0] && cut !== cuts.at(-1)) cuts.push(cut);
  }
  return cuts;
}

const quantileOf = (sorted: Float64Array) => (_: unknown, bin: number) =>
  sorted[Math.floor(((bin + 1) * sorted.length) / MOST_BINS)] ?? 0;

/** From 0 to the number of cuts. */
function binOf(cuts: Cuts, value: number): number {
  let [from, to] = [0, cuts.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((cuts[middle] ?? 0) <= value) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Each feature by its bins, column by column. */
export function binnedOf({ columns }: Trial) {
  const cuts = columns.map(cutsOf);
  const bins = columns.map((column, i) => Uint8Array.from(column, (value) => binOf(cuts[i] ?? [], value)));
  return { cuts, bins };
}
