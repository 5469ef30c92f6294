import { makeExpressions } from "../../src/adapters/expressions.ts";
import { makeMemoryAnalystFiles } from "../../src/adapters/memory/analyst-files.ts";
import { makeMemoryBudgetStore } from "../../src/adapters/memory/budget-store.ts";
import { makeMemoryBus } from "../../src/adapters/memory/bus.ts";
import { makeMemoryCatalogueStore } from "../../src/adapters/memory/catalogue-store.ts";
import { makeMemoryCheckpointStore } from "../../src/adapters/memory/checkpoint-store.ts";
import { makeMemoryCodeStore } from "../../src/adapters/memory/code-store.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeMemoryCustomerStore } from "../../src/adapters/memory/customer-store.ts";
import { makeMemoryEventStore } from "../../src/adapters/memory/event-store.ts";
import { makeMemoryExperiments } from "../../src/adapters/memory/experiments.ts";
import { makeMemoryJournal } from "../../src/adapters/memory/journal.ts";
import { makeMemoryQuarantineStore } from "../../src/adapters/memory/quarantine-store.ts";
import { makeMemoryResultsFiles } from "../../src/adapters/memory/results-files.ts";
import { makeMemoryRunStore } from "../../src/adapters/memory/run-store.ts";
import { makeMemorySendingStore } from "../../src/adapters/memory/sending-store.ts";
import { makeMemorySignUps } from "../../src/adapters/memory/sign-ups.ts";
import { makeMemoryTasteStore } from "../../src/adapters/memory/taste-store.ts";
import { makeMemoryUnseenStore } from "../../src/adapters/memory/unseen-store.ts";
import { makeMemoryWalletStore } from "../../src/adapters/memory/wallet-store.ts";
import { makeMemoryWorkflows } from "../../src/adapters/memory/workflows.ts";
import { openParquet } from "../../src/adapters/parquet/table-file.ts";
import { makeWriteFiles } from "../../src/app/analysts/write-files.ts";
import { makeHolds } from "../../src/app/chains/conditions.ts";
import { makeEnrol } from "../../src/app/chains/enrol.ts";
import { makeKeepWallets } from "../../src/app/loyalty/wallets/keep-wallet.ts";
import { makeDecideHeld, makeReadHeld } from "../../src/app/nightly/decide-held.ts";
import type { NightlyResult } from "../../src/app/nightly/documents.ts";
import { makeFit } from "../../src/app/nightly/fit.ts";
import { makeAccountShard } from "../../src/app/nightly/ledger-account.ts";
import { makeMeasure } from "../../src/app/nightly/measure.ts";
import { pendingRefold } from "../../src/app/nightly/pending-refold.ts";
import { type AnalystSetting, makePlan, type PlanInput, type Planned } from "../../src/app/nightly/plan.ts";
import { makePublish } from "../../src/app/nightly/publish.ts";
import { makeNights } from "../../src/app/nightly/read.ts";
import { makeRefold } from "../../src/app/nightly/refold.ts";
import { makeResultsShard } from "../../src/app/nightly/results-shard.ts";
import { makeScore } from "../../src/app/nightly/score.ts";
import { makeAuditWalletShard } from "../../src/app/nightly/wallet-audit.ts";
import { makeProject } from "../../src/app/people/project.ts";
import { DAY, instantAt } from "../../src/domain/basics/calendar.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import type { Product } from "../../src/domain/catalogue/product.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { Chain } from "../../src/domain/config/chain.ts";
import type { Segments } from "../../src/domain/config/segments.ts";
import type { Store } from "../../src/domain/config/store.ts";
import type { CustomerKey, Fact } from "../../src/domain/facts/facts.ts";
import type { OrderDay, Profile, Pseudonym } from "../../src/domain/people/profile.ts";
import type { Bus } from "../../src/ports/announcements.ts";
import type { RunStore } from "../../src/ports/nightly.ts";
import type { CustomerStore } from "../../src/ports/people.ts";
import type { QuarantineStore } from "../../src/ports/quarantine.ts";
import { profile } from "./chains.ts";
import { TIERS } from "./config.ts";
import { secrets } from "./projecting.ts";

/** 2026-03-01, 03:00 UTC: when the first night begins. */
export const FIRST_NIGHT = Date.UTC(2026, 2, 1, 3);
export const FIRST_DAY = Math.floor(FIRST_NIGHT / DAY);

/** A customer of whom only the order days (and what a test adds) are known. */
export function shopper(id: string, days: readonly OrderDay[], over: Partial<Profile> = {}): Profile {
  const [first, last] = [days[0], days.at(-1)];
  const orders = days.reduce((sum, day) => sum + day.orders, 0);
  const spent = days.reduce((sum, day) => sum + day.spent, 0);
  const noonOf = (orderDay: OrderDay) => instantAt("UTC", orderDay.day, 720);
  return profile(id as CustomerKey, {
    firstSeenAt: first ? noonOf(first) : FIRST_NIGHT - 100 * DAY,
    orderDays: days,
    orders,
    spent,
    averageOrder: orders === 0 ? 0 : Math.round(spent / orders),
    ...(first && { firstOrderAt: noonOf(first) }),
    ...(last && { lastOrderAt: noonOf(last), lastActivityAt: noonOf(last) }),
    ...over,
  });
}

