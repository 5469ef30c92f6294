import { dayOf } from "../basics/calendar.ts";
import type { Fact, Item } from "../facts/facts.ts";
import { rankOf } from "../facts/ranks.ts";
import { type FactFor, factsFor } from "./fact-roles.ts";
import { clip } from "./fold-limits.ts";
import { type Exchange, sumOf, type ToStore } from "./fold-money.ts";
import type { Order } from "./orders.ts";

/** What the first order that counts was like: what second orders may depend on. */
export interface FirstOrder {
  /** That of its most expensive item. */
  readonly category?: string;
  /** A coupon was used. */
  readonly couponed?: true;
  /** Percent, rounded, that its total lies below the prices of its items: shipping in the total hides some of a discount. */
  readonly discount?: number;
  /** Money was given back, of all of it or of a part. */
  readonly refunded?: true;
  /** Whole days from the day of the order to that of the delivery; absent while none is known. */
  readonly deliveredAfter?: number;
}

/** The summary of an order, from the order and the deliveries that anybody of its own rank tells of. */
export function firstOrderOf(
  order: Order | undefined,
  facts: readonly Fact[],
  exchange: Exchange,
  timeZone: string,
): FirstOrder | undefined {
  if (!order) return undefined;
  const convert = exchange(order.placedAt);
  const category = categoryOf(order.items, convert);
  const discount = discountOf(order, convert);
  const delivered = deliveredAt(order, factsFor("deliveries", facts));
  const placedOn = dayOf(timeZone, order.placedAt);
  return {
    ...(category !== undefined && { category: clip(category) }),
    ...(order.coupons.length > 0 && { couponed: true as const }),
    ...(discount > 0 && { discount }),
    ...(order.refunded > 0 && { refunded: true as const }),
    ...(delivered !== undefined && { deliveredAfter: Math.max(0, dayOf(timeZone, delivered) - placedOn) }),
  };
}

/** The category that an order was about: that of its most expensive item, the first of equals. */
export function categoryOf(items: readonly Item[], convert: ToStore): string | undefined {
  let best: { readonly category: string; readonly price: number } | undefined;
  for (const { category, price } of items) {
    const worth = price ? (convert(price) ?? 0) : 0;
    if (category && (!best || worth > best.price)) best = { category, price: worth };
  }
  return best?.category;
}

function discountOf({ items, priced, spent, refunded }: Order, convert: ToStore): number {
  const listed = items.every(({ price }) => price) ? sumOf(items, convert) : undefined;
  const paid = spent + refunded;
  if (!priced || listed === undefined || listed <= paid) return 0;
  return Math.round(100 * (1 - paid / listed));
}

/** When all of it had come, as far as is told; else when the last part did that is told of. */
function deliveredAt(order: Order, deliveries: readonly FactFor<"deliveries">[]): number | undefined {
  const told = deliveries.filter(
    (fact) => fact.order === order.order && (order.claimed || rankOf(fact) !== "browser"),
  );
  const whole = told.filter(({ items }) => items === undefined).map(({ at }) => at);
  if (whole.length > 0) return Math.min(...whole);
  return told.length === 0 ? undefined : Math.max(...told.map(({ at }) => at));
}
