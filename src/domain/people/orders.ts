import type { Instant } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import type { Money } from "../basics/money.ts";
import type { Fact, FactOf, Item } from "../facts/facts.ts";
import { byText } from "./fold-limits.ts";
import { sumOf, type ToStore } from "./fold-money.ts";
import { type RefundFact, refundsOf } from "./refunds.ts";

type OrderFact = FactOf<"order-placed" | "order-updated" | "order-cancelled">;

/** One order as all of its messages together describe it. Money in the store currency's minor units. */
export interface Order {
  readonly order: string;
  readonly placedAt: Instant;
  readonly cancelled: boolean;
  /** False when nothing but its cancellation has been told. */
  readonly placed: boolean;
  /** False when its currency has no rate; it is worth 0 then. */
  readonly priced: boolean;
  /** Net of refunds, never below zero. */
  readonly spent: number;
  readonly refunded: number;
  readonly items: readonly Item[];
  readonly merchant?: string;
  /** Upper case, each once. */
  readonly coupons: readonly string[];
  readonly cart?: string;
}

/** The orders that facts tell of, by time, then id. Refunds of an order that nobody has told of yet wait for it. */
export function ordersOf(facts: readonly Fact[], convert: ToStore): readonly Order[] {
  const states = new Map<string, OrderFact[]>();
  const refunds = new Map<string, RefundFact[]>();
  for (const fact of facts) {
    if (fact.kind === "order-refunded") push(refunds, fact.order, fact);
    else if (fact.kind === "order-placed" || fact.kind === "order-updated" || fact.kind === "order-cancelled")
      push(states, fact.order, fact);
  }
  return [...states]
    .map(([order, told]) => settle(told, refunds.get(order) ?? [], convert))
    .sort((a, b) => a.placedAt - b.placedAt || byText(a.order, b.order));
}

function push<T>(groups: Map<string, T[]>, key: string, value: T): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

const RANK = { "order-placed": 0, "order-updated": 1, "order-cancelled": 2 } as const;

/** The newest version by the source's own clock last; a cancellation after what else bears the same time. */
const byVersion = (a: OrderFact, b: OrderFact): number =>
  a.version - b.version || RANK[a.kind] - RANK[b.kind] || a.at - b.at || byText(a.id, b.id);

/** The newest version decides; what it leaves out stands as an older one said it. */
function settle(told: readonly OrderFact[], refunds: readonly RefundFact[], convert: ToStore): Order {
  const versions = told.toSorted(byVersion);
  const said = <K extends keyof OrderFact>(field: K) =>
    versions.findLast((version) => version[field] !== undefined)?.[field];
  const newest = versions.at(-1);
  const items = said("items") ?? [];
  const merchant = said("merchant");
  const cart = said("cart");
  return {
    order: newest?.order ?? "",
    placedAt: said("placedAt") ?? firstTold(versions),
    cancelled: newest?.kind === "order-cancelled" || newest?.cancelled === true,
    placed: versions.some(({ kind }) => kind !== "order-cancelled"),
    ...price(said("total"), items, said("refundedTotal"), refunds, convert),
    items,
    ...(merchant !== undefined && merchant !== "" && { merchant }),
    coupons: [...new Set((said("coupons") ?? []).map((code) => code.trim().toUpperCase()))].filter(Boolean),
    ...defined({ cart }),
  };
}

/** When an order was placed that does not say so: when it was first told of, by who told of the placing if anybody did. */
function firstTold(versions: readonly OrderFact[]): Instant {
  const placed = versions.filter(({ kind }) => kind === "order-placed");
  const told = placed.length > 0 ? placed : versions;
  return told.reduce((first, { at }) => Math.min(first, at), Number.POSITIVE_INFINITY);
}

function price(
  total: Money | undefined,
  items: readonly Item[],
  refundedTotal: Money | undefined,
  refunds: readonly RefundFact[],
  convert: ToStore,
): Pick<Order, "priced" | "spent" | "refunded"> {
  const hasPrice = total !== undefined || items.some((item) => item.price);
  const gross = total ? convert(total) : sumOf(items, convert);
  if (gross === undefined) return { priced: !hasPrice, spent: 0, refunded: 0 };
  const whole = Math.max(0, gross);
  const stated = refundedTotal ? (convert(refundedTotal) ?? 0) : 0;
  const refunded = Math.min(whole, Math.max(stated, refundsOf(refunds, { whole, items }, convert)));
  return { priced: true, spent: whole - refunded, refunded };
}
