import type { Instant } from "../../../domain/basics/calendar.ts";
import type { Fact } from "../../../domain/facts/facts.ts";
import type { Announcement } from "../../../ports/announcements.ts";
import type { Clock } from "../../../ports/clock.ts";
import { makeCampaignStep } from "../../campaigns/step.ts";
import { makeLearnProducts } from "../../catalogue/learn-products.ts";
import { makeHolds } from "../../chains/conditions.ts";
import { makeEnrol } from "../../chains/enrol.ts";
import { makeChainStep } from "../../chains/step.ts";
import { makeTrigger } from "../../chains/trigger.ts";
import { makeLoyaltyNews } from "../../loyalty/news.ts";
import { makeKeepWallets } from "../../loyalty/wallets/keep-wallet.ts";
import { makeNights } from "../../nightly/read.ts";
import { makeReadRates } from "../../nightly/read-rates.ts";
import { makeReadTaste } from "../../nightly/read-taste.ts";
import { makeSettleOrders } from "../../offers/settle-orders.ts";
import { makeProject } from "../../people/project.ts";
import { makeCampaigns } from "./campaign-runs.ts";
import { makeCohortRuns } from "./cohorts.ts";
import type { ReplayStores } from "./stores.ts";
import { makeStream } from "./stream.ts";

/** Of one mail account: what the deployed chain machine walks at the same time (contracts/workflows.ts). */
const WALKS_AT_ONCE = 20;

const bus = { publish: async (_: readonly Announcement[]) => {} };

/** A campaign's mails are as far apart as its config says, and no mail service makes them slower. */
const mailsASecond = async () => Number.POSITIVE_INFINITY;

/** What a campaign costs is told before it starts, to whom a replay does not talk. */
const NO_PRICES = {
  million: { mails: 0, writeUnits: 0, readUnits: 0, transitions: 0 },
  gbSecond: 0,
};

/** What the shop is told, and from when on that begins chains. */
interface Told {
  readonly facts: readonly Fact[];
  readonly live: Instant;
}

/** The production use cases on stores of their own and a clock of their own, wired as functions/ wires them. */
export function makeReplayShop(stores: ReplayStores, clock: Clock, { facts, live }: Told) {
  const cohorts = makeCohortRuns(clock);
  const stream = makeStream(stores.events, clock, facts);
  const { workflows } = cohorts;
  const deps = {
    ...stores,
    events: stream.events,
    workflows,
    clock,
    bus,
    holds: makeHolds(stores.expressions),
  };
  const enrol = makeEnrol(deps);
  const nights = makeNights(deps.runs);
  const wallets = makeKeepWallets({ ...deps, wallets: stores.wallets });
  const trigger = makeTrigger(deps);
  const loyaltyNews = makeLoyaltyNews(deps);
  const learnProducts = makeLearnProducts(deps);
  const project = makeProject({
    ...deps,
    wallets,
    settleOrders: makeSettleOrders({ ...deps, onOdd: () => {} }),
    onProjected: async (projected) => {
      if (clock.now() >= live) await trigger(projected);
      await loyaltyNews(projected);
    },
  });
  return {
    ...{ cohorts, stream },
    campaigns: makeCampaigns(deps),
    campaignStep: makeCampaignStep({ ...deps, nights, mailsASecond, prices: NO_PRICES }),
    /** For the night. */
    deps: { ...deps, enrol, wallets: stores.wallets, keepWallets: wallets },
    /** What the projector of the stream does with a batch; a fact that cannot be folded stops the replay. */
    async fold(facts: readonly Fact[]): Promise<void> {
      for (const outcome of await project(facts)) if (!outcome.ok) throw outcome.error;
      await learnProducts(facts);
    },
    chainStep: makeChainStep({
      ...deps,
      walksAtOnce: WALKS_AT_ONCE,
      meter: () => {},
      rates: makeReadRates(deps.runs, clock),
      taste: makeReadTaste(deps.runs),
      models: () => nights.model(),
      publicUrl: "https://replay.invalid",
    }),
  };
}

export type ReplayShop = ReturnType<typeof makeReplayShop>;
