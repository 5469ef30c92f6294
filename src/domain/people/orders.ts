import type { Instant } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import type { Money } from "../basics/money.ts";
import type { Fact, Item } from "../facts/facts.ts";
import { type FactFor, factsFor } from "./fact-roles.ts";
import { byText } from "./fold-limits.ts";
import { sumOf, type ToStore } from "./fold-money.ts";
import { type RefundFact, refundsOf } from "./refunds.ts";

type OrderFact = FactFor<"orders">;

/** One order as all of its messages together describe it. Money in the store currency's minor units. */
export interface Order {
  readonly order: string;
  readonly placedAt: Instant;
  readonly cancelled: boolean;
  /** False when nothing but its cancellation is known. */
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

/** The orders in the facts, by time, then id. Refunds of an order that is not known yet wait for it. */
export function ordersOf(facts: readonly Fact[], convert: ToStore): readonly Order[] {
  const messages = Map.groupBy(factsFor("orders", facts), ({ order }) => order);
  const refunds = Map.groupBy(factsFor("refunds", facts), ({ order }) => order);
  return [...messages]
    .map(([order, ofOrder]) => settle(ofOrder, refunds.get(order) ?? [], convert))
    .sort((a, b) => a.placedAt - b.placedAt || byText(a.order, b.order));
}

const RANK = { "order-placed": 0, "order-updated": 1, "order-cancelled": 2 } as const satisfies Record<
  OrderFact["kind"],
  number
>;

/** The newest version by the source's own clock last; a cancellation after what else bears the same time. */
const byVersion = (a: OrderFact, b: OrderFact): number =>
  a.version - b.version || RANK[a.kind] - RANK[b.kind] || a.at - b.at || byText(a.id, b.id);

/** The newest version decides; what it leaves out stands as an older one said it. */
function settle(messages: readonly OrderFact[], refunds: readonly RefundFact[], convert: ToStore): Order {
  const versions = messages.toSorted(byVersion);
  const latest = <K extends keyof OrderFact>(field: K) =>
    versions.findLast((version) => version[field] !== undefined)?.[field];
  const newest = versions.at(-1);
  const items = latest("items") ?? [];
  const merchant = latest("merchant");
  const cart = latest("cart");
  return {
    order: newest?.order ?? "",
    placedAt: latest("placedAt") ?? firstMessageAt(versions),
    cancelled: newest?.kind === "order-cancelled" || newest?.cancelled === true,
    placed: versions.some(({ kind }) => kind !== "order-cancelled"),
    ...price({ total: latest("total"), items, refundedTotal: latest("refundedTotal") }, refunds, convert),
    items,
    ...(merchant !== undefined && merchant !== "" && { merchant }),
    coupons: [...new Set((latest("coupons") ?? []).map((code) => code.trim().toUpperCase()))].filter(Boolean),
    ...defined({ cart }),
  };
}

/** When an order was placed that does not say so: its first message about the placing, else its first message at all. */
function firstMessageAt(versions: readonly OrderFact[]): Instant {
  const placed = versions.filter(({ kind }) => kind === "order-placed");
  const messages = placed.length > 0 ? placed : versions;
  return messages.reduce((first, { at }) => Math.min(first, at), Number.POSITIVE_INFINITY);
}

/** The money of an order as its messages state it. */
interface StatedMoney {
  readonly total: Money | undefined;
  readonly items: readonly Item[];
  readonly refundedTotal: Money | undefined;
}

function price(
  { total, items, refundedTotal }: StatedMoney,
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
