import type { Send } from "../../domain/chains/journal.ts";
import type { Fact } from "../../domain/facts/facts.ts";

/** The texts of codes that somebody was given, has used or has bought with points. */
export const codesOf = (facts: readonly Fact[], sends: readonly Send[]): readonly string[] => [
  ...new Set([...sends.flatMap(({ offer }) => offer?.code ?? []), ...facts.flatMap(codesIn)]),
];

function codesIn(fact: Fact): readonly string[] {
  switch (fact.kind) {
    case "code-granted":
      return [fact.code];
    case "points-spent":
      return fact.code === undefined ? [] : [fact.code];
    case "order-placed":
    case "order-updated":
    case "order-cancelled":
      return fact.coupons ?? [];
    default:
      return [];
  }
}
