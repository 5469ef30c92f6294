import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { Customer } from "../../domain/people/profile.ts";
import type { Draw } from "../../domain/proof/measuring.ts";
import type { CustomerStore } from "../../ports/people.ts";
import { personOf } from "../chains/person.ts";
import { unlessUnreadable } from "../quarantine/unless-unreadable.ts";

/** The people behind draws, by the key that they had then. Who was erased or cannot be read is missing. */
export async function customersOf(
  customers: Pick<CustomerStore, "readMany" | "get">,
  draws: readonly Pick<Draw, "customer">[],
): Promise<ReadonlyMap<CustomerKey, Customer>> {
  const keys = [...new Set(draws.map(({ customer }) => customer))];
  const found = new Map<CustomerKey, Customer>();
  for await (const customer of customers.readMany(keys)) found.set(customer.profile.id, customer);
  // Those who have been merged into somebody since.
  for (const key of keys.filter((one) => !found.has(one))) {
    const person = await unlessUnreadable(personOf(customers, key));
    if (person) found.set(key, person);
  }
  return found;
}
