import type { CustomerKey, Fact } from "../../domain/facts/facts.ts";
import {
  belowIn,
  byPreference,
  type Candidate,
  candidatesIn,
  finalOwner,
  hasClaims,
  isClaimed,
  MAX_ALIASES,
  MAX_CHAIN,
  namedIn,
  ownersIn,
} from "../../domain/people/identity-owners.ts";
import { standingsOf } from "../../domain/people/standing.ts";
import { isKnown, MAX_EXAMINED, MAX_OWNERS } from "../../domain/people/ties.ts";
import type { EventStore } from "../../ports/facts.ts";

/** Links are never taken back, so a key that too many claim is nobody's for good and need not be read again. */
export type Crowded = Set<CustomerKey>;
const MAX_CROWDED = 10_000;

export interface Reading {
  factsOf(key: CustomerKey): Promise<readonly Fact[]>;
  /** The keys that links say `key` belongs to. */
  ownersOf(key: CustomerKey): Promise<readonly CustomerKey[]>;
  /** What keys tied to `key` have to be told of it and have not been. */
  newsOf(key: CustomerKey): Promise<readonly Fact[]>;
  /** The keys above and below `key` whose profiles depend on whose it is. */
  regionOf(key: CustomerKey): Promise<readonly CustomerKey[]>;
  /** Whose profile holds the facts of `key`: its final owner if that one has room, else `key` itself. */
  rootOf(key: CustomerKey): Promise<CustomerKey>;
  /** The other partitions whose facts are part of the profile of `root`. */
  membersOf(root: CustomerKey): Promise<readonly CustomerKey[]>;
}

/** One look at the facts: each partition is read at most once, so a decision and the fold after it see the same. */
export function makeReading(events: Pick<EventStore, "factsOf" | "linksOf">, crowded: Crowded): Reading {
  const facts = new Map<CustomerKey, Promise<readonly Fact[]>>();
  const links = new Map<CustomerKey, Promise<readonly Fact[]>>();
  const owners = new Map<CustomerKey, Promise<readonly CustomerKey[]>>();
  const factsOf = (key: CustomerKey) => once(facts, key, events.factsOf);
  const linksOf = (key: CustomerKey) => facts.get(key) ?? once(links, key, events.linksOf);

  /** Remembers what it finds: within one look a key's owners are asked for again and again. */
  const ownersOf = (key: CustomerKey) =>
    once(owners, key, async () => {
      const its = await linksOf(key);
      return ownersIn(key, its, !hasClaims(key, its) || isKnown(key, await factsOf(key)));
    });

  async function newsOf(key: CustomerKey): Promise<readonly Fact[]> {
    const its = await linksOf(key);
    const standings = standingsOf(key, isClaimed(key, its) ? await factsOf(key) : its);
    const told = await Promise.all(
      standings.map(async ({ customer, id }) => (await linksOf(customer)).some((link) => link.id === id)),
    );
    return standings.filter((_, index) => !told[index]);
  }

  async function finalOwnerOf(key: CustomerKey): Promise<CustomerKey> {
    if (crowded.has(key)) return key;
    const found = new Map<CustomerKey, readonly CustomerKey[]>();
    let wave: readonly CustomerKey[] = [key];
    for (let depth = 0; depth <= MAX_CHAIN && wave.length > 0; depth++) {
      const its = await eachOf(wave, ownersOf);
      for (const [one, above] of its) {
        found.set(one, above);
        if (above.length > MAX_OWNERS) remember(crowded, one);
      }
      const above = [...its.values()].flatMap((some) => (some.length > MAX_OWNERS ? [] : some));
      wave = [...new Set(above)].filter((one) => !found.has(one));
    }
    return finalOwner(key, found);
  }

  /** First what the shop's own links lead to, so that no claim of a browser takes the place of it. */
  async function membersOf(root: CustomerKey): Promise<readonly CustomerKey[]> {
    const members: CustomerKey[] = [];
    const examined = new Set([root]);
    for (const said of [true, false]) {
      let wave = await candidatesOf([root, ...members], said);
      for (let depth = 0; depth < MAX_CHAIN && wave.length > 0; depth++) {
        const joined: CustomerKey[] = [];
        for (const { key } of wave.toSorted(byPreference)) {
          if (examined.has(key)) continue;
          if (members.length === MAX_ALIASES || examined.size > MAX_EXAMINED) return members;
          examined.add(key);
          if ((await finalOwnerOf(key)) !== root) continue;
          members.push(key);
          joined.push(key);
        }
        wave = await candidatesOf(joined, said);
      }
    }
    return members;
  }

  async function regionOf(key: CustomerKey): Promise<readonly CustomerKey[]> {
    const below = new Set([key]);
    let wave: readonly CustomerKey[] = [key];
    for (let depth = 0; depth < MAX_CHAIN && wave.length > 0 && below.size <= MAX_EXAMINED; depth++) {
      const links = await eachOf(wave, linksOf);
      const next = [...links].flatMap(([one, its]) => belowIn(one, its));
      wave = [...new Set(next)].filter((one) => !below.has(one));
      for (const one of wave) below.add(one);
    }
    const named = namedIn(key, await linksOf(key)).slice(0, MAX_EXAMINED);
    const region = [...new Set([...named, ...below])];
    const roots = await eachOf(region, rootOf);
    return [...new Set([...region, ...roots.values()])];
  }

  async function rootOf(key: CustomerKey): Promise<CustomerKey> {
    const owner = await finalOwnerOf(key);
    return owner === key || (await membersOf(owner)).includes(key) ? owner : key;
  }

  async function candidatesOf(keys: readonly CustomerKey[], said: boolean): Promise<readonly Candidate[]> {
    const links = await eachOf(keys, linksOf);
    return [...links].flatMap(([key, its]) => candidatesIn(key, its, { said }));
  }

  return {
    factsOf,
    ownersOf,
    newsOf,
    membersOf,
    regionOf,
    rootOf,
  };
}

function once<K, V>(known: Map<K, Promise<V>>, key: K, read: (key: K) => Promise<V>): Promise<V> {
  const pending = known.get(key) ?? read(key);
  known.set(key, pending);
  return pending;
}

async function eachOf<V>(
  keys: readonly CustomerKey[],
  read: (key: CustomerKey) => Promise<V>,
): Promise<ReadonlyMap<CustomerKey, V>> {
  return new Map(await Promise.all(keys.map(async (key) => [key, await read(key)] as const)));
}

function remember(crowded: Crowded, key: CustomerKey): void {
  if (crowded.size >= MAX_CROWDED) crowded.clear();
  crowded.add(key);
}
