import type { Day, Instant } from "../basics/calendar.ts";
import type { Store } from "../config/store.ts";
import type { Fact, Item } from "../facts/facts.ts";
import { exchangeOf } from "../people/fold-money.ts";
import { type Order, ordersOf } from "../people/orders.ts";
import type { Profile } from "../people/profile.ts";
import { factsOfOrder, type KeptLine, keptLines } from "./lines.ts";

/** One line of an order that a chain is about, with what care.yaml says of it. */
export interface CaredLine extends KeptLine {
  /** The last day of its warranty, in the shop's time zone. */
  readonly warrantyEnds?: Day;
}

/** An order as it stands now. */
export interface StandingOrder {
  readonly kind: "standing";
  readonly order: Order;
  readonly lines: readonly KeptLine[];
  /** The last delivery. */
  readonly deliveredAt?: Instant;
}

/** What has become of an order. */
export type OrderStand = StandingOrder | { readonly kind: "over"; readonly why: string };

/**
 * How an order stands, by all that the shop itself has told of it. It is over where a chain has nothing to say of it any
 * more: it was cancelled, all of its money was given back, or all of its goods. Undefined of one that the shop has not told
 * of, or not yet.
 */
export function orderStand(
  facts: readonly Fact[],
  id: string,
  { profile, store }: { readonly profile: Pick<Profile, "id" | "aliases">; readonly store: Store },
): OrderStand | undefined {
  const told = factsOfOrder(facts, id);
  const exchange = exchangeOf(store.currency, store.exchange_rates, store.time_zone);
  const [order] = ordersOf(told, exchange, new Set([profile.id, ...profile.aliases]));
  if (!order) return undefined;
  if (order.cancelled || !order.placed) return over(id, "was cancelled");
  if (order.priced && order.refunded > 0 && order.spent === 0) return over(id, "was refunded");
  const lines = keptLines(told, order.items);
  if (lines.length === 0 && order.items.length > 0) return over(id, "was sent back");
  const deliveries = told.flatMap(({ kind, at }) => (kind === "order-delivered" ? [at] : []));
  return {
    kind: "standing",
    order,
    lines,
    ...(deliveries.length > 0 && { deliveredAt: Math.max(...deliveries) }),
  };
}

const over = (order: string, what: string): OrderStand => ({ kind: "over", why: `order ${order} ${what}` });

/** Those of the lines that a delivery brought: all where it lists none. */
export function broughtBy(lines: readonly KeptLine[], delivered: readonly Item[] | undefined) {
  return delivered
    ? lines.filter(({ item }) => delivered.some(({ product }) => product === item.product))
    : lines;
}
