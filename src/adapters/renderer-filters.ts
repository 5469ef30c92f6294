import { exponentOf, toMajor } from "../domain/basics/money.ts";

const STYLES = ["full", "long", "medium", "short"] as const;

/**
 * `money`: a sum as the reader's language writes it, `1 234,50 ₽`. Takes a number of the store's currency or a
 * `{amount, currency}` in minor units. Whole sums go without decimals.
 */
export function moneyText(value: unknown, language: string, storeCurrency: string): string {
  const { sum, currency } = sumOf(value, storeCurrency);
  if (sum === undefined || !currency) return "";
  const whole = Number.isInteger(sum);
  const digits = whole ? 0 : exponentOf(currency);
  return new Intl.NumberFormat(language || "en", {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(sum);
}

/** A calendar day is the same everywhere; one without a year, `--05-01`, is a day and a month. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_OF_ANY_YEAR = /^--(\d{2}-\d{2})$/;

/** `date`: a day as the reader's language writes it, `5 марта 2026 г.`; `date: "short"` and the other CLDR lengths. */
export function dateText(value: unknown, style: unknown, language: string, timeZone: string): string {
  const [, everyYear] = DAY_OF_ANY_YEAR.exec(String(value)) ?? [];
  if (everyYear !== undefined) {
    const format = new Intl.DateTimeFormat(language || "en", {
      day: "numeric",
      month: "long",
      timeZone: "UTC",
    });
    return format.format(new Date(`2000-${everyYear}`));
  }
  const at =
    typeof value === "number" || typeof value === "string" || value instanceof Date
      ? new Date(value)
      : undefined;
  if (!at || Number.isNaN(at.getTime())) return "";
  const dateStyle = STYLES.find((known) => known === style) ?? "long";
  const zone = DAY.test(String(value)) ? "UTC" : timeZone || "UTC";
  return new Intl.DateTimeFormat(language || "en", { dateStyle, timeZone: zone }).format(at);
}

function sumOf(value: unknown, storeCurrency: string): { readonly sum?: number; readonly currency?: string } {
  if (typeof value === "object" && value !== null && "amount" in value && "currency" in value) {
    const { amount, currency } = value;
    if (typeof amount !== "number" || typeof currency !== "string" || !/^[A-Z]{3}$/.test(currency)) return {};
    return { sum: toMajor({ amount, currency }), currency };
  }
  if (value === undefined || value === null || value === "") return {};
  const sum = Number(value);
  return Number.isFinite(sum) ? { sum, currency: storeCurrency } : {};
}
