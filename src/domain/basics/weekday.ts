import type { Day } from "./calendar.ts";

export const WEEKDAYS = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** The last day up to `day` that was this day of the week. 1970-01-01 was a Thursday. */
export function lastWeekday(weekday: Weekday, day: Day): Day {
  const since = (day + 3 - WEEKDAYS.indexOf(weekday)) % 7;
  return day - (since < 0 ? since + 7 : since);
}
