import { setTimeout as sleep } from "node:timers/promises";
import { Command, InvalidArgumentError } from "commander";
import type { NightlyInput } from "../../src/contracts/workflows.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { connect, onDeployment, type WhichDeployment } from "../deployment/deployment.ts";
import type { NightOutput } from "../deployment/night.ts";
import { openRecord } from "../recording/record.ts";
import { dateOption } from "../terminal/options.ts";

const HELP = `
Starts what the schedule starts every night: scores and segments for every customer, metrics of the day, enrolments
in chains. A date that is done already is not computed again unless --force says so. While another run is under way
this one waits for it to end (--no-wait does not), then takes its turn.

Exit codes: 0 computed, or done already; 1 the run failed, --no-wait and another run is under way, or no config is
published; 2 wrong usage, or nothing answers.

Examples:
  comeback recompute                      the shop's today
  comeback recompute --date 1998-06-30    as of another day; later orders are not looked at
  comeback recompute --shards 8 --force   the same again, in 8 parallel shards`;

interface Options extends WhichDeployment, Pick<NightlyInput, "date" | "shards" | "force"> {
  readonly wait: boolean;
  readonly json?: boolean;
}

export function recomputeCommand(): Command {
  return onDeployment(new Command("recompute"))
    .description("run the nightly job now: scores, segments, metrics, enrolments")
    .option("--date <YYYY-MM-DD>", "compute as of this day", dateOption)
    .option("--shards <n>", "parallel scan segments (default: by the number of customers)", shardsOption)
    .option("--force", "run although this date is done already")
    .option("--no-wait", "fail at once when another run is under way")
    .option("--json", "print the result as JSON")
    .addHelpText("after", HELP)
    .action(async ({ json, date, shards, force, wait, ...which }: Options) => {
      const deployment = await connect(which);
      const { executeNight, runNight } = await import("../deployment/night.ts");
      const input: NightlyInput = {
        ...defined({ date, shards, force }),
      };
      const record = await openRecord(deployment.now);
      const output = await record({ command: "recompute", area: "runs", target: date }, () =>
        runNight(input, wait, {
          execute: (night) => executeNight(deployment.nightlyMachine, night),
          say: (line) => process.stderr.write(`${line}\n`),
          pause: sleep,
        }),
      );
      if (json) console.log(JSON.stringify(output));
      else console.log(inWords(output));
    });
}

function shardsOption(text: string): number {
  const shards = Number(text);
  if (!Number.isInteger(shards) || shards < 1 || shards > 10_000) {
    throw new InvalidArgumentError("A whole number from 1 to 10,000.");
  }
  return shards;
}

/** What a night has done, for a person. Without a night to compare with, nobody can be said to have moved. */
export function inWords(output: NightOutput): string {
  if ("skip" in output) return `${output.run ?? "the night"}: nothing done, ${output.skip}`;
  const { run, customers, changed, enrolled, baseline, walletsDiffer, putAside } = output;
  const moved = baseline
    ? "no finished night to compare them with"
    : `${changed} moved to another segment or tier`;
  const wallets =
    walletsDiffer === undefined
      ? ""
      : ` ${walletsDiffer} wallets hold other points than the facts say: comeback loyalty audit lists them.`;
  const aside =
    putAside === undefined
      ? ""
      : ` Done without ${putAside} records that cannot be read: comeback quarantine lists them.`;
  return `${run}: ${customers} customers, ${moved}, ${enrolled} entered chains.${wallets}${aside}`;
}
