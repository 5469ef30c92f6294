import { DAY, HOUR, type Instant, MINUTE } from "./calendar.ts";

/** Which number comes first in a written date; `unix` is a count since 1970. */
export type DateOrder = "ymd" | "dmy" | "mdy" | "unix";

/**
 * A date as it is written. `wall` is the time on the wall of a zone that is not named, as if it were UTC; `instant` is
 * there when the text itself names the offset.
 */
export type WrittenDate =
  | { readonly kind: "day"; readonly wall: number }
  | { readonly kind: "wall"; readonly wall: number }
  | { readonly kind: "instant"; readonly at: Instant };

/** Why a value is no time. `empty`: it says nothing at all. */
export interface NoTime {
  readonly kind: "none";
  readonly why: "empty" | "not-a-time" | "too-early";
}

const SECOND = 1_000;
const OLDEST = Date.UTC(1980, 0, 1);
const LONGEST_TEXT = 64;

/**
 * The moment in a number or text: seconds, milliseconds or finer since 1970, or a written date, year first or with the
 * month's name. The one reader of times. A time that names no zone is UTC, a day its first moment. Before 1980 nothing
 * has happened: such times are clocks that were never set.
 */
export function readTime(value: unknown): { readonly kind: "time"; readonly at: Instant } | NoTime {
  if (value === undefined || value === null) return { kind: "none", why: "empty" };
  const at =
    typeof value === "number" ? sinceEpoch(value) : typeof value === "string" ? inText(value) : undefined;
  if (typeof value === "string" && value.trim() === "") return { kind: "none", why: "empty" };
  if (at === undefined || !(Math.abs(at) <= LAST_INSTANT)) return { kind: "none", why: "not-a-time" };
  return at < OLDEST ? { kind: "none", why: "too-early" } : { kind: "time", at };
}

/** Where JavaScript's dates end. */
const LAST_INSTANT = 8.64e15;
const COUNT = /^\d{9,19}(\.\d+)?$/;

function inText(value: string): Instant | undefined {
  const text = value.trim();
  if (text.length > LONGEST_TEXT) return undefined;
  const written = readDate(text, "ymd");
  if (written) return written.kind === "instant" ? written.at : written.wall;
  return COUNT.test(text) ? sinceEpoch(Number(text)) : undefined;
}

/** Counts of the present have ten digits in seconds, and three more in each finer unit. */
function sinceEpoch(count: number): Instant {
  const size = Math.abs(count);
  const unit = size < 1e11 ? SECOND : size < 1e14 ? 1 : size < 1e17 ? 1e-3 : 1e-6;
  return Math.round(count * unit);
}

const CLOCK = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([AaPp]\.?[Mm]\.?)?`;
const ZONE = String.raw`(Z|(?:UTC|GMT)?[+-]\d{2}(?::?\d{2})?|UTC|GMT)?(?:\s*\([^)]*\))?`;
const TIME = String.raw`(?:(?:T|,?\s+|,)${CLOCK}\s*${ZONE})?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${TIME}$`, "i");
const COMPACT = new RegExp(
  String.raw`^((?:19|20)\d{2})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(?:(\d{2})(?:[.,](\d{1,9}))?)?\s*${ZONE})?$`,
  "i",
);
const COMPACT_DAY = new RegExp(String.raw`^(\d{4})(\d{2})(\d{2})${TIME}$`, "i");
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${TIME}$`, "i");
const WEEKDAY = String.raw`^(?:[a-z]{3,9},?\s+)?`;
const DAY_MONTH = new RegExp(String.raw`${WEEKDAY}(\d{1,2})[-\s]([a-z]{3,9})\.?[-\s,]+(\d{4})${TIME}$`, "i");
const MONTH_DAY = new RegExp(String.raw`${WEEKDAY}([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})${TIME}$`, "i");
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const UNIX = /^\d{10}(\d{3})?(\.\d+)?$/;

/** The date that `text` says when its numbers stand in `order`; undefined when it is none of the calendar. */
export function readDate(text: string, order: DateOrder): WrittenDate | undefined {
  if (order === "unix")
    return UNIX.test(text) ? { kind: "instant", at: sinceEpoch(Number(text)) } : undefined;
  const sure = yearFirst(text) ?? withMonthName(text);
  if (sure || order === "ymd") return sure;
  const last = YEAR_LAST.exec(text);
  if (!last) return undefined;
  const [, one = "", , other = "", year = "", ...time] = last;
  return order === "dmy"
    ? assemble(fullYear(year), other, one, time)
    : assemble(fullYear(year), one, other, time);
}

