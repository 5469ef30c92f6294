import { isCanary } from "../../domain/facts/canary.ts";
import type { CustomerKey, Fact, FactId } from "../../domain/facts/facts.ts";
import { LINKS } from "../../domain/facts/identity.ts";
import { withoutUndone } from "../../domain/facts/imports.ts";
import { STOPS } from "../../domain/people/consent.ts";
import type { EventStore } from "../../ports/facts.ts";
import { isInShard } from "./shard.ts";

/** Facts in memory, for tests and simulations. */
export function makeMemoryEventStore(): EventStore {
  const partitions = new Map<CustomerKey, Map<FactId, Fact>>();
  const append = (fact: Fact) => {
    const partition = partitions.get(fact.customer) ?? new Map<FactId, Fact>();
    partitions.set(fact.customer, partition);
    if (partition.has(fact.id)) return "duplicate";
    partition.set(fact.id, fact);
    return "stored";
  };
  const all = (key: CustomerKey) => [...(partitions.get(key)?.values() ?? [])];
  const factsOf = (key: CustomerKey) => withoutUndone(all(key));
  return {
    append: async (facts) => facts.map(append),
    known: async (facts) => facts.map(({ customer, id }) => partitions.get(customer)?.has(id) === true),
    factsOf: async (key) => factsOf(key),
    factAt: async (key, id) => partitions.get(key)?.get(id),
    linksOf: async (key) => factsOf(key).filter(({ id }) => id.startsWith(LINKS)),
    stopsOf: async (key) => factsOf(key).filter(({ id }) => id.startsWith(STOPS)),
    async *partitionsOfImport(importId, shard, shards) {
      for (const customer of [...partitions.keys()].filter((key) => isInShard(key, shard, shards))) {
        const facts = all(customer).filter((fact) => fact.import === importId).length;
        if (facts > 0) yield { customer, facts };
      }
    },
    approximateCount: async () =>
      [...partitions].reduce((sum, [key, { size }]) => sum + (isCanary(key) ? 0 : size), 0),
    async *keys(shard, shards) {
      for (const key of [...partitions.keys()])
        if (!isCanary(key) && isInShard(key, shard, shards)) yield key;
    },
  };
}
