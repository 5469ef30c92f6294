import pMap from "p-map";
import type { CustomerKey, Fact } from "../../domain/facts/facts.ts";
import { isOrderKey, orderKey } from "../../domain/facts/identity.ts";
import { isFor, turnsOrders } from "../../domain/people/fact-roles.ts";
import { foldSettings } from "../../domain/people/fold-settings.ts";
import type { CheckpointStore } from "../../ports/checkpoints.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { Secrets } from "../../ports/keys.ts";
import type { CustomerStore } from "../../ports/people.ts";
import type { TasteStore } from "../../ports/taste.ts";
import type { Projected } from "../chains/trigger.ts";
import type { KeepWallets } from "../loyalty/wallets/keep-wallet.ts";
import type { SettleOrders } from "../offers/settle-orders.ts";
import { makeBatch } from "./project-batch.ts";
import type { Crowded } from "./project-reading.ts";
import type { Refolded } from "./refolded.ts";

/** Customers that are folded at once. */
const CONCURRENCY = 16;

export interface ProjectDeps {
  readonly events: EventStore;
  readonly customers: CustomerStore;
  readonly tastes: Pick<TasteStore, "get" | "put">;
  /** What news is folded on; all facts are read each time without them. */
  readonly checkpoints?: CheckpointStore;
  /** Whoever has fewer facts gets no checkpoint. */
  readonly leastFacts?: number;
  readonly config: Pick<ConfigStore, "current">;
  readonly secrets: Secrets;
  /** Kept as the loyalty programme of the config says; without one nothing is read or written. */
  readonly wallets?: KeepWallets;
  /** Called with orders that carry coupons, before `onProjected`. */
  readonly settleOrders?: SettleOrders;
  /** Called with every profile that new facts went into, again when the facts are delivered again. */
  readonly onProjected?: (projected: Projected) => Promise<void>;
}

/** What became of one fact: in the profile, or not and why. */
export type Projection = { readonly ok: true } | { readonly ok: false; readonly error: unknown };

/**
 * Folds the customers again whom new facts are about, each once a batch. Safe to repeat, in any order and at the same
 * time as others: what is written depends on the stored facts only. One customer's failure is not another's.
 */
export function makeProject(deps: ProjectDeps): (facts: readonly Fact[]) => Promise<readonly Projection[]> {
  const crowded: Crowded = new Set();
  return async (facts) => {
    const published = await deps.config.current();
    const settings = foldSettings(published);
    const turned = new Set(facts.filter(turnsOrders).flatMap(partitionsOf));
    const batch = makeBatch({ ...deps, crowded, settings, turned });
    // What fails here is looked at again, one by one.
    const quick = await tried(batch.settleNews(facts));
    const results = new Map<CustomerKey, Tried<Refolded | undefined>>();
    if (quick.ok) for (const [key, value] of quick.value) results.set(key, { ok: true, value });
    const partitions = [...new Set(facts.flatMap(partitionsOf))].filter((key) => !results.has(key));
    const settled = await pMap(partitions, (key) => tried(batch.settle(key)), { concurrency: CONCURRENCY });
    for (const [index, key] of partitions.entries()) {
      const result = settled[index];
      if (result) results.set(key, result);
    }
    // With looks of their own: what was looked at so far may be older than what these facts say.
    for (const key of new Set(facts.filter(isForAround).map(({ customer }) => customer)))
      results.set(key, await tried(makeBatch({ ...deps, crowded, settings }).settleAround(key)));
    // Last, so that within a batch nobody changes hands. Where this fails, the batch is delivered again.
    await batch.tellNews();
    const profileOf = ({ customer }: Fact) => {
      const result = results.get(customer);
      return result?.ok ? result.value : undefined;
    };
    const announced = await announce(facts, profileOf, async (refolded, newFacts) => {
      const { couponed = [], ...profile } = refolded;
      if (published && couponed.length > 0)
        await deps.settleOrders?.({ ...profile, published, settings, orders: couponed, facts: newFacts });
      await deps.onProjected?.({ ...profile, facts: newFacts, ...(published && { published }) });
    });
    return facts.map((fact) => {
      const failed = partitionsOf(fact)
        .map((key) => results.get(key))
        .find((result) => result?.ok === false);
      const profile = profileOf(fact);
      return failed?.ok === false ? failed : ((profile && announced.get(profile)) ?? { ok: true });
    });
  };
}

/** Whether a fact may take something away that somebody who looks a little later gets back. */
const isForAround = ({ kind }: Fact): boolean =>
  kind === "standing" || kind === "decided" || kind === "import-undone";

/** Where a fact is settled: its own partition, and that of the order it is about, which may move by it. */
function partitionsOf(fact: Fact): readonly CustomerKey[] {
  const { customer, source } = fact;
  // Segment's orders have no partition of their own.
  if (!isFor("orders", fact) || source === "segment" || isOrderKey(customer)) return [customer];
  return [customer, orderKey(source, fact.order)];
}

/** Announces each profile once, with all that is new in it. */
async function announce(
  facts: readonly Fact[],
  profileOf: (fact: Fact) => Refolded | undefined,
  tell: (profile: Refolded, newFacts: readonly Fact[]) => Promise<void>,
): Promise<ReadonlyMap<Refolded, Projection>> {
  const factsByProfile = [...Map.groupBy(facts, profileOf)];
  const announced = await pMap(
    factsByProfile,
    async ([profile, newFacts]): Promise<readonly [Refolded, Projection][]> =>
      profile ? [[profile, await tried(tell(profile, newFacts))]] : [],
    { concurrency: CONCURRENCY },
  );
  return new Map(announced.flat());
}

type Tried<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown };

/** A failure becomes a value here, so that it fails its own facts only. */
async function tried<T>(work: Promise<T>): Promise<Tried<T>> {
  try {
    return { ok: true, value: await work };
  } catch (error) {
    return { ok: false, error };
  }
}