/** `days` ago one order each, 1,000 roubles, counted from the first night. */
export function boughtAgo(...days: readonly number[]): OrderDay[] {
  return days
    .map((ago) => ({ day: FIRST_DAY - ago, orders: 1, spent: 100_000 }))
    .sort((a, b) => a.day - b.day);
}

const SEGMENTS: Segments = {
  rfm: { cut: "value" },
  list: [
    { id: "non_buyers", name: "Non-buyers", when: "orders == 0" },
    { id: "doubting", name: "Doubting", when: "days_since_last_order >= 10 && days_since_last_order <= 30" },
    { id: "asleep", name: "Asleep", when: "days_since_last_order > 30" },
  ],
  otherwise: { id: "active", name: "Active" },
};

export const chainOf = (enter: Chain["enter"]): Chain => ({
  name: "A chain",
  enter,
  reenter: "30d",
  holdout_percent: 0,
  steps: [{ send: "hello" }],
});

export interface ShopOptions {
  readonly store?: Partial<Store>;
  readonly segments?: Partial<Segments>;
  readonly chains?: Readonly<Record<string, Chain>>;
  /** Nothing is published yet. */
  readonly unpublished?: boolean;
  readonly templates?: Bundle["templates"];
  readonly offers?: Bundle["offers"];
  readonly loyalty?: Bundle["loyalty"];
  /** What the catalogue knows. */
  readonly products?: readonly Product[];
  /** @default never */
  readonly analystFiles?: AnalystSetting;
  /** In memory when absent. */
  readonly stores?: {
    readonly runs: RunStore;
    readonly customers: CustomerStore;
    readonly quarantine?: QuarantineStore;
  };
}

export function bundleOf({ store, segments, chains, templates, offers, loyalty }: ShopOptions): Bundle {
  return {
    store: {
      name: "Shop",
      url: "https://shop.example",
      currency: "RUB",
      time_zone: "UTC",
      default_language: "en",
      languages: ["en"],
      sender: { from: "shop@shop.example", name: "Shop" },
      postal_address: "1 Street",
      exchange_rates: {},
      period_days: 30,
      enrol_on_first_run: false,
      trigger_freshness: "24h",
      announce_chains: false,
      ...store,
    },
    segments: { ...SEGMENTS, ...segments },
    offers: offers ?? { tiers: TIERS, price_floor_percent: 60, list: {} },
    ...(loyalty && { loyalty }),
    chains: chains ?? { remind: chainOf({ segment: "doubting" }), wake: chainOf({ segment: "asleep" }) },
    templates: templates ?? { hello: { en: { subject: "Hello", html: "<p>Hello</p>" } } },
    campaigns: {},
    forms: {},
    ...(loyalty && { loyalty }),
  };
}

