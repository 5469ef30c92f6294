import Table from "cli-table3";
import pc from "picocolors";
import { exponentOf } from "../../src/domain/basics/money.ts";

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
 * A table with a head, numbers to the right. Where `width`, the terminal's, is too small, the widest columns are folded;
 * a file or a pipe has no width.
 */
export function grid(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  width: number | undefined = process.stdout.columns,
): string {
  const cells = rows.map((row) => row.map(printable));
  const columns = head.map((title, index) => [title, ...cells.map((row) => row[index] ?? "")]);
  const table = new Table({
    head: [...head],
    style: pc.isColorSupported ? COLOURED : PLAIN,
    ...(width !== undefined && { colWidths: widthsWithin(width, columns.map(widthOf)) }),
    colAligns: columns.map(([, ...texts]) => (texts.every(isNumber) ? "right" : "left")),
    wordWrap: true,
    wrapOnWordBoundary: false,
  });
  for (const row of cells) table.push(row);
  return table.toString();
}

const PADDING = 2;
const NARROWEST = 10;

const widthOf = (texts: readonly string[]) => Math.max(...texts.map((text) => [...text].length)) + PADDING;

/** What is left to each column when the widest gives way first; nothing is set where there is room for all. */
function widthsWithin(width: number, natural: readonly number[]): number[] {
  const widths = [...natural];
  const borders = natural.length + 1;
  if (widths.reduce((sum, one) => sum + one, borders) <= width) return [];
  while (widths.reduce((sum, one) => sum + one, borders) > width) {
    const widest = Math.max(...widths);
    if (widest <= NARROWEST) break;
    widths[widths.indexOf(widest)] = widest - 1;
  }
  return widths;
}

const isNumber = (text: string) => /^(–|-?[\d.,]+( [A-Z]{3}|%)?|)$/.test(text);

/** `1,234.50 RUB`, of minor units. */
export function money(amount: number, currency: string): string {
  const digits = exponentOf(currency);
  const number = (amount / 10 ** digits).toLocaleString("en", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `${number} ${currency}`;
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
