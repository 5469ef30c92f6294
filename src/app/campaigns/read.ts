import { campaignChain } from "../../domain/campaigns/chain-of.ts";
import { makeTally, type Tally, tallied } from "../../domain/campaigns/outcome.ts";
import type { CampaignRun } from "../../domain/campaigns/run.ts";
import type { Campaign } from "../../domain/config/campaign.ts";
import { inLanguages } from "../../domain/config/localised.ts";
import type { SendCounts } from "../../domain/mail/sending.ts";
import type { CampaignStore } from "../../ports/campaigns.ts";
import type { ConfigStore } from "../../ports/config.ts";
import { campaignDocuments, type Outcome, type Weighed } from "./documents.ts";
import { makeTallyShard } from "./tally-shard.ts";

export interface CampaignOverview {
  readonly id: string;
  /** By language; absent where the version in force has no such campaign. */
  readonly name?: Readonly<Record<string, string>>;
  readonly audience?: Campaign["audience"];
  readonly run?: CampaignRun;
}

/** The campaigns of the version in force, and those that were started before. */
export function makeListCampaigns(deps: {
  readonly campaigns: Pick<CampaignStore, "list">;
  readonly config: Pick<ConfigStore, "current">;
}) {
  return async (): Promise<readonly CampaignOverview[]> => {
    const [published, runs] = await Promise.all([deps.config.current(), deps.campaigns.list()]);
    const started = new Map(runs.map((run) => [run.campaign, run]));
    const { campaigns = {}, store } = published?.bundle ?? {};
    const ids = new Set([...Object.keys(campaigns), ...started.keys()]);
    return [...ids].map((id) => {
      const found = Object.hasOwn(campaigns, id) ? campaigns[id] : undefined;
      const run = started.get(id);
      return {
        id,
        ...(found && store && { name: inLanguages(found.name, store.languages), audience: found.audience }),
        ...(run && { run }),
      };
    });
  };
}

export interface CampaignStatus {
  readonly run: CampaignRun;
  /** Whether its switch stands at pause, which holds at once. */
  readonly paused: boolean;
  readonly counts: SendCounts;
  /** Absent while the audience is being looked through. */
  readonly weighed?: Weighed;
  /** What became of everybody, counted now or when it last was; absent before the first time. */
  readonly outcome?: Outcome;
}

/** So many shards are counted while somebody waits. */
const COUNTED_AT_ONCE = 4;

/** How a campaign's latest start goes. `exact`: counts now, however many there are. */
export function makeReadCampaign(
  deps: Omit<Parameters<typeof makeTallyShard>[0], "config"> & {
    readonly campaigns: CampaignStore;
    readonly config: Pick<ConfigStore, "current" | "version" | "pausedChains" | "setPaused">;
  },
) {
  const tallyShard = makeTallyShard(deps);
  return async (campaign: string, exact = false): Promise<CampaignStatus | undefined> => {
    const { run } = await deps.campaigns.read(campaign);
    if (!run) return undefined;
    const documents = campaignDocuments(deps.runs, campaign, run.start);
    const [switches, counts, weighed, stored] = await Promise.all([
      deps.config.pausedChains(),
      deps.campaigns.counts(run),
      documents.read("weighed"),
      documents.read("outcome"),
    ]);
    const isCounted =
      run.phase !== "preparing" && weighed && (exact || weighed.begun.shardCount <= COUNTED_AT_ONCE);
    const outcome = isCounted ? await counted(campaign, run.start, weighed.begun.shardCount) : stored;
    return {
      run,
      paused: switches.has(campaignChain(campaign)),
      counts,
      ...(weighed && { weighed }),
      ...(outcome && { outcome }),
    };
  };

  async function counted(campaign: string, which: number, shardCount: number): Promise<Outcome> {
    let tally: Tally = makeTally().result();
    for (let shard = 0; shard < shardCount; shard++)
      tally = tallied(tally, await tallyShard({ campaign, which }, shard));
    return { at: deps.clock.now(), tally };
  }
}
