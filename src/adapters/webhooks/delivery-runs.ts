import type { SFNClient } from "@aws-sdk/client-sfn";
import type { WebhookState } from "../../contracts/workflows.ts";
import type { DeliveryRuns } from "../../ports/webhooks.ts";
import { makeStartExecution } from "../start-execution.ts";

/** Executions of the webhook state machine, named after the window whose deliveries they try. */
export function makeDeliveryRuns(client: SFNClient, stateMachineArn: string): DeliveryRuns {
  const start = makeStartExecution(client);
  return {
    start(window) {
      const until = new Date(window).toISOString();
      const input: WebhookState = { window, until, done: false };
      return start({ stateMachineArn, name: until.replace(/[:.]/g, "-"), input: JSON.stringify(input) });
    },
  };
}
