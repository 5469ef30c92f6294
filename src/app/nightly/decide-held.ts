import pMap from "p-map";
import { dayOf } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import type { ConfigStore, PublishedBundle } from "../../ports/config.ts";
import type { RunStore } from "../../ports/nightly.ts";
import { arrivalIn, type EnrolArrivalsDeps, meets, NIGHT_WINDOW_MS, personOf } from "./arrivals.ts";
import {
  type HeldDecision,
  type HeldEntries,
  listHeld,
  type NightlyModel,
  read,
  type Waiting,
  write,
  writeHeld,
} from "./documents.ts";
import { isIn, type NightChain, nightChains } from "./entrants.ts";
import { makeNights } from "./read.ts";

const AT_ONCE = 16;

export interface DecideHeldDeps extends EnrolArrivalsDeps {
  readonly runs: RunStore;
  readonly config: Pick<ConfigStore, "current">;
}

export interface Decided {
  /** Nights whose entries were waiting. */
  readonly nights: number;
  /** Who entered by this call. */
  readonly entered: number;
  /** Who was looked at by this call and no longer qualifies, or is in the chain already. */
  readonly left: number;
  /** False when time ran out: the same call again goes on. */
  readonly done: boolean;
}

/** What waits for somebody to approve or drop it, oldest night first. */
export function makeReadHeld({ runs }: Pick<DecideHeldDeps, "runs">) {
  return async (chain?: string): Promise<readonly HeldEntries[]> =>
    (await listHeld(runs, chain)).filter(({ settled }) => !settled);
}

/**
 * Approves or drops a chain's held entries. Approving asks everybody again: who is still in the segment by the last
 * night and meets `when` by the config in force enters. The decision is kept first and each list is emptied once it is done,
 * so that a call that was cut short is made good by the next, and nobody enters twice.
 */
export function makeDecideHeld(deps: DecideHeldDeps) {
  const { runs, clock } = deps;
  const readHeld = makeReadHeld(deps);
  const nights = makeNights(runs);
  return async (
    chain: string,
    decision: Pick<HeldDecision, "kind" | "by">,
    mayGoOn: () => boolean = () => true,
  ): Promise<Decided> => {
    const held = await readHeld(chain);
    let [entered, left] = [0, 0];
    const published = await deps.config.current();
    const model = await nights.model();
    const target = published && nightChains(published.bundle).find(({ id }) => id === chain);
    for (const one of held) {
      const decided = { ...one, decision: { ...decision, at: clock.now() } };
      await writeHeld(runs, decided);
      for (let chunk = 0; chunk < one.chunks; chunk += 1) {
        if (!mayGoOn()) return { nights: held.length, entered, left, done: false };
        const customers = (await read(runs, one.run, `held/${chain}/${chunk}`)) ?? [];
        if (customers.length === 0) continue;
        if (decision.kind === "approved" && published && model && target) {
          const came = await enter(customers, decided, { published, model, target });
          entered += came;
          left += customers.length - came;
        } else left += customers.length;
        await write(runs, one.run, `held/${chain}/${chunk}`, []);
      }
      await runs.drop(one.run, `held/${chain}/`);
      await writeHeld(runs, { ...decided, settled: true });
    }
    return { nights: held.length, entered, left, done: true };
  };

  async function enter(
    waiting: readonly Waiting[],
    { run, count, dates }: HeldEntries,
    to: { readonly published: PublishedBundle; readonly model: NightlyModel; readonly target: NightChain },
  ): Promise<number> {
    const { published, model, target } = to;
    const results = await pMap(
      waiting,
      async ({ customer: key, due }) => {
        const customer = await personOf(deps.customers, key);
        if (!customer || ("segment" in target && !isIn(target, customer.score))) return false;
        const now = clock.now();
        const { bundle } = published;
        if (
          !meets(deps.holds, target, customer, bundle, {
            model,
            now,
            today: dayOf(bundle.store.time_zone, now),
          })
        )
          return false;
        const arrival = arrivalIn(target, customer, bundle, { run, ...defined({ coverage: dates, due }) });
        if (!arrival) return false;
        const result = await deps.enrol({
          ...arrival,
          customer,
          chain: target.id,
          published,
          reason: `${arrival.reason}, approved`,
          windowMs: NIGHT_WINDOW_MS,
          now,
          expected: count,
        });
        return result !== "refused";
      },
      { concurrency: AT_ONCE },
    );
    return results.filter(Boolean).length;
  }
}
