import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { parseDay } from "../../src/domain/basics/calendar.ts";
import type { OrderDay } from "../../src/domain/people/profile.ts";

const COLUMNS = {
  customer: ["customer_id", "customer", "cust", "id", "user_id"],
  date: ["date", "order_date", "day", "t"],
  amount: ["amount", "spent", "sales", "total", "revenue", "value"],
} as const;

/** A file that cannot be used; the message says where and why. */
export class BadLog extends Error {}

/**
 * Order days of every customer of a file with a line for each order: customer, date (`YYYY-MM-DD`, a time may follow)
 * and, if there is one, amount. Columns are known by their names. As in a shop, an order is worth no less than nothing.
 * Throws BadLog.
 */
export function readPurchaseLog(file: string): ReadonlyMap<string, readonly OrderDay[]> {
  const [head, ...lines] = linesOf(file);
  if (!head) throw new BadLog(`${file} is empty: it needs a line of column names and a line for each order`);
  const columns = columnsOf(file, head.record);
  const customers = new Map<string, Map<number, OrderDay>>();
  for (const { record, line } of lines) {
    const { id, day, cents } = orderOf(record, columns, (what) => new BadLog(`${file}:${line}: ${what}`));
    const days = customers.get(id) ?? new Map<number, OrderDay>();
    customers.set(id, days);
    const known = days.get(day) ?? { day, orders: 0, spent: 0 };
    days.set(day, { day, orders: known.orders + 1, spent: known.spent + cents });
  }
  if (customers.size === 0) throw new BadLog(`${file} has column names, but no orders`);
  return new Map([...customers].map(([id, days]) => [id, [...days.values()].sort((a, b) => a.day - b.day)]));
}

interface Line {
  readonly record: readonly string[];
  /** Of the file, from 1. */
  readonly line: number;
}

function linesOf(file: string): readonly Line[] {
  const text = readFileSync(file, "utf8");
  const head = text.slice(0, text.search(/[\r\n]|$/));
  const parts = (delimiter: string) => head.split(delimiter).length;
  const delimiter = [";", "\t"].reduce((best, one) => (parts(one) > parts(best) ? one : best), ",");
  const found: Line[] = [];
  try {
    parse(text, {
      bom: true,
      trim: true,
      delimiter,
      skip_empty_lines: true,
      on_record: (record, { lines }) => {
        found.push({ record, line: lines });
        return null;
      },
    });
  } catch (error) {
    throw new BadLog(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return found;
}

type Columns = Readonly<Record<keyof typeof COLUMNS, number>>;

function columnsOf(file: string, names: readonly string[]): Columns {
  const column = (kind: keyof typeof COLUMNS) =>
    names.findIndex((name) => COLUMNS[kind].some((known) => known === name.toLowerCase()));
  const columns = { customer: column("customer"), date: column("date"), amount: column("amount") };
  for (const kind of ["customer", "date"] as const) {
    if (columns[kind] >= 0) continue;
    throw new BadLog(
      `${file}:1: no column for the ${kind} (${COLUMNS[kind].join(", ")}) in: ${names.join(", ")}`,
    );
  }
  return columns;
}

function orderOf(record: readonly string[], columns: Columns, bad: (what: string) => BadLog) {
  const [id = "", date = ""] = [record[columns.customer], record[columns.date]];
  if (id === "") throw bad("the customer is missing");
  if (date === "") throw bad("the date is missing");
  const day = parseDay(date.slice(0, 10));
  if (day === undefined) throw bad(`${date} is not a date YYYY-MM-DD`);
  const written = columns.amount < 0 ? "0" : (record[columns.amount] ?? "");
  if (written === "") throw bad("the amount is missing");
  const amount = Number(written);
  if (!Number.isFinite(amount)) throw bad(`${written} is not an amount like 12.50`);
  return { id, day, cents: Math.max(0, Math.round(amount * 100)) };
}
