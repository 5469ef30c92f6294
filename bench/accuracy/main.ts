import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { parseDay } from "../../src/domain/calendar.ts";
import { standingOf } from "../../src/domain/churn/histories.ts";
import { type Forecast, forecastsOf, type Shopper } from "./forecasts.ts";
import { aucOf, brierOf, logLossOf, mean, type Told } from "./measures.ts";
import { plotOf } from "./plot.ts";
import { readPurchaseLog } from "./purchase-log.ts";

/**
 * How well the models tell who will not buy: fits each on the orders up to the cut-off and compares it with what
 * happened in the days after. `npm run bench:accuracy -- --file orders.csv --cutoff 1997-09-30 --days 273 --json`;
 * without a file, on the public data sets in COMEBACK_DATA (or ../shared/data). Plots go to bench/out.
 */
interface Trial {
  readonly file: string;
  readonly cutoff: string;
  readonly days: number;
}

interface Row {
  readonly model: string;
  readonly auc: number | null;
  readonly brier: number | null;
  readonly logLoss: number | null;
  /** Mean absolute error of each customer's order days in the period. */
  readonly mae: number | null;
  /** Expected order days of all customers together. */
  readonly expectedOrders: number | null;
}

interface Result {
  readonly file: string;
  readonly customers: number;
  readonly churned: number;
  /** Order days of the period. */
  readonly orders: number;
  readonly rows: readonly Row[];
  readonly chosen: string;
}

const FOLDER = resolve(process.env.COMEBACK_DATA ?? "../shared/data");
const PUBLIC: readonly Trial[] = [
  { file: resolve(FOLDER, "cdnow_sample.csv"), cutoff: "1997-09-30", days: 273 },
  { file: resolve(FOLDER, "cdnow_master.csv"), cutoff: "1997-09-30", days: 273 },
  { file: resolve(FOLDER, "online_retail.csv"), cutoff: "2011-08-31", days: 100 },
];
const OUT = fileURLToPath(new URL("../out/", import.meta.url));

function run({ file, cutoff, days }: Trial): Result {
  const last = parseDay(cutoff);
  if (last === undefined) throw new Error(`--cutoff ${cutoff} is not a date YYYY-MM-DD`);
  if (!(Number.isInteger(days) && days > 0)) throw new Error("--days is a whole number of days above 0");
  const shoppers: Shopper[] = [];
  const orders: number[] = [];
  for (const [id, all] of readPurchaseLog(file)) {
    const orderDays = all.filter(({ day }) => day <= last);
    const standing = standingOf(
      { days: orderDays.map(({ day }) => day), spent: orderDays.map(({ spent }) => spent) },
      last,
    );
    if (!standing) continue;
    shoppers.push({ id, orderDays, standing });
    orders.push(all.filter(({ day }) => day > last && day <= last + days).length);
  }
  if (shoppers.length === 0) throw new Error(`${file}: nobody has ordered by ${cutoff}`);
  const { forecasts, chosen } = forecastsOf(shoppers, last, days);
  const told = (forecast: Forecast): readonly Told[] =>
    forecast.scores.map((score, index) => ({ score, churned: orders[index] === 0 }));
  const plotted = ["bg-nbd", "mbg-nbd", "pareto-nbd"].filter((model) => model !== chosen);
  mkdirSync(OUT, { recursive: true });
  writeFileSync(
    resolve(OUT, `accuracy-${basename(file).replace(/\.[^.]*$/, "")}.svg`),
    plotOf(
      `${basename(file)}: ${cutoff}, next ${days} days`,
      [chosen, ...plotted].flatMap((model) => {
        const forecast = forecasts.find((one) => one.model === model);
        return forecast ? [{ model, told: told(forecast) }] : [];
      }),
    ),
  );
  return {
    file,
    customers: shoppers.length,
    churned: orders.filter((count) => count === 0).length,
    orders: sum(orders),
    rows: forecasts.map((forecast) => rowOf(forecast, told(forecast), orders)),
    chosen,
  };
}

function rowOf(forecast: Forecast, told: readonly Told[], orders: readonly number[]): Row {
  const { model, isProbability, expected, likely = expected } = forecast;
  return {
    model,
    auc: aucOf(told),
    brier: isProbability ? brierOf(told) : null,
    logLoss: isProbability ? logLossOf(told) : null,
    mae: likely ? mean(likely.map((count, index) => Math.abs(count - (orders[index] ?? 0)))) : null,
    expectedOrders: expected ? sum(expected) : null,
  };
}

function table({ file, customers, churned, orders, rows, chosen }: Result): string {
  const cell = (value: number | null) => (value === null ? "–" : value.toFixed(4)).padStart(9);
  return [
    `\n${basename(file)}: ${customers} customers, ${churned} without an order in the period, ${orders} order days`,
    `${"".padEnd(20)}      AUC    Brier log loss      MAE   orders`,
    ...rows.map(({ model, auc, brier, logLoss, mae, expectedOrders }) => {
      const mark = model === chosen ? "  <- the nightly job's" : "";
      const total = (expectedOrders === null ? "–" : expectedOrders.toFixed(0)).padStart(9);
      return `${model.padEnd(20)}${[auc, brier, logLoss, mae].map(cell).join("")}${total}${mark}`;
    }),
  ].join("\n");
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

const { values } = parseArgs({
  options: {
    file: { type: "string" },
    cutoff: { type: "string" },
    days: { type: "string" },
    json: { type: "boolean", default: false },
  },
});
if (values.file !== undefined && (values.cutoff === undefined || values.days === undefined)) {
  throw new Error("--file needs --cutoff YYYY-MM-DD and --days");
}
const trials =
  values.file === undefined
    ? PUBLIC.filter(({ file }) => {
        if (!existsSync(file)) console.log(`${file} is not there (set COMEBACK_DATA): skipped`);
        return existsSync(file);
      })
    : [{ file: values.file, cutoff: values.cutoff ?? "", days: Number(values.days) }];
const results = trials.map(run);
for (const result of results) console.log(table(result));
console.log(`\nplots: ${OUT}`);
if (values.json) console.log(JSON.stringify(values.file === undefined ? { results } : results[0]));
