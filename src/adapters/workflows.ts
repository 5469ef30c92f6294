import { paginateListExecutions, type SFNClient } from "@aws-sdk/client-sfn";
import type { ChainInput } from "../contracts/workflows.ts";
import { executionOf } from "../domain/chains/journal.ts";
import type { Workflows } from "../ports/chains.ts";
import { makeStartExecution } from "./start-execution.ts";

const PAGE = 1_000;

/**
 * Starts chain executions in Step Functions, named after the cohort so that a second start is the same one. */
export function makeWorkflows(
  client: SFNClient,
  chainMachine: string,
  pause?: (ms: number) => Promise<unknown>,
): Workflows {
  const start = makeStartExecution(client, pause);
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
      return (await start(named)) === "started" ? "started" : "ended";
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
