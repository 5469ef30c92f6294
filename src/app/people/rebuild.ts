import pMap from "p-map";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import { foldSettings } from "../../domain/people/fold-settings.ts";
import type { ProjectDeps } from "./project.ts";
import { makeBatch } from "./project-batch.ts";
import type { Crowded } from "./project-reading.ts";

export interface Rebuilt {
  /** Profiles there are. */
  readonly customers: number;
  /** Items that were not as the facts say, and are now: 0 when nothing was wrong. */
  readonly changed: number;
  readonly unchanged: number;
}

const SHARDS = 4;
const CONCURRENCY = 8;

/**
 * Folds everybody again from the facts, as the projector would, but starts no chain. It writes only what differs and
 * deletes nothing, so it can run at any time, be stopped and be run again.
 */
export function makeRebuild(deps: Omit<ProjectDeps, "onProjected">) {
  return async (onProgress: (so: Rebuilt) => void = () => undefined): Promise<Rebuilt> => {
    const settings = foldSettings(await deps.config.current());
    const crowded: Crowded = new Set();
    let [customers, changed, unchanged] = [0, 0, 0];
    await pMap(
      Array.from({ length: SHARDS }, (_, shard) => shard),
      (shard) => pMap(deps.events.keys(shard, SHARDS), refold, { concurrency: CONCURRENCY }),
    );
    return { customers, changed, unchanged };

    async function refold(key: CustomerKey): Promise<void> {
      const batch = makeBatch({ ...deps, crowded, settings });
      const settled = await batch.settle(key);
      await batch.tellNews();
      const isOwn = settled?.after.profile.id === key;
      if (isOwn) customers += 1;
      if (isOwn && batch.writes() === 0) unchanged += 1;
      changed += batch.writes();
      onProgress({ customers, changed, unchanged });
    }
  };
}
