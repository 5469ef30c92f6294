import { defined } from "../basics/defined.ts";
import type { CustomerKey, Fact, FactOf } from "../facts/facts.ts";
import { RANKS, type Rank, ranked, rankOf } from "../facts/ranks.ts";
import { isForLedger, type LedgerFact } from "../mailbox/ledger.ts";

/** A decision that named no address, and the address that it is about. */
export interface Addressed {
  readonly fact: LedgerFact;
  readonly address: string;
  /** The address's ledger, where the address is stored masked. */
  readonly mailbox?: CustomerKey;
}

/**
 * What a person has said of mails without naming an address belongs to the address of that time: the one named last
 * before it, else the first after it, so that a consent stays with the mailbox that gave it. It has the rank of the
 * weaker of the two words.
 */
export function addressedLater(facts: readonly Fact[]): readonly Addressed[] {
  const open = facts.filter(isForLedger).filter((fact) => fact.mailbox === undefined && fact.kind !== "mail");
  if (open.length === 0) return [];
  const named = facts.filter(hasAddress).toSorted((one, other) => one.at - other.at);
  return open.flatMap((fact) => {
    const trusted = named.filter((one) => weakness(one) <= weakness(fact));
    const from = trusted.length > 0 ? trusted : named;
    const identity = from.findLast(({ at }) => at <= fact.at) ?? from[0];
    if (!identity) return [];
    const { rank: _, ...said } = fact;
    const { email: address, mailbox } = identity;
    return [{ fact: { ...said, ...ranked(weaker(fact, identity)) }, address, ...defined({ mailbox }) }];
  });
}

type Named = FactOf<"identified"> & { readonly email: string };
const hasAddress = (fact: Fact): fact is Named => fact.kind === "identified" && fact.email !== undefined;

const weakness = (fact: Fact): number => RANKS.indexOf(rankOf(fact));
const weaker = (one: Fact, other: Fact): Rank =>
  weakness(one) >= weakness(other) ? rankOf(one) : rankOf(other);
