import { type Day, dayOf, type Instant } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import { categoryOf } from "./first-order.ts";
import { byText, clip, KEPT, keptName } from "./fold-limits.ts";
import type { Exchange } from "./fold-money.ts";
import type { Order } from "./orders.ts";
import type { BoughtProduct, Profile } from "./profile.ts";

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

/** What orders add up to that are over: bounded, because names beyond the most frequent are let go. */
export interface OrderSums {
  readonly orders: number;
  readonly spent: number;
  readonly refunded: number;
  readonly unpriced: number;
  /** Day, orders, spent; ascending. */
  readonly days: readonly (readonly [day: Day, orders: number, spent: number])[];
  readonly firstAt?: Instant;
  readonly lastAt?: Instant;
  readonly lastCategory?: string;
  readonly lastMerchant?: string;
  readonly categories: readonly (readonly [name: string, orders: number])[];
  readonly merchants: readonly (readonly [name: string, orders: number])[];
  readonly products: readonly BoughtProduct[];
  readonly coupons: Profile["coupons"];
}

/** Names and products that sums keep count of: far more than a profile shows. */
const MOST_NAMES = 200;

/** Adds orders up one after the other, ascending, on top of those that are over. */
export function addUp(before: OrderSums | undefined, timeZone: string, exchange: Exchange) {
  let { orders, spent, refunded, unpriced }: Counts = before ?? {
    orders: 0,
    spent: 0,
    refunded: 0,
    unpriced: 0,
  };
  let { firstAt, lastAt, lastCategory, lastMerchant }: Partial<OrderSums> = before ?? {};
  let coupons: Profile["coupons"] = before?.coupons ?? [];
  const days = new Map(before?.days.map((row) => [row[0], row]));
  const categories = new Map(before?.categories);
  const merchants = new Map(before?.merchants);
  const products = new Map(before?.products.map((one) => [one.product, one]));
  return {
    add(order: Order): void {
      orders += 1;
      spent += order.spent;
      refunded += order.refunded;
      unpriced += order.priced ? 0 : 1;
      firstAt ??= order.placedAt;
      lastAt = order.placedAt;
      lastCategory = categoryOf(order.items, exchange(order.placedAt)) ?? lastCategory;
      lastMerchant = order.merchant ?? lastMerchant;
      const day = dayOf(timeZone, order.placedAt);
      const [, count, sum] = days.get(day) ?? [day, 0, 0];
      days.set(day, [day, count + 1, sum + order.spent]);
      countNames(
        categories,
        order.items.flatMap(({ category }) => category ?? []),
      );
      countNames(merchants, order.merchant === undefined ? [] : [order.merchant]);
      buy(products, order);
      const code = { order: clip(order.order), at: order.placedAt, spent: order.spent };
      if (order.coupons.length > 0)
        coupons = [...order.coupons.map((text) => ({ code: clip(text), ...code })), ...coupons].slice(
          0,
          KEPT.coupons,
        );
      letGo(categories, byFrequency);
      letGo(merchants, byFrequency);
      letGo(products, ([, a], [, b]) => byLastBought(a, b));
    },
    sums: (): OrderSums => ({
      ...{ orders, spent, refunded, unpriced },
      days: [...days.values()].sort(([a], [b]) => a - b),
      ...defined({ firstAt, lastAt, lastCategory, lastMerchant }),
      ...{
        categories: [...categories],
        merchants: [...merchants],
        products: [...products.values()],
        coupons,
      },
    }),
  };
}

type Counts = Pick<OrderSums, "orders" | "spent" | "refunded" | "unpriced">;

/** What a customer's counted orders (ascending) add up to, on top of those that are over. */
export function purchasesOf(
  orders: readonly Order[],
  timeZone: string,
  exchange: Exchange,
  before?: OrderSums,
): Purchases {
  const adding = addUp(before, timeZone, exchange);
  for (const order of orders) adding.add(order);
  const sums = adding.sums();
  const { spent, refunded, unpriced, firstAt, lastAt, lastCategory, lastMerchant, coupons } = sums;
  const gaps = gapsOf(sums.days.map(([day]) => day));
  return {
    orders: sums.orders,
    orderDays: sums.days.map(([day, count, sum]) => ({ day, orders: count, spent: sum })),
    ...(firstAt !== undefined && lastAt !== undefined && { firstOrderAt: firstAt, lastOrderAt: lastAt }),
    ...{ spent, refunded },
    unpricedOrders: unpriced,
    averageOrder: Math.round(spent / Math.max(1, sums.orders - unpriced)),
    ...(gaps && { gaps }),
    ...(lastCategory !== undefined && { lastCategory: clip(lastCategory) }),
    ...(lastMerchant !== undefined && { lastMerchant: clip(lastMerchant) }),
    categories: mostFrequent(sums.categories),
    merchants: mostFrequent(sums.merchants),
    products: sums.products.toSorted(byLastBought).slice(0, KEPT.products),
    coupons,
  };
}

/** Sorted only once there are twice as many as are kept. */
function letGo<K, V>(counts: Map<K, V>, order: (one: [K, V], other: [K, V]) => number): void {
  if (counts.size <= 2 * MOST_NAMES) return;
  for (const [name] of [...counts].sort(order).slice(MOST_NAMES)) counts.delete(name);
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

/** In how many orders each name occurs. Any name, also `__proto__`, is an ordinary name. */
function countNames(counts: Map<string, number>, names: readonly string[]): void {
  for (const name of new Set(names.filter(Boolean).map((one) => clip(one))))
    counts.set(name, (counts.get(name) ?? 0) + 1);
}

type Count = readonly [name: string, orders: number];
const byFrequency = ([a, x]: Count, [b, y]: Count): number => y - x || byText(a, b);

const mostFrequent = (counts: readonly Count[]): Readonly<Record<string, number>> =>
  Object.fromEntries(counts.toSorted(byFrequency).slice(0, KEPT.names));

function buy(bought: Map<string, BoughtProduct>, { items, placedAt }: Order): void {
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
}

const byLastBought = (a: BoughtProduct, b: BoughtProduct): number =>
  b.lastAt - a.lastAt || byText(a.product, b.product);
