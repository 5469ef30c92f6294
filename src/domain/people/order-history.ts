import type { Instant } from "../basics/calendar.ts";
import type { CustomerKey, Fact, Item } from "../facts/facts.ts";
import { rankOf } from "../facts/ranks.ts";
import type { EarningOrder, OrderWorth } from "../loyalty/earning-order.ts";
import { type FactFor, factsFor } from "./fact-roles.ts";
import { byText } from "./fold-limits.ts";
import type { Exchange, ToStore } from "./fold-money.ts";
import { hasMoved } from "./order-moves.ts";
import { settle } from "./orders.ts";
import type { RefundFact } from "./refunds.ts";

type OrderFact = FactFor<"orders">;

/**
 * Every order that the shop itself tells of as it was after each of its messages, by time, then id: cancelled ones too,
 * because points may have been spent in between. What has moved to somebody else was never this customer's.
 */
export function orderHistories(
  facts: readonly Fact[],
  exchange: Exchange,
  partitions: ReadonlySet<CustomerKey>,
): readonly EarningOrder[] {
  const vouched = facts.filter((fact) => rankOf(fact) !== "browser");
  const moves = Map.groupBy(factsFor("moves", facts), ({ order }) => order);
  const refunds = Map.groupBy(factsFor("refunds", vouched), ({ order }) => order);
  const deliveries = Map.groupBy(factsFor("deliveries", vouched), ({ order }) => order);
  return [...Map.groupBy(factsFor("orders", vouched), ({ order }) => order)]
    .filter(([order, messages]) => !hasMoved(moves.get(order) ?? [], messages, partitions))
    .map(([order, messages]) => {
      const states = statesOf(messages, refunds.get(order) ?? [], exchange);
      const placedAt = states.placedAt;
      return { order, placedAt, states: states.list, delivered: deliveredIn(deliveries.get(order) ?? []) };
    })
    .filter(({ states }) => states.length > 0)
    .sort((a, b) => a.placedAt - b.placedAt || byText(a.order, b.order));
}

function statesOf(
  messages: readonly OrderFact[],
  refunds: readonly RefundFact[],
  exchange: Exchange,
): { readonly placedAt: Instant; readonly list: readonly OrderWorth[] } {
  const { placedAt } = settle(messages, refunds, exchange);
  const convert = exchange(placedAt);
  const moments = [...new Set([...messages, ...refunds].map(({ version }) => version))].sort((a, b) => a - b);
  const list: OrderWorth[] = [];
  for (const moment of moments) {
    const told = messages.filter(({ version }) => version <= moment);
    if (!told.some(({ deleted }) => deleted !== true)) continue;
    const by = refunds.filter(({ version }) => version <= moment);
    const { cancelled, priced, spent, items } = settle(told, by, exchange);
    const at = list.length === 0 ? placedAt : Math.max(placedAt, moment);
    list.push({ at, spent: cancelled || !priced ? 0 : spent, lines: linesOf(items, convert) });
  }
  return { placedAt, list };
}

const linesOf = (items: readonly Item[], convert: ToStore): OrderWorth["lines"] =>
  items.flatMap(({ category, price, quantity }) => {
    const amount = price === undefined ? 0 : Math.round((convert(price) ?? 0) * quantity);
    return amount > 0 ? [{ amount, ...(category !== undefined && { category }) }] : [];
  });

/** The deliveries of parts, up to the first message that all has come. */
function deliveredIn(deliveries: readonly FactFor<"deliveries">[]): readonly Instant[] {
  const ascending = deliveries.toSorted((a, b) => a.at - b.at);
  const whole = ascending.findIndex(({ items }) => items === undefined);
  return (whole < 0 ? ascending : ascending.slice(0, whole + 1)).map(({ at }) => at);
}
