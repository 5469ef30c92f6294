import { studentQuantile } from "../proof/normal.ts";
import { type Figure, known, UPPER, unknown } from "./expected.ts";

/** Whole weeks that a rate looks back. */
export const RATE_WEEKS = 8;
const FEWEST_WEEKS = 2;
const WEEK = 7;
/** How far the weeks ahead differ from those behind in their level, as a share of it. */
const CHANGES_BY = 0.15;
/** Weeks that the spread of chance alone counts as, so that two alike weeks do not promise a third. */
const SUPPOSED_WEEKS = 3;

/** A sum by week, the oldest first, with what one event adds to it on average: 1 of counts. */
export interface Weekly {
  readonly sums: readonly number[];
  readonly unit: number;
}

/**
 * What the coming days will come to if the last weeks go on. The spread of a week is that of the weeks, drawn to what
 * chance alone gives a sum of such units; over months their level moves as well.
 */
export function rateAhead({ sums, unit }: Weekly, days: number): Figure {
  const weeks = sums.length;
  if (weeks < FEWEST_WEEKS) return unknown("too-new");
  const ahead = days / WEEK;
  const mean = sums.reduce((sum, one) => sum + one, 0) / weeks;
  const chance = Math.max(mean, unit) * unit;
  const squares = sums.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  const freedom = weeks - 1 + SUPPOSED_WEEKS;
  const ofWeek = (squares + SUPPOSED_WEEKS * chance) / freedom;
  const variance = ofWeek * ahead * (1 + ahead / weeks) + (CHANGES_BY * mean * ahead) ** 2;
  const half = studentQuantile(UPPER, Math.max(5, freedom)) * Math.sqrt(variance);
  const expected = mean * ahead;
  return known({ expected, low: Math.max(0, expected - half), high: expected + half });
}
