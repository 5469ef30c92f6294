import { setTimeout as sleep } from "node:timers/promises";
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import { Command, InvalidArgumentError } from "commander";
import * as z from "zod";
import { type NightlyInput, NightlyResult } from "../../src/contracts/workflows.ts";
import { connect, onDeployment, type WhichDeployment } from "../deployment.ts";
import { dateOption } from "../options.ts";
import { Refusal } from "../refusal.ts";

const HELP = `
Starts what the schedule starts every night: scores and segments for every customer, metrics of the day, enrolments
in chains. A date that is done already is not computed again unless --force says so.

Examples:
  comeback recompute                      the shop's today
  comeback recompute --date 1998-06-30    as of another day; later orders are not looked at
  comeback recompute --shards 8 --force   the same again, in 8 parallel shards`;

interface Options extends WhichDeployment, Pick<NightlyInput, "date" | "shards" | "force"> {
  readonly json?: boolean;
}

export function recomputeCommand(): Command {
  return onDeployment(new Command("recompute"))
    .description("run the nightly job now: scores, segments, metrics, enrolments")
    .option("--date <YYYY-MM-DD>", "compute as of this day", dateOption)
    .option("--shards <n>", "parallel scan segments (default: by the number of customers)", shardsOption)
    .option("--force", "run although this date is done already")
    .option("--json", "print the result as JSON")
    .addHelpText("after", HELP)
    .action(async ({ json, date, shards, force, ...which }: Options) => {
      const deployment = await connect(which);
      const input: NightlyInput = {
        ...(date !== undefined && { date }),
        ...(shards !== undefined && { shards }),
        ...(force !== undefined && { force }),
      };
      const output = await execute(deployment.nightlyMachine, input);
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

const Skipped = z.object({ run: z.string(), skip: z.string() });
const Output = z.union([NightlyResult, Skipped]);
type Output = z.infer<typeof Output>;

/** Runs the state machine to its end. */
async function execute(machine: string, input: NightlyInput): Promise<Output> {
  const client = new SFNClient({});
  const start = new StartExecutionCommand({ stateMachineArn: machine, input: JSON.stringify(input) });
  const { executionArn } = await client.send(start);
  for (let pause = 100; ; pause = Math.min(pause * 1.5, 3_000)) {
    const { status, output, error, cause } = await client.send(
      new DescribeExecutionCommand({ executionArn }),
    );
    if (status === "SUCCEEDED") return Output.parse(JSON.parse(output ?? "null"));
    if (status !== "RUNNING")
      throw new Refusal(`the nightly job ended as ${status}: ${error ?? ""} ${cause ?? ""}`, 1);
    await sleep(pause);
  }
}

/** What a night has done, for a person. Without a night to compare with, nobody can be said to have moved. */
export function inWords(output: Output): string {
  if ("skip" in output) return `${output.run}: nothing done, ${output.skip}`;
  const { run, customers, changed, enrolled, baseline } = output;
  const moved = baseline
    ? "no finished night to compare them with"
    : `${changed} moved to another segment or tier`;
  return `${run}: ${customers} customers, ${moved}, ${enrolled} entered chains.`;
}
