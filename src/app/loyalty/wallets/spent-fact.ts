import type { Instant } from "../../../domain/basics/calendar.ts";
import type { CustomerKey, FactId, FactOf } from "../../../domain/facts/facts.ts";
import type { Hold } from "../../../domain/loyalty/wallet.ts";
import type { EventStore } from "../../../ports/facts.ts";

/** Holds for codes are named by the request that asked for one. No till may call an order so. */
export const CODE_ORDER = "code:";

/**
 * What was committed, as a fact. Points are spent as of when they were put aside: they were good then, and other tills have
 * counted without them since. Said again it is a duplicate.
 */
export function spentFact(
  customer: CustomerKey,
  { order, points, at }: Pick<Hold, "order" | "points" | "at">,
  more: { readonly receivedAt: Instant; readonly code?: string },
): FactOf<"points-spent"> {
  const { receivedAt, code } = more;
  const what = code === undefined ? { order } : { code };
  return {
    kind: "points-spent",
    id: spentId(order),
    customer,
    spend: order,
    points,
    ...what,
    at,
    receivedAt,
    source: "comeback",
  };
}

const spentId = (order: string) => `spent:${order}` as FactId;

/** What the facts say became of an order: a look of half a unit, and where there is something one of a whole unit. */
export async function settledIn(
  events: Pick<EventStore, "known" | "factAt">,
  customer: CustomerKey,
  order: string,
): Promise<Hold | undefined> {
  const asked = spentFact(customer, { order, points: 0, at: 0 }, { receivedAt: 0 });
  const [isThere] = await events.known([asked]);
  const fact = isThere ? await events.factAt(customer, spentId(order)) : undefined;
  if (fact?.kind !== "points-spent") return undefined;
  const returned = await events.factAt(customer, `returned:${order}` as FactId);
  const state = returned ? "returned" : "committed";
  return { order, points: fact.points, at: fact.at, until: fact.at, state, known: true };
}
