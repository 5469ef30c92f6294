import type { SFNClient } from "@aws-sdk/client-sfn";
import type { PlanInput } from "../contracts/workflows.ts";
import type { PlanRuns } from "../ports/foresight.ts";
import { makeStartExecution } from "./start-execution.ts";

/** Starts executions of the plan state machine, named after the plan and the attempt. */
export function makePlanRuns(client: SFNClient, stateMachineArn: string): PlanRuns {
  const start = makeStartExecution(client);
  return {
    start: ({ id, attempt }) => {
      const input: PlanInput = { id, attempt };
      return start({ stateMachineArn, name: `${id}-${attempt}`, input: JSON.stringify(input) });
    },
  };
}
