import {
  DAY,
  dayOf,
  type Instant,
  instantAt,
  MINUTE,
  parseDay,
  parseDuration,
  parseTimeOfDay,
} from "../basics/calendar.ts";
import type { CampaignSchedule } from "../config/campaign.ts";
import { afterQuiet, type QuietHours } from "../mail/quiet-hours.ts";

/** Customers whose mails are due within the same minutes go together. */
export const PLACE_WINDOW_MS = 5 * MINUTE;

/** When the mails of one start go, as decided when its audience was weighed. */
export interface Timetable {
  /** No mail before. */
  readonly beginsAt: Instant;
  readonly endsAt?: Instant;
  /** Minutes after midnight on each customer's clock. */
  readonly localTime?: number;
  readonly late: CampaignSchedule["late"];
  /** The mails of one day are spread over so long. */
  readonly spreadMs: number;
  /** Places below the first number go on the first day, below the second on the second, …; the rest on the day after. */
  readonly days: readonly number[];
  /** The shop's clock. */
  readonly timeZone: string;
  readonly quiet?: QuietHours;
}

/** The instant of `2027-03-01 10:00` by a clock in `zone`; undefined for anything else. */
export function shopTime(text: string, zone: string): Instant | undefined {
  const [, date = "", time = ""] = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})$/.exec(text) ?? [];
  const [day, minutes] = [parseDay(date), parseTimeOfDay(time)];
  return day === undefined || minutes === undefined ? undefined : instantAt(zone, day, minutes);
}

/** When a start begins and ends: `at` said with the start counts before that of the config. */
export function beginAndEnd(
  schedule: CampaignSchedule,
  zone: string,
  start: { readonly now: Instant; readonly at?: Instant },
): Pick<Timetable, "beginsAt" | "endsAt"> {
  const written = schedule.at === undefined ? undefined : shopTime(schedule.at, zone);
  const beginsAt = Math.max(start.at ?? written ?? start.now, start.now);
  const { until } = schedule;
  if (until === undefined) return { beginsAt };
  const length = parseDuration(until);
  const endsAt = length === undefined ? shopTime(until, zone) : beginsAt + length;
  return endsAt === undefined ? { beginsAt } : { beginsAt, endsAt };
}

/** A customer's place among all, from 0 to below 1. */
export type Position = number;

/**
 * When a customer's mail is due, by the position that a hash gives: the ramp-up's day, on it the time of day where the
 * customer is, then the place in the spread, which never goes past the end, and the quiet hours. The same for the same
 * position, however often it is asked. `late`: not before the campaign's end.
 */
export function dueFor(
  table: Timetable,
  position: Position,
  timeZone: string,
): { readonly kind: "due"; readonly at: Instant } | { readonly kind: "late" } {
  const { day, within } = onRamp(table.days, position);
  const base = baseOn(table, day, timeZone);
  const last = (table.endsAt ?? Number.POSITIVE_INFINITY) - PLACE_WINDOW_MS;
  const room = Math.min(table.spreadMs, last - base);
  const at = afterQuiet(table.quiet, timeZone, base + Math.floor(Math.max(0, room) * within));
  const joined = Math.ceil(at / PLACE_WINDOW_MS) * PLACE_WINDOW_MS;
  const isLate = table.endsAt !== undefined && joined >= table.endsAt;
  return isLate ? { kind: "late" } : { kind: "due", at: joined };
}

/** The day of the ramp-up, and the place among those of the same day. */
function onRamp(days: readonly number[], position: Position) {
  const found = days.findIndex((end) => position < end);
  const day = found < 0 ? days.length : found;
  const from = days[day - 1] ?? 0;
  const to = days[day] ?? 1;
  return { day, within: to > from ? Math.min(1, Math.max(0, (position - from) / (to - from))) : 0 };
}

/** When the mails of one day of the ramp-up begin in a time zone; the first is 0. */
export function baseOn(
  { beginsAt, localTime, late, timeZone: shop }: Timetable,
  day: number,
  zone: string,
): Instant {
  if (localTime === undefined) return beginsAt + day * DAY;
  const first = dayOf(shop, beginsAt);
  const at = instantAt(zone, first + day, localTime);
  if (at >= beginsAt) return at;
  return late === "send" ? beginsAt : instantAt(zone, first + day + 1, localTime);
}

/**
 * Ends of the ramp-up's days as shares of `sorted`, the ascending positions of all mails: exactly `first_day` mails on the
 * first, `growth` times as many on each that follows. No day is over a year away.
 */
export function rampDays(
  sorted: ArrayLike<Position>,
  ramp: { readonly first_day: number; readonly growth: number } | undefined,
): readonly Position[] {
  if (!ramp) return [];
  const ends: Position[] = [];
  let mails = ramp.first_day;
  for (let rank = mails; rank < sorted.length && ends.length < LONGEST_RAMP_DAYS; rank += mails) {
    ends.push(sorted[rank] ?? 1);
    mails = Math.max(1, Math.floor(mails * ramp.growth));
  }
  return ends;
}

export const LONGEST_RAMP_DAYS = 90;

/** The most mails of one day. */
export function busiestDay(
  mails: number,
  ramp: { readonly first_day: number; readonly growth: number } | undefined,
): number {
  if (!ramp) return mails;
  let [day, left, most] = [ramp.first_day, mails, 0];
  for (let days = 0; left > 0 && days < LONGEST_RAMP_DAYS; days++) {
    most = Math.max(most, Math.min(day, left));
    left -= day;
    day = Math.max(1, Math.floor(day * ramp.growth));
  }
  return Math.max(most, left);
}

/** Mails go a little slower than the account may, so that other chains' mails find room. */
const SHARE_OF_RATE = 0.8;

/** Over how long the mails of the busiest day are spread at least: what the mail service takes in that time. */
export function spreadFor(
  schedule: Pick<CampaignSchedule, "spread">,
  mailsOfTheDay: number,
  mailsASecond: number,
): number {
  const wanted = parseDuration(schedule.spread ?? "") ?? 0;
  const needed = Math.ceil((mailsOfTheDay / (mailsASecond * SHARE_OF_RATE)) * 1_000);
  // What is due together anyway needs no spread.
  return needed <= PLACE_WINDOW_MS ? wanted : Math.max(wanted, needed);
}
