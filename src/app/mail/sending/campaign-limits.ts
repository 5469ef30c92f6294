import type { Instant } from "../../../domain/basics/calendar.ts";
import { campaignChain, campaignIn } from "../../../domain/campaigns/chain-of.ts";
import { type CampaignRun, isOver } from "../../../domain/campaigns/run.ts";
import { campaignBreach, type SendCounts } from "../../../domain/mail/sending.ts";
import type { CampaignStore } from "../../../ports/campaigns.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { ConfigStore } from "../../../ports/config.ts";
import type { Meter } from "../../../ports/mail.ts";

/** Counts the mails of a chain that is a campaign's, so that its own limits have something to be a share of. */
export function makeCountOfCampaign({
  campaigns,
}: {
  readonly campaigns: Pick<CampaignStore, "read" | "count">;
}) {
  return async (chain: string, more: Partial<SendCounts>): Promise<void> => {
    const campaign = campaignIn(chain);
    if (campaign === undefined || Object.values(more).every((count) => !count)) return;
    const { run } = await campaigns.read(campaign);
    if (run) await campaigns.count(run, more);
  };
}

interface LimitsDeps {
  readonly campaigns: Pick<CampaignStore, "read" | "write" | "count">;
  readonly config: Pick<ConfigStore, "setPaused">;
  readonly clock: Clock;
  readonly meter: Meter;
}

/**
 * Counts a bounce or a complaint about a campaign's mail, and pauses the campaign when its own mails pass the shop's limits.
 * The switch comes before the record, so that a crash between them repeats both with the next report.
 */
export function makeCampaignLimits({ campaigns, config, clock, meter }: LimitsDeps) {
  return async (chain: string, sentAt: Instant, harm: Partial<SendCounts>): Promise<void> => {
    const campaign = campaignIn(chain);
    if (campaign === undefined) return;
    const { run } = await campaigns.read(campaign);
    if (!run || sentAt < run.countedFrom) return;
    const why = campaignBreach(await campaigns.count(run, harm));
    if (why === undefined || isOver(run) || run.paused) return;
    await config.setPaused(campaignChain(campaign), true);
    if (await paused(campaigns, campaign, why, clock.now())) meter({ campaignStopped: 1 });
  };
}

/** False where somebody else has paused it meanwhile. */
async function paused(
  campaigns: Pick<CampaignStore, "read" | "write">,
  campaign: string,
  why: string,
  at: Instant,
): Promise<boolean> {
  return changeRun(campaigns, campaign, (run) =>
    isOver(run) || run.paused ? undefined : { ...run, paused: { why, at, itself: true } },
  );
}

/** Changes the latest start until nobody was in between; false where there is nothing to change. */
export async function changeRun(
  campaigns: Pick<CampaignStore, "read" | "write">,
  campaign: string,
  next: (run: CampaignRun) => CampaignRun | undefined,
): Promise<boolean> {
  for (;;) {
    const { run, revision } = await campaigns.read(campaign);
    const changed = run && next(run);
    if (!changed) return false;
    if (await campaigns.write(changed, revision)) return true;
  }
}
