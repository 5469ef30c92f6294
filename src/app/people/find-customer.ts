import type { CustomerKey } from "../../domain/facts/facts.ts";
import { emailKey, parseKey, platformKey } from "../../domain/facts/identity.ts";
import { PLATFORMS } from "../../domain/facts/sources.ts";
import type { CustomerStore, StoredCustomer } from "../../ports/people.ts";
import { anonymousKeyOf, boundedId, hashEmail, userKeyOf } from "../collect/identity-keys.ts";

/** Longest chain of partitions merged into one another. */
const MOST_MERGES = 5;

/**
 * Finds somebody by what a person knows of them: a key as it is stored, an e-mail address, or an id of the shop, a
 * browser or a platform, tried in this order. A partition that is part of somebody else leads to that somebody.
 */
export async function findCustomer(
  customers: Pick<CustomerStore, "get">,
  asked: string,
): Promise<StoredCustomer | undefined> {
  const found = await findPartition(customers, asked);
  return found && followMerges(customers, found);
}

/** The same, but the partition itself where it is part of somebody else. */
export async function findPartition(
  customers: Pick<CustomerStore, "get">,
  asked: string,
): Promise<StoredCustomer | undefined> {
  for (const key of candidates(asked.trim())) {
    const found = await customers.get(key);
    if (found) return found;
  }
  return undefined;
}

/** The keys that may be meant by what a person writes, in the order in which they are tried. */
export function candidates(asked: string): readonly CustomerKey[] {
  const written = parseKey(asked)?.key;
  if (asked === "") return [];
  const id = boundedId(asked);
  return [
    ...(written ? [written] : []),
    ...(asked.includes("@") ? [emailKey(hashEmail(asked))] : []),
    userKeyOf(asked),
    anonymousKeyOf(asked),
    ...PLATFORMS.map((platform) => platformKey(platform, id)),
  ];
}

/** Whoever holds a partition now. */
export async function followMerges(
  customers: Pick<CustomerStore, "get">,
  start: StoredCustomer,
): Promise<StoredCustomer> {
  let found = start;
  for (let step = 0; found.mergedInto !== undefined && step < MOST_MERGES; step++) {
    const owner = await customers.get(found.mergedInto);
    if (!owner) return found;
    found = owner;
  }
  return found;
}