function yearFirst(text: string): WrittenDate | undefined {
  const marked = YEAR_FIRST.exec(text);
  if (marked) {
    const [, year = "", , month = "", day = "", ...time] = marked;
    return assemble(year, month, day, time);
  }
  const day = COMPACT_DAY.exec(text);
  if (day) return assemble(day[1] ?? "", day[2] ?? "", day[3] ?? "", day.slice(4));
  const [, year = "", month = "", date = "", hour, minute, second, part, zone] = COMPACT.exec(text) ?? [];
  return year === "" ? undefined : assemble(year, month, date, [hour, minute, second, part, undefined, zone]);
}

/** `Thu, 01 Oct 2026 10:00:00 GMT`, `1-Oct-2026`, `October 1, 2026`, and what JavaScript's dates print. */
function withMonthName(text: string): WrittenDate | undefined {
  const dayFirst = DAY_MONTH.exec(text);
  const [, one = "", two = "", year = "", ...time] = dayFirst ?? MONTH_DAY.exec(text) ?? [];
  if (year === "") return undefined;
  const [day, name] = dayFirst ? [one, two] : [two, one];
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  return assemble(year, String(month), day, time);
}

/** What one value shows about the order of the numbers in its column; undefined when it is not a date at all. */
export function orderShownBy(text: string): DateOrder | "either" | undefined {
  if (readDate(text, "ymd")) return "ymd";
  if (UNIX.test(text)) return "unix";
  const dayFirst = readDate(text, "dmy");
  const monthFirst = readDate(text, "mdy");
  if (dayFirst && monthFirst) return text.includes(".") ? "dmy" : "either";
  return dayFirst ? "dmy" : monthFirst && "mdy";
}

/** The order that a pattern such as `DD.MM.YYYY` or `MM/DD/YYYY HH:mm` asks for. */
export function orderOfPattern(pattern: string): DateOrder | undefined {
  if (/^unix|^epoch/i.test(pattern)) return "unix";
  const letters = /^[^A-Za-z]*(Y+|D+|M+)[^A-Za-z]*(Y+|D+|M+)[^A-Za-z]*(Y+|D+|M+)/i.exec(pattern);
  const order = letters?.slice(1).map((part) => part.charAt(0).toLowerCase());
  return (["ymd", "dmy", "mdy"] as const).find((known) => known === order?.join(""));
}

function assemble(year: string, month: string, day: string, time: readonly (string | undefined)[]) {
  const [hour, minute, second, part = "0", half, offset] = time;
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (Number.isNaN(date) || new Date(date).toISOString().slice(0, 10) !== isoDay(year, month, day))
    return undefined;
  if (hour === undefined) return { kind: "day", wall: date } as const;
  const hours = half ? (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0) : Number(hour);
  const ms = Math.floor(Number(`0.${part}`) * SECOND);
  const sinceMidnight = hours * HOUR + Number(minute) * MINUTE + Number(second ?? 0) * SECOND + ms;
  if (Number(minute) > 59 || Number(second ?? 0) > 59 || sinceMidnight > DAY) return undefined;
  const wall = date + sinceMidnight;
  if (offset === undefined) return { kind: "wall", wall } as const;
  const ahead = offsetMs(offset);
  return ahead === undefined ? undefined : ({ kind: "instant", at: wall - ahead } as const);
}

const isoDay = (year: string, month: string, day: string) =>
  `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;

/** `97` is 1997 and `11` is 2011. */
const fullYear = (year: string) =>
  year.length === 4 ? year : String(Number(year) + (Number(year) >= 70 ? 1900 : 2000));

/** `Z`, `UTC` and `GMT` are no offset at all; none is further from UTC than 14 hours. */
function offsetMs(offset: string): number | undefined {
  const [, sign, hours, minutes = "0"] = /([+-])(\d{2}):?(\d{2})?$/.exec(offset) ?? [];
  if (sign === undefined) return 0;
  const ms = Number(hours) * HOUR + Number(minutes) * MINUTE;
  return ms > 14 * HOUR || Number(minutes) > 59 ? undefined : sign === "-" ? -ms : ms;
}
