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

export function makeFormats(locale: string, timeZone: string): Formats {
  const number = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options);
  const counts = number({ maximumFractionDigits: 0 });
  const short = number({ notation: "compact", maximumFractionDigits: 1 });
  const currencies = new Map<string, Intl.NumberFormat>();
  const currencyFormat = (currency: string, isShort: boolean) => {
    const key = `${currency} ${isShort}`;
    const known = currencies.get(key);
    if (known) return known;
    const made = number({
      ...{ style: "currency", currency, currencyDisplay: "narrowSymbol" },
      ...(isShort
        ? { notation: "compact", maximumFractionDigits: 1 }
        : { trailingZeroDisplay: "stripIfInteger" }),
    } as Intl.NumberFormatOptions);
    currencies.set(key, made);
    return made;
  };
  const major = (minor: number, currency: string) => minor / 10 ** digitsOf(currency);
  // Kopecks of a large sum are noise; files and copies have them.
  const amount = (value: number, currency: string) =>
    currencyFormat(currency, false).format(Math.abs(value) < 10_000 ? value : Math.round(value));
  const date = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options);
  const days = date({ timeZone: "UTC", day: "numeric", month: "short", year: "numeric" });
  const daysShort = date({ timeZone: "UTC", day: "numeric", month: "short" });
  const months = date({ timeZone: "UTC", month: "short", year: "numeric" });
  /** Russian writes `2026 г.`: the dot would stand twice at the end of a sentence. */
  const plainly = (text: string) => text.replace(/\sг\./u, "");
  const instants = date({ timeZone, dateStyle: "medium", timeStyle: "short" });
  const times = date({ timeZone, timeStyle: "short" });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const durations = (value: number, unit: string) =>
    number({ style: "unit", unit, unitDisplay: "long", maximumFractionDigits: 0 }).format(value);
  const dayIn = (format: Intl.DateTimeFormat) => (day: string) => {
    const at = Date.parse(`${day}T00:00:00Z`);
    return Number.isNaN(at) ? day : plainly(format.format(at));
  };
  const percent = (share: number, digits = 1) =>
    number({ style: "percent", maximumFractionDigits: digits }).format(share);
  return {
    locale,
    count: counts.format,
    decimal: (value, digits = 1) => number({ maximumFractionDigits: digits }).format(value),
    money: (minor, currency) => amount(major(minor, currency), currency),
    amount,
    major,
    moneyShort: (minor, currency) => currencyFormat(currency, true).format(major(minor, currency)),
    countShort: short.format,
    percent,
    change: (share) =>
      number({ style: "percent", maximumFractionDigits: 1, signDisplay: "exceptZero" }).format(share),
    signed: (value) => number({ maximumFractionDigits: 1, signDisplay: "exceptZero" }).format(value),
    interval: (low, high, write) => `${write(low)} ${MISSING} ${write(high)}`,
    day: dayIn(days),
    dayShort: dayIn(daysShort),
    month: dayIn(months),
    instant: (at) => plainly(instants.format(at)),
    time: (at) => times.format(at),
    ago(at, now) {
      const distance = at - now;
      const [unit, length] = UNITS.find(([, size]) => Math.abs(distance) >= size) ?? ["second", 1_000];
      return relative.format(Math.round(distance / length), unit);
    },
    duration(milliseconds) {
      const [unit, length] = UNITS.find(([, size]) => milliseconds >= size) ?? ["second", 1_000];
      return durations(Math.round(milliseconds / length), unit);
    },
    zone: timeZone,
  };
}

function digitsOf(currency: string): number {
  return (
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}
