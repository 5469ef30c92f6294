import type { Fact, FactId, FactOf } from "../facts/facts.ts";
import { factsFor } from "./fact-roles.ts";
import type { Order } from "./orders.ts";

/**
 * Spends whose order is cancelled, or refunded whole, and whose points have not come back yet. An order that has moved to
 * another customer is not void.
 */
export function voidedSpends(
  facts: readonly Fact[],
  orders: readonly Order[],
): readonly FactOf<"points-spent">[] {
  const points = factsFor("points", facts);
  const spends = points.filter((fact) => fact.kind === "points-spent");
  if (spends.length === 0) return [];
  const returned = new Set(points.flatMap((fact) => (fact.kind === "points-returned" ? [fact.spend] : [])));
  const moved = new Set(factsFor("moves", facts).map(({ order }) => order));
  const void_ = new Set(orders.filter(isVoid).flatMap(({ order }) => (moved.has(order) ? [] : [order])));
  return spends.filter(({ spend, order }) => order !== undefined && void_.has(order) && !returned.has(spend));
}

const isVoid = ({ cancelled, placed, spent, refunded }: Order): boolean =>
  cancelled || (placed && refunded > 0 && spent === 0);

/** Gives the points of a spend back. Said again it is a duplicate. */
export const returnedFact = ({
  customer,
  spend,
  points,
  receivedAt,
}: FactOf<"points-spent">): FactOf<"points-returned"> => ({
  kind: "points-returned",
  id: `returned:${spend}` as FactId,
  customer,
  spend,
  points,
  at: receivedAt,
  receivedAt,
  source: "comeback",
});
