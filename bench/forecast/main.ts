import { existsSync } from "node:fs";
import { resolve } from "node:path";
import Table from "cli-table3";
import { Command } from "commander";
import { BadLog } from "../accuracy/purchase-log.ts";
import { type RollingForecast, rollingForecasts } from "./rolling.ts";
import { forecastsOfSimulated } from "./simulated.ts";

const FOLDER = resolve(process.env.COMEBACK_DATA ?? "../shared/data");
const LOGS = ["cdnow_master.csv", "online_retail.csv", "journey_orders.csv"];

const command = new Command("bench:forecast")
  .description(
    "how often what happened was inside the interval of a forecast, on dates that roll through a purchase log",
  )
  .option("--file <csv>", "columns customer_id, date and amount; else the logs in COMEBACK_DATA")
  .option("--simulated", "shops of very different kinds instead, each of several seeds")
  .option("--json", "print one JSON object as the last line")
  .parse();
const { file, simulated, json } = command.opts<{
  readonly file?: string;
  readonly simulated?: true;
  readonly json?: true;
}>();

try {
  const started = performance.now();
  const rows = simulated ? forecastsOfSimulated() : filesOf().flatMap(rollingForecasts);
  console.log(tableOf(rows));
  const seconds = (performance.now() - started) / 1_000;
  if (json) console.log(JSON.stringify({ rows, seconds }));
} catch (error) {
  if (error instanceof BadLog) command.error(error.message);
  throw error;
}

function filesOf(): readonly string[] {
  if (file !== undefined) return [file];
  return LOGS.map((name) => resolve(FOLDER, name)).filter((path) => {
    if (!existsSync(path)) console.warn(`${path} is not there (set COMEBACK_DATA): left out`);
    return existsSync(path);
  });
}

function tableOf(rows: readonly RollingForecast[]): string {
  const table = new Table({
    head: ["log", "days", "figure", "forecasts", "inside", "told/happened", "width", "mean |ln|"],
  });
  for (const { log, days, figure, forecasts, inside, ratio, width, meanLevelError } of rows) {
    const share = forecasts === 0 ? "–" : `${((100 * inside) / forecasts).toFixed(0)}%`;
    table.push([
      ...[log, days, figure, forecasts, share],
      ...[ratio, width, meanLevelError].map((value) => value.toFixed(2)),
    ]);
  }
  return table.toString();
}
