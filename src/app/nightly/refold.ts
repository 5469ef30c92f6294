import { isDeepStrictEqual } from "node:util";
import pMap from "p-map";
import { foldSettings } from "../../domain/people/fold-settings.ts";
import { NOBODY, reaches } from "../../domain/people/refold.ts";
import type { CheckpointStore } from "../../ports/checkpoints.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { Secrets } from "../../ports/keys.ts";
import type { RunStore } from "../../ports/nightly.ts";
import type { CustomerStore } from "../../ports/people.ts";
import type { TasteStore } from "../../ports/taste.ts";
import type { KeepWallets } from "../loyalty/wallets/keep-wallet.ts";
import { makeBatch } from "../people/project-batch.ts";
import type { Crowded } from "../people/project-reading.ts";
import {
  dropRefolded,
  type Refolded,
  readLatest,
  readRefolded,
  writeLatest,
  writeRefolded,
} from "./documents.ts";
import { isTooEarly } from "./pending-refold.ts";
import { beginTask, LeaseLost, type ShardInput, type Task, type TaskDeps } from "./task.ts";

export interface RefoldDeps extends TaskDeps {
  readonly customers: CustomerStore;
  readonly tastes: Pick<TasteStore, "get" | "put">;
  readonly checkpoints?: CheckpointStore;
  readonly events: EventStore;
  readonly secrets: Secrets;
  readonly wallets?: KeepWallets;
}

const AT_ONCE = 16;
const LEASE_CHECK_EVERY = 500;

/**
 * Folds those of one shard again whom a change of the config may touch, as the projector would, and starts no chain.
 * What differs is written. A shard that is done is not done again, in this night or in another one with the same plan.
 */
export function makeRefold(deps: RefoldDeps): (input: ShardInput) => Promise<Omit<Refolded, "reach" | "at">> {
  return async (input) => {
    const { run, fence, shard, shardCount } = input;
    const task = await beginTask(deps, input);
    const { plan, published } = task;
    const reach = plan.refold ?? NOBODY;
    const done = await readRefolded(deps.runs, plan.version, input);
    if (done && isDeepStrictEqual(done.reach, reach) && !isTooEarly(published, done.at)) return done;

    const at = deps.clock.now();
    const crowded: Crowded = new Set();
    const settings = foldSettings(published);
    let [touched, changed] = [0, 0];
    await pMap(
      deps.customers.scan(shard, shardCount),
      async ({ profile }) => {
        if (!reaches(reach, profile)) return;
        touched += 1;
        if (touched % LEASE_CHECK_EVERY === 0 && !(await deps.runs.holdsLease(fence)))
          throw new LeaseLost(run);
        const batch = makeBatch({ ...deps, crowded, settings });
        await batch.settle(profile.id);
        await batch.tellNews();
        changed += batch.writes();
      },
      { concurrency: AT_ONCE },
    );
    await writeRefolded(deps.runs, plan.version, input, { reach, at, touched, changed });
    return { touched, changed };
  };
}

/**
 * Keeps that everybody is folded with the night's version: it comes after all shards. A night without anybody to fold
 * again writes only when the version is another one.
 */
export async function concludeRefold(runs: RunStore, { plan, published }: Task): Promise<void> {
  const { version, refold: reach = NOBODY } = plan;
  const folded = await readLatest(runs, "folded");
  if (folded?.version === version && !folded.again) return;
  const isEarly = reach.kind !== "nobody" && isTooEarly(published, plan.startedAt);
  await writeLatest(runs, "folded", { version, ...(isEarly && { again: reach }) });
  await dropRefolded(runs, version);
}
