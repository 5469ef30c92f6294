import { makeMemoryEventStore } from "../../src/adapters/memory/event-store.ts";
import { makeMemoryHeardStore } from "../../src/adapters/memory/heard-store.ts";
import { makeMemoryUnseenStore } from "../../src/adapters/memory/unseen-store.ts";
import { makeMemoryWithdrawalLimit } from "../../src/adapters/memory/withdrawal-limit.ts";
import { perKey } from "../../src/contracts/keys.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import type { ConfirmSetting, Store } from "../../src/domain/config/store.ts";
import type { Fact, FactKind, FactOf } from "../../src/domain/facts/facts.ts";
import { isMailboxKey } from "../../src/domain/mailbox/key.ts";
import type { ConfigStore, PublishedBundle } from "../../src/ports/config.ts";
import type { Confirmations } from "../../src/ports/confirmations.ts";
import type { EventStore } from "../../src/ports/facts.ts";
import type { HeardStore } from "../../src/ports/heard.ts";
import type { Keys } from "../../src/ports/keys.ts";
import type { UnseenStore } from "../../src/ports/unseen.ts";
import { MAILBOX_KEY } from "./mailboxes.ts";

export const NOW = Date.UTC(2026, 2, 1, 12);

export const KEYS: Keys = {
  ...perKey(() => []),
  segment: ["the-browsers-key"],
  server: ["the-key", "the-old-key"],
  identity: ["the-identity-key"],
  shopify: ["shopify-new", "shopify-old"],
  woocommerce: ["woo-new", "woo-old"],
  mailbox: [MAILBOX_KEY],
  standard: ["whsec_bmV3LXNlY3JldC1uZXctc2VjcmV0", "whsec_b2xkLXNlY3JldC1vbGQtc2VjcmV0"],
};

/** Everything an ingestion handler needs, in memory; `time.now` may be moved, `store` may be replaced by a failing one. */
export function ingestDeps(
  options: {
    readonly keys?: Partial<Keys>;
    readonly currency?: string;
    readonly confirm?: ConfirmSetting;
    readonly events?: EventStore;
    readonly unseen?: UnseenStore;
    readonly heard?: HeardStore;
    readonly confirmations?: Confirmations;
    /** What the store's config says besides. */
    readonly store?: Partial<Store>;
  } = {},
) {
  const time = { now: NOW };
  const events = options.events ?? makeMemoryEventStore();
  return {
    time,
    events,
    unseen: options.unseen ?? makeMemoryUnseenStore(),
    heard: options.heard ?? makeMemoryHeardStore(),
    withdrawals: makeMemoryWithdrawalLimit(),
    ...defined({ confirmations: options.confirmations }),
    clock: { now: () => time.now },
    secrets: { keys: async () => ({ ...KEYS, ...options.keys }) },
    config: configOf({
      ...{ currency: options.currency ?? "RUB", time_zone: "Europe/Moscow", url: "https://shop.example" },
      ...defined({ confirm: options.confirm }),
      ...options.store,
    }),
  };
}

function configOf(store: Partial<Store>): ConfigStore {
  const published = { version: 1, bundle: { store } } as PublishedBundle;
  return {
    current: async () => published,
    version: async () => published,
    part: async () => published,
    publish: async () => published,
    publishOver: async () => published,
    history: async () => [],
    pausedChains: async () => new Set(),
    setPaused: async () => {},
  };
}

/** Every stored fact that is no link and no copy in a ledger, sorted by time. */
export async function stored(events: EventStore): Promise<readonly Fact[]> {
  const facts: Fact[] = [];
  for await (const key of events.keys(0, 1))
    if (!isMailboxKey(key)) facts.push(...(await events.factsOf(key)));
  return facts.filter(({ kind }) => kind !== "linked").sort((a, b) => a.at - b.at);
}

/** Stored links as `alias > owner`, each once, sorted. */
export async function links(events: EventStore): Promise<readonly string[]> {
  const found = new Set<string>();
  for await (const key of events.keys(0, 1)) {
    for (const fact of await events.linksOf(key)) {
      if (fact.kind === "linked") found.add(`${fact.alias} > ${fact.owner}`);
    }
  }
  return [...found].sort();
}

/** The facts of one kind. */
export async function storedOf<K extends FactKind>(
  events: EventStore,
  kind: K,
): Promise<readonly FactOf<K>[]> {
  return (await stored(events)).filter((fact): fact is FactOf<K> => fact.kind === kind);
}
