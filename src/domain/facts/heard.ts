import { DAY, type Day, type Instant } from "../basics/calendar.ts";
import type { Source } from "./sources.ts";

/** That a source spoke on a UTC day, and when last. */
export interface HeardOfDay {
  readonly source: Source;
  readonly day: Day;
  /** Up to half an hour early: processes note it that often. */
  readonly lastAt: Instant;
}

/** How a source speaks, by the days that are kept. */
export interface Rhythm {
  readonly lastAt: Instant;
  /** On how many days it spoke. */
  readonly days: number;
  /** The longest time from one such day to the next, in days; absent where it spoke on too few to know. */
  readonly longestPause?: number;
  /** Silent for half as long again as ever before. */
  readonly isQuiet: boolean;
}

/** Days that are kept: a source that speaks once a week is known by five. */
export const HEARD_DAYS = 35;
const FEWEST_DAYS = 3;
const BEYOND = 1.5;

/** What one source's days say of it. `days` has one at least. */
export function rhythmOf(days: readonly HeardOfDay[], now: Instant): Rhythm {
  const sorted = days.map(({ day }) => day).sort((a, b) => a - b);
  const lastAt = Math.max(...days.map((one) => one.lastAt));
  if (sorted.length < FEWEST_DAYS) return { lastAt, days: sorted.length, isQuiet: false };
  const longestPause = Math.max(...sorted.slice(1).map((day, index) => day - (sorted[index] ?? day)));
  return {
    ...{ lastAt, days: sorted.length, longestPause },
    isQuiet: now - lastAt > BEYOND * longestPause * DAY,
  };
}
