import { setTimeout as sleep } from "node:timers/promises";
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import * as z from "zod";
import { type NightlyInput, NightlyPlan, NightlyResult, SkipReason } from "../../src/contracts/workflows.ts";
import { Refusal } from "../terminal/refusal.ts";

const Skipped = NightlyPlan.pick({ because: true }).extend({
  // Only that of one that is done already.
  run: NightlyPlan.shape.run.exactOptional(),
  skip: z.string(),
});

/** What a night has done, or why it has done nothing. */
export const NightOutput = z.union([NightlyResult, Skipped]);
export type NightOutput = z.infer<typeof NightOutput>;

export interface RunNightDeps {
  readonly execute: (input: NightlyInput) => Promise<NightOutput>;
  readonly say: (line: string) => void;
  readonly pause: (ms: number) => Promise<unknown>;
}

/**
 * Computes a night when it is its turn. Only one run can be under way: the other's may have begun before the latest
 * orders came, so its end is waited for and this one follows. A run that died holds the place for half an hour, one that
 * failed gives it back.
 */
export async function runNight(
  input: NightlyInput,
  mayWait: boolean,
  { execute, say, pause }: RunNightDeps,
): Promise<NightOutput> {
  let output = await execute(input);
  for (let waited = 2_000; reasonOf(output) === "under-way"; waited = Math.min(waited * 1.5, 15_000)) {
    if (!mayWait) throw new Refusal("another run is under way: try again when it has ended", 1);
    if (waited === 2_000) say("Another run is under way: waiting for it to end (Ctrl-C gives up).");
    await pause(waited);
    output = await execute(input);
  }
  const reason = reasonOf(output);
  if ("skip" in output && reason !== "done") throw new Refusal(`nothing computed: ${output.skip}`, 1);
  return output;
}

const reasonOf = (output: NightOutput) => ("skip" in output ? output.because : undefined);

/** Runs the state machine to its end. */
export async function executeNight(machine: string, input: NightlyInput): Promise<NightOutput> {
  const client = new SFNClient({});
  const start = new StartExecutionCommand({ stateMachineArn: machine, input: JSON.stringify(input) });
  const { executionArn } = await client.send(start);
  for (let pause = 100; ; pause = Math.min(pause * 1.5, 3_000)) {
    const { status, output, error, cause } = await client.send(
      new DescribeExecutionCommand({ executionArn }),
    );
    if (status === "SUCCEEDED") return NightOutput.parse(JSON.parse(output ?? "null"));
    const because = SkipReason.safeParse(error).data;
    if (status === "FAILED" && because) return { because, skip: cause ?? because };
    if (status !== "RUNNING")
      throw new Refusal(`the nightly job ended as ${status}: ${error ?? ""} ${cause ?? ""}`, 1);
    await sleep(pause);
  }
}
