/** An amount in whole minor units (cents, kopecks) of one ISO 4217 currency. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

/** ISO 4217's "no currency": of amounts that named none while the shop had not said which is its own. */
export const UNNAMED_CURRENCY = "XXX";

const exponents = new Map<string, number>();

/** How many decimal places a currency's minor unit has: 2 for RUB, 0 for JPY, 3 for KWD. */
export function exponentOf(currency: string): number {
  const known = exponents.get(currency);
  if (known !== undefined) return known;
  const digits =
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  exponents.set(currency, digits);
  return digits;
}

/** Whole minor units of a decimal amount, rounded half away from zero: `toMinor(12.345, "EUR")` is 1235. */
export function toMinor(decimal: number, currency: string): number {
  const scaled = Number(`${decimal}e${exponentOf(currency)}`);
  const shifted = Number.isNaN(scaled) ? decimal * 10 ** exponentOf(currency) : scaled;
  return Math.sign(shifted) * Math.round(Math.abs(shifted)) || 0;
}

/** The decimal amount of whole minor units, for showing and for conditions: 1235 EUR is 12.35. */
export function toMajor(money: Money): number {
  return money.amount / 10 ** exponentOf(money.currency);
}

/** The same in text, with all decimal places of the currency, as other systems want it: 1230 EUR is `12.30`. */
export const decimalText = (money: Money): string => toMajor(money).toFixed(exponentOf(money.currency));
