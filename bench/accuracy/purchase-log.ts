import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { parseDay } from "../../src/domain/calendar.ts";
import type { OrderDay } from "../../src/domain/profile.ts";

const COLUMNS = {
  customer: ["customer_id", "customer", "cust", "id", "user_id"],
  date: ["date", "order_date", "day", "t"],
  amount: ["amount", "spent", "sales", "total", "revenue", "value"],
} as const;

/**
 * Order days of every customer of a file with a line for each order: customer, date (`YYYY-MM-DD`, a time may follow)
 * and, if there is one, amount. Columns are known by their names. As in a shop, an order is worth no less than nothing.
 */
export function readPurchaseLog(file: string): ReadonlyMap<string, readonly OrderDay[]> {
  const records: readonly string[][] = parse(readFileSync(file), {
    bom: true,
    trim: true,
    delimiter: [",", ";", "\t"],
    skip_empty_lines: true,
  });
  const [head = [], ...orders] = records;
  const column = (kind: keyof typeof COLUMNS) =>
    head.findIndex((name) => COLUMNS[kind].some((known) => known === name.toLowerCase()));
  const [customerAt, dateAt, amountAt] = [column("customer"), column("date"), column("amount")];
  if (customerAt < 0 || dateAt < 0) throw new Error(`${file}: needs the columns customer_id and date`);
  const customers = new Map<string, Map<number, OrderDay>>();
  orders.forEach((order, index) => {
    const day = parseDay((order[dateAt] ?? "").slice(0, 10));
    const amount = amountAt < 0 ? 0 : Number(order[amountAt]);
    if (day === undefined || !Number.isFinite(amount)) {
      throw new Error(`${file}: order ${index + 1} has no date YYYY-MM-DD or no amount: ${order.join(",")}`);
    }
    const id = order[customerAt] ?? "";
    const days = customers.get(id) ?? new Map<number, OrderDay>();
    customers.set(id, days);
    const known = days.get(day) ?? { day, orders: 0, spent: 0 };
    const spent = known.spent + Math.max(0, Math.round(amount * 100));
    days.set(day, { day, orders: known.orders + 1, spent });
  });
  return new Map([...customers].map(([id, days]) => [id, [...days.values()].sort((a, b) => a.day - b.day)]));
}
