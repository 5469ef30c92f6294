import type { Happening } from "./happening.ts";
import { happeningOf, keyOf } from "./happening.ts";

/** Money of orders, in minor units of the store currency. `margin` is 0 where the store's config names none. */
export interface Takings {
  readonly orders: number;
  /** Net of refunds. */
  readonly revenue: number;
  /** What the message's own codes have cost. */
  readonly discounts: number;
  readonly margin: number;
}

/** How often something happened, and what it brought. */
export interface Count extends Takings {
  readonly count: number;
  /** Of outcomes that are looked for when a window closes: how many windows closed. */
  readonly of: number;
}

export interface Row {
  readonly happening: Happening;
  readonly count: Count;
}

export const NOTHING: Count = { count: 0, of: 0, orders: 0, revenue: 0, discounts: 0, margin: 0 };

export const plus = (one: Count, other: Count): Count => ({
  count: one.count + other.count,
  of: one.of + other.of,
  orders: one.orders + other.orders,
  revenue: one.revenue + other.revenue,
  discounts: one.discounts + other.discounts,
  margin: one.margin + other.margin,
});

/** Rows of any number of parts as one table, in an order that depends on nothing but what is in it. */
export function merged(rows: Iterable<Row>): readonly Row[] {
  const sums = new Map<string, Count>();
  for (const { happening, count } of rows) {
    const key = keyOf(happening);
    sums.set(key, plus(sums.get(key) ?? NOTHING, count));
  }
  return [...sums]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, count]) => ({ happening: happeningOf(key), count }));
}
