import type { Instant } from "../basics/calendar.ts";
import type { CustomerKey, Fact } from "../facts/facts.ts";
import { isOrderKey, type Link, weakness } from "../facts/identity.ts";
import { byText } from "./fold-limits.ts";

/** Partitions that one profile is made of at most, beside its own: what a profile costs to read has an end. */
export const MAX_ALIASES = 20;
/** Aliases that are looked at to find those that belong: an end also where most turn out to be shared. */
export const MAX_EXAMINED = 50;
/** Links from an alias over other aliases to its owner that are followed: far more than a person has. */
export const MAX_CHAIN = 8;
/** A key that more owners than this claim is nobody's, and nobody needs to ask further. */
export const MAX_OWNERS = 8;

/**
 * Which of two linked keys is the owner: the stronger kind, and of one kind (a renamed user) the one that sorts first.
 * So links never go in circles, whatever senders claim, and what a key's owner is depends on nothing but its owners.
 */
function directed({ alias, owner }: Link): { readonly from: CustomerKey; readonly to: CustomerKey } {
  const isWeaker = (weakness(alias) - weakness(owner) || byText(alias, owner)) > 0;
  return isWeaker ? { from: alias, to: owner } : { from: owner, to: alias };
}

/** The keys that links say `key` belongs to, each once, sorted. */
export function ownersIn(key: CustomerKey, facts: readonly Fact[]): readonly CustomerKey[] {
  const owners = new Set<CustomerKey>();
  for (const fact of facts) {
    if (fact.kind !== "linked") continue;
    const { from, to } = directed(fact);
    if (from === key && to !== key) owners.add(to);
  }
  return [...owners].sort(byText);
}

export interface Candidate {
  readonly key: CustomerKey;
  readonly linkedAt: Instant;
}

/**
 * The keys that links say belong to `key`, those first whose facts matter most: strong identifiers before browsers, the
 * newest browser before older ones. Orders are not among them: their facts are copied.
 */
export function aliasesIn(key: CustomerKey, facts: readonly Fact[]): readonly Candidate[] {
  const found = new Map<CustomerKey, Instant>();
  for (const fact of facts) {
    if (fact.kind !== "linked") continue;
    const { from, to } = directed(fact);
    if (to === key && from !== key && !isOrderKey(from))
      found.set(from, Math.max(found.get(from) ?? fact.at, fact.at));
  }
  return [...found].map(([alias, linkedAt]) => ({ key: alias, linkedAt })).sort(byPreference);
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
