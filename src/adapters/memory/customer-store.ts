import { isCanary } from "../../domain/facts/canary.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { Customer, Profile } from "../../domain/people/profile.ts";
import type { CustomerStore, StoredCustomer } from "../../ports/people.ts";
import { isInShard } from "./shard.ts";

/** Customers in memory, for tests and simulations. */
export function makeMemoryCustomerStore(): CustomerStore {
  const items = new Map<CustomerKey, StoredCustomer & { readonly fence?: number }>();
  return {
    async get(id) {
      const item = items.get(id);
      if (!item) return undefined;
      const { fence: _, ...stored } = item;
      return stored;
    },
    async putProfile(id, content, expected) {
      const before = items.get(id);
      if ((before?.revision ?? 0) !== expected) return "conflict";
      const revision = expected + 1;
      if ("mergedInto" in content) {
        items.set(id, { id, revision, mergedInto: content.mergedInto });
        return "written";
      }
      if ("vacant" in content) {
        items.set(id, { id, revision });
        return "written";
      }
      const { mergedInto: _, ...rest } = before ?? {};
      items.set(id, { ...rest, id, revision, profile: content.profile });
      return "written";
    },
    async putScore(id, score, fence) {
      const before = items.get(id);
      if (!before?.profile) return "gone";
      if ((before.fence ?? 0) > fence) return "fenced";
      items.set(id, { ...before, score, fence });
      return "written";
    },
    async givePseudonym(id, pseudonym) {
      const before = items.get(id);
      if (!before?.profile || before.pseudonym !== undefined) return before?.pseudonym;
      items.set(id, { ...before, pseudonym });
      return pseudonym;
    },
    async *scan(shard, shards) {
      for (const item of [...items.values()])
        if (item.profile && !isCanary(item.id) && isInShard(item.id, shard, shards))
          yield customerOf(item.profile, item);
    },
    async *readMany(ids) {
      for (const id of ids.filter((one) => !isCanary(one))) {
        const item = items.get(id);
        if (item?.profile) yield customerOf(item.profile, item);
      }
    },
    approximateCount: async () => [...items.keys()].filter((id) => !isCanary(id)).length,
  };
}

const customerOf = (profile: Profile, { score, pseudonym }: StoredCustomer): Customer => ({
  profile,
  ...(score && { score }),
  ...(pseudonym !== undefined && { pseudonym }),
});
