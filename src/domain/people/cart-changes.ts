import type { Instant } from "../basics/calendar.ts";
import type { Fact } from "../facts/facts.ts";
import type { CartState } from "./cart.ts";
import { isFor } from "./fact-roles.ts";
import { holds, shortHash } from "./hash-set.ts";
import type { History } from "./history.ts";
import { isOfOrder, type Reckoning } from "./order-groups.ts";
import { type Order, ordersOf } from "./orders.ts";

/** Whether an order that took things out of the cart when that was summed up has become another one, or a checkout in it an order. */
export function changesCart(
  { cart, orders, awaited }: History,
  news: readonly Fact[],
  placed: readonly Order[],
  { partitions, exchange }: Reckoning,
): boolean {
  const touched = new Set(news.filter(isOfOrder).map(({ order }) => order));
  if (!cart || touched.size === 0) return false;
  const isTouched = ({ order }: { readonly order: string }) => touched.has(order);
  const was = ordersOf(orders.filter(isOfOrder).filter(isTouched), exchange, partitions);
  const before = new Map(was.filter((one) => one.placed).map((one) => [one.order, one]));
  // A browser's word that an order was placed counts no more once the shop says that it was cancelled.
  const after = new Set(placed.map(({ order }) => order));
  if ([...before.keys()].some((order) => !after.has(order))) return true;
  return placed.filter(isTouched).some((order) => {
    const old = before.get(order.order);
    if (!old && holds(awaited, shortHash(order.order))) return true;
    const isSame = old && takenBy(old) === takenBy(order);
    return !isSame && Math.min(order.placedAt, old?.placedAt ?? order.placedAt) <= cart.at;
  });
}

const takenBy = ({ placedAt, cart, items }: Order): string =>
  JSON.stringify([placedAt, cart, items.map(({ product }) => product)]);

/** Changes of the cart that are kept as they were told. */
const OPEN_CHANGES = 8;

export const isOpenChange = (fact: Fact, cart: CartState | undefined): boolean =>
  isFor("cart", fact) && fact.at > (cart?.at ?? Number.NEGATIVE_INFINITY);

/** Until when the cart can be summed up. */
export const cartCut = (facts: readonly Fact[], cart: CartState | undefined): Instant | undefined =>
  facts.filter((fact) => isOpenChange(fact, cart)).at(-OPEN_CHANGES - 1)?.at;

/** The orders of checkouts that are summed up now and were not before. */
export const awaitedIn = (
  facts: readonly Fact[],
  before: CartState | undefined,
  after: CartState | undefined,
): readonly string[] =>
  facts
    .filter((fact) => isOpenChange(fact, before) && after !== undefined && !isOpenChange(fact, after))
    .flatMap((fact) => (fact.kind === "checkout-started" && fact.order ? [fact.order] : []));
