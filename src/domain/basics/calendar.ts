import { lately } from "./lately.ts";

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** A calendar day of some time zone, as whole days since 1970-01-01. */
export type Day = number;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  formatters.set(zone, made);
  return made;
}

/** Whether the runtime knows the IANA time zone. */
export function isTimeZone(zone: string): boolean {
  try {
    formatterOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** What a clock on the wall in `zone` shows, as if it were UTC: milliseconds since 1970-01-01 00:00 wall time. */
export function wallClock(zone: string, at: Instant): number {
  if (zone === "UTC") return at;
  const offset = steadyOffset(zone, Math.floor(at / DAY));
  return offset === undefined ? readWallClock(zone, at) : at + offset;
}

function readWallClock(zone: string, at: Instant): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatterOf(zone).formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

const MAX_DAYS_KEPT = 50_000;
const steadyOffsets = new Map<string, Map<number, number | undefined>>();

/**
 * How far the zone's wall clock is ahead of UTC all through one UTC day; undefined on the days when clocks change.
 * Formatting takes microseconds, and a night asks for the days of every customer's every date.
 */
function steadyOffset(zone: string, utcDay: number): number | undefined {
  const known = steadyOffsets.get(zone) ?? new Map<number, number | undefined>();
  steadyOffsets.set(zone, known);
  const kept = known.get(utcDay);
  if (kept !== undefined || known.has(utcDay)) return kept;
  const [start, end] = [utcDay * DAY, (utcDay + 1) * DAY];
  const before = readWallClock(zone, start) - start;
  const offset = readWallClock(zone, end) - end === before ? before : undefined;
  if (known.size >= MAX_DAYS_KEPT) known.clear();
  known.set(utcDay, offset);
  return offset;
}

/** The calendar day on which `at` falls in `zone`. */
export function dayOf(zone: string, at: Instant): Day {
  return Math.floor(wallClock(zone, at) / DAY);
}

/**
 * The instant at which a wall clock in `zone` shows `minutes` after midnight of `day`. A time that a clock change
 * skips gives the instant at which the gap ends; one that occurs twice gives the first.
 */
export function instantAt(zone: string, day: Day, minutes: number): Instant {
  const wall = day * DAY + minutes * MINUTE;
  const offsets = [wall - DAY, wall + DAY].map((probe) => wallClock(zone, probe) - probe);
  const candidates = offsets.map((offset) => wall - offset).sort((a, b) => a - b);
  const exact = candidates.find((candidate) => wallClock(zone, candidate) === wall);
  if (exact !== undefined) return exact;
  let [before, after] = [Math.min(...candidates), Math.max(...candidates)];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (wallClock(zone, middle) < wall) before = middle;
    else after = middle;
  }
  return after;
}

/** The first instant not before `at` when a wall clock in `zone` shows `minutes` after midnight. */
export function nextLocalTime(zone: string, at: Instant, minutes: number): Instant {
  const today = instantAt(zone, dayOf(zone, at), minutes);
  return today >= at ? today : instantAt(zone, dayOf(zone, at) + 1, minutes);
}

/** `2026-03-01` for a day number. */
export function formatDay(day: Day): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The day number of `2026-03-01`; undefined when it is not a date of the calendar. */
export function parseDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const time = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(time)) return undefined;
  return formatDay(time / DAY) === text ? time / DAY : undefined;
}

/** The calendar month of a day, as whole months since the year 0. */
export function monthOf(day: Day): number {
  const date = new Date(day * DAY);
  return 12 * date.getUTCFullYear() + date.getUTCMonth();
}

/** `2026-03` for a month number. */
export function formatMonth(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
}

/** Minutes after midnight of `09:30`; undefined when it is not a time of day. */
export function parseTimeOfDay(text: string): number | undefined {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
}

const UNITS: Readonly<Record<string, number>> = { m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY };

/** Milliseconds of a duration as marketers write it: `30m`, `24h`, `3d`, `2w`; undefined for anything else. */
export const parseDuration: (text: string) => number | undefined = lately(1_000, (text) => {
  const match = /^(\d{1,5})([mhdw])$/.exec(text);
  const unit = match && UNITS[match[2] ?? ""];
  return match && unit ? Number(match[1]) * unit : undefined;
});
