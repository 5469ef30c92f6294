import { isCurrencyWord } from "./currency-words.ts";
import { exponentOf, type Money, toMinor } from "./money.ts";
import { type DecimalMark, plainNumberText, type Readings, readingsOf } from "./number-text.ts";

/** Three digits after a single mark: `1.234` is one and a bit by its point, and a thousand and more by its comma. */
export interface Unclear {
  readonly kind: "unclear";
  readonly point: number;
  readonly comma: number;
}

/** Why a value is no amount. `empty`: it says nothing at all. */
export interface NoAmount {
  readonly kind: "none";
  readonly why: "empty" | "not-a-number" | "too-large";
}

export type Amount = { readonly kind: "amount"; readonly value: number } | Unclear | NoAmount;

/** Units of a currency. Above, minor units could no longer be counted exactly, and no order is worth as much. */
export const LARGEST_AMOUNT = 1e12;
const LONGEST_TEXT = 64;

/**
 * The amount in a number or in text as people and systems of any country write it: `"1 234,50 ₽"`, `"Rs. 1,00,000.00"`,
 * `"(40.00)"`, `"40.00-"`, `"١٬٢٣٤٫٥"`, `"1e3"`. The one reader of amounts: what it cannot read is `none`, never 0.
 */
export function readAmount(value: unknown): Amount {
  if (typeof value === "number") return Number.isFinite(value) ? amount(value) : NOT_A_NUMBER;
  if (value === undefined || value === null) return EMPTY;
  if (typeof value !== "string" || value.length > LONGEST_TEXT || OTHER_NUMBERS.test(value))
    return NOT_A_NUMBER;
  const text = plainNumberText(value.trim());
  if (text === "") return EMPTY;
  const found = taken(text);
  if (!found) return NOT_A_NUMBER;
  const sign = found.negative ? -1 : 1;
  const { point, comma } = found.readings;
  if (point !== undefined && comma !== undefined && point !== comma) {
    const larger = amount(Math.max(point, comma));
    return larger.kind === "none" ? larger : { kind: "unclear", point: sign * point, comma: sign * comma };
  }
  const read = point ?? comma;
  return read === undefined ? NOT_A_NUMBER : amount(sign * read);
}

const EMPTY: NoAmount = { kind: "none", why: "empty" };
const NOT_A_NUMBER: NoAmount = { kind: "none", why: "not-a-number" };
/** Fractions, superscripts, numbers in circles. */
const OTHER_NUMBERS = /[\p{No}\p{Nl}]/u;

const amount = (value: number): Exclude<Amount, Unclear> =>
  Math.abs(value) <= LARGEST_AMOUNT
    ? { kind: "amount", value: value === 0 ? 0 : value }
    : { kind: "none", why: "too-large" };

interface Taken {
  readonly negative: boolean;
  readonly readings: Readings;
}

/** `500,-` and `500.–` are whole amounts; a point after a word is the word's. */
const PARTS = /^(?<head>[^\d]*?)(?<digits>(?:(?<![\p{L}\p{M}])[.,D])?\d(?:.*\d)?)(?<tail>[^\d]*)$/u;
const HEAD = /^(?<before>[-+(]?) ?(?<word>[^-+()]*?) ?(?<after>[-+(]?) ?$/;
const TAIL = /^(?:[.,]-{0,2})? ?(?<before>[-)]?) ?(?<word>[^-+()]*?) ?(?<after>[-)]?)$/;

/** The sign and the digits of one number, where nothing but a currency stands beside it. */
function taken(text: string): Taken | undefined {
  const { head = "", digits = "", tail = "" } = PARTS.exec(text)?.groups ?? {};
  const front = HEAD.exec(head)?.groups;
  const back = digits === "" ? undefined : TAIL.exec(tail)?.groups;
  if (!front || !back) return undefined;
  if (!isCurrencyWord(front.word ?? "", "before") || !isCurrencyWord(back.word ?? "", "after"))
    return undefined;
  const signs = [front.before, front.after, back.before, back.after].join("");
  if (!["", "+", "-", "()"].includes(signs)) return undefined;
  return { negative: signs === "-" || signs === "()", readings: readingsOf(digits) };
}

/** An amount of a column whose decimal mark is known. What shows the other mark is no number there. */
export function amountWithMark(text: string, mark: DecimalMark): number | NoAmount {
  const read = readAmount(text);
  if (read.kind === "none") return read;
  if (read.kind === "unclear") return mark === "." ? read.point : read.comma;
  return (markShownBy(text) ?? mark) === mark ? read.value : NOT_A_NUMBER;
}

/** The decimal mark that one amount shows; `either` where both make a number, undefined where it has none or is none. */
export function markShownBy(text: string): DecimalMark | "either" | undefined {
  const digits = PARTS.exec(plainNumberText(text.trim()))?.groups?.digits ?? "";
  if (!/[.,]/.test(digits) || readAmount(text).kind === "none") return undefined;
  const { point, comma } = readingsOf(digits);
  if (point !== undefined && comma !== undefined) return point === comma ? undefined : "either";
  return point === undefined ? "," : ".";
}

/**
 * What an unclear amount is in its currency. Amounts are written with all the decimals that a currency has or with
 * none: where it has three, three digits after a mark are decimals, in all others thousands.
 */
export function clearIn(amount: number | Unclear, currency: string | undefined): number {
  if (typeof amount === "number") return amount;
  const [decimals, thousands] =
    Math.abs(amount.point) < Math.abs(amount.comma)
      ? [amount.point, amount.comma]
      : [amount.comma, amount.point];
  return currency !== undefined && exponentOf(currency) === 3 ? decimals : thousands;
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
