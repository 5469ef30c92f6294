import { isCanary } from "../../domain/facts/canary.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { StoredTaste, TasteStore } from "../../ports/taste.ts";
import { isInShard } from "./shard.ts";

/** Tastes in memory, for tests and simulations. */
export function makeMemoryTasteStore(): TasteStore {
  const items = new Map<CustomerKey, StoredTaste>();
  return {
    get: async (buyer) => items.get(buyer),
    async put(buyer, taste, revision) {
      if (isCanary(buyer)) return;
      if ((items.get(buyer)?.revision ?? 0) > revision) return;
      items.set(buyer, { revision, ...(taste && { taste }) });
    },
    async *scan(shard, shards) {
      for (const [buyer, { taste }] of [...items])
        if (taste && isInShard(buyer, shard, shards)) yield { buyer, taste };
    },
  };
}
