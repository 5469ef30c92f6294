import { makeCheckCampaign, makeReadCheck } from "../../src/app/campaigns/check.ts";
import { makeListCampaigns, makeReadCampaign } from "../../src/app/campaigns/read.ts";
import { makeStartCampaign } from "../../src/app/campaigns/start.ts";
import { makePauseCampaign, makeStopCampaign } from "../../src/app/campaigns/switch.ts";
import type { CampaignsAccess } from "./access.ts";

type Deps = Parameters<typeof makeStartCampaign>[0] &
  Parameters<typeof makeReadCampaign>[0] &
  Parameters<typeof makeStopCampaign>[0];

/** The campaigns of a deployment whose tables the caller may read and write. */
export function makeCampaignsOverStore(deps: Deps): CampaignsAccess {
  const pause = makePauseCampaign(deps);
  const stop = makeStopCampaign(deps);
  return {
    list: makeListCampaigns(deps),
    check: makeCheckCampaign(deps),
    checked: makeReadCheck(deps),
    start: makeStartCampaign(deps),
    status: makeReadCampaign(deps),
    async pause(campaign, why) {
      return (await pause(campaign, why === undefined ? undefined : { why })).result;
    },
    async stop(campaign, why) {
      const stopped = await stop(campaign, why);
      return stopped.result === "stopped" ? stopped.stopped : undefined;
    },
  };
}
