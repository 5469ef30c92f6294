import { dateFormat, numberFormat, relativeFormat } from "./kept.ts";

/** How the reader's locale writes numbers, money and dates: one way in the whole page. */
export interface Formats {
  readonly locale: string;
  readonly count: (value: number) => string;
  /** At most so many decimals. */
  readonly decimal: (value: number, digits?: number) => string;
  /** Minor units of an ISO 4217 currency. */
  readonly money: (minor: number, currency: string) => string;
  /** The same of units of the currency, as marketers write them. */
  readonly amount: (value: number, currency: string) => string;
  /** As a number, for files and for sorting. */
  readonly major: (minor: number, currency: string) => number;
  /** The same for tight places: 1.2M. */
  readonly moneyShort: (minor: number, currency: string) => string;
  readonly countShort: (value: number) => string;
  /** A share: 0.25 is 25%. */
  readonly percent: (share: number, digits?: number) => string;
  /** With its sign, for changes. */
  readonly change: (share: number) => string;
  /** A number with its sign. */
  readonly signed: (value: number) => string;
  /** `low – high`, each written by `write`. */
  readonly interval: (low: number, high: number, write: (value: number) => string) => string;
  /** A calendar day, `YYYY-MM-DD`. */
  readonly day: (day: string) => string;
  readonly dayShort: (day: string) => string;
  readonly month: (day: string) => string;
  /** Milliseconds since 1970, in the shop's time zone. */
  readonly instant: (at: number) => string;
  readonly time: (at: number) => string;
  /** `3 days ago`, `in 2 hours`. */
  readonly ago: (at: number, now: number) => string;
  readonly duration: (milliseconds: number) => string;
  /** Names the zone that instants are in. */
  readonly zone: string;
}

const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
] as const;

const MISSING = "–";
/** As wide as a plus: what Intl writes is a hyphen, and breaks lines. */
const MINUS = "−";

const DAY: Intl.DateTimeFormatOptions = { timeZone: "UTC", day: "numeric", month: "short", year: "numeric" };
const DAY_SHORT: Intl.DateTimeFormatOptions = { timeZone: "UTC", day: "numeric", month: "short" };
const MONTH: Intl.DateTimeFormatOptions = { timeZone: "UTC", month: "short", year: "numeric" };
const SHORT: Intl.NumberFormatOptions = { notation: "compact", maximumFractionDigits: 1 };
const MONEY: Intl.NumberFormatOptions = { style: "currency", currencyDisplay: "narrowSymbol" };
const STRIPPED = { trailingZeroDisplay: "stripIfInteger" } as const;

/** Russian writes `2026 г.`: the dot would stand twice at the end of a sentence. */
const plainly = (text: string) => text.replace(/\sг\./u, "");

/** What a format is made of is made when something is first written with it: many views write numbers and no time. */
export function makeFormats(locale: string, timeZone: string): Formats {
  const number = (options: Intl.NumberFormatOptions) => ({
    format: (value: number) => numberFormat(locale, options).format(value).replace("-", MINUS),
  });
  const day = (options: Intl.DateTimeFormatOptions) => (text: string) => {
    const at = Date.parse(`${text}T00:00:00Z`);
    return Number.isNaN(at) ? text : plainly(dateFormat(locale, options).format(at));
  };
  const instant = (options: Intl.DateTimeFormatOptions) => (at: number) =>
    plainly(dateFormat(locale, { timeZone, ...options }).format(at));
  const major = (minor: number, currency: string) => minor / 10 ** digitsOf(currency);
  // Kopecks of a large sum are noise; files and copies have them.
  const amount = (value: number, currency: string) =>
    number({ ...MONEY, currency, ...STRIPPED }).format(Math.abs(value) < 10_000 ? value : Math.round(value));
  return {
    locale,
    count: (value) => number({ maximumFractionDigits: 0 }).format(value),
    decimal: (value, digits = 1) => number({ maximumFractionDigits: digits }).format(value),
    money: (minor, currency) => amount(major(minor, currency), currency),
    amount,
    major,
    moneyShort: (minor, currency) => number({ ...MONEY, currency, ...SHORT }).format(major(minor, currency)),
    countShort: (value) => number(SHORT).format(value),
    percent: (share, digits = 1) => number({ style: "percent", maximumFractionDigits: digits }).format(share),
    change: (share) =>
      number({ style: "percent", maximumFractionDigits: 1, signDisplay: "exceptZero" }).format(share),
    signed: (value) => number({ maximumFractionDigits: 1, signDisplay: "exceptZero" }).format(value),
    interval: (low, high, write) => `${write(low)} ${MISSING} ${write(high)}`,
    day: day(DAY),
    dayShort: day(DAY_SHORT),
    month: day(MONTH),
    instant: instant({ dateStyle: "medium", timeStyle: "short" }),
    time: instant({ timeStyle: "short" }),
    ago(at, now) {
      const distance = at - now;
      const [unit, length] = UNITS.find(([, size]) => Math.abs(distance) >= size) ?? ["second", 1_000];
      return relativeFormat(locale, { numeric: "auto" }).format(Math.round(distance / length), unit);
    },
    duration(milliseconds) {
      const [unit, length] = UNITS.find(([, size]) => milliseconds >= size) ?? ["second", 1_000];
      const options = { style: "unit", unit, unitDisplay: "long", maximumFractionDigits: 0 } as const;
      return number(options).format(Math.round(milliseconds / length));
    },
    zone: timeZone,
  };
}

function digitsOf(currency: string): number {
  return numberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
