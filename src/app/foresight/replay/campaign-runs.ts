import { makeAgenda } from "../../../domain/basics/agenda.ts";
import type { Instant } from "../../../domain/basics/calendar.ts";
import { shopTime } from "../../../domain/campaigns/schedule.ts";
import type { Bundle } from "../../../domain/config/bundle.ts";
import type { CampaignRuns } from "../../../ports/campaigns.ts";
import type { Clock } from "../../../ports/clock.ts";
import { makeStartCampaign, type StartCampaignDeps } from "../../campaigns/start.ts";
import type { CampaignNext, makeCampaignStep } from "../../campaigns/step.ts";

type CampaignStep = ReturnType<typeof makeCampaignStep>;

/** What happens to a campaign at a moment: somebody starts it, or its machine counts what became of everybody. */
type Due =
  | { readonly kind: "start"; readonly campaign: string }
  | {
      readonly kind: "count";
      readonly campaign: string;
      readonly which: number;
      readonly shardCount: number;
    };

/**
 * Starts the campaigns of the config at the moment that their schedule names, as a person would have, and plays the
 * campaign state machine (lib/constructs/campaigns.ts) for each. One without a moment waits for a person, and is not played.
 */
export function makeCampaigns(deps: Omit<StartCampaignDeps, "campaignRuns"> & { readonly clock: Clock }) {
  const agenda = makeAgenda<Due>();
  const begun: { readonly campaign: string; readonly which: number }[] = [];
  const campaignRuns: CampaignRuns = {
    async start({ campaign, which }) {
      if (which !== "check") begun.push({ campaign, which });
      return "started";
    },
  };
  const start = makeStartCampaign({ ...deps, campaignRuns });

  return {
    next: agenda.next,
    /** Puts those of the stretch on the agenda. */
    schedule({ campaigns, store }: Bundle, from: Instant, until: Instant): void {
      for (const [campaign, { schedule }] of Object.entries(campaigns)) {
        const at = schedule.at === undefined ? undefined : shopTime(schedule.at, store.time_zone);
        if (at !== undefined && at >= from && at < until) agenda.add(at, { kind: "start", campaign });
      }
    },
    /** Does what is due. */
    async run(step: CampaignStep): Promise<void> {
      const due = agenda.take();
      if (!due) return;
      if (due.kind === "count") return count(step, due);
      await start({ campaign: due.campaign, by: "replay" });
      for (const one of begun.splice(0)) await enter(step, one);
    },
  };

  async function enter(
    step: CampaignStep,
    of: { readonly campaign: string; readonly which: number },
  ): Promise<void> {
    const { shards, shardCount } = nextOf(await step({ task: "plan", ...of }));
    for (const shard of shards) await step({ task: "survey", ...of, shard });
    await step({ task: "weigh", ...of, shardCount });
    for (const shard of shards) await step({ task: "enrol", ...of, shard });
    goOn(of.which, nextOf(await step({ task: "open", ...of, shardCount })));
  }

  async function count(
    step: CampaignStep,
    { campaign, which, shardCount }: Extract<Due, { readonly kind: "count" }>,
  ): Promise<void> {
    const of = { campaign, which };
    for (let shard = 0; shard < shardCount; shard += 1) await step({ task: "tally", ...of, shard });
    goOn(which, nextOf(await step({ task: "close", ...of, shardCount })));
  }

  function goOn(which: number, { campaign, shardCount, until, done }: CampaignNext): void {
    if (!done)
      agenda.add(Math.max(Date.parse(until), deps.clock.now()), {
        kind: "count",
        campaign,
        which,
        shardCount,
      });
  }
}

function nextOf(next: CampaignNext | undefined): CampaignNext {
  if (!next) throw new Error("a task of the whole campaign answers with what is next");
  return next;
}
