import { setTimeout as sleep } from "node:timers/promises";
import {
  ExecutionAlreadyExists,
  type SFNClient,
  StartExecutionCommand,
  type StartExecutionCommandInput,
} from "@aws-sdk/client-sfn";

/** Too many starts in this second, or too many executions open: both pass. */
const PASSING = new Set(["ExecutionLimitExceeded", "ThrottlingException", "TooManyRequestsException"]);
const PAUSES_MS = [100, 200, 400, 800];

/**
 * Starts executions. What is throttled waits a second or two, with growing pauses; after that the caller's own retry
 * begins where it stood. `there`: one of that name ran before with another input, or is over.
 */
export function makeStartExecution(client: SFNClient, pause: (ms: number) => Promise<unknown> = sleep) {
  return async function start(input: StartExecutionCommandInput, tries = 0): Promise<"started" | "there"> {
    try {
      await client.send(new StartExecutionCommand(input));
      return "started";
    } catch (error) {
      if (error instanceof ExecutionAlreadyExists) return "there";
      const ms = PAUSES_MS[tries];
      if (ms === undefined || !(error instanceof Error) || !PASSING.has(error.name)) throw error;
      await pause(ms * (0.5 + Math.random()));
      return start(input, tries + 1);
    }
  };
}
