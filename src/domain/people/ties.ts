import type { Instant } from "../basics/calendar.ts";
import type { CustomerKey, Fact } from "../facts/facts.ts";
import { isEmailKey, namespaceOf, weakness } from "../facts/identity.ts";
import { RANKS, type Rank, rankOf } from "../facts/ranks.ts";
import { decisionsIn } from "./decisions.ts";
import { byText } from "./fold-limits.ts";

/** A key that more owners than this claim is nobody's, and nobody needs to ask further. */
export const MAX_OWNERS = 8;
/** Tied keys that are looked at: an end also where most turn out to be shared. */
export const MAX_EXAMINED = 50;

/** What links say of a key and one other: by the best rank that says so, when that said so last. */
export interface Tie {
  readonly other: CustomerKey;
  readonly rank: Rank;
  readonly at: Instant;
  /** An operator says so. */
  readonly decided?: true;
}

/** The stronger kind, and of one kind (a renamed user) the one that sorts first. So ownership never goes in circles. */
export const byStrength = (a: CustomerKey, b: CustomerKey): number =>
  weakness(a) - weakness(b) || byText(a, b);

export const isStronger = (one: CustomerKey, other: CustomerKey): boolean => byStrength(one, other) < 0;

const byRank = (a: Tie, b: Tie): number => RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank);

const byDecision = (a: Tie, b: Tie): number => Number(b.decided ?? false) - Number(a.decided ?? false);

/** The last said of the best rank first; an operator's word before all. */
export const newestFirst = (a: Tie, b: Tie): number =>
  byRank(a, b) || byDecision(a, b) || b.at - a.at || byText(a.other, b.other);

/** The keys that are tied to `key`, each once, sorted: by links, and by what an operator has decided over them. */
export function tiesOf(key: CustomerKey, facts: readonly Fact[]): readonly Tie[] {
  const linked = linkTiesOf(key, facts);
  const decisions = decisionsIn(key, facts);
  if (decisions.size === 0) return linked;
  const undecided = linked.filter(({ other }) => (decisions.get(other)?.verdict ?? "undone") === "undone");
  const decided = [...decisions.values()]
    .filter(({ verdict }) => verdict === "together")
    .map(
      ({ alias, owner, at }): Tie => ({
        other: alias === key ? owner : alias,
        rank: "server",
        at,
        decided: true,
      }),
    );
  return [...undecided, ...decided].sort((a, b) => byText(a.other, b.other));
}

/** Every key that was ever tied to `key`, an operator's cuts and undone words included; each once, sorted. */
export const everTied = (key: CustomerKey, facts: readonly Fact[]): readonly CustomerKey[] =>
  [...new Set([...linkTiesOf(key, facts).map(({ other }) => other), ...decisionsIn(key, facts).keys()])].sort(
    byText,
  );

/** What links alone say. They are never taken back, so of these there are only ever more. */
export function linkTiesOf(key: CustomerKey, facts: readonly Fact[]): readonly Tie[] {
  const ties = new Map<CustomerKey, Tie>();
  for (const fact of facts) {
    if (fact.kind !== "linked" || fact.alias === fact.owner) continue;
    if (fact.alias !== key && fact.owner !== key) continue;
    const tie = { other: fact.alias === key ? fact.owner : fact.alias, rank: rankOf(fact), at: fact.at };
    const known = ties.get(tie.other);
    if (!known || newestFirst(tie, known) < 0) ties.set(tie.other, tie);
  }
  return [...ties.values()].sort((a, b) => byText(a.other, b.other));
}

/** What the shop itself says. */
export const saidIn = (ties: readonly Tie[]): readonly Tie[] => ties.filter(({ rank }) => rank === "server");

/**
 * The accounts that an address joins into one person, the strongest first: of each namespace the one that it was named
 * with last. An address that a crowd of accounts shares (a till's, a placeholder) joins nobody.
 */
export function accountsOf(said: readonly Tie[]): readonly CustomerKey[] | "crowd" {
  const accounts = said.filter(({ other }) => namespaceOf(other) !== undefined);
  if (accounts.filter(({ decided }) => !decided).length > MAX_OWNERS) return "crowd";
  const newest = new Map<string | undefined, CustomerKey>();
  for (const { other } of accounts.toSorted(newestFirst)) {
    const namespace = namespaceOf(other);
    if (!newest.has(namespace)) newest.set(namespace, other);
  }
  return [...newest.values()].sort(byStrength);
}

/**
 * Whether anybody but browsers has told of a key, by the facts of its partition. What Comeback itself did with it says
 * nothing; a link that a mailbox's owner proved says something of the address, and of nobody else.
 */
export function isKnown(key: CustomerKey, facts: readonly Fact[]): boolean {
  return facts.some((fact) => {
    const rank = rankOf(fact);
    if (rank === "browser") return false;
    switch (fact.kind) {
      case "mail":
      case "silenced":
      case "standing":
      case "import-undone":
      case "decided":
        return false;
      case "linked":
        return rank === "server" || isEmailKey(key);
      default:
        return true;
    }
  });
}
