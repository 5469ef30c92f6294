import { BINS, daysOfBin, type Gaps, placeOf } from "./gap-grid.ts";

/** Share still waiting for the next purchase after each step of the grid. */
export type Waiting = readonly number[];

/** What a curve is drawn towards weighs as much as so many who wait. */
const PRIOR_WAITS = 10;
/** A mail comes in time within a quarter of the interval. */
const TOLERANCE = 0.25;

/** Before there is data: who buys again does so at any time, and half ever do. */
export const NOTHING_KNOWN: Waiting = Array.from({ length: BINS }, (_, bin) => 1 - (0.5 * (bin + 1)) / BINS);

/**
 * The Kaplan–Meier curve (Kaplan, Meier 1958) of the waits, each step's chance drawn towards the curve of what this is a
 * part of: a product's to its category's, a category's to the shop's. Waits still going on count among those at risk for
 * as long as they were seen.
 */
export function waitingOf(gaps: Gaps, towards: Waiting): Waiting {
  let atRisk = 0;
  for (const count of gaps) atRisk += count;
  let [share, before] = [1, 1];
  return towards.map((parent, bin) => {
    const chance = before > 0 ? 1 - parent / before : 0;
    before = parent;
    const ended = gaps[bin] ?? 0;
    share *= 1 - (ended + PRIOR_WAITS * chance) / (atRisk + PRIOR_WAITS);
    atRisk -= ended + (gaps[BINS + bin] ?? 0);
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

/**
 * The interval that most waits end within a quarter of, which is when a mail comes in time: of the waits in that quarter
 * the mean, so that a wait of 30 days is not told as 28.
 */
export function usualInterval(waiting: Waiting): number {
  let [best, most] = [daysOfBin(0), -1];
  for (let bin = 0; bin < BINS; bin += 1) {
    const days = daysOfBin(bin);
    const within =
      waitingAfter(waiting, (1 - TOLERANCE) * days) - waitingAfter(waiting, (1 + TOLERANCE) * days);
    if (within > most + 1e-12) [best, most] = [days, within];
  }
  let [weight, sum, before] = [0, 0, 1];
  waiting.forEach((share, bin) => {
    const days = daysOfBin(bin);
    const ended = before - share;
    before = share;
    if (Math.abs(days - best) > TOLERANCE * best) return;
    weight += ended;
    sum += ended * Math.log(days);
  });
  return weight > 0 ? Math.exp(sum / weight) : best;
}
