import type { CustomerKey, Fact } from "../../domain/facts/facts.ts";
import {
  aliasesIn,
  byPreference,
  type Candidate,
  finalOwner,
  MAX_ALIASES,
  MAX_CHAIN,
  MAX_EXAMINED,
  MAX_OWNERS,
  ownersIn,
} from "../../domain/people/identity-owners.ts";
import type { EventStore } from "../../ports/facts.ts";

/** Links are never taken back, so a key that too many claim is nobody's for good and need not be read again. */
export type Crowded = Set<CustomerKey>;
const MAX_CROWDED = 10_000;

export interface Reading {
  factsOf(key: CustomerKey): Promise<readonly Fact[]>;
  /** Whose profile holds the facts of `key`: its final owner if that one has room, else `key` itself. */
  rootOf(key: CustomerKey): Promise<CustomerKey>;
  /** The other partitions whose facts are part of the profile of `root`. */
  membersOf(root: CustomerKey): Promise<readonly CustomerKey[]>;
}

/** One look at the facts: each partition is read at most once, so a decision and the fold after it see the same. */
export function makeReading(events: EventStore, crowded: Crowded): Reading {
  const facts = new Map<CustomerKey, Promise<readonly Fact[]>>();
  const links = new Map<CustomerKey, Promise<readonly Fact[]>>();
  const factsOf = (key: CustomerKey) => once(facts, key, events.factsOf);
  const linksOf = (key: CustomerKey) => facts.get(key) ?? once(links, key, events.linksOf);

  async function finalOwnerOf(key: CustomerKey): Promise<CustomerKey> {
    if (crowded.has(key)) return key;
    const owners = new Map<CustomerKey, readonly CustomerKey[]>();
    let wave: readonly CustomerKey[] = [key];
    for (let depth = 0; depth <= MAX_CHAIN && wave.length > 0; depth++) {
      const found = await Promise.all(
        wave.map(async (one) => [one, ownersIn(one, await linksOf(one))] as const),
      );
      for (const [one, its] of found) {
        owners.set(one, its);
        if (its.length > MAX_OWNERS) remember(crowded, one);
      }
      const above = found.flatMap(([, its]) => (its.length > MAX_OWNERS ? [] : its));
      wave = [...new Set(above)].filter((one) => !owners.has(one));
    }
    return finalOwner(key, owners);
  }

  async function membersOf(root: CustomerKey): Promise<readonly CustomerKey[]> {
    const members: CustomerKey[] = [];
    const examined = new Set([root]);
    let wave = aliasesIn(root, await linksOf(root));
    for (let depth = 0; depth < MAX_CHAIN && wave.length > 0; depth++) {
      const next: Candidate[] = [];
      for (const { key } of wave.toSorted(byPreference)) {
        if (examined.has(key)) continue;
        if (members.length === MAX_ALIASES || examined.size > MAX_EXAMINED) return members;
        examined.add(key);
        if ((await finalOwnerOf(key)) !== root) continue;
        members.push(key);
        next.push(...aliasesIn(key, await linksOf(key)));
      }
      wave = next;
    }
    return members;
  }

  return {
    factsOf,
    membersOf,
    async rootOf(key) {
      const owner = await finalOwnerOf(key);
      return owner === key || (await membersOf(owner)).includes(key) ? owner : key;
    },
  };
}

function once<K, V>(known: Map<K, Promise<V>>, key: K, read: (key: K) => Promise<V>): Promise<V> {
  const pending = known.get(key) ?? read(key);
  known.set(key, pending);
  return pending;
}

function remember(crowded: Crowded, key: CustomerKey): void {
  if (crowded.size >= MAX_CROWDED) crowded.clear();
  crowded.add(key);
}
