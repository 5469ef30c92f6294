import {
  DAY,
  type Day,
  dayOf,
  formatDay,
  type Instant,
  instantAt,
  parseDay,
  parseDuration,
} from "../basics/calendar.ts";
import type { DateEntry } from "../config/chain.ts";

/** A stretch of time whose days a night enters: those that begin after `from` and not after `until`. */
export interface Coverage {
  readonly from: Instant;
  readonly until: Instant;
}

/** The day on which somebody enters, and when it begins where the customer is. */
export interface DueDay {
  readonly day: Day;
  readonly begins: Instant;
}

/** Days from the date to the day of entering. */
export function offsetOf({ before, after }: Pick<DateEntry, "before" | "after">): number {
  const days = (text: string | undefined) => (parseDuration(text ?? "0d") ?? 0) / DAY;
  return days(after) - days(before);
}

/**
 * Finds the last day of the stretch on which a date enters a customer of some time zone; undefined where none does. A date
 * counts each year from its own on; 29 February falls on the 28th in other years. One without a year counts always, but
 * never `once`.
 */
export function makeDueDay(
  enter: DateEntry,
  coverage: Coverage,
): (date: string, timeZone: string) => DueDay | undefined {
  const offset = offsetOf(enter);
  const daysIn = makeDaysIn(coverage);
  return (date, timeZone) =>
    daysIn(timeZone).findLast(({ day }) => isDayOf(date, day - offset, enter.once === true));
}

/** The days of a stretch by time zone, each found once. */
export function makeDaysIn(coverage: Coverage): (timeZone: string) => readonly DueDay[] {
  const byZone = new Map<string, readonly DueDay[]>();
  return (timeZone) => {
    const known = byZone.get(timeZone) ?? beginningIn(coverage, timeZone);
    byZone.set(timeZone, known);
    return known;
  };
}

function beginningIn({ from, until }: Coverage, timeZone: string): readonly DueDay[] {
  const days: DueDay[] = [];
  for (let day = dayOf(timeZone, from); day <= dayOf(timeZone, until); day++) {
    const begins = instantAt(timeZone, day, 0);
    if (begins > from && begins <= until) days.push({ day, begins });
  }
  return days;
}

const YEARLESS = "--";

function isDayOf(date: string, day: Day, once: boolean): boolean {
  const first = parseDay(date);
  if (first === undefined) return !once && date.startsWith(YEARLESS) && isAnniversary(date.slice(2), day);
  if (once) return day === first;
  return day >= first && isAnniversary(date.slice(5), day);
}

/** `monthAndDay`: `02-29`. */
function isAnniversary(monthAndDay: string, day: Day): boolean {
  const is = formatDay(day).slice(5);
  if (is === monthAndDay) return true;
  return monthAndDay === "02-29" && is === "02-28" && formatDay(day + 1).endsWith("-03-01");
}
