import { createHmac } from "node:crypto";
import { lately } from "../../domain/basics/lately.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";

/** Crockford's base 32: no I, L, O, U, so that a code can be read out and typed. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 8;

/** Whose code it is: the customer's `issue`-th of an offer. */
interface Owner {
  readonly customer: CustomerKey;
  readonly offer: string;
  readonly issue: number;
}

/** The code of one customer, offer and issue, `WELCOME-7F3K9Q2M`: the same for every try, not to be guessed from another one. */
export function codeOf(prefix: string, { customer, offer, issue }: Owner, key: string): string {
  return `${prefix.toUpperCase()}-${lettersUnder(key)(`code\0${customer}\0${offer}\0${issue}`)}`;
}

/** One mail asks for the same codes several times: when they are made ready, and when it goes. */
const MOST_KEPT = 10_000;

const lettersUnder = lately(2, (key) =>
  lately(MOST_KEPT, (whose) => {
    const digest = createHmac("sha256", key).update(whose).digest();
    return [...digest.subarray(0, LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join("");
  }),
);
