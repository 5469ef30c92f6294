import type { SFNClient } from "@aws-sdk/client-sfn";
import type { ConfirmState } from "../contracts/workflows.ts";
import { type Day, formatDay, type Instant } from "../domain/basics/calendar.ts";
import type { CustomerKey } from "../domain/facts/facts.ts";
import type { ConfirmationRuns, OwnersLinkRuns } from "../ports/sign-ups.ts";
import { makeStartExecution } from "./start-execution.ts";

/**
 * Executions of the confirm state machine, named after mailbox and day. The instant in the input makes a second start of
 * the day another input, so that Step Functions says that it was not the first.
 */
export function makeConfirmationRuns(
  client: SFNClient,
  stateMachineArn: string,
): ConfirmationRuns & OwnersLinkRuns {
  const start = makeStartExecution(client);
  return {
    start(mailbox, day, now) {
      const input = JSON.stringify(beginning(mailbox, day, now));
      return start({ stateMachineArn, name: nameOf(mailbox, day), input });
    },
    startOwnersLink(mailbox, erasure, { day, now }) {
      const input = JSON.stringify({ ...beginning(mailbox, day, now), erasure });
      return start({ stateMachineArn, name: `${nameOf(mailbox, day)}-erasure`, input });
    },
  };
}

const beginning = (mailbox: CustomerKey, day: Day, now: Instant): ConfirmState => ({
  ...{ mailbox, day, mail: 0, tries: 0, done: false },
  until: new Date(now).toISOString(),
});

const nameOf = (mailbox: CustomerKey, day: Day): string => `${mailbox.replace(/^m:/, "")}-${formatDay(day)}`;
