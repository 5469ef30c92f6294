import { makeReadableExpressions } from "../../src/adapters/condition-reading.ts";
import { makeMemoryBudgetStore } from "../../src/adapters/memory/budget-store.ts";
import { makeMemoryCampaignStore } from "../../src/adapters/memory/campaign-store.ts";
import { makeMemoryCatalogueStore } from "../../src/adapters/memory/catalogue-store.ts";
import { makeMemoryCheckpointStore } from "../../src/adapters/memory/checkpoint-store.ts";
import { makeMemoryCodeStore } from "../../src/adapters/memory/code-store.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeMemoryCustomerStore } from "../../src/adapters/memory/customer-store.ts";
import { makeMemoryEventStore } from "../../src/adapters/memory/event-store.ts";
import { makeMemoryExperiments } from "../../src/adapters/memory/experiments.ts";
import { makeMemoryJournal } from "../../src/adapters/memory/journal.ts";
import { makeMemoryPoolStore } from "../../src/adapters/memory/pool-store.ts";
import { makeMemoryReferralStore } from "../../src/adapters/memory/referral-store.ts";
import { makeMemoryResultsFiles } from "../../src/adapters/memory/results-files.ts";
import { makeMemoryRunStore } from "../../src/adapters/memory/run-store.ts";
import { makeMemorySendingStore } from "../../src/adapters/memory/sending-store.ts";
import { makeMemorySignUps } from "../../src/adapters/memory/sign-ups.ts";
import { makeMemoryTasteStore } from "../../src/adapters/memory/taste-store.ts";
import { makeToldBatches } from "../../src/adapters/memory/told-batches.ts";
import { makeMemoryUnseenStore } from "../../src/adapters/memory/unseen-store.ts";
import { makeMemoryWalletStore } from "../../src/adapters/memory/wallet-store.ts";
import { makeRenderer } from "../../src/adapters/renderer.ts";
import type { ReplayStores } from "../../src/app/foresight/replay/stores.ts";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import { lately } from "../../src/domain/basics/lately.ts";
import type { Product } from "../../src/domain/catalogue/product.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { Secrets } from "../../src/ports/keys.ts";
import type { Mailer, Renderer } from "../../src/ports/mail.ts";
import type { ExperimentStore } from "../../src/ports/proof.ts";

export interface MemoryShop {
  readonly bundle: Bundle;
  /** Long before the first night. */
  readonly publishedAt: Instant;
  readonly secrets: Secrets;
  readonly products?: readonly Product[];
  /** Whether mails are rendered, so that a template that fails on somebody's data shows. */
  readonly render: boolean;
}

/** An empty shop in memory in which a config is in force. */
export async function openMemoryShop(shop: MemoryShop): Promise<ReplayStores> {
  const config = makeMemoryConfigStore();
  const { bundle, publishedAt, secrets } = shop;
  await config.publish({ publishedAt, by: "replay", digest: "", files: {}, bundle });
  return {
    config,
    secrets,
    events: makeMemoryEventStore(),
    customers: makeMemoryCustomerStore(),
    tastes: makeMemoryTasteStore(),
    checkpoints: makeMemoryCheckpointStore(),
    journal: makeMemoryJournal(),
    runs: makeMemoryRunStore("as-they-are"),
    experiments: unlearning(makeMemoryExperiments()),
    sending: makeMemorySendingStore(),
    campaigns: makeMemoryCampaignStore(),
    catalogue: makeMemoryCatalogueStore(shop.products),
    codes: makeMemoryCodeStore(),
    budgets: makeMemoryBudgetStore(),
    pools: makeMemoryPoolStore(),
    wallets: makeMemoryWalletStore(),
    referrals: makeMemoryReferralStore(),
    unseen: makeMemoryUnseenStore(),
    signUps: makeMemorySignUps(),
    files: makeMemoryResultsFiles(),
    batches: makeToldBatches(),
    mailer: makeSilentMailer(),
    renderer: shop.render ? makeRenderer() : makeIdleRenderer(),
    expressions: makeReadableExpressions(),
  };
}

/** Takes every mail and keeps none. */
function makeSilentMailer(): Mailer {
  let taken = 0;
  return {
    turn: async () => true,
    send: async () => ({ kind: "sent", messageId: `replay-${++taken}` }),
  };
}

/** Says what a template asks for, which decides what is recommended, and writes nothing. */
function makeIdleRenderer(): Renderer {
  const { names } = makeRenderer();
  // Each text by itself: to put a template together for every mail takes longer than to read it.
  const namesIn = lately(1_000, (html) => names({ subject: "", html }));
  return {
    isIdle: true,
    names: ({ subject, html }) => new Set([...namesIn(html), ...namesIn(subject)]),
    render: async ({ subject }) => ({ subject, html: "", text: "" }),
  };
}

/** The orders of a replay follow from no draw of its own, so there is nothing to learn from its draws. */
const unlearning = (experiments: ExperimentStore): ExperimentStore => ({
  ...experiments,
  keepCounted: async () => {},
  async *counted() {},
});
