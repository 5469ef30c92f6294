import { type Money, toMinor } from "./money.ts";

const AFFIX = String.raw`[\p{L}\p{Sc}\s.]{0,8}`;
const AMOUNT = new RegExp(String.raw`^${AFFIX}?([-−(]?)${AFFIX}?(\d[\d.,'’\s]*|[.,]\d+)${AFFIX}\)?$`, "u");

/**
 * The number in an amount as shops' systems write it: `12.3`, `"1 234,50"`, `"$1,234.50"`, `"1.234,50 €"`. A single
 * comma before exactly three digits separates thousands; a single point is always the decimal one. Undefined for
 * anything that is not one amount.
 */
export function parseAmount(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value !== "string" || value.length > 40) return undefined;
  const [, sign, digits] = AMOUNT.exec(value.trim()) ?? [];
  const plain = digits && decimalPoint(digits.replace(/['’\s]/g, "").replace(/[.,]$/, ""));
  return plain ? Number(`${sign ? "-" : ""}${plain}`) : undefined;
}

/** Digits with at most one point, from digits with points and commas; undefined when they make no number. */
function decimalPoint(digits: string): string | undefined {
  const decimal = Math.max(digits.lastIndexOf("."), digits.lastIndexOf(","));
  if (decimal < 0) return digits;
  const mark = digits.charAt(decimal);
  const once = digits.indexOf(mark) === decimal;
  const thousands = mark === "," ? /^[1-9]\d{0,2}(,\d{3})+$/ : /^[1-9]\d{0,2}(\.\d{3}){2,}$/;
  if (thousands.test(digits)) return digits.replaceAll(mark, "");
  if (!once) return undefined;
  const whole = digits.slice(0, decimal);
  if (!/^(\d*|\d{1,3}([.,]\d{3})+)$/.test(whole)) return undefined;
  return `${whole.replace(/[.,]/g, "") || "0"}.${digits.slice(decimal + 1)}`;
}

/** The ISO 4217 code in what a sender calls a currency; undefined for anything else. */
export function parseCurrency(value: unknown): string | undefined {
  const code = typeof value === "string" ? value.trim().toUpperCase() : "";
  return /^[A-Z]{3}$/.test(code) ? code : undefined;
}

/** Money of a decimal amount; undefined where it is unknown, or too large to be counted exactly. */
export function moneyOf(decimal: number | undefined, currency: string | undefined): Money | undefined {
  if (decimal === undefined || currency === undefined) return undefined;
  const amount = toMinor(decimal, currency);
  return Number.isSafeInteger(amount) ? { amount, currency } : undefined;
}
