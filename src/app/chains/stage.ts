import { chainNamed } from "../../domain/campaigns/chain-of.ts";
import type { Cohort } from "../../domain/chains/journal.ts";
import { type Leg, legAt, type Nights } from "../../domain/chains/legs.ts";
import type { Chain } from "../../domain/config/chain.ts";
import { templatesFor } from "../../domain/config/packs.ts";
import type { Rates } from "../../domain/offers/budgets/reserve.ts";
import type { TasteModel } from "../../domain/taste/model.ts";
import type { Models } from "../../domain/uplift/foretold.ts";
import type { Bus } from "../../ports/announcements.ts";
import type { BudgetStore } from "../../ports/budgets.ts";
import type { CampaignStore } from "../../ports/campaigns.ts";
import type { CatalogueStore } from "../../ports/catalogue.ts";
import type { Workflows } from "../../ports/chains.ts";
import type { Clock } from "../../ports/clock.ts";
import type { CodeStore } from "../../ports/codes.ts";
import type { Expressions } from "../../ports/conditions.ts";
import type { ConfigStore, RunningBundle } from "../../ports/config.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { Journal } from "../../ports/journal.ts";
import type { Secrets } from "../../ports/keys.ts";
import type { Mailer, Meter, Renderer, SendingStore } from "../../ports/mail.ts";
import type { CustomerStore } from "../../ports/people.ts";
import type { PoolStore } from "../../ports/pools.ts";
import type { ExperimentStore } from "../../ports/proof.ts";
import type { ReferralStore } from "../../ports/referrals.ts";
import type { TasteStore } from "../../ports/taste.ts";
import type { TillBatches } from "../../ports/till-batches.ts";

export interface ChainStepDeps {
  readonly journal: Journal;
  readonly experiments: Pick<ExperimentStore, "decisions" | "keepDraw">;
  readonly customers: CustomerStore;
  readonly events: Pick<EventStore, "append" | "factAt" | "factsOf" | "stopsOf">;
  readonly config: Pick<ConfigStore, "part" | "pausedChains">;
  readonly workflows: Workflows;
  readonly mailer: Mailer;
  readonly sending: SendingStore;
  readonly campaigns: Pick<CampaignStore, "read" | "count">;
  readonly meter: Meter;
  /** Shards of one cohort that are walked at the same time, at most: they share the mail account's rate. */
  readonly walksAtOnce: number;
  readonly renderer: Renderer;
  readonly catalogue: Pick<CatalogueStore, "read">;
  readonly expressions: Expressions;
  readonly secrets: Secrets;
  /** The models that the last night published, for what conditions see of them. */
  readonly models: () => Promise<Models | undefined>;
  /** What the last night has learnt of what the shop's buyers buy; undefined before. */
  readonly taste: () => Promise<TasteModel | undefined>;
  readonly tastes: Pick<TasteStore, "get">;
  /** The ledger of codes, the budgets that they are reserved in, the lists that shops upload, and the way to the shop's platform. */
  readonly codes: CodeStore;
  readonly budgets: BudgetStore;
  readonly pools: PoolStore;
  /** Which share of each offer's codes is used, by the last night. */
  readonly rates: () => Promise<Rates>;
  readonly batches: TillBatches;
  readonly clock: Clock;
  /** Where links in mails point, without a slash at the end. */
  readonly publicUrl: string;
  readonly bus?: Bus;
  /** Of the loyalty programme; no mail shows a link for friends where it is absent. */
  readonly referrals?: ReferralStore;
}

/** Input of a step that is due, whatever the cohort's size (contracts/workflows.ts). */
export interface StepTask {
  readonly task: "step";
  readonly cohort: string;
  readonly step: number;
  readonly shards: readonly number[];
}

/** Input of one walk. */
export interface WalkTask {
  readonly task: "walk";
  readonly cohort: string;
  readonly step: number;
  readonly shard: number;
}

export interface SettleTask {
  readonly task: "settle";
  readonly cohort: string;
  readonly step: number;
  readonly shards: readonly number[];
  readonly walked: readonly Walked[];
}

export interface Walked {
  /** Somebody has to be walked again: paused, mail service closed, out of time. */
  readonly again: boolean;
  /** Somebody was taken through the step by this walk: there is no need to wait before the next. */
  readonly moved: boolean;
  readonly remaining: number;
  /** Nobody was taken through the step, which is not due yet: codes were made ready for it. */
  readonly prepared?: true;
}

export interface Next {
  readonly cohort: string;
  readonly step: number;
  readonly until: string;
  readonly shards: readonly number[];
  readonly single: boolean;
  readonly done: boolean;
}

/** A cohort at one of its steps, in the version of the config that it started with, of which it has the chain's mails. */
export interface Stage {
  readonly cohort: Cohort;
  readonly published: RunningBundle;
  readonly chain: Chain;
  readonly leg: Leg;
}

export async function stageOf(
  deps: Pick<ChainStepDeps, "journal" | "config">,
  task: { readonly cohort: string; readonly step: number },
): Promise<Stage> {
  const cohort = await deps.journal.cohort(task.cohort);
  if (!cohort) throw new Error(`cohort ${task.cohort} is not in the journal`);
  const published = await deps.config.part(cohort.version, (bundle) => {
    const chain = chainNamed(bundle, cohort.chain);
    return chain ? templatesFor(chain, bundle) : [];
  });
  const chain = published && chainNamed(published.bundle, cohort.chain);
  const leg = chain && legAt(chain, task.step);
  if (!published || !chain || !leg) {
    throw new Error(`version ${cohort.version} has no step ${task.step} in chain ${cohort.chain}`);
  }
  return { cohort, published, chain, leg };
}

/** The nights of the cohort's customers. */
export function nightsOf({ cohort, published }: Stage): Nights {
  return { store: published.bundle.store, timeZone: cohort.timeZone };
}
