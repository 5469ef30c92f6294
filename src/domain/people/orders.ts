import type { Instant } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import type { Money } from "../basics/money.ts";
import type { CustomerKey, Fact, Item } from "../facts/facts.ts";
import { rankOf } from "../facts/ranks.ts";
import { type FactFor, factsFor } from "./fact-roles.ts";
import { byText } from "./fold-limits.ts";
import { type Exchange, sumOf, type ToStore } from "./fold-money.ts";
import { hasMoved } from "./order-moves.ts";
import { type ListedRefunds, type RefundFact, refundsOf } from "./refunds.ts";
import { type Returned, returnsOf } from "./returns.ts";

type OrderFact = FactFor<"orders">;

/** One order as all of its messages together describe it. Money in the store currency's minor units. */
export interface Order {
  readonly order: string;
  readonly placedAt: Instant;
  readonly cancelled: boolean;
  /** False when nothing but its cancellation is known. */
  readonly placed: boolean;
  /** Only browsers tell of it. */
  readonly claimed: boolean;
  /** False when its currency has no rate; it is worth 0 then. */
  readonly priced: boolean;
  /** Net of refunds, never below zero. */
  readonly spent: number;
  readonly refunded: number;
  readonly items: readonly Item[];
  /** Products sent back or taken off it; absent when no refund named any. */
  readonly returned?: readonly Returned[];
  readonly merchant?: string;
  /** Upper case, each once. */
  readonly coupons: readonly string[];
  /** What each of them took off, by code; absent where no source says so. */
  readonly discounts?: Readonly<Record<string, number>>;
  /** It does not count here because it has moved to somebody else. */
  readonly moved?: true;
  /** It does not count so far: placed and not paid. */
  readonly unpaid?: true;
  readonly cart?: string;
}

const isVouched = (fact: Fact): boolean => rankOf(fact) !== "browser";

/**
 * The orders in the facts, by time, then id. Refunds of an order that is not known yet wait for it; an order that has
 * moved to a partition beyond these counts as little as a cancelled one. Of an order that the shop itself tells of, what
 * browsers say is left out.
 */
export function ordersOf(
  facts: readonly Fact[],
  exchange: Exchange,
  partitions: ReadonlySet<CustomerKey>,
): readonly Order[] {
  const moves = Map.groupBy(factsFor("moves", facts), ({ order }) => order);
  const messages = Map.groupBy(factsFor("orders", facts), ({ order }) => order);
  const refunds = Map.groupBy(factsFor("refunds", facts), ({ order }) => order);
  return [...messages]
    .map(([order, ofOrder]) => {
      const vouched = ofOrder.filter(isVouched);
      const ofRefund = refunds.get(order) ?? [];
      const settled =
        vouched.length > 0
          ? { ...settle(vouched, ofRefund.filter(isVouched), exchange), claimed: false }
          : { ...settle(ofOrder, ofRefund, exchange), claimed: true };
      return hasMoved(moves.get(order) ?? [], ofOrder, partitions)
        ? { ...settled, cancelled: true, moved: true as const }
        : settled;
    })
    .sort((a, b) => a.placedAt - b.placedAt || byText(a.order, b.order));
}

const RANK = { "order-placed": 0, "order-updated": 1, "order-cancelled": 2 } as const satisfies Record<
  OrderFact["kind"],
  number
>;

/**
 * The newest version by the source's own clock last; of one time first what is not paid, and last a cancellation.
 */
const byVersion = (a: OrderFact, b: OrderFact): number =>
  a.version - b.version ||
  Number(b.unpaid === true) - Number(a.unpaid === true) ||
  RANK[a.kind] - RANK[b.kind] ||
  a.at - b.at ||
  byText(a.id, b.id);

