import type { StandardDataOf, StandardOrder } from "../../../contracts/standard.ts";
import { moneyOf } from "../../../domain/basics/amount.ts";
import type { Instant } from "../../../domain/basics/calendar.ts";
import { defined } from "../../../domain/basics/defined.ts";
import type { FactBody, OrderState } from "../../../domain/facts/facts.ts";
import { boundedId } from "../identity-keys.ts";
import { itemsOf } from "./commerce.ts";
import { discountsIn } from "./discounts.ts";

/** The order as one event describes it; what the event leaves out stands as an earlier one said it. */
export function standardOrderState(
  order: StandardOrder,
  { timestamp }: { readonly timestamp: Instant },
  store: string,
): OrderState {
  const currency = order.currency ?? store;
  const total = moneyOf(order.total, currency);
  const refundedTotal = moneyOf(order.refunded_total, currency);
  const items = itemsOf(order.items, currency);
  return {
    order: boundedId(order.order_id),
    version: timestamp,
    ...defined({ placedAt: order.placed_at }),
    ...(total && { total }),
    ...(items?.length && { items }),
    ...defined({ merchant: order.merchant, coupons: couponsOf(order) }),
    ...discountsIn(order.discounts, currency),
    ...(order.cart_id !== undefined && { cart: boundedId(order.cart_id) }),
    ...(refundedTotal && { refundedTotal }),
  };
}

/** What took something off is a coupon of the order, whether it is listed as one or not. */
function couponsOf({ coupons, discounts }: StandardOrder): readonly string[] | undefined {
  if (!coupons && !discounts) return undefined;
  return [...new Set([...(coupons ?? []), ...(discounts ?? []).map(({ code }) => code)])];
}

/** The whole order, or the lines that have come. */
export function standardDelivery(
  { order_id: order, items: lines, currency }: StandardDataOf<"order.delivered">,
  store: string,
): Extract<FactBody, { readonly kind: "order-delivered" }> {
  const items = itemsOf(lines, currency ?? store);
  return { kind: "order-delivered", order: boundedId(order), ...(items?.length && { items }) };
}

export function standardRefund(
  refund: StandardDataOf<"order.refunded">,
  version: Instant,
  store: string,
): FactBody {
  const currency = refund.currency ?? store;
  const amount = moneyOf(refund.amount, currency);
  const items = itemsOf(refund.items, currency);
  return {
    kind: "order-refunded",
    order: boundedId(refund.order_id),
    version,
    refund: boundedId(refund.refund_id),
    ...(amount && { amount }),
    ...(items?.length && { items }),
  };
}
