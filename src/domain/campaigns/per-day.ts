import { type Day, dayOf, type Instant, instantAt } from "../basics/calendar.ts";
import { baseOn, type Timetable } from "./schedule.ts";

/**
 * About how many mails of a start go on each of the shop's days: those of each day of the ramp-up evenly over its spread,
 * none after the end. Where customers are and quiet hours, which put a mail off until the morning, are left out.
 */
export function mailsPerDay(table: Timetable, mails: readonly number[]): ReadonlyMap<Day, number> {
  const { timeZone, spreadMs, endsAt = Number.POSITIVE_INFINITY } = table;
  const sums = new Map<Day, number>();
  for (const [index, all] of mails.entries()) {
    const from = baseOn(table, index, timeZone);
    if (from >= endsAt) continue;
    const until = Math.max(from + 1, Math.min(from + spreadMs, endsAt));
    for (const [day, share] of sharesOf({ from, until }, timeZone, all))
      sums.set(day, (sums.get(day) ?? 0) + share);
  }
  return sums;
}

/** Whole numbers that add up to `all`, by the part of a stretch that lies on each day. */
function sharesOf(
  { from, until }: { readonly from: Instant; readonly until: Instant },
  timeZone: string,
  all: number,
): readonly (readonly [Day, number])[] {
  const shares: (readonly [Day, number])[] = [];
  let given = 0;
  for (let day = dayOf(timeZone, from); day <= dayOf(timeZone, until - 1); day += 1) {
    const end = Math.min(until, instantAt(timeZone, day + 1, 0));
    const gone = Math.round((all * (end - from)) / (until - from));
    if (gone > given) shares.push([day, gone - given]);
    given = gone;
  }
  return shares;
}
