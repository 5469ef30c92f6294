import type { Day } from "../../domain/basics/calendar.ts";
import { makeTasteCounter, tasteRoomOfShard } from "../../domain/taste/statistics.ts";
import type { RunStore } from "../../ports/nightly.ts";
import type { TasteStore } from "../../ports/taste.ts";
import { write } from "./documents.ts";
import type { ShardInput } from "./task.ts";

/** Counts what the buyers of one shard buy. A taste has no past, so that only a night as of today or yesterday asks. */
export async function measureTastes(
  { runs, tastes }: { readonly runs: RunStore; readonly tastes: Pick<TasteStore, "scan"> },
  { run, fence, shard, shardCount }: ShardInput,
  today: Day,
): Promise<void> {
  const counter = makeTasteCounter(tasteRoomOfShard(shardCount));
  for await (const { buyer, taste } of tastes.scan(shard, shardCount)) counter.add(buyer, taste, today);
  await write(runs, run, `taste/${shard}`, { fence, statistics: counter.state() });
}
