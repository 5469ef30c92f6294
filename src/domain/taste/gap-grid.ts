/**
 * Waits for the next purchase on a grid of days that grows by 9% a step, from half a day to three years: those that ended
 * with it, and those still going on. Place and count in turn. Whole numbers that add up exactly over shards, and never
 * more of them than the grid has places, however long the history.
 */
export type Gaps = number[];

const STEPS_PER_DOUBLING = 8;
/** Half a day. */
const FIRST = -STEPS_PER_DOUBLING;
export const BINS = 11 * STEPS_PER_DOUBLING + 1;

export const addEnded = (gaps: Gaps, days: number): void => addAt(gaps, binOf(days), 1);
export const addOpen = (gaps: Gaps, days: number): void => addAt(gaps, BINS + binOf(days), 1);

export function addGaps(into: Gaps, from: readonly number[]): void {
  for (let at = 0; at + 1 < from.length; at += 2) addAt(into, from[at] ?? 0, from[at + 1] ?? 0);
}

/** Most products have few waits, so that looking along the list is cheaper than a table for each. */
function addAt(gaps: Gaps, place: number, times: number): void {
  for (let at = 0; at < gaps.length; at += 2) {
    if (gaps[at] !== place) continue;
    gaps[at + 1] = (gaps[at + 1] ?? 0) + times;
    return;
  }
  gaps.push(place, times);
}

/** The same by place, so that equal counts are equal texts. */
export function sortedGaps(gaps: Gaps): readonly number[] {
  const places: number[] = [];
  for (let at = 0; at < gaps.length; at += 2) places.push(at);
  return places
    .sort((one, other) => (gaps[one] ?? 0) - (gaps[other] ?? 0))
    .flatMap((at) => [gaps[at] ?? 0, gaps[at + 1] ?? 0]);
}

/** A count for each place: waits that ended, by bin, then those still going on. */
export function tableOf(gaps: Gaps): Uint32Array {
  const table = new Uint32Array(2 * BINS);
  for (let at = 0; at + 1 < gaps.length; at += 2) table[gaps[at] ?? 0] = gaps[at + 1] ?? 0;
  return table;
}

/** Days at a place of the grid. */
export const daysOfPlace = (place: number): number => 2 ** ((place + FIRST) / STEPS_PER_DOUBLING);

/** Where so many days are on the grid, with fractions between its steps. */
export const placeOf = (days: number): number => STEPS_PER_DOUBLING * Math.log2(Math.max(days, 0.1)) - FIRST;

const binOf = (days: number): number => Math.max(0, Math.min(BINS - 1, Math.round(placeOf(days))));
