import pMap from "p-map";
import type { Store } from "../domain/bundle.ts";
import type { Fact } from "../domain/facts.ts";
import { DEFAULT_SETTINGS, type FoldSettings } from "../domain/fold.ts";
import type { CustomerStore, EventStore } from "../ports.ts";
import { makeBatch, type Refolded } from "./project-batch.ts";
import type { Crowded } from "./project-reading.ts";
import type { Projected } from "./trigger.ts";

/** Customers that are folded at once. */
const CONCURRENCY = 16;

/** Of the config only what folding needs. */
interface StoreConfig {
  current(): Promise<
    | { readonly bundle: { readonly store: Pick<Store, "time_zone" | "currency" | "exchange_rates"> } }
    | undefined
  >;
}

export interface ProjectDeps {
  readonly events: EventStore;
  readonly customers: CustomerStore;
  readonly config: StoreConfig;
  /** Told of every profile that new facts went into, again when the facts are delivered again. */
  readonly onProjected?: (projected: Projected) => Promise<void>;
}

/** What became of one fact: in the profile, or not and why. */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly error: unknown };

/**
 * Folds the customers again whom new facts are about, each once a batch. Safe to repeat, in any order and at the same
 * time as others: what is written depends on the stored facts only. One customer's failure is not another's.
 */
export function makeProject(deps: ProjectDeps): (facts: readonly Fact[]) => Promise<readonly Outcome[]> {
  const crowded: Crowded = new Set();
  return async (facts) => {
    const batch = makeBatch({ ...deps, crowded, settings: await foldSettings(deps.config) });
    const partitions = [...new Set(facts.map(({ customer }) => customer))];
    const settled = await pMap(partitions, (key) => tried(batch.settle(key)), { concurrency: CONCURRENCY });
    const results = new Map(partitions.map((key, index) => [key, settled[index]]));
    const profileOf = ({ customer }: Fact) => {
      const result = results.get(customer);
      return result?.ok ? result.value : undefined;
    };
    const told = await tell(deps.onProjected, facts, profileOf);
    return facts.map((fact) => {
      const result = results.get(fact.customer);
      const profile = profileOf(fact);
      return result?.ok === false ? result : ((profile && told.get(profile)) ?? { ok: true });
    });
  };
}

/** Tells of each profile once, with all that is new in it. */
async function tell(
  onProjected: ProjectDeps["onProjected"],
  facts: readonly Fact[],
  profileOf: (fact: Fact) => Refolded | undefined,
): Promise<ReadonlyMap<Refolded, Outcome>> {
  if (!onProjected) return new Map();
  const news = [...Map.groupBy(facts, profileOf)];
  const told = await pMap(
    news,
    async ([profile, its]): Promise<readonly [Refolded, Outcome][]> =>
      profile ? [[profile, await tried(onProjected({ ...profile, facts: its }))]] : [],
    { concurrency: CONCURRENCY },
  );
  return new Map(told.flat());
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

/** What the published config says about folding. */
export async function foldSettings(config: StoreConfig): Promise<FoldSettings> {
  const store = (await config.current())?.bundle.store;
  if (!store) return DEFAULT_SETTINGS;
  return { timeZone: store.time_zone, currency: store.currency, rates: store.exchange_rates };
}
