import { makeMemoryRunStore } from "../../src/adapters/memory/run-store.ts";
import type { CampaignDeps } from "../../src/app/campaigns/deps.ts";
import { makeReadCampaign } from "../../src/app/campaigns/read.ts";
import { makeStartCampaign, type StartRequest } from "../../src/app/campaigns/start.ts";
import { type CampaignNext, type CampaignTask, makeCampaignStep } from "../../src/app/campaigns/step.ts";
import { makePauseCampaign, makeStopCampaign } from "../../src/app/campaigns/switch.ts";
import { PRICES } from "../../src/contracts/prices.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { Campaign } from "../../src/domain/config/campaign.ts";
import type { Store } from "../../src/domain/config/store.ts";
import type { CampaignRuns, CampaignTaskInput } from "../../src/ports/campaigns.ts";
import { shopWith } from "./chain-bundles.ts";
import { makeWorld, type WorldOptions } from "./chain-world.ts";

/** A shop that lives by UTC with the campaign `spring`, of the template `one`, to everybody who may be mailed. */
export function shopWithCampaign(campaign: Partial<Campaign> = {}, store: Partial<Store> = {}): Bundle {
  return {
    ...shopWith({ steps: [{ send: "two" }] }, store),
    campaigns: {
      spring: {
        name: "Spring",
        audience: { when: "orders >= 0", frozen: true },
        send: "one",
        schedule: { late: "tomorrow" },
        holdout_percent: 0,
        ...campaign,
      },
    },
  };
}

interface CampaignWorldOptions extends WorldOptions {
  readonly campaignDeps?: (deps: CampaignDeps) => Partial<CampaignDeps>;
  readonly mailsASecond?: number;
  readonly shards?: number;
}

/** A shop in memory with its campaign machine, which is played task by task on the shop's clock. */
export async function makeCampaignWorld(options: CampaignWorldOptions = {}) {
  const world = await makeWorld({ bundle: shopWithCampaign(), ...options });
  const runs = makeMemoryRunStore();
  const clock = { now: world.now };
  const executions: CampaignTaskInput[] = [];
  const ended = new Set<string>();
  const campaignRuns: CampaignRuns = {
    async start(input) {
      if (ended.has(input.execution)) return "there";
      if (!executions.some(({ execution }) => execution === input.execution)) executions.push(input);
      return "started";
    },
  };
  const customers = {
    ...world.customers,
    approximateCount: async () => (options.shards ?? 1) * 25_000,
  };
  const base: CampaignDeps = {
    ...{ campaigns: world.campaigns, runs, config: world.config, customers, events: world.events },
    ...{
      journal: world.journal,
      experiments: world.experiments,
      workflows: world.workflows,
      expressions: world.expressions,
    },
    ...{ secrets: world.secrets, clock },
    nights: { model: async () => undefined },
    prices: PRICES,
    mailsASecond: async () => options.mailsASecond ?? 1_000,
  };
  const deps = { ...base, ...options.campaignDeps?.(base) };
  const step = makeCampaignStep(deps);
  const start = makeStartCampaign({ ...deps, config: world.config, campaignRuns });
  const switches = { ...deps, config: world.config };

  /** Step Functions calls a task again when it fails. */
  async function retried(task: CampaignTask): Promise<CampaignNext> {
    for (let tries = 1; ; tries++) {
      try {
        return (
          (await step(task)) ?? { campaign: "", which: "", shards: [], shardCount: 0, until: "", done: true }
        );
      } catch (error) {
        if (tries === 3) throw error;
      }
    }
  }

  /** From the start of an execution until everybody is in; answers with when the counting begins. */
  async function enter(input: CampaignTaskInput): Promise<CampaignNext> {
    const of = { campaign: input.campaign, which: input.which };
    const planned = await retried({ ...of, task: "plan" });
    for (const shard of planned.shards) await retried({ ...of, task: "survey", shard });
    const { shardCount } = planned;
    const weighed = await retried({ ...of, task: "weigh", shardCount });
    if (weighed.done) return weighed;
    for (const shard of planned.shards) await retried({ ...of, task: "enrol", shard });
    return retried({ ...of, task: "open", shardCount });
  }

  async function counts(input: CampaignTaskInput, at: CampaignNext): Promise<CampaignNext> {
    const of = { campaign: input.campaign, which: input.which };
    await world.playUntil(Date.parse(at.until));
    for (const shard of at.shards) await retried({ ...of, task: "tally", shard });
    return retried({ ...of, task: "close", shardCount: at.shardCount });
  }

  return {
    ...world,
    runs,
    executions,
    ended,
    step,
    enter,
    starts: (request: Partial<StartRequest> = {}) => start({ campaign: "spring", by: "vera", ...request }),
    pause: makePauseCampaign(switches),
    stop: makeStopCampaign(switches),
    status: (campaign = "spring") => makeReadCampaign({ ...base, config: world.config })(campaign, true),
    /** Looks through the base as `campaign check` does. */
    async check(campaign = "spring") {
      await enter({ campaign, which: "check", execution: "check" });
      return runs.get(`campaign/${campaign}/check`, "part/weighed") as Promise<
        import("../../src/app/campaigns/documents.ts").Weighed
      >;
    },
    /** Plays the latest execution to its end, or for so many rounds of counting. */
    async plays(most = 50): Promise<void> {
      const input = executions.at(-1);
      if (!input) throw new Error("nothing was started");
      let at = await enter(input);
      for (let rounds = 0; !at.done && rounds < most; rounds++) at = await counts(input, at);
      ended.add(input.execution);
    },
  };
}
