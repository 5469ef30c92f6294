import type { CustomerKey } from "../../domain/facts/facts.ts";
import { emailKey } from "../../domain/facts/identity.ts";
import type { Code } from "../../domain/offers/codes/code.ts";
import type { StoredCustomer } from "../../ports/people.ts";
import { hashEmail, userKeyOf } from "../collect/identity-keys.ts";
import { mailboxKey } from "../mailbox/mailbox-key.ts";
import type { TillDeps } from "./till-deps.ts";

/** Whom a till says it serves. */
export interface Person {
  /** The shop's own user id. */
  readonly id?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  /** As Comeback names customers: `p:shopify:207119551`. */
  readonly key?: CustomerKey | undefined;
}

/** The keys that a person named so may have, the most telling first. */
export const keysOf = ({ key, id, email }: Person): readonly CustomerKey[] => [
  ...(key === undefined ? [] : [key]),
  ...(id === undefined ? [] : [userKeyOf(id)]),
  ...(email === undefined ? [] : [emailKey(hashEmail(email))]),
];

export type Bearing = "own" | "another" | "unnamed";

/**
 * Whether a person is the one to whom a code was given: by key or mailbox, which costs nothing, else by the aliases of
 * the customer, who may have been merged with another since. Two reads at most.
 */
export function makeBearing({ customers, secrets }: Pick<TillDeps, "customers" | "secrets">) {
  return async (code: Pick<Code, "customer" | "mailbox">, person: Person): Promise<Bearing> => {
    const keys = keysOf(person);
    if (keys.length === 0 && person.phone === undefined) return "unnamed";
    if (keys.includes(code.customer)) return "own";
    if (person.email !== undefined && code.mailbox !== undefined) {
      if (mailboxKey(person.email, await secrets.keys()) === code.mailbox) return "own";
    }
    const holder = await customers.get(code.customer, "eventual");
    if (isSame(holder, person, keys)) return "own";
    const other = holder?.mergedInto ?? (holder?.profile ? undefined : keys[0]);
    if (other === undefined) return "another";
    const second = await customers.get(other, "eventual");
    const isTheirs = second?.mergedInto === code.customer || isKnownAs(second, [code.customer]);
    const isThem = other === holder?.mergedInto ? isSame(second, person, keys) : isTheirs;
    return isThem ? "own" : "another";
  };
}

function isSame(stored: StoredCustomer | undefined, person: Person, keys: readonly CustomerKey[]): boolean {
  if (stored === undefined) return false;
  if (stored.mergedInto !== undefined && keys.includes(stored.mergedInto)) return true;
  return isKnownAs(stored, keys) || hasPhone(stored, person);
}

function isKnownAs(stored: StoredCustomer | undefined, keys: readonly CustomerKey[]): boolean {
  const { profile } = stored ?? {};
  return profile !== undefined && keys.some((key) => key === profile.id || profile.aliases.includes(key));
}

/** National forms of a number differ in what stands before it: the last digits tell. */
const DIGITS = 10;

function hasPhone({ profile }: StoredCustomer, { phone }: Person): boolean {
  const [known, asked] = [profile?.phone, phone].map((text = "") => text.replace(/\D/g, "").slice(-DIGITS));
  return known !== undefined && known.length === DIGITS && known === asked;
}
