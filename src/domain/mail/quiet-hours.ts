import { DAY, type Instant, MINUTE, nextLocalTime, parseTimeOfDay, wallClock } from "../basics/calendar.ts";

export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** Whether the quiet hours hold at `minutes` after midnight. */
export function isQuietAt(quiet: QuietHours | undefined, minutes: number): boolean {
  const from = parseTimeOfDay(quiet?.from ?? "");
  const to = parseTimeOfDay(quiet?.to ?? "");
  if (from === undefined || to === undefined || from === to) return false;
  return from < to ? minutes >= from && minutes < to : minutes >= from || minutes < to;
}

/** When the quiet hours that `at` falls in end, by the clock on the wall in `zone`; undefined outside of them. */
export function quietUntil(quiet: QuietHours | undefined, zone: string, at: Instant): Instant | undefined {
  const to = parseTimeOfDay(quiet?.to ?? "");
  if (to === undefined) return undefined;
  const wall = wallClock(zone, at);
  const minutes = (((wall % DAY) + DAY) % DAY) / MINUTE;
  if (!isQuietAt(quiet, minutes)) return undefined;
  // In the second pass of an hour that a clock change repeats, the day's first `to` is over already.
  const elapsed = at + ((to - minutes + DAY / MINUTE) % (DAY / MINUTE)) * MINUTE;
  const end = wallClock(zone, elapsed) - wall === elapsed - at ? elapsed : nextLocalTime(zone, at, to);
  // Where all of the waking time lies in the hour that a clock change skips, the quiet lasts until the next day's.
  return afterQuiet(quiet, zone, end);
}

/** `at`, or the end of the quiet hours that it falls in. */
export function afterQuiet(quiet: QuietHours | undefined, zone: string, at: Instant): Instant {
  return quietUntil(quiet, zone, at) ?? at;
}
