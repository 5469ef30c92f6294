import type { SFNClient } from "@aws-sdk/client-sfn";
import type { TillState } from "../contracts/workflows.ts";
import type { TillRuns } from "../ports/till-batches.ts";
import { makeStartExecution } from "./start-execution.ts";

/** Executions of the till state machine, named after the minute at whose end they work. */
export function makeTillRuns(client: SFNClient, stateMachineArn: string): TillRuns {
  const start = makeStartExecution(client);
  return {
    start(minute) {
      const until = new Date(minute).toISOString();
      const input: TillState = { until };
      return start({ stateMachineArn, name: until.replace(/[:.]/g, "-"), input: JSON.stringify(input) });
    },
  };
}
