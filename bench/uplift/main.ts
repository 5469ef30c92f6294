import { basename, resolve } from "node:path";
import Table from "cli-table3";
import { Command } from "commander";
import { type Rankings, rank } from "./rankings.ts";
import { shuffled } from "./shuffled.ts";
import { BadTrial } from "./text-column.ts";
import { readTrial, type TrialOptions } from "./trial-file.ts";
import { EFFECT_NAMES, yearsThatClaim } from "./years.ts";

const FILE = resolve(process.env.COMEBACK_DATA ?? "../shared/data", "hillstrom_womens.csv");

interface Options extends TrialOptions {
  readonly file: string;
  readonly seed: number;
  readonly shuffle?: number;
  readonly years?: number;
  readonly draws: number;
  readonly json?: true;
}

const command = new Command("bench:uplift")
  .description("how well learners rank customers by what a mail changes, on a randomised mail trial")
  .option("--file <csv>", "a line for each person; columns are known by their names", FILE)
  .option("--outcome <column>", "what came of the mail: 0 and 1, or sums", "visit")
  .option(
    "--treatment <column>",
    "the column with the groups (default: segment, treatment, treated, group or arm)",
  )
  .option("--control <group>", "the group without a mail (default: the one whose name says so)")
  .option("--arm <group>", "the group to compare with it, where there are several")
  .option("--shuffle <seed>", "deal the groups out anew first: nothing may be chosen then", Number)
  .option(
    "--years <n>",
    "instead: so many made-up years of four quarterly checks, and how many claim a ranking",
    Number,
  )
  .option("--draws <n>", "with --years: draws a quarter", Number, 2_000)
  .option("--seed <n>", "seed of folds and bootstraps", Number, 1)
  .option("--json", "print one JSON object as the last line")
  .parse();
const options = command.opts<Options>();

function runRankings({ file, seed, shuffle, json, ...rest }: Options): void {
  const start = performance.now();
  const read = readTrial(file, rest);
  const trial = shuffle === undefined ? read : shuffled(read, shuffle);
  const rankings = rank(trial, seed);
  const seconds = (performance.now() - start) / 1000;
  const mailed = trial.treated.reduce((sum, side) => sum + side, 0);
  const people = `${mailed} mailed and ${trial.treated.length - mailed} not`;
  console.log(
    `${basename(file)}, ${rest.outcome}: ${people}; effect ${figure(rankings.effect)} ${unitOf(rankings)}`,
  );
  show(rankings);
  if (json) console.log(JSON.stringify({ ...rankings, outcome: rest.outcome, seconds }));
}

function show(rankings: Rankings): void {
  const table = new Table({
    head: ["ranking", "Qini", "95% interval", "effect in the top 30%", "95% interval"],
    style: { head: [], border: [] },
    colAligns: ["left", "right", "right", "right", "right"],
  });
  for (const { model, qini, low, high, top30, top30Low, top30High } of rankings.rows) {
    table.push([
      model,
      small(qini),
      `${small(low)} to ${small(high)}`,
      figure(top30),
      `${figure(top30Low)} to ${figure(top30High)}`,
    ]);
  }
  console.log(table.toString());
  const { check, chosen } = rankings;
  const interval = `the 99% interval is ${small(check.low)} to ${small(check.high)}`;
  console.log(
    chosen === null
      ? `Nothing is better than mailing everybody alike: ${interval}.`
      : `Chosen: ${chosen}; ${interval}.`,
  );
}

const unitOf = ({ unit }: Rankings) => (unit === "points" ? "points" : "of the outcome");
const small = (value: number) => value.toFixed(4);
const figure = (value: number) => value.toFixed(2);

function runYears(years: number, { draws, seed, json }: Options): void {
  const rows = EFFECT_NAMES.map((effect) => {
    const claimed = yearsThatClaim(effect, years, draws, seed);
    console.log(`${effect}: ${claimed} of ${years} years claim a ranking`);
    return { effect, claimed, years };
  });
  if (json) console.log(JSON.stringify({ rows, drawsAQuarter: draws }));
}

try {
  if (options.years !== undefined) runYears(options.years, options);
  else runRankings(options);
} catch (error) {
  if (error instanceof BadTrial) command.error(error.message);
  throw error;
}
