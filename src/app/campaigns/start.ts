import type { Instant } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { campaignChain } from "../../domain/campaigns/chain-of.ts";
import { type CampaignRun, isOver } from "../../domain/campaigns/run.ts";
import { beginAndEnd } from "../../domain/campaigns/schedule.ts";
import type { CampaignRuns, CampaignStore } from "../../ports/campaigns.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore, PublishedBundle } from "../../ports/config.ts";

export interface StartRequest {
  readonly campaign: string;
  readonly by: string;
  /** Before this no mail goes: comes before what the config says. */
  readonly at?: Instant;
  /** A new start of a campaign that is over. */
  readonly again?: boolean;
}

export type Started =
  | { readonly result: "started"; readonly run: CampaignRun }
  /** This start was there before; what a crash cut short of it goes on. */
  | { readonly result: "under-way"; readonly run: CampaignRun }
  /** It has ended: only a new start, asked for as such, sends again. */
  | { readonly result: "over"; readonly run: CampaignRun }
  /** It was stopped, and some who are in it have not left yet: a new start would let their mails go. */
  | { readonly result: "stopping"; readonly run: CampaignRun }
  /** By its config it is over before it begins. */
  | { readonly result: "too-late"; readonly endsAt: Instant }
  | { readonly result: "no-campaign"; readonly campaigns: readonly string[] };

export interface StartCampaignDeps {
  readonly campaigns: CampaignStore;
  readonly config: Pick<ConfigStore, "current" | "pausedChains" | "setPaused">;
  readonly campaignRuns: CampaignRuns;
  readonly clock: Clock;
}

/**
 * Starts a campaign in the version in force. One conditional write decides which of several starts at once it is; the
 * execution has the start's name, so that a repeated call finds it, or makes good what a crash left out.
 */
export function makeStartCampaign(deps: StartCampaignDeps) {
  return async (request: StartRequest): Promise<Started> => {
    const { campaign } = request;
    const published = await deps.config.current();
    const { run, revision } = await deps.campaigns.read(campaign);
    if (run && !isOver(run)) return { result: "under-way", run: await goOn(run) };
    if (run && !request.again) return { result: "over", run };
    // A stop frees the switch when everybody has left.
    if (run?.phase === "stopped" && (await deps.config.pausedChains()).has(campaignChain(campaign)))
      return { result: "stopping", run };
    if (!published || !Object.hasOwn(published.bundle.campaigns, campaign))
      return { result: "no-campaign", campaigns: Object.keys(published?.bundle.campaigns ?? {}) };
    const fresh = runOf(request, published, run?.start ?? 0);
    const { beginsAt, endsAt } = fresh;
    if (endsAt !== undefined && endsAt <= beginsAt) return { result: "too-late", endsAt };
    // A switch that the start before has left behind; first, since nothing looks at it once the new one is written.
    await deps.config.setPaused(campaignChain(campaign), false);
    if (await deps.campaigns.write(fresh, revision)) return { result: "started", run: await goOn(fresh) };
    const { run: other } = await deps.campaigns.read(campaign);
    if (!other) throw new Error(`the start of ${campaign} vanished while it was written`);
    return { result: "under-way", run: await goOn(other) };
  };

  function runOf(
    { campaign, by, at }: StartRequest,
    { version, bundle }: PublishedBundle,
    before: number,
  ): CampaignRun {
    const now = deps.clock.now();
    const schedule = bundle.campaigns[campaign]?.schedule ?? { late: "tomorrow" };
    const times = beginAndEnd(schedule, bundle.store.time_zone, { now, ...defined({ at }) });
    return {
      ...{ campaign, by, version, ...times },
      start: before + 1,
      startedAt: now,
      countedFrom: now,
      restarts: 0,
      phase: "preparing",
      phaseSince: now,
    };
  }

  /** The execution that is meant to be; another one where that has ended before everybody was in. */
  async function goOn(run: CampaignRun): Promise<CampaignRun> {
    if (run.phase !== "preparing") return run;
    const { campaign, start } = run;
    const started = await deps.campaignRuns.start({ campaign, which: start, execution: executionOf(run) });
    if (started === "started") return run;
    const { run: now, revision } = await deps.campaigns.read(campaign);
    if (!now || now.start !== start || now.phase !== "preparing") return now ?? run;
    const restarted = { ...now, restarts: now.restarts + 1 };
    return (await deps.campaigns.write(restarted, revision)) ? goOn(restarted) : run;
  }
}

const executionOf = ({ campaign, start, restarts }: CampaignRun): string =>
  `${campaign}-${start}${restarts === 0 ? "" : `-r${restarts}`}`;
