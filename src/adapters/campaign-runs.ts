import type { SFNClient } from "@aws-sdk/client-sfn";
import type { CampaignInput } from "../contracts/workflows.ts";
import type { CampaignRuns } from "../ports/campaigns.ts";
import { makeStartExecution } from "./start-execution.ts";

/** Starts executions of the campaign state machine, named so that a second start of the same is the same one. */
export function makeCampaignRuns(client: SFNClient, stateMachineArn: string): CampaignRuns {
  const start = makeStartExecution(client);
  return {
    start: ({ campaign, which, execution }) => {
      const input: CampaignInput = { campaign, which: String(which) };
      return start({ stateMachineArn, name: execution, input: JSON.stringify(input) });
    },
  };
}
