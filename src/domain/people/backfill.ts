import type { Instant } from "../basics/calendar.ts";
import type { Fact, FactKind } from "../facts/facts.ts";

/** What a segment can come of. Consent is not among it: its owner may repeat an old one with every message. */
const MOVING: ReadonlySet<FactKind> = new Set([
  "identified",
  "subscribed",
  "visited",
  "product-viewed",
  "cart-changed",
  "checkout-started",
  "reviewed",
]);

interface Heard {
  /** When the order was placed, as far as anybody says. */
  readonly placedAt: Instant;
  /** When it was heard of first. */
  readonly receivedAt: Instant;
}

/**
 * When something arrived last that was older than `limitMs` by then: an import, a replay, a source connected late. An
 * order counts when it is heard of first, because its later versions are news of something known. Somebody imported
 * without a date is as old as nobody knows.
 */
export function backfilledAt(facts: readonly Fact[], limitMs: number): Instant | undefined {
  let last: Instant | undefined;
  const take = (at: Instant) => {
    if (last === undefined || at > last) last = at;
  };
  const orders = new Map<string, Heard>();
  for (const fact of facts) {
    const { at, receivedAt } = fact;
    if (MOVING.has(fact.kind)) {
      if (receivedAt - at > limitMs || isUndatedImport(fact)) take(receivedAt);
    } else if (isOrder(fact)) {
      const known = orders.get(fact.order);
      const placedAt = Math.min(at, fact.placedAt ?? at, known?.placedAt ?? at);
      orders.set(fact.order, { placedAt, receivedAt: Math.min(receivedAt, known?.receivedAt ?? receivedAt) });
    }
  }
  for (const { placedAt, receivedAt } of orders.values())
    if (receivedAt - placedAt > limitMs) take(receivedAt);
  return last;
}

function isOrder(fact: Fact): fact is Extract<Fact, { readonly placedAt?: Instant }> {
  return fact.kind === "order-placed" || fact.kind === "order-updated" || fact.kind === "order-cancelled";
}

/** `comeback import` names its messages so; what has no time of its own gets that of its arrival. */
function isUndatedImport({ id, at, receivedAt, kind }: Fact): boolean {
  return kind === "identified" && at === receivedAt && id.includes(":import-");
}
