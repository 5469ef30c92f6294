import { createHmac } from "node:crypto";

/** Crockford's base 32: no I, L, O, U, so that a code can be read out and typed. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 8;

/** The code of one send, `WELCOME-7F3K9Q2M`: the same for a retry, not to be guessed from another one. */
export function codeOf(prefix: string, send: string, key: string): string {
  const digest = createHmac("sha256", key).update(`code\0${send}`).digest();
  const letters = [...digest.subarray(0, LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]);
  return `${prefix.toUpperCase()}-${letters.join("")}`;
}
