/**
 * Waits for the next purchase on a grid of days that grows by 9% a step, from half a day to three years: those
 * that ended with it, then those still going on. Whole numbers that add up exactly over shards, never more than this
 * many, however long the history.
 */
export type Gaps = Uint32Array;

const STEPS_PER_DOUBLING = 8;
/** Half a day. */
const FIRST = -STEPS_PER_DOUBLING;
export const BINS = 11 * STEPS_PER_DOUBLING + 1;

export const noGaps = (): Gaps => new Uint32Array(2 * BINS);

export function addEnded(gaps: Gaps, days: number, times = 1): void {
  const bin = binOf(days);
  gaps[bin] = (gaps[bin] ?? 0) + times;
}

export function addOpen(gaps: Gaps, days: number): void {
  const bin = BINS + binOf(days);
  gaps[bin] = (gaps[bin] ?? 0) + 1;
}

export function addGaps(into: Gaps, from: Gaps): void {
  for (let at = 0; at < from.length; at += 1) into[at] = (into[at] ?? 0) + (from[at] ?? 0);
}

/** Days at a place of the grid. */
export const daysOfPlace = (place: number): number => 2 ** ((place + FIRST) / STEPS_PER_DOUBLING);

/** Where so many days are on the grid, with fractions between its steps. */
export const placeOf = (days: number): number => STEPS_PER_DOUBLING * Math.log2(Math.max(days, 0.1)) - FIRST;

const binOf = (days: number): number => Math.max(0, Math.min(BINS - 1, Math.round(placeOf(days))));

/** As JSON keeps it: place and count in turn, of the places that have any. */
export function gapEntries(gaps: Gaps): readonly number[] {
  const entries: number[] = [];
  for (let at = 0; at < gaps.length; at += 1) {
    const count = gaps[at] ?? 0;
    if (count > 0) entries.push(at, count);
  }
  return entries;
}

export function addGapEntries(into: Gaps, entries: readonly number[]): void {
  for (let at = 0; at + 1 < entries.length; at += 2) {
    const place = entries[at] ?? 0;
    into[place] = (into[place] ?? 0) + (entries[at + 1] ?? 0);
  }
}
