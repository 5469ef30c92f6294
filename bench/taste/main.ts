import { basename, resolve } from "node:path";
import Table from "cli-table3";
import { Command } from "commander";
import { formatDay, parseDay } from "../../src/domain/basics/calendar.ts";
import { peakBytes } from "../peak-bytes.ts";
import { type Backtest, backtest } from "./backtest.ts";
import { BadLines, readLines } from "./lines.ts";
import { countOption, dayOption } from "./options.ts";
import { measureSpeed } from "./speed.ts";

const LINES = resolve(process.env.COMEBACK_DATA ?? "../shared/data", "journey_lines.csv.gz");

interface Options {
  readonly lines: string;
  readonly cutoff: number;
  readonly days: number;
  readonly speed?: true;
  readonly customers: number;
  readonly orders: number;
  readonly seed: number;
  readonly json?: true;
}

const command = new Command("bench:taste")
  .description(
    "how well tastes tell what is bought next and when, beside what people use instead; and how fast",
  )
  .option(
    "--lines <csv>",
    "order lines, gzip or not: customer_id, order_id, date, product_id, category, quantity, amount",
    LINES,
  )
  .option("--cutoff <date>", "last day that is known, YYYY-MM-DD", dayOption, parseDay("2017-10-31"))
  .option("--days <n>", "days after it that are to be told", countOption, 30)
  .option("--speed", "time and memory of a night's arithmetic on made-up customers instead")
  .option("--customers <n>", "with --speed: how many", countOption, 1_000_000)
  .option("--orders <n>", "with --speed: orders of each", countOption, 10)
  .option("--seed <n>", "with --speed: seed of the customers", Number, 1)
  .option("--json", "print one JSON object as the last line")
  .parse();
const options = command.opts<Options>();

try {
  if (options.speed) runSpeed(options);
  else await runBacktest(options);
} catch (error) {
  if (error instanceof BadLines) command.error(error.message);
  throw error;
}

async function runBacktest({ lines: file, cutoff, days, json }: Options): Promise<void> {
  const start = performance.now();
  const result = backtest(await readLines(file), cutoff, days);
  const seconds = (performance.now() - start) / 1000;
  console.log(
    `${basename(file)}: ${result.customers} customers who had bought by ${formatDay(cutoff)} and bought in the ${days} days after`,
  );
  show(result);
  if (json) console.log(JSON.stringify({ ...result, seconds, peakBytes: peakBytes() }));
}

function show({ rows, lastCategoryHit1, habits, replenishment, modelBytes, tasteBytes }: Backtest): void {
  const products = table("products", [
    "recall@10",
    "hit@10",
    "next: recall@10",
    "hit@10",
    "never bought: recall@10",
    "hit@10",
  ]);
  for (const { model, recall10, hit10, nextRecall10, nextHit10, newRecall10, newHit10 } of rows) {
    products.push([model, ...[recall10, hit10, nextRecall10, nextHit10, newRecall10, newHit10].map(figure)]);
  }
  const category = table("category", ["hit@1"]);
  category.push(["dearest of the last order", figure(lastCategoryHit1)]);
  for (const { model, categoryHit1 } of rows) category.push([model, figure(categoryHit1)]);
  const dues = table(`${habits} due dates`, ["within 25%", "of those still open", "AUC of 14 days"]);
  for (const { model, within25, within25Open, auc } of replenishment) {
    dues.push([model, ...[within25, within25Open, auc].map(figure)]);
  }
  for (const one of [products, category, dues]) console.log(one.toString());
  console.log(
    `the model is ${(modelBytes / 1e3).toFixed(0)} kB of JSON, a stored taste ${(tasteBytes / 1e3).toFixed(1)} kB in the mean`,
  );
}

function table(name: string, columns: readonly string[]) {
  return new Table({
    head: [name, ...columns],
    style: { head: [], border: [] },
    colAligns: ["left", ...columns.map(() => "right" as const)],
  });
}

function figure(value: number | null): string {
  return value === null ? "–" : value.toFixed(3);
}

function runSpeed({ customers, orders, seed, json }: Options): void {
  const speed = measureSpeed(customers, orders, seed);
  const { parts, seconds, microsecondsEach, stateBytes, modelBytes } = speed;
  const peak = peakBytes();
  console.log(
    [
      `${customers.toLocaleString("en")} customers with ${orders} orders each: ${seconds.toFixed(1)} s, at most ${(peak / 1e6).toFixed(0)} MB`,
      `tastes ${parts.taste.toFixed(1)} s, counting ${parts.count.toFixed(1)} s, fit ${parts.fit.toFixed(1)} s`,
      `${microsecondsEach.toFixed(0)} µs for the recommendations and due dates of one buyer`,
      `statistics ${(stateBytes / 1e6).toFixed(1)} MB, model ${(modelBytes / 1e6).toFixed(2)} MB of JSON`,
    ].join("\n"),
  );
  if (json) console.log(JSON.stringify({ ...speed, peakBytes: peak }));
}
