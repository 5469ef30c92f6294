import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import type { ChainInput } from "../contracts/workflows.ts";
import type { Workflows } from "../ports.ts";

/** Starts chain executions in Step Functions, named after the cohort so that a second start is the same one. */
export function makeWorkflows(client: SFNClient, chainMachine: string): Workflows {
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
      try {
        await client.send(
          new StartExecutionCommand({
            stateMachineArn: chainMachine,
            name: cohort.id,
            input: JSON.stringify(input),
          }),
        );
      } catch (error) {
        if (!(error instanceof ExecutionAlreadyExists)) throw error;
      }
    },
  };
}
