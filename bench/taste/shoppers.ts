import { DAY } from "../../src/domain/basics/calendar.ts";
import type { Order } from "../../src/domain/people/orders.ts";
import type { Line } from "./lines.ts";

/** A customer of the file: what was known on the cut-off, and what came after it. */
export interface Shopper {
  readonly id: string;
  /** Lines of things that were bought, by day. */
  readonly before: readonly Line[];
  readonly after: readonly Line[];
}

/** Customers who had bought something by the cut-off. Lines without a quantity (coupons, returns) are left out. */
export function shoppersOf(lines: readonly Line[], cutoff: number): readonly Shopper[] {
  const bought = lines.filter(({ quantity }) => quantity > 0).sort((one, other) => one.day - other.day);
  return [...Map.groupBy(bought, ({ customer }) => customer)]
    .map(([id, own]) => ({
      id,
      before: own.filter(({ day }) => day <= cutoff),
      after: own.filter(({ day }) => day > cutoff),
    }))
    .filter(({ before }) => before.length > 0);
}

/** The lines as Comeback settles orders from the messages of a shop. */
export function ordersOfLines(lines: readonly Line[]): readonly Order[] {
  return [...Map.groupBy(lines, ({ order }) => order)].map(([order, own]) => ({
    order,
    placedAt: (own[0]?.day ?? 0) * DAY,
    cancelled: false,
    placed: true,
    claimed: false,
    priced: true,
    spent: own.reduce((sum, { amount }) => sum + Math.max(0, amount), 0),
    refunded: 0,
    items: own.map(({ product, category, quantity }) => ({
      product,
      quantity,
      ...(category !== "" && { category }),
    })),
    coupons: [],
  }));
}
