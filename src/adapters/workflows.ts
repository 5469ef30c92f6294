import { setTimeout as sleep } from "node:timers/promises";
import {
  ExecutionAlreadyExists,
  paginateListExecutions,
  type SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import type { ChainInput } from "../contracts/workflows.ts";
import { executionOf } from "../domain/chains/journal.ts";
import type { Workflows } from "../ports/chains.ts";

/** Too many starts in this second, or too many executions open: both pass. */
const PASSING = new Set(["ExecutionLimitExceeded", "ThrottlingException", "TooManyRequestsException"]);
const PAGE = 1_000;
const PAUSES_MS = [100, 200, 400, 800];

/**
 * Starts chain executions in Step Functions, named after the cohort so that a second start is the same one. What is
 * throttled waits a second or two, with growing pauses; after that the caller's own retry begins where it stood.
 */
export function makeWorkflows(
  client: SFNClient,
  chainMachine: string,
  pause: (ms: number) => Promise<unknown> = sleep,
): Workflows {
  async function start(command: StartExecutionCommand, tries = 0): Promise<"started" | "ended"> {
    try {
      await client.send(command);
      return "started";
    } catch (error) {
      if (error instanceof ExecutionAlreadyExists) return "ended";
      const ms = PAUSES_MS[tries];
      if (ms === undefined || !(error instanceof Error) || !PASSING.has(error.name)) throw error;
      await pause(ms * (0.5 + Math.random()));
      return start(command, tries + 1);
    }
  }

  return {
    async startCohort(cohort, firstDue) {
      const input: ChainInput = {
        cohort: cohort.id,
        step: cohort.step,
        until: new Date(firstDue).toISOString(),
        shards: Array.from({ length: cohort.shards }, (_, shard) => shard),
        single: cohort.shards === 1,
        done: false,
      };
      const named = {
        stateMachineArn: chainMachine,
        name: executionOf(cohort),
        input: JSON.stringify(input),
      };
      return start(new StartExecutionCommand(named));
    },
    async *running() {
      const pages = paginateListExecutions(
        { client, pageSize: PAGE },
        { stateMachineArn: chainMachine, statusFilter: "RUNNING" },
      );
      for await (const { executions = [] } of pages) for (const { name = "" } of executions) yield name;
    },
  };
}
