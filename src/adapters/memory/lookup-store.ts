import type { CustomerKey } from "../../domain/facts/facts.ts";
import { type LookupStore, MOST_FOUND } from "../../ports/lookups.ts";

export function makeMemoryLookupStore(): LookupStore {
  const noted = new Map<string, Set<CustomerKey>>();
  return {
    async note(by, value, customer) {
      const name = `${by} ${value}`;
      noted.set(name, (noted.get(name) ?? new Set()).add(customer));
    },
    find: async (by, value) => [...(noted.get(`${by} ${value}`) ?? [])].sort().slice(0, MOST_FOUND),
  };
}
