import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Command, InvalidArgumentError } from "commander";
import { formatDay, parseDay } from "../../src/domain/basics/calendar.ts";
import { plotOf } from "./plot.ts";
import { BadLog, readPurchaseLog } from "./purchase-log.ts";
import { rollingOf, rollingOfSeasons, rollingTable } from "./rolling.ts";
import { runSimulated, simulatedTable } from "./simulated.ts";
import { type Result, type Trial, tryModels } from "./trial.ts";

const FOLDER = resolve(process.env.COMEBACK_DATA ?? "../shared/data");
const PUBLIC: readonly Trial[] = [
  { file: resolve(FOLDER, "cdnow_sample.csv"), cutoff: day("1997-09-30"), days: 273 },
  { file: resolve(FOLDER, "cdnow_master.csv"), cutoff: day("1997-09-30"), days: 273 },
  { file: resolve(FOLDER, "online_retail.csv"), cutoff: day("2011-08-31"), days: 100 },
];
const OUT = fileURLToPath(new URL("../out/", import.meta.url));

const command = new Command("bench:accuracy")
  .description("how well each model tells who will not buy, on purchase logs and on simulated shops")
  .option("--file <csv>", "columns customer_id, date and perhaps amount; else the logs in COMEBACK_DATA")
  .option("--cutoff <date>", "last day that the models know, YYYY-MM-DD", day)
  .option("--days <n>", "days after it that they are to tell", days)
  .option("--simulated", "shops of very different kinds, several seeds of each, beside BG/NBD and MBG/NBD")
  .option(
    "--rolling",
    "a cut-off a month for a year: of --file up to --cutoff, else of a shop with strong seasons",
  )
  .option("--json", "print one JSON object as the last line")
  .parse();
const options = command.opts<
  Partial<Trial> & { readonly simulated?: true; readonly rolling?: true; readonly json?: true }
>();

try {
  const json = options.rolling
    ? onRolling(options)
    : options.simulated
      ? onSimulated()
      : onLogs(trialsOf(options));
  if (options.json) console.log(JSON.stringify(json));
} catch (error) {
  if (error instanceof BadLog) command.error(error.message);
  throw error;
}

function onSimulated() {
  const shops = runSimulated();
  console.log(simulatedTable(shops));
  return { shops };
}

function onRolling({ file, cutoff, days: period }: Partial<Trial>) {
  const rolling =
    file !== undefined && cutoff !== undefined && period !== undefined
      ? rollingOf([...readPurchaseLog(file)], monthsUntil(cutoff), period)
      : rollingOfSeasons();
  console.log(rollingTable(rolling));
  return rolling;
}

function monthsUntil(cutoff: number): readonly number[] {
  return Array.from({ length: 12 }, (_, index) => cutoff - 30 * (11 - index));
}

function onLogs(trials: readonly Trial[]) {
  const results = trials.map((trial) => {
    const { result, curves, warning } = tryModels(trial);
    if (warning !== undefined) console.warn(warning);
    console.log(table(result));
    const title = `${basename(trial.file)}: ${formatDay(trial.cutoff)}, next ${trial.days} days`;
    mkdirSync(OUT, { recursive: true });
    const plot = resolve(OUT, `accuracy-${basename(trial.file).replace(/\.[^.]*$/, "")}.svg`);
    writeFileSync(plot, plotOf(title, curves));
    console.log(`plot: ${plot}`);
    return result;
  });
  return options.file === undefined ? { results } : results[0];
}

function trialsOf({ file, cutoff, days: period }: Partial<Trial>): readonly Trial[] {
  if (file !== undefined) {
    if (cutoff === undefined || period === undefined)
      return command.error("--file needs --cutoff and --days");
    if (!existsSync(file)) return command.error(`${file} is not there`);
    return [{ file, cutoff, days: period }];
  }
  return PUBLIC.filter((trial) => {
    if (!existsSync(trial.file)) console.warn(`${trial.file} is not there (set COMEBACK_DATA): left out`);
    return existsSync(trial.file);
  });
}

function table({ file, customers, churned, orders, rows, chosen, overBgNbd, overAnchor }: Result): string {
  const cell = (value: number | null) => (value === null ? "–" : value.toFixed(4)).padStart(9);
  return [
    `\n${basename(file)}: ${customers} customers, ${churned} without an order in the period, ${orders} order days`,
    `${"".padEnd(22)}      AUC    Brier log loss      MAE   orders`,
    ...rows.map(({ model, auc, brier, logLoss, mae, expectedOrders }) => {
      const mark = model === chosen ? "  <- the nightly job's" : "";
      const total = (expectedOrders === null ? "–" : expectedOrders.toFixed(0)).padStart(9);
      return `${model.padEnd(22)}${[auc, brier, logLoss, mae].map(cell).join("")}${total}${mark}`;
    }),
    ...Object.entries({ "bg-nbd": overBgNbd, "the anchor": overAnchor }).flatMap(([name, over]) =>
      over
        ? [`AUC over ${name}: ${over.difference.toFixed(4)} ± ${over.standardError.toFixed(4)} (DeLong)`]
        : [],
    ),
  ].join("\n");
}

function day(text: string): number {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new InvalidArgumentError("a date YYYY-MM-DD");
  return parsed;
}

function days(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new InvalidArgumentError("a whole number of days above 0");
}
