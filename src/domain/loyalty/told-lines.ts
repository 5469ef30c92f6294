import type { Instant } from "../basics/calendar.ts";
import type { Fact } from "../facts/facts.ts";

/** One line of what became of a customer's points, as the customer may see it. */
export type ToldLine =
  | {
      readonly kind: "spent" | "returned" | "granted" | "friend";
      readonly at: Instant;
      readonly points: number;
    }
  | { readonly kind: "level"; readonly at: Instant; readonly level: string };

/**
 * What was told of points and levels one by one, newest first. What orders and actions have earned follows from the rules
 * and is in the account's lots.
 */
export function toldLines(facts: readonly Fact[]): readonly ToldLine[] {
  return facts.flatMap(lineOf).sort((one, other) => other.at - one.at);
}

function lineOf(fact: Fact): readonly ToldLine[] {
  const { at } = fact;
  switch (fact.kind) {
    case "points-spent":
      return [{ kind: "spent", at, points: -fact.points }];
    case "points-returned":
      return [{ kind: "returned", at, points: fact.points }];
    case "points-granted":
      return [{ kind: "granted", at, points: fact.points }];
    case "referral-earned":
      return [{ kind: "friend", at, points: fact.points }];
    case "level-changed":
      return fact.quiet ? [] : [{ kind: "level", at, level: fact.to }];
    default:
      return [];
  }
}
