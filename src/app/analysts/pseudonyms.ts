import { createHash } from "node:crypto";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { Customer, Pseudonym } from "../../domain/people/profile.ts";
import type { CustomerStore } from "../../ports/people.ts";
import { personOf } from "../chains/person.ts";
import { unlessUnreadable } from "../quarantine/unless-unreadable.ts";

export interface PseudonymDeps {
  readonly customers: Pick<CustomerStore, "get" | "readMany" | "givePseudonym">;
  /** 96 bits of chance, as text. */
  readonly newPseudonym: () => Pseudonym;
}

/** Some 50 MB of names. Whoever is in one list of a day is in the next as well. */
const MOST_KNOWN = 250_000;

/** Names customers in files, for one task: it looks nobody up twice. Somebody who is gone has no name. */
export function makePseudonyms({ customers, newPseudonym }: PseudonymDeps) {
  const known = new Map<CustomerKey, Pseudonym>();
  const keep = async (key: CustomerKey, { profile, pseudonym }: Customer): Promise<Pseudonym | undefined> => {
    const name = pseudonym ?? (await customers.givePseudonym(profile.id, newPseudonym()));
    if (known.size >= MOST_KNOWN) known.clear();
    if (name !== undefined) known.set(key, name);
    return name;
  };
  return {
    nameOf: (customer: Customer) => keep(customer.profile.id, customer),
    /** Of several at once; whoever has become part of somebody else has that one's name. */
    async namesOf(keys: Iterable<CustomerKey>): Promise<ReadonlyMap<CustomerKey, Pseudonym>> {
      const names = new Map<CustomerKey, Pseudonym>();
      const add = (key: CustomerKey, name: Pseudonym | undefined) =>
        name !== undefined && names.set(key, name);
      const asked = [...new Set(keys)];
      for (const key of asked) add(key, known.get(key));
      const unknown = asked.filter((key) => !names.has(key));
      for await (const customer of customers.readMany(unknown))
        add(customer.profile.id, await keep(customer.profile.id, customer));
      for (const key of unknown.filter((one) => !names.has(one))) {
        const person = await unlessUnreadable(personOf(customers, key, "eventual"));
        if (person) add(key, await keep(key, person));
      }
      return names;
    },
  };
}

export type Pseudonyms = ReturnType<typeof makePseudonyms>;

/**
 * The name of one of a customer's things. The journal makes its ids from the customer's key, so that who knows the key can
 * make them too; nobody can make these without the pseudonym.
 */
export const nameWithin = (pseudonym: Pseudonym, ...parts: readonly string[]): string =>
  createHash("sha256")
    .update(JSON.stringify([pseudonym, ...parts]))
    .digest("base64url")
    .slice(0, 16);
