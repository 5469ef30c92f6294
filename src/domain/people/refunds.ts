import type { Item } from "../facts/facts.ts";
import type { FactFor } from "./fact-roles.ts";
import { byText } from "./fold-limits.ts";
import { sumOf, type ToStore } from "./fold-money.ts";

export type RefundFact = FactFor<"refunds">;

/** The order that money was given back for: what was paid, in the store currency, and what for. */
export interface Refundable {
  readonly whole: number;
  readonly items: readonly Item[];
}

/** The refunds that an order listed, all there were, at the time of that version. */
export interface ListedRefunds {
  readonly version: number;
  readonly refunds: readonly string[];
}

/**
 * The sum of refunds, each counted once as its newest message has it. One without an amount is worth the things that
 * came back; it is of the whole order when it names none, or none that anybody has told the price of. Lines taken off an
 * order and the money paid back for them are told apart and are one: the larger of the two sums counts.
 */
export function refundsOf(
  refunds: readonly RefundFact[],
  order: Refundable,
  convert: ToStore,
  listed?: ListedRefunds,
): number {
  let [paid, removed] = [0, 0];
  for (const fact of newestRefunds(refunds)) {
    if (listed && isGone(fact, listed)) continue;
    const { amount, items = [], removal } = fact;
    const given = amount
      ? (convert(amount) ?? 0)
      : (sumOf(pricedBy(order, items, convert), convert) ?? order.whole);
    if (removal) removed += Math.max(0, given);
    else paid += Math.max(0, given);
  }
  return Math.max(paid, removed);
}

/** Each refund as its newest message has it. */
export function newestRefunds(refunds: readonly RefundFact[]): readonly RefundFact[] {
  const newest = new Map<string, RefundFact>();
  for (const fact of refunds) {
    const known = newest.get(fact.refund);
    if (!known || isNewer(fact, known)) newest.set(fact.refund, fact);
  }
  return [...newest.values()];
}

/** Told before the list was made, and not in it. */
export const isGone = ({ refund, version }: RefundFact, listed: ListedRefunds): boolean =>
  version <= listed.version && !listed.refunds.includes(refund);

const isNewer = (a: RefundFact, b: RefundFact): boolean =>
  (a.version - b.version || a.at - b.at || byText(a.id, b.id)) > 0;

/** Items at their own price, else at the order's, less the item's share of a discount on the whole order. */
function pricedBy(order: Refundable, items: readonly Item[], convert: ToStore): readonly Item[] {
  const listed = sumOf(order.items, convert) ?? 0;
  const paidShare = listed > order.whole ? order.whole / listed : 1;
  return items.map((item) => {
    if (item.price) return item;
    const paid = order.items.find(({ product, price }) => price && product === item.product)?.price;
    return paid ? { ...item, price: { ...paid, amount: Math.round(paid.amount * paidShare) } } : item;
  });
}
