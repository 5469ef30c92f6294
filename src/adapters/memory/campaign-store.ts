import type { CampaignRun } from "../../domain/campaigns/run.ts";
import type { SendCounts } from "../../domain/mail/sending.ts";
import type { CampaignStore, CountsKey } from "../../ports/campaigns.ts";

const NONE: SendCounts = { sent: 0, unknown: 0, bounced: 0, complained: 0 };

/** Campaigns in memory, for tests and simulations. */
export function makeMemoryCampaignStore(): CampaignStore {
  const runs = new Map<string, { readonly run: CampaignRun; readonly revision: number }>();
  const counted = new Map<string, SendCounts>();
  const keyOf = ({ campaign, start, countedFrom }: CountsKey) => `${campaign}#${start}#${countedFrom}`;
  return {
    read: async (campaign) => runs.get(campaign) ?? { revision: 0 },
    async write(run, revision) {
      if ((runs.get(run.campaign)?.revision ?? 0) !== revision) return false;
      runs.set(run.campaign, { run, revision: revision + 1 });
      return true;
    },
    list: async () => [...runs.values()].map(({ run }) => run),
    async count(of, more) {
      const before = counted.get(keyOf(of)) ?? NONE;
      const after: SendCounts = {
        sent: before.sent + (more.sent ?? 0),
        unknown: before.unknown + (more.unknown ?? 0),
        bounced: before.bounced + (more.bounced ?? 0),
        complained: before.complained + (more.complained ?? 0),
      };
      counted.set(keyOf(of), after);
      return after;
    },
    counts: async (of) => counted.get(keyOf(of)) ?? NONE,
  };
}
