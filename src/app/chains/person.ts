import { defined } from "../../domain/basics/defined.ts";
import type { Entry } from "../../domain/chains/journal.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { Customer } from "../../domain/people/profile.ts";
import type { EntryJournal } from "../../ports/chains.ts";
import type { CustomerStore } from "../../ports/people.ts";

const MOST_MERGES = 5;

/**
 * The person whom a key stands for, read strongly unless a second does not matter; undefined when erased or never known,
 * which is always looked at strongly.
 */
export async function personOf(
  customers: Pick<CustomerStore, "get">,
  key: CustomerKey,
  consistency?: "eventual",
): Promise<Customer | undefined> {
  const found = await followed(customers, key, consistency);
  return found ?? (consistency && followed(customers, key));
}

async function followed(
  customers: Pick<CustomerStore, "get">,
  key: CustomerKey,
  consistency?: "eventual",
): Promise<Customer | undefined> {
  let at: CustomerKey | undefined = key;
  for (let step = 0; at !== undefined && step <= MOST_MERGES; step++) {
    const stored = await customers.get(at, consistency);
    if (stored?.profile) {
      const { profile, score, pseudonym } = stored;
      return { profile, ...defined({ score, pseudonym }) };
    }
    at = stored?.mergedInto;
  }
  return undefined;
}

/**
 * The key under which a person goes through the chain instead, when two keys entered it before they were merged: the
 * person's own, if that run goes on or began later, else the first by name of those that go on.
 */
export async function otherRunOf(
  journal: EntryJournal,
  { profile }: Customer,
  mine: Entry,
): Promise<CustomerKey | undefined> {
  if (profile.id === mine.customer) return undefined;
  const { chain, run } = mine;
  const own = await journal.entryOf({ customer: profile.id, chain, run });
  if (own && (own.status === "active" || own.enteredAt > mine.enteredAt)) return profile.id;
  for (const alias of profile.aliases) {
    if (alias === mine.customer) return undefined;
    if ((await journal.entryOf({ customer: alias, chain, run }))?.status === "active") return alias;
  }
  return undefined;
}