/** The newest version decides; what it leaves out stands as an older one said it. */
export function settle(
  messages: readonly OrderFact[],
  refunds: readonly RefundFact[],
  exchange: Exchange,
): Omit<Order, "claimed"> {
  const deletions = messages.filter(({ deleted }) => deleted === true);
  const versions = messages.filter(({ deleted }) => deleted !== true).toSorted(byVersion);
  const latest = <K extends keyof OrderFact>(field: K) =>
    versions.findLast((version) => version[field] !== undefined)?.[field];
  const newest = versions.at(-1);
  const listing = versions.findLast((version) => version.refunds !== undefined);
  const listed = listing?.refunds && { version: listing.version, refunds: listing.refunds };
  const placedAt = latest("placedAt") ?? firstMessageAt(versions.length > 0 ? versions : messages);
  const items = latest("items") ?? [];
  const merchant = latest("merchant");
  const cart = latest("cart");
  const listings = versions.flatMap((version) => (version.items ? [version.items] : []));
  const returned = returnsOf(refunds, listings, listed);
  return {
    order: (newest ?? messages[0])?.order ?? "",
    placedAt,
    cancelled:
      newest === undefined ||
      newest.kind === "order-cancelled" ||
      newest.cancelled === true ||
      newest.unpaid === true ||
      isDeleted(deletions, versions),
    placed: versions.some(({ kind, unpaid }) => kind !== "order-cancelled" && unpaid !== true),
    ...price(
      {
        total: latest("total"),
        current: latest("current"),
        items,
        refundedTotal: latest("refundedTotal"),
        listed,
      },
      refunds,
      exchange(placedAt),
    ),
    items,
    ...(returned.length > 0 && { returned }),
    ...(merchant !== undefined && merchant !== "" && { merchant }),
    coupons: [...new Set((latest("coupons") ?? []).map((code) => code.trim().toUpperCase()))].filter(Boolean),
    ...discountsOf(latest("discounts") ?? [], exchange(placedAt)),
    ...(newest?.unpaid === true && { unpaid: true as const }),
    ...defined({ cart }),
  };
}

/** What coupons took off, in the store's money; those whose currency has no rate are left out. */
function discountsOf(told: NonNullable<OrderFact["discounts"]>, convert: ToStore): Pick<Order, "discounts"> {
  const amounts = new Map<string, number>();
  for (const { code, amount } of told) {
    const [text, off] = [code.trim().toUpperCase(), convert(amount)];
    if (off !== undefined) amounts.set(text, (amounts.get(text) ?? 0) + off);
  }
  return amounts.size === 0 ? {} : { discounts: Object.fromEntries(amounts) };
}

/** Deleted, and neither restored nor told of since. */
function isDeleted(deletions: readonly OrderFact[], versions: readonly OrderFact[]): boolean {
  const since = Math.max(
    ...versions.map(({ version, restoredAt = version }) => Math.max(version, restoredAt)),
  );
  return deletions.some(({ version }) => version > since);
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
  readonly current: Money | undefined;
  readonly items: readonly Item[];
  readonly refundedTotal: Money | undefined;
  readonly listed: ListedRefunds | undefined;
}

function price(
  { total, current, items, refundedTotal, listed }: StatedMoney,
  refunds: readonly RefundFact[],
  convert: ToStore,
): Pick<Order, "priced" | "spent" | "refunded"> {
  const hasPrice = total !== undefined || items.some((item) => item.price);
  const gross = total ? convert(total) : sumOf(items, convert);
  if (gross === undefined) return { priced: !hasPrice, spent: 0, refunded: 0 };
  const stated = refundedTotal ? (convert(refundedTotal) ?? 0) : 0;
  const dearer = total && current && current.amount > total.amount ? convert(current) : undefined;
  const whole = Math.max(0, dearer === undefined ? gross : dearer + stated);
  const refunded = Math.min(whole, Math.max(stated, refundsOf(refunds, { whole, items }, convert, listed)));
  return { priced: true, spent: whole - refunded, refunded };
}

/** The orders that count, and when the last one was placed that does not because only browsers tell of it. */
export function countedOf(
  orders: readonly Order[],
  browserOrderLimit: number | undefined,
): { readonly counted: readonly Order[]; readonly browserOrderAt?: Instant } {
  const standing = orders.filter(({ cancelled }) => !cancelled);
  if (browserOrderLimit !== undefined) {
    const limited = (order: Order): Order =>
      order.claimed ? { ...order, spent: Math.min(order.spent, browserOrderLimit) } : order;
    return { counted: standing.map(limited) };
  }
  const browserOrderAt = standing.findLast(({ claimed }) => claimed)?.placedAt;
  return { counted: standing.filter(({ claimed }) => !claimed), ...defined({ browserOrderAt }) };
}
