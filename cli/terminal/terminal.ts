import Table from "cli-table3";
import pc from "picocolors";
import { exponentOf, toMajor } from "../../src/domain/basics/money.ts";

const CONTROL = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** Text of strangers (names, products) without what a terminal would obey: escapes, line breaks, reversed writing. */
export const printable = (text: string): string => text.replace(CONTROL, "\ufffd");

/** Two columns without lines between them; rows without a value are left out. */
export function pairs(rows: readonly (readonly [name: string, value: string | undefined])[]): string {
  const style = { "padding-left": 2, "padding-right": 0, border: [] };
  const table = new Table({ chars: NO_LINES, style });
  for (const [name, value] of rows) if (value !== undefined) table.push([name, printable(value)]);
  return table.toString().replace(/ +$/gm, "");
}

const COLOURED = { head: ["bold"], border: ["dim"], compact: true };
const PLAIN = { head: [], border: [], compact: true };

/**
 * A table with a head, numbers to the right. Where `width`, the terminal's, is too small, the widest columns are folded,
 * texts before numbers and between words before within them; a file or a pipe has no width.
 */
export function grid(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  width: number | undefined = process.stdout.columns,
): string {
  const cells = rows.map((row) => row.map(printable));
  const columns = head.map((title, index) => columnOf(title, ...cells.map((row) => row[index] ?? "")));
  const widths = width === undefined ? [] : widthsWithin(width, columns);
  const fitted = (row: readonly string[]) =>
    row.map((text, index) => folded(text, (widths[index] ?? Number.POSITIVE_INFINITY) - PADDING));
  const table = new Table({
    head: fitted(head),
    style: pc.isColorSupported ? COLOURED : PLAIN,
    ...(widths.length > 0 && { colWidths: widths }),
    colAligns: columns.map(({ isNumeric }) => (isNumeric ? "right" : "left")),
  });
  for (const row of cells) table.push(fitted(row));
  return table.toString();
}

const PADDING = 2;
const NARROWEST = 10;

/** A column's widths in letters, with its padding. */
interface ColumnWidths {
  readonly isNumeric: boolean;
  /** Without any fold. */
  readonly natural: number;
  /** With every number and every word in one line. */
  readonly inWords: number;
}

function columnOf(title: string, ...texts: readonly string[]): ColumnWidths {
  const isNumeric = texts.every(isNumber);
  const words = [title, ...(isNumeric ? [] : texts)].flatMap((text) => text.split(" "));
  return {
    isNumeric,
    natural: longest([title, ...texts]) + PADDING,
    inWords: longest([...words, ...(isNumeric ? texts : [])]) + PADDING,
  };
}

const longest = (texts: readonly string[]) => Math.max(...texts.map((text) => [...text].length));

/** What is left to each column when the widest gives way first; nothing is set where there is room for all. */
function widthsWithin(width: number, columns: readonly ColumnWidths[]): number[] {
  const widths = columns.map(({ natural }) => natural);
  const excess = () => widths.reduce((sum, one) => sum + one, widths.length + 1) - width;
  if (excess() <= 0) return [];
  const least: readonly ((column: ColumnWidths) => number)[] = [
    ({ inWords }) => inWords,
    ({ inWords, isNumeric }) => (isNumeric ? inWords : Math.min(inWords, NARROWEST)),
    ({ inWords }) => Math.min(inWords, NARROWEST),
  ];
  for (const leastOf of least) {
    const leasts = columns.map(leastOf);
    for (let left = excess(); left > 0; left -= 1) {
      const room = widths.map((one, index) => (one > (leasts[index] ?? one) ? one : 0));
      const widest = Math.max(...room);
      if (widest === 0) break;
      widths[room.indexOf(widest)] = widest - 1;
    }
  }
  return widths;
}

/** Lines of at most `width` letters: broken between words, a long word after a mark in it, and else anywhere. */
function folded(text: string, width: number): string {
  if (longest([text]) <= width) return text;
  const lines = [""];
  for (const word of text.split(/(?<= )/)) {
    const pieces = longest([word.trimEnd()]) <= width ? [word] : word.split(/(?<=[-_:,./])/);
    for (const piece of pieces.flatMap((one) => chopped(one, width))) {
      const line = lines.at(-1) ?? "";
      if (line !== "" && longest([(line + piece).trimEnd()]) > width) lines.push(piece);
      else lines[lines.length - 1] = line + piece;
    }
  }
  return lines.map((line) => line.trimEnd()).join("\n");
}

function chopped(piece: string, width: number): readonly string[] {
  const letters = [...piece];
  const starts = Array.from({ length: Math.ceil(letters.length / width) }, (_, index) => index * width);
  return longest([piece.trimEnd()]) <= width
    ? [piece]
    : starts.map((start) => letters.slice(start, start + width).join(""));
}

const isNumber = (text: string) => /^(–|-?[\d.,]+( [A-Z]{3}|%)?|)$/.test(text);

/** `1,234.50 RUB`, of minor units. */
export const money = (minor: number, currency: string): string => `${sum(minor, currency)} ${currency}`;

/** `1,234.50`, of minor units, for a column whose title names the currency. */
export function sum(minor: number, currency: string): string {
  const digits = exponentOf(currency);
  const major = toMajor({ amount: minor, currency });
  return major.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

const WIDTH = 100;

/** A paragraph in lines that can be read; what has lines of its own, like a table, is left as it is. */
export const wrapped = (text: string): string => wrappedWithin(WIDTH, text);

/** The same in lines of at most so many letters. */
export function wrappedWithin(width: number, text: string): string {
  if (text.includes("\n")) return text;
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1) ?? "";
    if (line !== "" && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines.join("\n");
}

/** `12,345` */
export const number = (value: number): string => value.toLocaleString("en");

/** `1 day`, `30 days`; a dash for what is not known. */
export const days = (value: number | null): string =>
  value === null ? "–" : `${number(value)} ${value === 1 ? "day" : "days"}`;

export const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** `2026-03-01 09:30`, UTC. */
export const moment = (at: number): string => new Date(at).toISOString().slice(0, 16).replace("T", " ");

const NO_LINES = Object.fromEntries(
  [
    ...["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right"],
    ...["left", "left-mid", "mid", "mid-mid", "right", "right-mid"],
  ]
    .map((place) => [place, ""])
    .concat([["middle", " "]]),
);
