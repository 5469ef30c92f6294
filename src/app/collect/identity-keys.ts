import { createHash } from "node:crypto";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import { anonymousKey, emailKey, userKey } from "../../domain/facts/identity.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** What stands for an e-mail address in keys: 128 bits of SHA-256 of the trimmed, lower-cased address. */
export function hashEmail(address: string): string {
  return sha256(address.trim().toLowerCase()).slice(0, 32);
}

const LONGEST_ID = 128;

/** An id that fits in a key: longer ones (the store takes 1,024 bytes) keep their beginning and get a hash. */
export function boundedId(id: string): string {
  return id.length <= LONGEST_ID ? id : `${id.slice(0, LONGEST_ID - 33)}~${sha256(id).slice(0, 32)}`;
}

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Some shops take the address for the id. Keys travel further than personal data may: there it is hashed as an address. */
export function userKeyOf(id: string): CustomerKey {
  return ADDRESS.test(id.trim()) ? emailKey(hashEmail(id)) : userKey(boundedId(id));
}

export function anonymousKeyOf(id: string): CustomerKey {
  return anonymousKey(ADDRESS.test(id.trim()) ? hashEmail(id) : boundedId(id));
}
