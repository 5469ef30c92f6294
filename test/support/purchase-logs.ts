import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseDay } from "../../src/domain/basics/calendar.ts";
import { buyerOf, type WeightedBuyer } from "../../src/domain/churn/histogram.ts";
import type { OrderDay } from "../../src/domain/people/profile.ts";

const FOLDER = resolve(process.env.COMEBACK_DATA ?? "../shared/data");

type PurchaseLog = "cdnow_sample.csv" | "cdnow_master.csv" | "online_retail.csv";

/** Why a test on a real purchase log cannot run here; undefined where the file is present. */
export function missing(log: PurchaseLog): string | undefined {
  const path = resolve(FOLDER, log);
  return existsSync(path) ? undefined : `${path} is not there (set COMEBACK_DATA)`;
}

/** A test's name, which says so where the test is skipped for want of the data. */
export function on(log: PurchaseLog, name: string): string {
  const why = missing(log);
  return why === undefined ? name : `${name} [skipped: ${why}]`;
}

export const day = (text: string): number => {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new Error(`${text} is not a date`);
  return parsed;
};

/** Order days of every customer of a log, amounts in cents. */
export function readLog(log: PurchaseLog): ReadonlyMap<string, readonly OrderDay[]> {
  const customers = new Map<string, Map<number, OrderDay>>();
  for (const line of readFileSync(resolve(FOLDER, log), "utf8").trim().split("\n").slice(1)) {
    const [customer = "", date = "", amount = ""] = line.split(",");
    const days = customers.get(customer) ?? new Map<number, OrderDay>();
    customers.set(customer, days);
    const at = day(date);
    const known = days.get(at) ?? { day: at, orders: 0, spent: 0 };
    const cents = Math.round(Number(amount) * 100);
    days.set(at, { day: at, orders: known.orders + 1, spent: known.spent + cents });
  }
  return new Map([...customers].map(([id, days]) => [id, [...days.values()].sort((a, b) => a.day - b.day)]));
}

/** Everybody's history as of a day, each with weight 1. */
export function buyersOf(log: PurchaseLog, cutoff: number): readonly WeightedBuyer[] {
  return [...readLog(log).values()].flatMap((orderDays) => {
    const buyer = buyerOf(
      orderDays.map((orderDay) => orderDay.day),
      cutoff,
    );
    return buyer ? [{ ...buyer, weight: 1 }] : [];
  });
}
