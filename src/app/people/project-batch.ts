import { isDeepStrictEqual } from "node:util";
import type { CustomerKey, Fact } from "../../domain/facts/facts.ts";
import { isOrderKey } from "../../domain/facts/identity.ts";
import { isInert } from "../../domain/people/consent.ts";
import { type FoldSettings, fold } from "../../domain/people/fold.ts";
import { ownersIn } from "../../domain/people/identity-owners.ts";
import type { Customer } from "../../domain/people/profile.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { CustomerStore, StoredCustomer } from "../../ports/people.ts";
import { type Crowded, makeReading, type Reading } from "./project-reading.ts";

export interface BatchDeps {
  readonly events: EventStore;
  readonly customers: CustomerStore;
  readonly crowded: Crowded;
  readonly settings: FoldSettings;
}

/** A customer before and after folding again. */
export interface Refolded {
  readonly before?: Customer;
  readonly after: Customer;
}

export interface Batch {
  /** Brings the profile that holds a partition up to date. Undefined: the partition is part of nobody's profile. */
  settle(key: CustomerKey): Promise<Refolded | undefined>;
  /** Items written so far. */
  writes(): number;
}

/** One look at a partition: its item is read strictly before its facts, so that a conditional write misses nothing. */
interface Look {
  readonly stored: StoredCustomer | undefined;
  readonly reading: Reading;
}

/** Whose profile holds a partition, and what was read of it when it is its own. */
interface Place {
  readonly root?: CustomerKey;
  readonly seen?: Look;
}

const ATTEMPTS = 10;

/**
 * Settles partitions, each profile once however many of its partitions are asked for. Whose profile holds a partition
 * follows from facts alone. Whoever joins or leaves a profile is settled before that profile is written, so that after
 * a crash at any point the redelivered batch still finds what is left to do.
 */
export function makeBatch({ events, customers, crowded, settings }: BatchDeps): Batch {
  const places = new Map<CustomerKey, Promise<Place>>();
  const profiles = new Map<CustomerKey, Promise<Refolded>>();
  let writes = 0;

  async function put(
    key: CustomerKey,
    content: Parameters<CustomerStore["putProfile"]>[1],
    expected: number,
  ) {
    const written = (await customers.putProfile(key, content, expected)) === "written";
    if (written) writes += 1;
    return written;
  }

  async function look(key: CustomerKey): Promise<Look> {
    const stored = await customers.get(key);
    return { stored, reading: makeReading(events, crowded) };
  }

  /** Finds whose profile holds a person's partition, and leaves a pointer there when it is somebody else's. */
  async function placePerson(key: CustomerKey): Promise<Place> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const seen = await look(key);
      const former = seen.stored?.mergedInto;
      if (!former) await seen.reading.factsOf(key);
      const root = await seen.reading.rootOf(key);
      if (former && former !== root) await settleWithin(former);
      if (root === key) return (await seen.reading.factsOf(key)).every(isInert) ? {} : { root, seen };
      for (const alias of seen.stored?.profile?.aliases ?? []) await settleWithin(alias);
      if (former === root || (await put(key, { mergedInto: root }, seen.stored?.revision ?? 0)))
        return { root };
    }
    throw new Error(`${key} kept changing while it was placed`);
  }

  /**
   * What an order's partition holds goes to its customer as copies, as soon as somebody has said who that is. An order
   * of an unnamed customer has a profile of its own, so that its money counts; a refund alone has none.
   */
  async function placeOrder(key: CustomerKey): Promise<Place> {
    const seen = await look(key);
    const facts = await seen.reading.factsOf(key);
    const owners = ownersIn(key, facts);
    const [owner] = owners;
    const hasOrder = facts.some(({ kind }) => kind === "order-placed" || kind === "order-updated");
    if (!owner) return hasOrder ? { root: key, seen } : {};
    const told = facts.filter(({ kind }) => kind !== "linked");
    await events.append(owners.flatMap((customer) => told.map((fact): Fact => ({ ...fact, customer }))));
    if (seen.stored?.profile && !(await put(key, { mergedInto: owner }, seen.stored.revision)))
      throw new Error(`${key} changed while it was given to its customer`);
    return {};
  }

  function place(key: CustomerKey): Promise<Place> {
    return once(places, key, () => (isOrderKey(key) ? placeOrder(key) : placePerson(key)));
  }

  /**
   * Settles a partition as part of settling another. What has begun already is not waited for, since it may be waiting
   * for us. Says where the partition is now, unless that had begun.
   */
  async function settleWithin(key: CustomerKey): Promise<CustomerKey | undefined> {
    if (places.has(key)) return undefined;
    const { root, seen } = await place(key);
    if (seen) await once(profiles, key, () => refold(key, seen));
    else if (root !== undefined) await settleWithin(root);
    return root;
  }

  async function settle(key: CustomerKey): Promise<Refolded | undefined> {
    const { root = key } = await place(key);
    const { seen } = await place(root);
    if (seen) return once(profiles, root, () => refold(root, seen));
    if (root !== key) throw new Error(`${root} changed hands while ${key} was given to it`);
    return undefined;
  }

  async function refold(root: CustomerKey, first: Look): Promise<Refolded> {
    let result = await tryRefold(root, first);
    for (let attempt = 1; !result && attempt < ATTEMPTS; attempt++) {
      const seen = await look(root);
      if (!(await isOwn(root, seen.reading))) break;
      result = await tryRefold(root, seen);
    }
    if (!result) throw new Error(`${root} kept changing while it was folded`);
    return result;
  }

  /** Undefined when somebody else wrote meanwhile, or when others see links that were not there at the first look. */
  async function tryRefold(root: CustomerKey, { stored, reading }: Look): Promise<Refolded | undefined> {
    const former = stored?.profile?.aliases ?? [];
    const [own] = await Promise.all([root, ...former].map(reading.factsOf));
    const members = await reading.membersOf(root);
    for (const moved of difference(former, members)) {
      const now = await settleWithin(moved);
      if (now !== undefined && (now === root) !== members.includes(moved)) return undefined;
    }
    const theirs = await Promise.all(members.map(reading.factsOf));
    const folded = fold(root, [...(own ?? []), ...theirs.flat()], settings);
    const score = stored?.score && { score: stored.score };
    const before = stored?.profile && { before: { profile: stored.profile, ...score } };
    const isSame = isDeepStrictEqual(stored?.profile, folded) && !stored?.mergedInto;
    if (!isSame && !(await put(root, { profile: folded }, stored?.revision ?? 0))) return undefined;
    return { ...before, after: { profile: folded, ...score } };
  }

  return { settle, writes: () => writes };
}

async function isOwn(key: CustomerKey, reading: Reading): Promise<boolean> {
  if (isOrderKey(key)) return ownersIn(key, await reading.factsOf(key)).length === 0;
  return (await reading.rootOf(key)) === key;
}

/** What only one of the two lists holds. */
function difference<T>(a: readonly T[], b: readonly T[]): readonly T[] {
  return [...a.filter((one) => !b.includes(one)), ...b.filter((one) => !a.includes(one))];
}

function once<K, V>(known: Map<K, Promise<V>>, key: K, make: () => Promise<V>): Promise<V> {
  const pending = known.get(key) ?? make();
  known.set(key, pending);
  return pending;
}
