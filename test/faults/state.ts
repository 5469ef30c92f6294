import type { Entry, Send } from "../../src/domain/chains/journal.ts";
import type { CustomerKey, Fact } from "../../src/domain/facts/facts.ts";
import type { Customer } from "../../src/domain/people/profile.ts";
import type { Taste } from "../../src/domain/taste/taste.ts";
import type { Cloud } from "./cloud.ts";

/** What a run has come to, without what a repeated try may say otherwise: instants, and names made from them. */
export interface CloudState {
  readonly facts: readonly Omit<Fact, "receivedAt">[];
  readonly customers: Readonly<Record<string, Partial<Customer> | CustomerKey>>;
  readonly tastes: Readonly<Record<string, Taste>>;
  readonly entries: readonly Pick<Entry, "customer" | "chain" | "run" | "version" | "status" | "holdout">[];
  readonly announced: readonly string[];
}

export async function stateOf(cloud: Cloud): Promise<CloudState> {
  const keys = await partitions(cloud);
  const facts = (await Promise.all(keys.map((key) => cloud.events.factsOf(key)))).flat();
  const stored = await Promise.all(keys.map((key) => cloud.customers.get(key)));
  const entries = (await Promise.all(keys.map(cloud.journal.entries))).flat();
  return {
    facts: facts.map(({ receivedAt: _, ...fact }) => fact),
    customers: Object.fromEntries(
      stored.flatMap((one) => {
        if (!one) return [];
        const { id, profile, score, mergedInto } = one;
        return [[id, mergedInto ?? { ...(profile && { profile }), ...(score && { score }) }]];
      }),
    ),
    tastes: await tastesOf(cloud),
    entries: entries.map(({ customer, chain, run, version, status, holdout }) => ({
      ...{ customer, chain, run, version, status, holdout },
    })),
    announced: [...new Set(cloud.seen.announced)].sort(),
  };
}

async function tastesOf(cloud: Cloud): Promise<CloudState["tastes"]> {
  const found: [CustomerKey, Taste][] = [];
  for await (const { buyer, taste } of cloud.tastes.scan(0, 1)) found.push([buyer, taste]);
  return Object.fromEntries(found.sort(([one], [other]) => (one < other ? -1 : 1)));
}

export async function sendsOf(cloud: Cloud): Promise<readonly Send[]> {
  return (await Promise.all((await partitions(cloud)).map(cloud.journal.sends))).flat();
}

async function partitions(cloud: Cloud): Promise<readonly CustomerKey[]> {
  const keys: CustomerKey[] = [];
  for await (const key of cloud.events.keys(0, 1)) keys.push(key);
  return keys.sort();
}
