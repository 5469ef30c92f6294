import pMap from "p-map";
import { undoneFact } from "../../domain/facts/imports.ts";
import { isMailboxKey } from "../../domain/mailbox/key.ts";
import type { Clock } from "../../ports/clock.ts";
import type { EventStore } from "../../ports/facts.ts";

export interface UndoneImport {
  /** Customers' keys and mailboxes that the import told of. */
  readonly customers: number;
  readonly mailboxes: number;
  readonly facts: number;
  /** Those of them that had been undone before. */
  readonly already: number;
}

const SHARDS = 4;
const CONCURRENCY = 8;

/**
 * Takes an import back: what it alone told counts no longer, what others told as well does. Nothing is deleted, and it may
 * be stopped and run again. The projector folds the customers again as the facts of the undoing come by.
 */
export function makeUndoImport({
  events,
  clock,
}: {
  readonly events: Pick<EventStore, "append" | "partitionsOfImport">;
  readonly clock: Clock;
}) {
  return async (
    importId: string,
    { reason, by, dryRun }: { readonly reason: string; readonly by: string; readonly dryRun: boolean },
    onProgress: (so: UndoneImport) => void = () => undefined,
  ): Promise<UndoneImport> => {
    let [customers, mailboxes, facts, already] = [0, 0, 0, 0];
    const at = clock.now();
    const shards = Array.from({ length: SHARDS }, (_, shard) => shard);
    await pMap(shards, (shard) =>
      pMap(
        events.partitionsOfImport(importId, shard, SHARDS),
        async (partition) => {
          if (isMailboxKey(partition.customer)) mailboxes += 1;
          else customers += 1;
          facts += partition.facts;
          if (!dryRun) {
            const undone = undoneFact(partition.customer, { undone: importId, reason, by, at });
            const [result] = await events.append([undone]);
            if (result === "duplicate") already += 1;
          }
          onProgress({ customers, mailboxes, facts, already });
        },
        { concurrency: CONCURRENCY },
      ),
    );
    return { customers, mailboxes, facts, already };
  };
}
