import { exponentOf, toMajor } from "../basics/money.ts";

/** `12,400 RUB`, `12.50 EUR`: a sum in minor units, as reasons and reports write it. */
export function moneyWords(minor: number, currency: string): string {
  const major = toMajor({ amount: minor, currency });
  return `${grouped(major, Number.isInteger(major) ? 0 : exponentOf(currency))} ${currency}`;
}

/** Made once: making one takes a hundred times as long as using it. */
const FORMATS = new Map<number, Intl.NumberFormat>();

export function grouped(value: number, digits = 0): string {
  const format = FORMATS.get(digits) ?? new Intl.NumberFormat("en", { minimumFractionDigits: digits });
  FORMATS.set(digits, format);
  return format.format(value);
}
