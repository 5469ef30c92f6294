import { makeExpressions } from "../../src/adapters/expressions.ts";
import { makeMemoryBudgetStore } from "../../src/adapters/memory/budget-store.ts";
import { makeMemoryCampaignStore } from "../../src/adapters/memory/campaign-store.ts";
import { makeMemoryCatalogueStore } from "../../src/adapters/memory/catalogue-store.ts";
import { makeMemoryCodeStore } from "../../src/adapters/memory/code-store.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeMemoryCustomerStore } from "../../src/adapters/memory/customer-store.ts";
import { makeMemoryEventStore } from "../../src/adapters/memory/event-store.ts";
import { makeMemoryExperiments } from "../../src/adapters/memory/experiments.ts";
import { makeMemoryJournal } from "../../src/adapters/memory/journal.ts";
import { makeMemoryPoolStore } from "../../src/adapters/memory/pool-store.ts";
import { makeMemoryRunStore } from "../../src/adapters/memory/run-store.ts";
import { makeMemorySendingStore } from "../../src/adapters/memory/sending-store.ts";
import { makeMemoryTasteStore } from "../../src/adapters/memory/taste-store.ts";
import { makeToldBatches } from "../../src/adapters/memory/told-batches.ts";
import { makeMemoryWorkflows } from "../../src/adapters/memory/workflows.ts";
import { makeRenderer } from "../../src/adapters/renderer.ts";
import { makeStartCampaign } from "../../src/app/campaigns/start.ts";
import { makeCampaignStep } from "../../src/app/campaigns/step.ts";
import type { ChainStepDeps } from "../../src/app/chains/stage.ts";
import { makeChainStep } from "../../src/app/chains/step.ts";
import { mailboxKey } from "../../src/app/mailbox/mailbox-key.ts";
import { perKey } from "../../src/contracts/keys.ts";
import { PRICES } from "../../src/contracts/prices.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { CustomerKey, FactId } from "../../src/domain/facts/facts.ts";
import type { Profile } from "../../src/domain/people/profile.ts";

const NOON = Date.UTC(2026, 2, 1, 12);
const ZONES = ["Europe/Moscow", "Asia/Yekaterinburg", "Asia/Vladivostok"] as const;
const KEYS = {
  ...perKey(() => []),
  links: ["links-key-of-a-bench-0123456789abcdef"],
  mailbox: ["mailbox-key-of-a-bench"],
};

/** A shop in memory, the campaign machine and the chain machine, played on a clock of their own. */
export async function makeCampaignShop(bundle: Bundle, mailsASecond: number, customersAShard: number) {
  let now = NOON;
  let sent = 0;
  const clock = { now: () => now };
  const [customers, events, config] = [
    makeMemoryCustomerStore(),
    makeMemoryEventStore(),
    makeMemoryConfigStore(),
  ];
  const [journal, workflows, runs] = [makeMemoryJournal(), makeMemoryWorkflows(), makeMemoryRunStore()];
  const [campaigns, expressions] = [makeMemoryCampaignStore(), makeExpressions()];
  const secrets = { keys: async () => KEYS };
  let people = 0;
  const experiments = makeMemoryExperiments();
  const shared = {
    experiments,
    journal,
    customers,
    events,
    config,
    workflows,
    expressions,
    secrets,
    campaigns,
    clock,
  };
  const chainDeps: ChainStepDeps = {
    ...shared,
    mailer: {
      turn: async () => true,
      send: async () => ({ kind: "sent", messageId: `m-${++sent}` }),
    },
    sending: makeMemorySendingStore(),
    catalogue: makeMemoryCatalogueStore(),
    codes: makeMemoryCodeStore(),
    budgets: makeMemoryBudgetStore(),
    pools: makeMemoryPoolStore(),
    rates: async () => ({}),
    batches: makeToldBatches(),
    taste: async () => undefined,
    tastes: makeMemoryTasteStore(),
    meter: () => {},
    walksAtOnce: 20,
    renderer: makeRenderer(),
    models: async () => undefined,
    publicUrl: "https://api.example",
  };
  const chainStep = makeChainStep(chainDeps);
  const step = makeCampaignStep({
    ...shared,
    runs,
    customers: { ...customers, approximateCount: async () => Math.ceil((people / customersAShard) * 25_000) },
    nights: { model: async () => undefined },
    prices: PRICES,
    mailsASecond: async () => mailsASecond,
  });
  await config.publish({ by: "bench", publishedAt: now, digest: "", files: {}, bundle });

  return {
    runs,
    sent: () => sent,
    start: makeStartCampaign({ ...shared, campaignRuns: { start: async () => "started" } }),
    step,
    setNow: (at: number) => {
      now = Math.max(now, at);
    },
    async has(index: number): Promise<void> {
      people++;
      const profile = profileOf(index);
      await customers.putProfile(profile.id, { profile }, 0);
      await events.append([
        {
          ...{ kind: "consent-given", customer: mailboxKey(profile.email ?? "", KEYS), dated: true },
          ...{ id: "c" as FactId, at: NOON - DAY, receivedAt: NOON - DAY, source: "bench" },
          proof: { source: "bench", purpose: "marketing", channel: "email" },
        },
      ]);
    },
    /** Walks every cohort that is due, in order, until none is. */
    async walkAll(): Promise<void> {
      const open = () => [...workflows.started].filter(([name]) => !workflows.ended.has(name));
      for (let cohorts = open(); cohorts.length > 0; cohorts = open())
        for (const [name, { cohort, due }] of cohorts.sort(([, one], [, other]) => one.due - other.due)) {
          now = Math.max(now, due);
          const shards = Array.from({ length: cohort.shards }, (_, shard) => shard);
          const at = { cohort: cohort.id, step: cohort.step };
          for (const shard of shards) await chainStep({ task: "walk", ...at, shard }, () => true);
          workflows.ended.add(name);
        }
    },
  };
}

function profileOf(index: number): Profile {
  return {
    id: `u:${index}` as CustomerKey,
    aliases: [],
    firstSeenAt: NOON - 100 * DAY,
    email: `customer-${index}@example.com`,
    timeZone: ZONES[index % ZONES.length] ?? "UTC",
    consent: { status: "given", at: NOON - DAY },
    orders: index % 4,
    orderDays: [],
    spent: (index % 4) * 100_000,
    refunded: 0,
    unpricedOrders: 0,
    averageOrder: index % 4 === 0 ? 0 : 100_000,
    categories: {},
    merchants: {},
    products: [],
    coupons: [],
    viewed: [],
    reviews: 0,
    facts: 1,
  };
}
