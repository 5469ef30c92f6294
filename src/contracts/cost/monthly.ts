import { PRICES } from "../prices.ts";
import { type Bill, billOf } from "./bill.ts";
import { DEPLOYED } from "./deployed.ts";
import { MEASURED } from "./measured.ts";
import type { Volume } from "./month.ts";
import { DRIVERS, type Driver, SERVICES, type Service } from "./parts.ts";

/** US dollars a month. */
export interface CostLine {
  readonly item: string;
  readonly service: Service;
  readonly units: number;
  readonly usd: number;
  /** The same money by what it is for: the parts add up to `usd`. */
  readonly of: Readonly<Record<Driver, number>>;
}

export interface MonthlyCost {
  /** The mail service's own fee included. */
  readonly monthly: number;
  readonly withoutMailFee: number;
  /** The dearest first; lines that cost nothing are left out. */
  readonly lines: readonly CostLine[];
  /** All lines together, by what they are for. */
  readonly of: Readonly<Record<Driver, number>>;
  /** Of one, a month; null where there is none. A customer's share of everything, and what its nights alone take. */
  readonly each: Readonly<Record<"customer" | "customersNights" | "event" | "mail", number | null>>;
  /** The list prices that were taken: region, and the day on which they were gone through. */
  readonly prices: { readonly region: string; readonly date: string };
}

/**
 * What a shop of this size costs a month, reckoned from list prices and the counts of the measured run: not AWS's bill.
 * What a part is for is told by leaving it out: an empty deployment, then with its customers, what they do, and mails.
 */
export function monthlyCost(volume: Volume, months: number): MonthlyCost {
  const { customers, events, mails, loyalty = false, orders = 0 } = volume;
  const nothing = { customers: 0, events: 0, mails: 0 };
  const nightly = { ...nothing, customers, loyalty };
  const bills: readonly Bill[] = [nothing, nightly, { ...nightly, events, orders }, volume].map((part) =>
    billOf(MEASURED, DEPLOYED, part, months),
  );
  const all = bills.at(-1);
  if (!all) throw new Error("a month has no bill");
  const lines = all.lines.filter(({ usd }) => usd > 0).map((line) => ({ ...line, ...placeOf(line, bills) }));
  const of = byDriver((driver) => lines.reduce((sum, line) => sum + line.of[driver], 0));
  const one = (usd: number, count: number) => (count > 0 ? usd / count : null);
  return {
    monthly: all.monthly,
    withoutMailFee: all.withoutMailFee,
    lines,
    of,
    each: {
      customer: one(all.monthly, customers),
      customersNights: one(of.customers, customers),
      event: one(of.events, events),
      mail: one(of.mails, mails),
    },
    prices: { region: PRICES.region, date: PRICES.date },
  };
}

function placeOf(
  { item }: { readonly item: string },
  bills: readonly Bill[],
): Pick<CostLine, "service" | "of"> {
  const before = item.split(":")[0];
  const usd = bills.map(({ lines }) => lines.find((line) => line.item === item)?.usd ?? 0);
  return {
    service: SERVICES.find((service) => service === before) ?? "several",
    of: byDriver((_, at) => (usd[at] ?? 0) - (usd[at - 1] ?? 0)),
  };
}

const byDriver = (of: (driver: Driver, at: number) => number): Record<Driver, number> =>
  Object.fromEntries(DRIVERS.map((driver, at) => [driver, of(driver, at)])) as Record<Driver, number>;
