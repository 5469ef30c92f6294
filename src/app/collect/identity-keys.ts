import { createHash } from "node:crypto";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import { anonymousKey, emailKey, userKey } from "../../domain/facts/identity.ts";
import { canonicalAddress, stripped } from "../../domain/mailbox/address.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** What stands for an e-mail address in keys of customers: 128 bits of SHA-256 of its canonical form. */
export function hashEmail(address: string): string {
  return sha256(canonicalAddress(address)).slice(0, 32);
}

const LONGEST_ID = 128;

/** An id that fits in a key: longer ones (the store takes 1,024 bytes) keep their beginning and get a hash. */
export function boundedId(id: string): string {
  return id.length <= LONGEST_ID ? id : `${id.slice(0, LONGEST_ID - 33)}~${sha256(id).slice(0, 32)}`;
}

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export const isAddress = (id: string): boolean => ADDRESS.test(stripped(id));

/** Some shops take the address for the id. Keys travel further than personal data may: there it is hashed as an address. */
export function userKeyOf(id: string): CustomerKey {
  return isAddress(id) ? emailKey(hashEmail(id)) : userKey(boundedId(id));
}

export function anonymousKeyOf(id: string): CustomerKey {
  return anonymousKey(isAddress(id) ? hashEmail(id) : boundedId(id));
}
