import type { Day } from "../../domain/basics/calendar.ts";
import type { Draw, Epoch } from "../../domain/proof/measuring.ts";
import { DRAW_SHARDS, type ExperimentStore } from "../../ports/proof.ts";
import { pagesOf } from "./pages-of.ts";

/** How far the count of an epoch has come, and its revision. */
interface Counted extends Epoch {
  readonly through: Day;
  readonly shards: number;
  readonly revision: number;
}

interface CountWith<M> {
  readonly closing: ExperimentStore["closing"];
  /** The same object where nobody was on the page. */
  readonly add: (at: M, page: readonly Draw[]) => Promise<M>;
  readonly put: (next: M) => Promise<"written" | "conflict">;
}

/** Windows that closed longer ago than this have gone with their items. */
const LOOKED_BACK_DAYS = 40;

/**
 * Counts the draws whose windows have closed up to a day, in that order. Sums and how far they go are one document, written
 * after each shard that had anybody, so that a crash at any point neither loses nor repeats anybody. Undefined when another
 * night counts at the same time: that one goes on.
 */
export async function countDays<M extends Counted>(
  from: M,
  last: Day,
  { closing, add, put }: CountWith<M>,
): Promise<M | undefined> {
  let at = from;
  for (let day = Math.max(at.through + 1, last - LOOKED_BACK_DAYS); day <= last; day += 1) {
    const begin = day === at.through + 1 ? at.shards : 0;
    for (let shard = begin; shard < DRAW_SHARDS; shard += 1) {
      const isLast = shard === DRAW_SHARDS - 1;
      let added = at;
      for await (const page of pagesOf(closing(at, day, shard))) added = await add(added, page);
      if (added === at && !isLast) continue;
      const place = isLast ? { through: day, shards: 0 } : { through: day - 1, shards: shard + 1 };
      const next = { ...added, ...place, revision: at.revision + 1 };
      if ((await put(next)) === "conflict") return undefined;
      at = next;
    }
  }
  return at;
}
