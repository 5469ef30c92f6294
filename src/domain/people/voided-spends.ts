import type { Instant } from "../basics/calendar.ts";
import type { Fact, FactId, FactOf } from "../facts/facts.ts";
import { factsFor } from "./fact-roles.ts";
import type { Order } from "./orders.ts";

/**
 * Gives back the points of spends whose order is cancelled, or refunded whole, and whose points have not come back yet: as
 * of when the shop told of that, so that points which have expired since the spend get their second chance. An order that
 * has moved to another customer is not void.
 */
export function voidedSpends(
  facts: readonly Fact[],
  orders: readonly Order[],
): readonly FactOf<"points-returned">[] {
  const points = factsFor("points", facts);
  const spends = points.filter((fact) => fact.kind === "points-spent");
  if (spends.length === 0) return [];
  const returned = new Set(points.flatMap((fact) => (fact.kind === "points-returned" ? [fact.spend] : [])));
  const moved = new Set(factsFor("moves", facts).map(({ order }) => order));
  const void_ = new Set(orders.filter(isVoid).flatMap(({ order }) => (moved.has(order) ? [] : [order])));
  return spends.flatMap((spend) => {
    const { order } = spend;
    if (order === undefined || !void_.has(order) || returned.has(spend.spend)) return [];
    return [returnedFact(spend, Math.max(spend.receivedAt, lastTold(order, facts)))];
  });
}

const isVoid = ({ cancelled, placed, spent, refunded }: Order): boolean =>
  cancelled || (placed && refunded > 0 && spent === 0);

/** When the newest message about an order came. */
function lastTold(order: string, facts: readonly Fact[]): Instant {
  const about = [...factsFor("orders", facts), ...factsFor("refunds", facts)];
  return about
    .filter((fact) => fact.order === order)
    .reduce((last, { receivedAt }) => Math.max(last, receivedAt), Number.NEGATIVE_INFINITY);
}

/** Said again it is a duplicate. */
const returnedFact = (
  { customer, spend, points }: FactOf<"points-spent">,
  at: Instant,
): FactOf<"points-returned"> => ({
  kind: "points-returned",
  id: `returned:${spend}` as FactId,
  customer,
  spend,
  points,
  at,
  receivedAt: at,
  source: "comeback",
});
