import type { Day } from "../../domain/basics/calendar.ts";
import { type Added, type Given, type PoolCounts, type PoolStore, USAGE_DAYS } from "../../ports/pools.ts";

interface Pool {
  added: number;
  /** Upper case to as uploaded. */
  readonly free: Map<string, string>;
  readonly taken: Map<Day, number>;
  readonly told: Set<string>;
}

const AT_ONCE = 10;

/** Uploaded codes in memory, for tests and simulations. */
export function makeMemoryPoolStore(): PoolStore {
  const owners = new Map<string, string>();
  const pools = new Map<string, Pool>();
  const givens = new Map<string, Given>();
  const poolOf = (offer: string): Pool => {
    const pool = pools.get(offer) ?? { added: 0, free: new Map(), taken: new Map(), told: new Set() };
    pools.set(offer, pool);
    return pool;
  };
  const lookAt = (offer: string, code: string): Added => {
    const owner = owners.get(code.toUpperCase());
    if (owner === undefined) return "added";
    return owner === offer ? "known" : { other: owner };
  };
  const count = ({ taken }: Pool, day: Day, more: number): void =>
    void taken.set(day, (taken.get(day) ?? 0) + more);
  const counts = async (offer: string) => countsOf(poolOf(offer));
  return {
    async add(offer, codes) {
      return codes.map((code) => {
        const found = lookAt(offer, code);
        if (found !== "added") return found;
        const pool = poolOf(offer);
        owners.set(code.toUpperCase(), offer);
        pool.free.set(code.toUpperCase(), code);
        pool.added += 1;
        pool.told.clear();
        return "added";
      });
    },
    look: async (offer, codes) => codes.map((code) => lookAt(offer, code)),
    offerOf: async (code) => owners.get(code.toUpperCase()),
    free: async (offer) => [...poolOf(offer).free.values()].slice(0, AT_ONCE),
    async takeOut(offer, code, day) {
      const pool = poolOf(offer);
      if (pool.free.delete(code.toUpperCase())) count(pool, day, 1);
    },
    async putBack(offer, code, day) {
      const pool = poolOf(offer);
      if (pool.free.has(code.toUpperCase())) return;
      pool.free.set(code.toUpperCase(), code);
      count(pool, day, -1);
    },
    given: async (offer, customer) => givens.get(`${offer}#${customer}`),
    async note(offer, customer, next, before) {
      const key = `${offer}#${customer}`;
      const there = givens.get(key);
      if (there?.codes[0] !== before?.codes[0] || there?.issue !== before?.issue) return false;
      givens.set(key, next);
      return true;
    },
    noted: counts,
    counts,
    async tell(offer, mark) {
      const { told } = poolOf(offer);
      if (told.has(mark)) return false;
      told.add(mark);
      return true;
    },
  };
}

function countsOf({ added, free, taken }: Pool): PoolCounts {
  const days = [...taken].sort(([one], [other]) => other - one).slice(0, USAGE_DAYS);
  return { added, free: free.size, taken: Object.fromEntries(days) };
}
