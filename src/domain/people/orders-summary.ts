import { type Day, dayOf } from "../basics/calendar.ts";
import { categoryOf } from "./first-order.ts";
import { byText, clip, KEPT, keptName } from "./fold-limits.ts";
import type { Exchange } from "./fold-money.ts";
import type { Order } from "./orders.ts";
import type { BoughtProduct, OrderDay, Profile } from "./profile.ts";

export type Purchases = Pick<
  Profile,
  | "orders"
  | "orderDays"
  | "firstOrderAt"
  | "lastOrderAt"
  | "spent"
  | "refunded"
  | "unpricedOrders"
  | "averageOrder"
  | "gaps"
  | "lastCategory"
  | "lastMerchant"
  | "categories"
  | "merchants"
  | "products"
  | "coupons"
>;

/** What a customer's counted orders (ascending) add up to. */
export function purchasesOf(orders: readonly Order[], timeZone: string, exchange: Exchange): Purchases {
  const sum = (of: (order: Order) => number) => orders.reduce((total, order) => total + of(order), 0);
  const spent = sum((order) => order.spent);
  const unpricedOrders = sum((order) => (order.priced ? 0 : 1));
  const first = orders[0];
  const last = orders.at(-1);
  const lastCategory = lastOf(orders, (order) => categoryOf(order.items, exchange(order.placedAt)));
  const lastMerchant = lastOf(orders, (order) => order.merchant);
  const orderDays = daysOf(orders, timeZone);
  const gaps = gapsOf(orderDays.map(({ day }) => day));
  return {
    orders: orders.length,
    orderDays,
    ...(first && last && { firstOrderAt: first.placedAt, lastOrderAt: last.placedAt }),
    spent,
    refunded: sum((order) => order.refunded),
    unpricedOrders,
    averageOrder: Math.round(spent / Math.max(1, orders.length - unpricedOrders)),
    ...(gaps && { gaps }),
    ...(lastCategory !== undefined && { lastCategory: clip(lastCategory) }),
    ...(lastMerchant !== undefined && { lastMerchant: clip(lastMerchant) }),
    categories: mostFrequent(orders.map(({ items }) => items.flatMap(({ category }) => category ?? []))),
    merchants: mostFrequent(orders.map(({ merchant }) => (merchant === undefined ? [] : [merchant]))),
    products: productsOf(orders),
    coupons: couponsOf(orders),
  };
}

function lastOf<T>(orders: readonly Order[], of: (order: Order) => T | undefined): T | undefined {
  for (const order of orders.toReversed()) {
    const found = of(order);
    if (found !== undefined) return found;
  }
  return undefined;
}

function daysOf(orders: readonly Order[], timeZone: string): readonly OrderDay[] {
  const days = new Map<Day, OrderDay>();
  for (const { placedAt, spent } of orders) {
    const day = dayOf(timeZone, placedAt);
    const known = days.get(day) ?? { day, orders: 0, spent: 0 };
    days.set(day, { day, orders: known.orders + 1, spent: known.spent + spent });
  }
  return [...days.values()].sort((a, b) => a.day - b.day);
}

function gapsOf(days: readonly Day[]): Profile["gaps"] {
  if (days.length < 2) return undefined;
  let [shortest, longest, sum] = [Number.POSITIVE_INFINITY, 0, 0];
  for (const [index, day] of days.slice(1).entries()) {
    const gap = day - (days[index] ?? day);
    shortest = Math.min(shortest, gap);
    longest = Math.max(longest, gap);
    sum += gap;
  }
  return { mean: Math.round((100 * sum) / (days.length - 1)) / 100, shortest, longest };
}

/** In how many orders each name occurs; the most frequent ones. Any name, also `__proto__`, is an ordinary name. */
function mostFrequent(namesByOrder: readonly (readonly string[])[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const names of namesByOrder)
    for (const name of new Set(names.filter(Boolean).map((name) => clip(name))))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  const ranked = [...counts].sort(([a, x], [b, y]) => y - x || byText(a, b));
  return Object.fromEntries(ranked.slice(0, KEPT.names));
}

function productsOf(orders: readonly Order[]): readonly BoughtProduct[] {
  const bought = new Map<string, BoughtProduct>();
  for (const { items, placedAt } of orders)
    for (const item of new Map(items.map((one) => [clip(one.product), one])).values()) {
      const product = clip(item.product);
      const known = bought.get(product);
      const name = item.name ?? known?.name;
      const category = item.category ?? known?.category;
      bought.set(product, {
        product,
        ...keptName(name),
        ...(category !== undefined && { category: clip(category) }),
        orders: (known?.orders ?? 0) + 1,
        lastAt: placedAt,
      });
    }
  return [...bought.values()]
    .sort((a, b) => b.lastAt - a.lastAt || byText(a.product, b.product))
    .slice(0, KEPT.products);
}

function couponsOf(orders: readonly Order[]): Profile["coupons"] {
  return orders
    .toReversed()
    .flatMap(({ coupons, order, placedAt, spent }) =>
      coupons.map((code) => ({ code: clip(code), order: clip(order), at: placedAt, spent })),
    )
    .slice(0, KEPT.coupons);
}
