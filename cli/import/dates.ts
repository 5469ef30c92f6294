/** Which number comes first in a written date; `unix` is seconds or milliseconds since 1970. */
export type DateOrder = "ymd" | "dmy" | "mdy" | "unix";

/**
 * A date as the file writes it. `wall` is the time on the wall in the shop's time zone, as if it were UTC; `instant` is
 * there when the text itself names the offset.
 */
export type WrittenDate =
  | { readonly kind: "day"; readonly wall: number }
  | { readonly kind: "wall"; readonly wall: number }
  | { readonly kind: "instant"; readonly at: number };

const TIME =
  "(?:[T ,]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?\\s*([AaPp]\\.?[Mm]\\.?)?\\s*(Z|UTC|GMT|[+-]\\d{2}:?\\d{2})?)?";
const YEAR_FIRST = new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})${TIME}$`);
const COMPACT = new RegExp(`^(\\d{4})(\\d{2})(\\d{2})${TIME}$`);
const YEAR_LAST = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})${TIME}$`);
const UNIX = /^\d{10}(\d{3})?(\.\d+)?$/;

/** The date that `text` says when its numbers stand in `order`; undefined when it is none of the calendar. */
export function readDate(text: string, order: DateOrder): WrittenDate | undefined {
  if (order === "unix") return UNIX.test(text) ? { kind: "instant", at: unixTime(text) } : undefined;
  const first = YEAR_FIRST.exec(text) ?? COMPACT.exec(text);
  if (first) return assemble(first[1], first[2], first[3], first.slice(4));
  if (order === "ymd") return undefined;
  const last = YEAR_LAST.exec(text);
  if (!last) return undefined;
  const [day, month] = order === "dmy" ? [last[1], last[3]] : [last[3], last[1]];
  return assemble(fullYear(last[4] ?? ""), month, day, last.slice(5));
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

function assemble(year = "", month = "", day = "", time: readonly (string | undefined)[]) {
  const [hour, minute, second, half, offset] = time;
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (new Date(date).toISOString().slice(0, 10) !== isoDay(year, month, day)) return undefined;
  if (hour === undefined) return { kind: "day", wall: date } as const;
  const hours = half ? (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0) : Number(hour);
  if (hours > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return undefined;
  const wall = date + ((hours * 60 + Number(minute)) * 60 + Number(second ?? 0)) * 1000;
  return offset === undefined
    ? ({ kind: "wall", wall } as const)
    : ({ kind: "instant", at: wall - offsetMs(offset) } as const);
}

const isoDay = (year: string, month: string, day: string) =>
  `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;

/** `97` is 1997 and `11` is 2011. */
const fullYear = (year: string) =>
  year.length === 4 ? year : String(Number(year) + (Number(year) >= 70 ? 1900 : 2000));

function offsetMs(offset: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(offset);
  if (!match) return 0;
  return (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) * 60_000;
}

const unixTime = (text: string) => Math.round(Number(text) * (/^\d{13}/.test(text) ? 1 : 1000));
