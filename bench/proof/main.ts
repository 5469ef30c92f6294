import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { styleText } from "node:util";
import { Command, InvalidArgumentError } from "commander";
import { wilson } from "../../src/domain/basics/wilson.ts";
import { type Replayed, replayHillstrom } from "./hillstrom.ts";
import { type Row, rowsOf } from "./rows.ts";
import { runVariants } from "./variants.ts";

const HILLSTROM = resolve(process.env.COMEBACK_DATA ?? "../shared/data", "hillstrom_womens.csv");
const MOST_TRIALS = 400;
const REPLAYS = 100;

const HEAD =
  "tail       effect customers held out      of      trials  covers  alarms  width   shown   power   fixed";

const command = new Command("bench:proof")
  .description(
    "whether what a proof says holds: years of daily looks at known effects, and a real mail trial",
  )
  .option("--trials <n>", "at most so many simulated years a row, of tests and of replays", count)
  .option("--file <csv>", "Hillstrom's mail trial; else hillstrom_womens.csv in COMEBACK_DATA")
  .option("--variants", "tests of variants without any difference instead, looked at after every 50 people")
  .option("--json", "print one JSON object as the last line")
  .parse();
const options = command.opts<{
  readonly trials?: number;
  readonly file?: string;
  readonly variants?: true;
  readonly json?: true;
}>();

const began = performance.now();
const result = options.variants ? runVariants(options.trials ?? MOST_TRIALS) : simulated();
const seconds = (performance.now() - began) / 1_000;
console.log(`${seconds.toFixed(0)} s`);
if (options.json) console.log(JSON.stringify({ ...result, seconds }));

function simulated() {
  console.log(HEAD);
  const rows: Row[] = [];
  for (const row of rowsOf(options.trials ?? MOST_TRIALS)) {
    rows.push(row);
    console.log(line(row));
  }
  return { rows, hillstrom: replays() };
}

/** Null where the file is absent. */
function replays(): readonly Replayed[] | null {
  const file = options.file ?? HILLSTROM;
  if (!existsSync(file)) {
    console.warn(`${file} is not there (set COMEBACK_DATA): the mail trial is left out`);
    return null;
  }
  const found = replayHillstrom(file, Math.min(options.trials ?? REPLAYS, REPLAYS));
  console.log(`\n${file}, in random orders`);
  for (const { outcome, estimand, replays: times, estimate, coverage, shown, width, last } of found) {
    const range = last ? `${last.low.toPrecision(3)} to ${last.high.toPrecision(3)}` : "–";
    console.log(
      `${outcome} ${estimand}: whole trial ${estimate.toPrecision(4)}, at the end ${range}; covered ${percent(coverage)}, shown ${percent(shown)} of ${times}; width ${ratio(width)}`,
    );
  }
  return found;
}

function line(row: Row): string {
  const { effect, customers, heldOut, tail, estimand, trials, width } = row;
  const shares = [row.coverage, row.falseAlarms].map(percent).join(" ");
  const rest = [row.shown, row.power, row.powerOfFixedTest].map(percent).join(" ");
  const name = `${tail.padEnd(10)} ${String(effect).padEnd(6)} ${String(customers).padEnd(9)} ${heldOut.padEnd(13)} ${estimand.padEnd(7)}`;
  const text = `${name} ${String(trials).padStart(6)} ${shares} ${ratio(width)} ${rest}`;
  // By more than the luck of so many years.
  const isMissed = wilson(Math.round(row.coverage * trials), trials).high < 0.95;
  const isAlarmed = wilson(Math.round(row.falseAlarms * trials), trials).low > 0.05;
  const isOff = isMissed || isAlarmed || (width ?? 0) > 1.7;
  return isOff ? styleText("red", text) : text;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`.padStart(7);
}

function ratio(width: number | null): string {
  return (width === null ? "–" : width.toFixed(2)).padStart(6);
}

function count(text: string): number {
  const trials = Number(text);
  if (Number.isInteger(trials) && trials > 0) return trials;
  throw new InvalidArgumentError("a whole number above 0");
}
