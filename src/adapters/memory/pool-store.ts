import type { Day } from "../../domain/basics/calendar.ts";
import { type Added, type Pointer, type PoolCounts, type PoolStore, USAGE_DAYS } from "../../ports/pools.ts";

interface Pool {
  added: number;
  /** Upper case to as uploaded. */
  readonly free: Map<string, string>;
  readonly taken: Map<Day, number>;
}

/** Uploaded codes in memory, for tests and simulations. */
export function makeMemoryPoolStore(): PoolStore {
  const owners = new Map<string, string>();
  const pools = new Map<string, Pool>();
  const pointers = new Map<string, Pointer>();
  const poolOf = (offer: string): Pool => {
    const pool = pools.get(offer) ?? { added: 0, free: new Map(), taken: new Map() };
    pools.set(offer, pool);
    return pool;
  };
  const lookAt = (offer: string, code: string): Added => {
    const owner = owners.get(code.toUpperCase());
    return owner === undefined ? "added" : owner === offer ? "known" : { other: owner };
  };
  return {
    async add(offer, codes) {
      return codes.map((code) => {
        const found = lookAt(offer, code);
        if (found !== "added") return found;
        const pool = poolOf(offer);
        owners.set(code.toUpperCase(), offer);
        pool.free.set(code.toUpperCase(), code);
        pool.added += 1;
        return "added";
      });
    },
    look: async (offer, codes) => codes.map((code) => lookAt(offer, code)),
    free: async (offer) => [...poolOf(offer).free.values()].slice(0, 10),
    async takeOut(offer, code, day) {
      const pool = poolOf(offer);
      if (pool.free.delete(code.toUpperCase())) pool.taken.set(day, (pool.taken.get(day) ?? 0) + 1);
      return countsOf(pool);
    },
    pointer: async (offer, customer) => pointers.get(`${offer}#${customer}`),
    async point(offer, customer, next, before) {
      const key = `${offer}#${customer}`;
      const there = pointers.get(key);
      if (there?.code !== before?.code || there?.issue !== before?.issue) return false;
      pointers.set(key, next);
      return true;
    },
    counts: async (offer) => countsOf(poolOf(offer)),
  };
}

function countsOf({ added, free, taken }: Pool): PoolCounts {
  const days = [...taken].sort(([one], [other]) => other - one).slice(0, USAGE_DAYS);
  return { added, free: free.size, taken: Object.fromEntries(days) };
}
