import { DAY, HOUR, type Instant, MINUTE } from "../../basics/calendar.ts";

/** A platform that does not take codes for so long gets none of those any more that were to be put on it. */
export const GIVEN_UP_AFTER_MS = DAY;

/** What is over is left on the platform for so long: orders with it may still be changed. */
export const KEPT_AFTER_END_MS = 30 * DAY;

const PAUSES_MS = [MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE] as const;

/** No platform puts a try off for longer. */
const LONGEST_PAUSE_MS = 6 * HOUR;

/** When to try again after so many tries (1 is the first). What the platform asks for counts where it is longer. */
export function nextTry(tries: number, now: Instant, asked: Instant = now): Instant {
  const pause = PAUSES_MS[Math.min(tries, PAUSES_MS.length) - 1] ?? MINUTE;
  return Math.min(Math.max(now + pause, asked), now + LONGEST_PAUSE_MS);
}

/** Work that is due within the same minute goes together: the end of the minute that an instant falls in. */
export const minuteAfter = (at: Instant): Instant => Math.floor(at / MINUTE) * MINUTE + MINUTE;
