import type { Instant } from "../basics/calendar.ts";
import type { CustomerKey, Fact } from "../facts/facts.ts";
import {
  isAnonymousKey,
  isEmailKey,
  isOrderKey,
  isPlatformKey,
  namespaceOf,
  weakness,
} from "../facts/identity.ts";
import { byText } from "./fold-limits.ts";
import { byStrength, isStronger, newestFirst, type Tie, tiesOf } from "./ties.ts";

/** Partitions that one profile is made of at most, beside its own: what a profile costs to read has an end. */
export const MAX_ALIASES = 20;
/** Aliases that are looked at to find those that belong: an end also where most turn out to be shared. */
export const MAX_EXAMINED = 50;
/** Links from an alias over other aliases to its owner that are followed: far more than a person has. */
export const MAX_CHAIN = 8;
/** A key that more owners than this claim is nobody's, and nobody needs to ask further. */
export const MAX_OWNERS = 8;

/** What is seen of the partitions around a key: their links, and whether anybody but browsers has told of them. */
export interface Surroundings {
  readonly linksOf: (key: CustomerKey) => readonly Fact[];
  readonly isKnown: (key: CustomerKey) => boolean;
}

/** The partitions that a key's owners depend on, beside its own links. */
export interface Needed {
  readonly links: readonly CustomerKey[];
  /** Wholly: what browsers claim counts only of keys that nobody else has told of. */
  readonly facts: readonly CustomerKey[];
}

export function neededFor(key: CustomerKey, links: readonly Fact[]): Needed {
  const ties = tiesOf(key, links);
  const claims = claimsIn(key, ties).map(({ other }) => other);
  return {
    links: addressesOf(key, ties),
    facts: claims.length > 0 ? [key, ...claims] : [],
  };
}

/**
 * The keys that `key` belongs to, each once, sorted. By the shop's own word: the stronger key owns the weaker one. A
 * browser's word gives away a browser's own id; beyond that it only attaches keys that nobody else has told of to others,
 * so that it can neither join two known people nor take anything away from one.
 */
export function ownersIn(key: CustomerKey, around: Surroundings): readonly CustomerKey[] {
  const ties = tiesOf(key, around.linksOf(key));
  if (isAnonymousKey(key)) return strongerIn(key, ties);
  const said = saidOwners(key, ties, around);
  if (said.length > 0 || isOrderKey(key)) return said;
  const claims = claimsIn(key, ties);
  if (!around.isKnown(key))
    return claims
      .map(({ other }) => other)
      .filter((other) => isStronger(other, key) || around.isKnown(other));
  return claims.filter((claim) => isProven(key, claim, around)).map(({ other }) => other);
}

/** The keys that less than the shop's own word ties to `key`, at most as many as count. */
export function claimantsIn(key: CustomerKey, links: readonly Fact[]): readonly CustomerKey[] {
  return tiesOf(key, links)
    .filter(({ other, rank }) => rank !== "server" && !isAnonymousKey(other) && !isOrderKey(other))
    .slice(0, MAX_EXAMINED)
    .map(({ other }) => other);
}

const strongerIn = (key: CustomerKey, ties: readonly Tie[]): readonly CustomerKey[] =>
  ties.map(({ other }) => other).filter((other) => isStronger(other, key));

const saidIn = (ties: readonly Tie[]): readonly Tie[] => ties.filter(({ rank }) => rank === "server");

/** What is said by less than the shop, where the shop itself names no owner. Of too many claims none counts. */
function claimsIn(key: CustomerKey, ties: readonly Tie[]): readonly Tie[] {
  if (isAnonymousKey(key) || isOrderKey(key) || strongerIn(key, saidIn(ties)).length > 0) return [];
  const claims = ties.filter(
    ({ other, rank }) => rank !== "server" && !isAnonymousKey(other) && !isOrderKey(other),
  );
  return claims.length > MAX_OWNERS ? [] : claims;
}

