import { dayOf, formatDay, parseDay } from "./calendar.ts";
import { orderShownBy, readDate, readTime } from "./written-time.ts";

const YEARLESS = /^--(\d{2})-?(\d{2})$/;
/** Programs write a day as its first moment, in whichever zone they run. */
const MIDNIGHT = /^(\d{4}-\d{2}-\d{2})[T ]00:00(:00(\.0+)?)?(Z|[+-]\d{2}:?\d{2})?$/;
const YEARS = { first: 1900, last: 2199 } as const;

/**
 * The calendar day that a text or a number says: `2026-03-01`, or `--03-01` of a day without a year. A moment falls on the
 * day that it has in `timeZone`; one at midnight stands for the day that it names. Undefined for what is no day, or could
 * be two.
 */
export function readCalendarDay(told: unknown, timeZone: string): string | undefined {
  if (typeof told === "number") {
    const read = readTime(told);
    return read.kind === "time" ? formatDay(dayOf(timeZone, read.at)) : undefined;
  }
  if (typeof told !== "string") return undefined;
  const text = told.trim();
  const [, month, date] = YEARLESS.exec(text) ?? [];
  // A leap year: 29 February is a day without a year.
  if (month !== undefined)
    return parseDay(`2000-${month}-${date}`) === undefined ? undefined : `--${month}-${date}`;
  const day = MIDNIGHT.exec(text)?.[1] ?? dayIn(text, timeZone);
  const year = Number(day?.slice(0, 4));
  const exists = day !== undefined && parseDay(day) !== undefined;
  return exists && year >= YEARS.first && year <= YEARS.last ? day : undefined;
}

function dayIn(text: string, timeZone: string): string | undefined {
  const order = orderShownBy(text);
  if (order === undefined || order === "either" || order === "unix") return undefined;
  const read = readDate(text, order);
  if (!read) return undefined;
  return read.kind === "instant"
    ? formatDay(dayOf(timeZone, read.at))
    : new Date(read.wall).toISOString().slice(0, 10);
}
