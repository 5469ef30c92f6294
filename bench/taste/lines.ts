import { closeSync, createReadStream, existsSync, openSync, readSync } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { type CsvError, parse } from "csv-parse";
import { parseDay } from "../../src/domain/basics/calendar.ts";

/** One line of an order. */
export interface Line {
  readonly customer: string;
  readonly order: string;
  readonly day: number;
  readonly product: string;
  readonly category: string;
  readonly quantity: number;
  /** Cents. */
  readonly amount: number;
}

/** A file that cannot be used; the message says where and why. */
export class BadLines extends Error {}

const COLUMNS = [
  "customer_id",
  "order_id",
  "date",
  "product_id",
  "category",
  "department",
  "quantity",
  "amount",
] as const;
type Column = (typeof COLUMNS)[number];
/** Not every shop has more than one floor of categories. */
const OPTIONAL: ReadonlySet<Column> = new Set(["department"]);

/** Lines of a CSV, gzip or not, in the file's order. Throws BadLines. */
export async function readLines(file: string): Promise<readonly Line[]> {
  if (!existsSync(file)) throw new BadLines(`${file} is not there`);
  const source = createReadStream(file);
  const parser = parse({ bom: true, trim: true, skip_empty_lines: true, info: true });
  const done = (): void => undefined;
  if (isGzip(file)) pipeline(source, createGunzip(), parser, done);
  else pipeline(source, parser, done);
  const lines: Line[] = [];
  const texts = new Map<string, string>();
  const once = (text: string): string => {
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    return known ?? text;
  };
  let columns: Readonly<Record<Column, number>> | undefined;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      if (columns)
        lines.push(lineOf(record, columns, once, (what) => new BadLines(`${file}:${info.lines}: ${what}`)));
      else columns = columnsOf(file, record);
    }
  } catch (error) {
    if (error instanceof BadLines) throw error;
    throw new BadLines(`${file}: ${(error as CsvError | NodeJS.ErrnoException).message}`);
  }
  if (!columns)
    throw new BadLines(`${file} is empty: it needs a line of column names and a line for each order line`);
  if (lines.length === 0) throw new BadLines(`${file} has column names, but no lines`);
  return lines;
}

function isGzip(file: string): boolean {
  const descriptor = openSync(file, "r");
  const head = Buffer.alloc(2);
  readSync(descriptor, head);
  closeSync(descriptor);
  return head[0] === 0x1f && head[1] === 0x8b;
}

function columnsOf(file: string, names: readonly string[]): Readonly<Record<Column, number>> {
  const places = COLUMNS.map((column) => [column, names.indexOf(column)] as const);
  const missing = places
    .filter(([column, place]) => place < 0 && !OPTIONAL.has(column))
    .map(([column]) => column);
  if (missing.length > 0) {
    throw new BadLines(`${file}:1: no column ${missing.join(", ")} in: ${names.join(", ")}`);
  }
  return Object.fromEntries(places) as Record<Column, number>;
}

function lineOf(
  record: readonly string[],
  columns: Readonly<Record<Column, number>>,
  once: (text: string) => string,
  bad: (what: string) => BadLines,
): Line {
  const text = (column: Column): string => record[columns[column]] ?? "";
  const id = (column: Column): string => {
    if (text(column) === "") throw bad(`${column} is missing`);
    return once(text(column));
  };
  const number = (column: Column): number => {
    const value = Number(text(column));
    if (text(column) === "" || !Number.isFinite(value))
      throw bad(`${column} is not a number: "${text(column)}"`);
    return value;
  };
  const day = parseDay(text("date").slice(0, 10));
  if (day === undefined) throw bad(`date is not YYYY-MM-DD: "${text("date")}"`);
  return {
    customer: id("customer_id"),
    order: id("order_id"),
    day,
    product: id("product_id"),
    category: once(text("category")),
    quantity: number("quantity"),
    amount: Math.round(100 * number("amount")),
  };
}
