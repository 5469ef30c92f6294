import type { CustomerKey, Fact, FactId, FactOf } from "../facts/facts.ts";
import { DECISIONS } from "../facts/identity.ts";

export type Decision = FactOf<"decided">;

/** An operator's last word on `key` and each other key, by that key. */
export function decisionsIn(key: CustomerKey, facts: readonly Fact[]): ReadonlyMap<CustomerKey, Decision> {
  const last = new Map<CustomerKey, Decision>();
  for (const fact of facts) {
    if (fact.kind !== "decided" || (fact.alias !== key && fact.owner !== key)) continue;
    const other = fact.alias === key ? fact.owner : fact.alias;
    const known = last.get(other);
    if (!known || isAfter(fact, known)) last.set(other, fact);
  }
  return last;
}

const isAfter = (one: Decision, other: Decision): boolean =>
  one.at === other.at ? one.decision > other.decision : one.at > other.at;

/**
 * The facts of one decision: one in each of the two partitions. Their ids are read with the links, and are the same for
 * the same decision, so that a second try is a duplicate.
 */
export function decisionFacts(
  said: Pick<Decision, "alias" | "owner" | "verdict" | "reason" | "by" | "decision" | "at">,
): readonly Decision[] {
  const { alias, owner, at, decision } = said;
  const told = (customer: CustomerKey, other: CustomerKey): Decision => ({
    ...said,
    kind: "decided",
    id: `${DECISIONS}${other}:${decision}` as FactId,
    customer,
    receivedAt: at,
    source: "comeback",
  });
  return [told(alias, owner), told(owner, alias)];
}
