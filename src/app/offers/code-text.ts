import { createHmac } from "node:crypto";
import type { CustomerKey } from "../../domain/facts/facts.ts";

/** Crockford's base 32: no I, L, O, U, so that a code can be read out and typed. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 8;

/** Which code it is: the customer's `issue`-th of an offer (domain/offers/codes/issue.ts). */
export interface CodeName {
  readonly customer: CustomerKey;
  readonly offer: string;
  readonly issue: number;
}

/** The text of a code, `WELCOME-7F3K9Q2M`: the same whoever derives it, not to be guessed from another one. */
export function codeText(prefix: string, { customer, offer, issue }: CodeName, key: string): string {
  const name = JSON.stringify(["code", customer, offer, issue]);
  const digest = createHmac("sha256", key).update(name).digest();
  const letters = [...digest.subarray(0, LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]);
  return `${prefix.toUpperCase()}-${letters.join("")}`;
}

/** Whether a text, in upper case, has the form of a code with one of the prefixes. */
export function isCode(text: string, prefixes: ReadonlySet<string>): boolean {
  const end = text.length - LENGTH - 1;
  if (end < 0 || text[end] !== "-" || !prefixes.has(text.slice(0, end))) return false;
  return [...text.slice(end + 1)].every((letter) => ALPHABET.includes(letter));
}