/** The nightly job on stores in memory. Any part can be replaced, to let it fail. */
export async function openShop(profiles: readonly Profile[], options: ShopOptions = {}) {
  let now = FIRST_NIGHT;
  let [executions, named] = [0, 0];
  const clock = { now: () => now };
  const { runs, customers } = options.stores ?? {
    runs: makeMemoryRunStore(),
    customers: makeMemoryCustomerStore(),
  };
  const config = makeMemoryConfigStore();
  const [bus, journal, workflows] = [makeMemoryBus(), makeMemoryJournal(), makeMemoryWorkflows()];
  const expressions = makeExpressions();
  const unseen = makeMemoryUnseenStore();
  const quarantine = options.stores?.quarantine ?? makeMemoryQuarantineStore(clock);
  const events = makeMemoryEventStore();
  const experiments = makeMemoryExperiments();
  const tastes = makeMemoryTasteStore();
  const checkpoints = makeMemoryCheckpointStore();
  const catalogue = makeMemoryCatalogueStore(options.products);
  const [sending, signUps] = [makeMemorySendingStore(), makeMemorySignUps()];
  const [wallets, resultsFiles] = [makeMemoryWalletStore(), makeMemoryResultsFiles()];
  const analystFiles = makeMemoryAnalystFiles();
  const keep = makeKeepWallets({ wallets, secrets, clock });
  const project = makeProject({ events, customers, tastes, checkpoints, config, secrets, wallets: keep });
  for (const one of profiles) await customers.putProfile(one.id, { profile: one }, 0);
  const publishConfig = (changed: ShopOptions) =>
    config.publish({ publishedAt: now, by: "test", digest: "", files: {}, bundle: bundleOf(changed) });
  if (!options.unpublished) await publishConfig(options);

  const enrol = makeEnrol({ journal, workflows, expressions, clock, bus });
  const [codes, budgets] = [makeMemoryCodeStore(), makeMemoryBudgetStore()];
  const parts = (
    over: Partial<{
      runs: RunStore;
      customers: CustomerStore;
      bus: Bus;
      enrol: typeof enrol;
    }> = {},
  ) => {
    const deps = {
      runs,
      customers,
      tastes,
      catalogue,
      config,
      clock,
      bus,
      experiments,
      unseen,
      quarantine,
      codes,
      budgets,
      signUps,
      sending,
      mailPrice: { ses: 0.16, rest: 0.04 },
      files: resultsFiles,
      journal,
      expressions,
      events,
      secrets,
      enrol,
      holds: makeHolds(expressions),
      ...over,
    };
    const newId = () => `execution-${++executions}`;
    return {
      plan: makePlan({ ...deps, newId, ...defined({ analystSetting: options.analystFiles }) }),
      refold: makeRefold({ ...deps, wallets: keep }),
      measure: makeMeasure(deps),
      makeModel: makeFit(deps),
      score: makeScore(deps),
      account: makeAccountShard(deps),
      audit: makeAuditWalletShard({ ...deps, wallets }),
      results: makeResultsShard(deps),
      publish: makePublish(deps),
      files: makeWriteFiles({
        ...deps,
        ...{ analystFiles, openTable: openParquet },
        newPseudonym: () => `person-${++named}` as Pseudonym,
      }),
    };
  };

  const deciding = (over: { readonly enrol?: typeof enrol } = {}) =>
    makeDecideHeld({ runs, customers, config, clock, enrol, holds: makeHolds(expressions), ...over });

  /** Everything after the plan, in the order of the state machine. */
  async function carryOut(planned: Planned, tasks = parts()): Promise<NightlyResult> {
    const { refold } = planned;
    for (const shard of refold?.shards ?? []) await tasks.refold({ ...planned, ...refold, shard });
    for (const shard of planned.shards) await tasks.measure({ ...planned, shard });
    await tasks.makeModel(planned);
    for (const shard of planned.shards) await tasks.score({ ...planned, shard });
    for (const shard of planned.results?.shards ?? [])
      await tasks.results({ ...planned, ...planned.results, shard });
    for (const shard of planned.ledger?.shards ?? []) {
      await tasks.account({ ...planned, ...planned.ledger, shard });
      await tasks.audit({ ...planned, ...planned.ledger, shard });
    }
    const result = await tasks.publish(planned);
    for (const shard of planned.files?.shards ?? [])
      await tasks.files({ ...planned, ...planned.files, shard });
    return result;
  }

  return {
    ...{ runs, customers, tastes, catalogue, events, experiments, config, bus, journal, quarantine },
    ...{
      codes,
      wallets,
      budgets,
      sending,
      signUps,
      resultsFiles,
      analystFiles,
      workflows,
      parts,
      carryOut,
      publishConfig,
    },
    /** Stores facts and folds them as the projector does. */
    async tell(facts: readonly Fact[]): Promise<void> {
      await events.append(facts);
      for (const outcome of await project(facts)) if (!outcome.ok) throw outcome.error;
    },
    pending: async () => {
      const published = await config.current();
      return published && pendingRefold({ runs, config }, published, Math.floor(now / DAY));
    },
    nights: makeNights(runs),
    held: makeReadHeld({ runs }),
    deciding,
    decideHeld: deciding(),
    /** Plays the whole state machine; a skipped night answers with the reason. */
    async night(input: PlanInput = {}): Promise<NightlyResult | string> {
      const planned = await parts().plan(input);
      return planned.skip ?? carryOut(planned);
    },
    now: () => now,
    advance(days: number): void {
      now += days * DAY;
    },
    async update(next: Profile): Promise<void> {
      const stored = await customers.get(next.id);
      await customers.putProfile(next.id, { profile: next }, stored?.revision ?? 0);
    },
    async scoreOf(id: string) {
      return (await customers.get(id as CustomerKey))?.score;
    },
    async entered(chain: string): Promise<readonly string[]> {
      const ids: string[] = [];
      for await (const { profile: one } of customers.scan(0, 1))
        if (await journal.entry(one.id, chain)) ids.push(one.id);
      return ids.sort();
    },
    /** Everybody who travels in a cohort, as often as they do. */
    async travelling(): Promise<readonly string[]> {
      const ids: string[] = [];
      for (const { cohort } of workflows.started.values()) {
        for (let shard = 0; shard < cohort.shards; shard += 1)
          for await (const { customer } of journal.members(cohort.id, shard)) ids.push(customer);
      }
      return ids.sort();
    },
    announced: (type: string) => bus.announced.filter((one) => one.type === type).map(({ detail }) => detail),
  };
}

export type Shop = Awaited<ReturnType<typeof openShop>>;