function saidOwners(
  key: CustomerKey,
  ties: readonly Tie[],
  { linksOf }: Surroundings,
): readonly CustomerKey[] {
  const said = saidIn(ties);
  const owners = strongerIn(key, said);
  if (isEmailKey(key)) {
    const accounts = accountsOf(said);
    const others = owners.filter((owner) => namespaceOf(owner) === undefined);
    return accounts === "crowd" ? owners : [...accounts.slice(0, 1), ...others].sort(byText);
  }
  if (owners.length > 0) return owners;
  for (const address of addressesOf(key, ties)) {
    const accounts = accountsOf(saidIn(tiesOf(address, linksOf(address))));
    if (accounts === "crowd" || !accounts.includes(key)) continue;
    const [strongest] = accounts;
    if (strongest !== undefined && strongest !== key) return [strongest];
  }
  return [];
}

/**
 * The accounts that an address joins into one person, the strongest first: of each namespace the one that it was named
 * with last. An address that a crowd of accounts shares (a till's, a placeholder) joins nobody.
 */
function accountsOf(said: readonly Tie[]): readonly CustomerKey[] | "crowd" {
  const accounts = said.filter(({ other }) => namespaceOf(other) !== undefined);
  if (accounts.length > MAX_OWNERS) return "crowd";
  const newest = new Map<string | undefined, CustomerKey>();
  for (const { other } of accounts.toSorted(newestFirst)) {
    const namespace = namespaceOf(other);
    if (!newest.has(namespace)) newest.set(namespace, other);
  }
  return [...newest.values()].sort(byStrength);
}

/** The addresses that the shop names with a platform's account, the last one first. */
function addressesOf(key: CustomerKey, ties: readonly Tie[]): readonly CustomerKey[] {
  if (!isPlatformKey(key)) return [];
  const addresses = saidIn(ties).filter(({ other }) => isEmailKey(other));
  return addresses
    .toSorted(newestFirst)
    .slice(0, MAX_OWNERS)
    .map(({ other }) => other);
}

/**
 * Whether the owner of a mailbox has shown that it belongs to a known account: one for which the shop names no address,
 * and no other mailbox came before.
 */
function isProven(address: CustomerKey, { other: account, rank }: Tie, around: Surroundings): boolean {
  if (rank !== "mailbox" || !isEmailKey(address)) return false;
  if (namespaceOf(account) === undefined || !around.isKnown(account)) return false;
  const mailboxes = tiesOf(account, around.linksOf(account)).filter(
    ({ other, rank: by }) => isEmailKey(other) && by !== "browser",
  );
  const [first] = mailboxes.toSorted((a, b) => a.at - b.at || byText(a.other, b.other));
  return mailboxes.every(({ rank: by }) => by === "mailbox") && first?.other === address;
}

export interface Candidate {
  readonly key: CustomerKey;
  readonly linkedAt: Instant;
}

/**
 * The keys that may belong to `key`, those first whose facts matter most: strong identifiers before browsers, the
 * newest browser before older ones. `said`: only those that the shop names, which no claim may crowd out. Orders are not
 * among them: their facts are copied.
 */
export function candidatesIn(
  key: CustomerKey,
  facts: readonly Fact[],
  { said }: { readonly said: boolean },
): readonly Candidate[] {
  return tiesOf(key, facts)
    .filter(({ other, rank }) => !isOrderKey(other) && (!said || rank === "server"))
    .filter(({ other }) => isStronger(key, other) || !isAnonymousKey(key))
    .map(({ other, at }) => ({ key: other, linkedAt: at }))
    .sort(byPreference);
}

export const byPreference = (a: Candidate, b: Candidate): number =>
  weakness(a.key) - weakness(b.key) || b.linkedAt - a.linkedAt || byText(a.key, b.key);

export type Owners = ReadonlyMap<CustomerKey, readonly CustomerKey[]>;

/**
 * The one key at the end of every chain of links that starts at `key`. It is `key` itself without links, and when the
 * chains end at different people (a shared browser, a family's mailbox): facts that cannot be given to somebody for
 * certain stay where they are.
 */
export function finalOwner(key: CustomerKey, owners: Owners): CustomerKey {
  return endOf(key, owners, MAX_CHAIN) ?? key;
}

function endOf(key: CustomerKey, owners: Owners, left: number): CustomerKey | undefined {
  const next = owners.get(key) ?? [];
  if (next.length === 0 || next.length > MAX_OWNERS) return key;
  if (left === 0) return undefined;
  const ends = new Set<CustomerKey>();
  for (const owner of next) {
    const end = endOf(owner, owners, left - 1);
    if (end === undefined) return undefined;
    ends.add(end);
  }
  const [only = key] = ends;
  return ends.size === 1 ? only : key;
}
