import { BINS, daysOfPlace, type Gaps, placeOf, tableOf } from "./gap-grid.ts";

/** Share still waiting for the next purchase after each step of the grid. */
export type Waiting = readonly number[];

/** What a curve is drawn towards weighs as much as so many who wait. */
const PRIOR_WAITS = 10;
/** Before there is data: who buys again does so at any time, and half ever do. */
export const NOTHING_KNOWN: Waiting = Array.from({ length: BINS }, (_, bin) => 1 - (0.5 * (bin + 1)) / BINS);

/**
 * The Kaplan–Meier curve (Kaplan, Meier 1958) of the waits, each step's chance drawn towards the curve of what this is a
 * part of: a product's to its category's, a category's to the shop's. Waits still going on count among those at risk for
 * as long as they were seen.
 */
export function waitingOf(gaps: Gaps, towards: Waiting): Waiting {
  const table = tableOf(gaps);
  let atRisk = 0;
  for (const count of table) atRisk += count;
  let [share, before] = [1, 1];
  return towards.map((parent, bin) => {
    const chance = before > 0 ? 1 - parent / before : 0;
    before = parent;
    const ended = table[bin] ?? 0;
    share *= 1 - (ended + PRIOR_WAITS * chance) / (atRisk + PRIOR_WAITS);
    atRisk -= ended + (table[BINS + bin] ?? 0);
    return share;
  });
}

/** Share still waiting after so many days, between the steps as a line on the grid. */
export function waitingAfter(waiting: Waiting, days: number): number {
  const at = placeOf(days) - 0.5;
  if (at <= -1) return 1;
  const step = Math.floor(at);
  const before = step < 0 ? 1 : (waiting[Math.min(step, BINS - 1)] ?? 0);
  const after = waiting[Math.min(step + 1, BINS - 1)] ?? 0;
  return before + (after - before) * (at - step);
}

/** Days after which half of those who buy again within `most` days have done so: the middle interval. */
export function middleInterval(waiting: Waiting, most: number): number {
  const half = (1 + waitingAfter(waiting, most)) / 2;
  const bin = waiting.findIndex((share) => share <= half);
  if (bin < 0) return most;
  const [before, after] = [bin > 0 ? (waiting[bin - 1] ?? 1) : 1, waiting[bin] ?? 0];
  return daysOfPlace(bin - 0.5 + (before > after ? (before - half) / (before - after) : 0));
}
