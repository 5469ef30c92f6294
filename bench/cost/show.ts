import Table from "cli-table3";
import { type Bill, billOf, TARGETS } from "../../src/contracts/cost/bill.ts";
import type { Measurement } from "../../src/contracts/cost/measurement.ts";
import type { Volume } from "../../src/contracts/cost/month.ts";
import type { Standing } from "../../src/contracts/cost/standing.ts";
import { PRICES } from "../../src/contracts/prices.ts";

const plainTable = (head: readonly string[], colAligns: readonly ("left" | "right")[]) =>
  new Table({ head: [...head], style: { head: [], border: [] }, colAligns: [...colAligns] });

/** $0.42, $12, $1,234. */
export const dollars = (usd: number): string =>
  `$${usd.toLocaleString("en", usd < 10 ? { minimumFractionDigits: 2, maximumFractionDigits: 2 } : { maximumFractionDigits: 0 })}`;

/** Three significant digits of small numbers, whole ones else. */
const figure = (value: number): string =>
  value >= 1_000 ? Math.round(value).toLocaleString("en") : `${Number(value.toPrecision(3))}`;

/** The bill by line, what dominates it, and the figures of one thing each beside what was to be reached. */
export function show(bill: Bill, { customers, events, mails }: Volume): string {
  const count = (value: number) => value.toLocaleString("en");
  const lines = plainTable(["a month", "units", "US $", "share"], ["left", "right", "right", "right"]);
  for (const { item, units, usd } of bill.lines)
    lines.push([item, figure(units), usd.toFixed(2), `${((usd / bill.monthly) * 100).toFixed(1)}%`]);
  lines.push(["all", "", bill.monthly.toFixed(2), "100%"]);
  const units = plainTable(["one", "measured", "at most"], ["left", "right", "right"]);
  const targets: Readonly<Record<string, number>> = TARGETS;
  for (const [name, value] of Object.entries(bill.perUnit))
    units.push([inWords(name), figure(value), targets[name] === undefined ? "" : `${targets[name]}`]);
  const [first] = bill.lines;
  return [
    `${count(customers)} customers, ${count(events)} events and ${count(mails)} mails a month`,
    `list prices of ${PRICES.region} on ${PRICES.date}, without free tiers`,
    lines.toString(),
    `${first?.item} dominates; without the mail service's own fee ${dollars(bill.withoutMailFee)} a month`,
    units.toString(),
  ].join("\n");
}

/** `writeUnitsPerOrder` as "write units per order". */
const inWords = (name: string): string => name.replace(/([a-z])([A-Z0-9])/g, "$1 $2").toLowerCase();

const SIZES = [1e3, 1e4, 1e5, 1e6, 1e7, 1e8];
const EVENTS = 10;
const MAILS = 2;
const YEAR = 12;

/** The table of the README, in Markdown: ten events and two mails a customer and month. */
export function tableOf(measured: Measurement, deployed: Standing): string {
  const rows = SIZES.map((customers) => {
    const volume = { customers, events: customers * EVENTS, mails: customers * MAILS };
    const first = billOf(measured, deployed, volume, 1);
    const later = billOf(measured, deployed, volume, YEAR);
    const sizes = [volume.customers, volume.events, volume.mails].map((value) => value.toLocaleString("en"));
    const cells = [first.withoutMailFee, later.withoutMailFee, first.monthly - first.withoutMailFee];
    return `| ${[...sizes, ...cells.map(dollars)].join(" | ")} |`;
  });
  return [
    "| customers | events a month | mails a month | Comeback, first month | after a year | SES's fee |",
    "|---:|---:|---:|---:|---:|---:|",
    ...rows,
  ].join("\n");
}
