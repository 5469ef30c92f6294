import { createHash } from "node:crypto";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { Customer, Pseudonym } from "../../domain/people/profile.ts";
import type { CustomerStore } from "../../ports/people.ts";
import { personOf } from "../chains/person.ts";

export interface PseudonymDeps {
  readonly customers: Pick<CustomerStore, "get" | "readMany" | "givePseudonym">;
  /** 96 bits of chance, as text. */
  readonly newPseudonym: () => Pseudonym;
}

/** Names customers in files. Somebody who is gone has no name. */
export function makePseudonyms({ customers, newPseudonym }: PseudonymDeps) {
  const nameOf = async ({ profile, pseudonym }: Customer): Promise<Pseudonym | undefined> =>
    pseudonym ?? (await customers.givePseudonym(profile.id, newPseudonym()));
  return {
    nameOf,
    /** Of several at once; whoever has become part of somebody else has that one's name. */
    async namesOf(keys: Iterable<CustomerKey>): Promise<ReadonlyMap<CustomerKey, Pseudonym>> {
      const asked = [...new Set(keys)];
      const names = new Map<CustomerKey, Pseudonym>();
      const keep = async (key: CustomerKey, customer: Customer | undefined) => {
        const name = customer && (await nameOf(customer));
        if (name !== undefined) names.set(key, name);
      };
      for await (const customer of customers.readMany(asked)) await keep(customer.profile.id, customer);
      for (const key of asked)
        if (!names.has(key)) await keep(key, await personOf(customers, key, "eventual"));
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
