import type { CustomerKey, Fact } from "../../domain/facts/facts.ts";
import { tiesOf } from "../../domain/people/ties.ts";
import type { EventStore } from "../../ports/facts.ts";
import { makeReading, type Reading } from "./project-reading.ts";

type Facts = Pick<EventStore, "factsOf" | "linksOf">;

/** One person: the key whose profile it is, and all keys that are part of it, that one first. */
export interface Person {
  readonly root: CustomerKey;
  readonly keys: readonly CustomerKey[];
}

/** Who is who by the facts in the store, and as the projector will see it once `decided` is stored as well. */
export interface WhoIsWho {
  rootOf(key: CustomerKey): Promise<CustomerKey>;
  /** The people around some keys. */
  peopleAround(keys: readonly CustomerKey[]): Promise<readonly Person[]>;
  /** Keys over which two keys of one person are tied, both ends included; empty when they are not. */
  pathBetween(from: CustomerKey, to: CustomerKey): Promise<readonly CustomerKey[]>;
}

export async function makeWhoIsWho(events: Facts, decided: readonly Fact[] = []): Promise<WhoIsWho> {
  const first = makeReading(withFacts(events, decided), new Set());
  const news = await Promise.all(decided.map(({ customer }) => first.newsOf(customer)));
  const told = withFacts(events, [...decided, ...news.flat()]);
  const reading = makeReading(told, new Set());
  return {
    rootOf: reading.rootOf,
    peopleAround: (keys) => peopleAround(reading, keys),
    pathBetween: (from, to) => pathBetween(reading, told, from, to),
  };
}

function withFacts(events: Facts, more: readonly Fact[]): Facts {
  const of = (key: CustomerKey) => more.filter(({ customer }) => customer === key);
  return {
    factsOf: async (key) => [...(await events.factsOf(key)), ...of(key)],
    linksOf: async (key) => [...(await events.linksOf(key)), ...of(key)],
  };
}

async function peopleAround(reading: Reading, keys: readonly CustomerKey[]): Promise<readonly Person[]> {
  const regions = await Promise.all(keys.map(reading.regionOf));
  const roots = new Set(await Promise.all([...keys, ...regions.flat()].map(reading.rootOf)));
  return Promise.all(
    [...roots].sort().map(async (root) => ({ root, keys: [root, ...(await reading.membersOf(root))] })),
  );
}

/** The shortest way over ties within one person. */
async function pathBetween(
  reading: Reading,
  events: Facts,
  from: CustomerKey,
  to: CustomerKey,
): Promise<readonly CustomerKey[]> {
  const root = await reading.rootOf(from);
  const within = new Set([root, ...(await reading.membersOf(root))]);
  const paths = new Map<CustomerKey, readonly CustomerKey[]>([[from, [from]]]);
  for (const [key, path] of paths) {
    if (key === to) return path;
    for (const { other } of tiesOf(key, await events.linksOf(key)))
      if (within.has(other) && !paths.has(other)) paths.set(other, [...path, other]);
  }
  return [];
}
