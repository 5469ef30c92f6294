import { MINUTE } from "../../domain/basics/calendar.ts";
import type { CampaignRuns } from "../../ports/campaigns.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { RunStore } from "../../ports/nightly.ts";
import { campaignDocuments, type Weighed } from "./documents.ts";

export type Checking =
  /** `since`: an answer that is as new as this is of this check. */
  | { readonly result: "checking"; readonly since: number }
  | { readonly result: "no-campaign"; readonly campaigns: readonly string[] };

/** Begins to look through the base, without letting anybody in. Two checks within a minute are one. */
export function makeCheckCampaign(deps: {
  readonly config: Pick<ConfigStore, "current">;
  readonly campaignRuns: CampaignRuns;
  readonly clock: Clock;
}) {
  return async (campaign: string): Promise<Checking> => {
    const published = await deps.config.current();
    const campaigns = published?.bundle.campaigns ?? {};
    if (!Object.hasOwn(campaigns, campaign))
      return { result: "no-campaign", campaigns: Object.keys(campaigns) };
    const now = deps.clock.now();
    const minute = Math.floor(now / MINUTE);
    for (let more = 0; ; more++) {
      const execution = `${campaign}-check-${minute}${more === 0 ? "" : `-${more}`}`;
      const started = await deps.campaignRuns.start({ campaign, which: "check", execution });
      if (started === "started") return { result: "checking", since: now };
    }
  };
}

/** What the last check found; undefined before the first. */
export function makeReadCheck({ runs }: { readonly runs: RunStore }) {
  return (campaign: string): Promise<Weighed | undefined> =>
    campaignDocuments(runs, campaign, "check").read("weighed");
}
