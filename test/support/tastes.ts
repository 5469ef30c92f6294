import { DAY } from "../../src/domain/basics/calendar.ts";
import type { Order } from "../../src/domain/people/orders.ts";
import { makeTasteCounter, TASTE_ROOM, type TasteRoom } from "../../src/domain/taste/statistics.ts";
import type { Taste } from "../../src/domain/taste/taste.ts";
import { tasteOf } from "../../src/domain/taste/taste-of.ts";

/** A line of an order: product, category, units. */
export type Bought = readonly [product: string, category?: string | undefined, units?: number];

/** An order of a day, settled as the fold settles it. */
export const ordered = (day: number, items: readonly Bought[], more: Partial<Order> = {}): Order => ({
  order: `o-${day}-${items.map(([product]) => product).join()}`,
  placedAt: day * DAY + DAY / 2,
  cancelled: false,
  placed: true,
  claimed: false,
  priced: true,
  spent: 1_000,
  refunded: 0,
  items: items.map(([product, category, quantity = 1]) => ({
    product,
    quantity,
    ...(category !== undefined && { category }),
  })),
  coupons: [],
  ...more,
});

/** The taste of orders that are known to leave one. */
export function tasteFrom(...orders: readonly Order[]): Taste {
  const taste = tasteOf(orders, "UTC");
  if (!taste) throw new Error("nothing was bought and kept");
  return taste;
}

export function countedTastes(
  tastes: readonly (readonly [id: string, taste: Taste])[],
  today: number,
  room: TasteRoom = TASTE_ROOM,
) {
  const counter = makeTasteCounter(room);
  for (const [id, taste] of tastes) counter.add(id, taste, today);
  return counter;
}
