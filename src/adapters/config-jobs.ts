import type { SFNClient } from "@aws-sdk/client-sfn";
import type { ConfigJobInput } from "../contracts/workflows.ts";
import type { ConfigJobs } from "../ports/config-files.ts";
import { makeStartExecution } from "./start-execution.ts";

/** Starts executions of the config state machine, named after the job and the attempt. */
export function makeConfigJobs(client: SFNClient, stateMachineArn: string): ConfigJobs {
  const start = makeStartExecution(client);
  return {
    start: ({ id, attempt }) => {
      const input: ConfigJobInput = { id, attempt };
      return start({ stateMachineArn, name: `${id}-${attempt}`, input: JSON.stringify(input) });
    },
  };
}
