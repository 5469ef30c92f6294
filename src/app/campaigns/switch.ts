import { campaignChain } from "../../domain/campaigns/chain-of.ts";
import { type CampaignRun, isOver } from "../../domain/campaigns/run.ts";
import type { CampaignStore } from "../../ports/campaigns.ts";
import type { ConfigStore } from "../../ports/config.ts";
import { makeStopChain, type StopChainDeps } from "../chains/stop-chain.ts";
import { changeRun } from "../mail/sending/campaign-limits.ts";

export type Switched =
  | { readonly result: "switched"; readonly run: CampaignRun; readonly changed: boolean }
  | { readonly result: "not-running"; readonly run?: CampaignRun };

export interface SwitchCampaignDeps extends Omit<StopChainDeps, "config"> {
  readonly campaigns: CampaignStore;
  readonly config: Pick<ConfigStore, "current" | "setPaused">;
}

/** Pauses a campaign at once, or lets it go on. What was sent until then counts towards its limits no more. */
export function makePauseCampaign({ campaigns, config, clock }: SwitchCampaignDeps) {
  return async (campaign: string, pause: { readonly why: string } | undefined): Promise<Switched> => {
    const { run } = await campaigns.read(campaign);
    if (!run || isOver(run)) return { result: "not-running", ...(run && { run }) };
    const at = clock.now();
    // Whatever is cut short between the two writes leaves the campaign paused.
    if (pause) await config.setPaused(campaignChain(campaign), true);
    const changed = await changeRun(campaigns, campaign, (now) => {
      if (isOver(now) || (pause !== undefined) === (now.paused !== undefined)) return undefined;
      const { paused: _, ...rest } = now;
      return pause
        ? { ...rest, paused: { why: pause.why, at, itself: false } }
        : { ...rest, countedFrom: at };
    });
    if (!pause) await config.setPaused(campaignChain(campaign), false);
    const { run: after = run } = await campaigns.read(campaign);
    return { result: "switched", run: after, changed };
  };
}

export type Stopped =
  | {
      readonly result: "stopped";
      readonly run: CampaignRun;
      readonly stopped: number;
      readonly next?: number;
    }
  | { readonly result: "not-running"; readonly run?: CampaignRun };

/**
 * Ends a start for good: no mail of it goes from now on, and the runs of those who are in it end. While its audience is
 * still entering, its own machine ends them. Called again, it goes on where it was cut short.
 */
export function makeStopCampaign(deps: SwitchCampaignDeps) {
  const { campaigns, config, clock } = deps;
  const stopChain = makeStopChain(deps);
  return async (
    campaign: string,
    why: string,
    from?: number,
    mayGoOn: () => boolean = () => true,
  ): Promise<Stopped> => {
    const { run } = await campaigns.read(campaign);
    if (!run || run.phase === "ended") return { result: "not-running", ...(run && { run }) };
    const chain = campaignChain(campaign);
    if (run.phase !== "stopped") await config.setPaused(chain, true);
    const at = clock.now();
    await changeRun(campaigns, campaign, (now) =>
      isOver(now) ? undefined : { ...now, phase: "stopped", phaseSince: at, stopped: { why, at } },
    );
    const { run: after = run } = await campaigns.read(campaign);
    if (run.phase === "preparing") return { result: "stopped", run: after, stopped: 0 };
    const request = { chain, reason: why, ...(from !== undefined && { from }) };
    const { stopped, next } = await stopChain(request, mayGoOn);
    if (next !== undefined) return { result: "stopped", run: after, stopped, next };
    await config.setPaused(chain, false);
    return { result: "stopped", run: after, stopped };
  };
}
