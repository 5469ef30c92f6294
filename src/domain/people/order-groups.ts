import { defined } from "../basics/defined.ts";
import type { CustomerKey, Fact } from "../facts/facts.ts";
import { isFor } from "./fact-roles.ts";
import type { Exchange } from "./fold-money.ts";
import { holds, shortHash } from "./hash-set.ts";
import type { History } from "./history.ts";
import { inTime } from "./kept-facts.ts";
import { ordersOf } from "./orders.ts";
import { byPlacing, type OrderGroup } from "./seal-orders.ts";

/** Facts of orders are kept with the order. */
export const isOfOrder = (fact: Fact): fact is Fact & { readonly order: string } =>
  isFor("orders", fact) || isFor("refunds", fact) || isFor("deliveries", fact) || isFor("moves", fact);

/** By what orders are reckoned. */
export interface Reckoning {
  readonly partitions: ReadonlySet<CustomerKey>;
  readonly exchange: Exchange;
}

/** What is known of each order, ascending. */
export function groupsOf(facts: readonly Fact[], { partitions, exchange }: Reckoning): readonly OrderGroup[] {
  const once = new Map(facts.toSorted(inTime).map((fact) => [fact.id, fact]));
  const about = Map.groupBy([...once.values()].filter(isOfOrder), ({ order }) => order);
  const settled = new Map(ordersOf([...once.values()], exchange, partitions).map((one) => [one.order, one]));
  return [...about]
    .map(([order, its]): OrderGroup => {
      const one = settled.get(order);
      const placedAt = one?.placedAt ?? its.at(-1)?.at ?? 0;
      return { order, placedAt, facts: its, ...defined({ settled: one }) };
    })
    .sort(byPlacing);
}

/**
 * Whether an order that is over may be among them, or one came to be as old as those, or the last one came to be older:
 * then not all would be over that is.
 */
export function touchesSealed(
  { sealed, orders }: History,
  groups: readonly OrderGroup[],
  news: readonly Fact[],
  reckoning: Reckoning,
): boolean {
  if (!sealed || news.length === 0) return false;
  const { at: placedAt, order } = sealed.until;
  const before = groupsOf(orders, reckoning);
  const open = new Set(before.map((group) => group.order));
  const isOver = (group: OrderGroup) =>
    byPlacing(group, { placedAt, order }) <= 0 ||
    (!open.has(group.order) &&
      [sealed.ids, sealed.unplaced].some((ids) => holds(ids, shortHash(group.order))));
  return (groups.at(-1)?.placedAt ?? 0) < (before.at(-1)?.placedAt ?? 0) || groups.some(isOver);
}
