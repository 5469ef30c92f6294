import type { Instant } from "../basics/calendar.ts";
import type { CustomerKey, Fact, FactOf } from "../facts/facts.ts";
import {
  isAnonymousKey,
  isEmailKey,
  isOrderKey,
  isPlatformKey,
  namespaceOf,
  weakness,
} from "../facts/identity.ts";
import { decisionsIn } from "./decisions.ts";
import { byText } from "./fold-limits.ts";
import { standingsIn } from "./standing.ts";
import {
  accountsOf,
  everTied,
  isStronger,
  linkTiesOf,
  MAX_OWNERS,
  newestFirst,
  saidIn,
  type Tie,
  tiesOf,
} from "./ties.ts";

/** Partitions that one profile is made of at most, beside its own: what a profile costs to read has an end. */
export const MAX_ALIASES = 20;
/** Links from an alias over other aliases to its owner that are followed: far more than a person has. */
export const MAX_CHAIN = 8;

type Standings = ReadonlyMap<CustomerKey, FactOf<"standing">>;

/**
 * The keys that `key` belongs to, each once, sorted; by the links and standings in its own partition, and whether anybody
 * but browsers knows it. By the shop's own word the stronger key owns the weaker one. A browser's word gives away a
 * browser's own id; beyond that it only attaches keys that nobody else has told of to others, so that it can neither join
 * two known people nor take anything away from one. An operator's word holds over all that, except that a key of a crowd
 * stays nobody's: whoever has seen that much need not look again.
 */
export function ownersIn(key: CustomerKey, links: readonly Fact[], isKnown: boolean): readonly CustomerKey[] {
  const standings = standingsIn(key, links);
  const linked = ownersBy(key, { ties: linkTiesOf(key, links), standings, isKnown });
  if (linked.length > MAX_OWNERS || decisionsIn(key, links).size === 0) return linked;
  const ties = tiesOf(key, links);
  const [decided] = ties
    .filter((tie) => tie.decided && isStronger(tie.other, key))
    .toSorted(newestFirst)
    .map(({ other }) => other);
  // What an operator has joined is known to the shop: else a claim to it would take along what it was joined with.
  return decided
    ? [decided]
    : ownersBy(key, { ties, standings, isKnown: isKnown || ties.some((tie) => tie.decided) });
}

interface Heard {
  readonly ties: readonly Tie[];
  readonly standings: Standings;
  readonly isKnown: boolean;
}

function ownersBy(key: CustomerKey, { ties, standings, isKnown }: Heard): readonly CustomerKey[] {
  if (isAnonymousKey(key)) return strongerIn(key, ties);
  const said = saidOwners(key, ties, standings);
  if (said.length > 0 || isOrderKey(key)) return said;
  if (isKnown) return [];
  return claimsIn(key, ties)
    .map(({ other }) => other)
    .filter((other) => isStronger(other, key) || standings.has(other));
}

/** Whether a key's owners depend on who knows it: on more than its links. */
export const hasClaims = (key: CustomerKey, links: readonly Fact[]): boolean =>
  claimsIn(key, tiesOf(key, links)).length > 0;

/** Whether what other keys are told of `key` depends on more than its links. */
export const isClaimed = (key: CustomerKey, links: readonly Fact[]): boolean =>
  decisionsIn(key, links).size > 0 ||
  tiesOf(key, links).some(
    ({ other, rank }) => rank !== "server" && !isAnonymousKey(other) && !isOrderKey(other),
  );

/** The keys that a partition's links and standings name, now or before: one of them owns it or did. */
export const namedIn = (key: CustomerKey, links: readonly Fact[]): readonly CustomerKey[] => [
  ...everTied(key, links).filter((other) => !isOrderKey(other)),
  ...links.flatMap((fact) => (fact.kind === "standing" && fact.account ? [fact.account] : [])),
];

const strongerIn = (key: CustomerKey, ties: readonly Tie[]): readonly CustomerKey[] =>
  ties.map(({ other }) => other).filter((other) => isStronger(other, key));

/** What is said by less than the shop, where the shop itself names no owner. Of too many claims none counts. */
function claimsIn(key: CustomerKey, ties: readonly Tie[]): readonly Tie[] {
  if (isAnonymousKey(key) || isOrderKey(key) || strongerIn(key, saidIn(ties)).length > 0) return [];
  const claims = ties.filter(
    ({ other, rank }) => rank !== "server" && !isAnonymousKey(other) && !isOrderKey(other),
  );
  return claims.length > MAX_OWNERS ? [] : claims;
}

function saidOwners(key: CustomerKey, ties: readonly Tie[], standings: Standings): readonly CustomerKey[] {
  const said = saidIn(ties);
  const owners = strongerIn(key, said);
  if (isEmailKey(key)) {
    const accounts = accountsOf(said);
    const others = owners.filter((owner) => namespaceOf(owner) === undefined);
    return accounts === "crowd" ? owners : [...accounts.slice(0, 1), ...others].sort(byText);
  }
  if (owners.length > 0 || !isPlatformKey(key)) return owners;
  const joined = addressesIn(said).find((address) => standings.get(address)?.account !== undefined);
  const account = joined && standings.get(joined)?.account;
  return account === undefined ? [] : [account];
}

/** The addresses that the shop names with a platform's account, the last one first. */
const addressesIn = (said: readonly Tie[]): readonly CustomerKey[] =>
  said
    .filter(({ other }) => isEmailKey(other))
    .toSorted(newestFirst)
    .slice(0, MAX_OWNERS)
    .map(({ other }) => other);

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

/** The keys below `key` whose owner may depend on whose it is, or did before an operator decided. */
export const belowIn = (key: CustomerKey, facts: readonly Fact[]): readonly CustomerKey[] =>
  everTied(key, facts).filter(
    (other) => !isOrderKey(other) && (isStronger(key, other) || !isAnonymousKey(key)),
  );

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
