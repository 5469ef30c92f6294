import type { SFNClient } from "@aws-sdk/client-sfn";
import type { ConfirmState } from "../contracts/workflows.ts";
import { formatDay } from "../domain/basics/calendar.ts";
import type { ConfirmationRuns } from "../ports/sign-ups.ts";
import { makeStartExecution } from "./start-execution.ts";

/**
 * Executions of the confirm state machine, named after mailbox and day. The instant in the input makes a second start of
 * the day another input, so that Step Functions says that it was not the first.
 */
export function makeConfirmationRuns(client: SFNClient, stateMachineArn: string): ConfirmationRuns {
  const start = makeStartExecution(client);
  return {
    start(mailbox, day, now) {
      const input: ConfirmState = {
        ...{ mailbox, day, mail: 0, tries: 0, done: false },
        until: new Date(now).toISOString(),
      };
      const name = `${mailbox.replace(/^m:/, "")}-${formatDay(day)}`;
      return start({ stateMachineArn, name, input: JSON.stringify(input) });
    },
  };
}
