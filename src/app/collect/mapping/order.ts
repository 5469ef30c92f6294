import type { Commerce } from "../../../contracts/ecommerce.ts";
import { moneyOf } from "../../../domain/basics/amount.ts";
import type { Instant } from "../../../domain/basics/calendar.ts";
import { defined } from "../../../domain/basics/defined.ts";
import type { FactBody, FactOf, OrderState } from "../../../domain/facts/facts.ts";
import { boundedId } from "../identity-keys.ts";
import { itemsOf, sumOfLines, totalOf } from "./commerce.ts";
import { discountsIn } from "./discounts.ts";

/** An order as one event describes it; `version` is when the event happened, the only clock that Segment's events have. */
export function orderStateOf(
  order: string,
  event: Commerce,
  currency: string | undefined,
  at: Instant,
): OrderState {
  const total = totalOf(event, currency);
  const items = itemsOf(event.products, currency);
  const merchant = event.affiliation ?? event.merchant;
  const cart = cartOf(event);
  return {
    order: boundedId(order),
    version: at,
    ...(total && { total }),
    ...(items?.length && { items }),
    ...defined({ merchant }),
    ...(event.coupon !== undefined && { coupons: [event.coupon] }),
    // An order has one coupon here, so that what was taken off is what it took off.
    ...discountsIn([{ code: event.coupon, amount: event.discount }], currency),
    ...defined({ cart }),
  };
}

/** Which cart a fact is about, and what leads back to it. */
export type NamedCart = Pick<FactOf<"cart-changed">, "cart" | "url">;

export function namedCart(event: Commerce): NamedCart {
  return { ...defined({ cart: cartOf(event), url: event.cart_url ?? event.checkout_url }) };
}

/** Clients that know no cart id send the checkout's. */
export function cartOf(event: Commerce): string | undefined {
  const cart = event.cart_id ?? event.checkout_id;
  return cart === undefined ? undefined : boundedId(cart);
}

/**
 * Money given back: the stated amount, else the prices of the lines that came back. An event that states neither is
 * about its lines at the order's prices, or the whole order; one whose amount is in no known currency is not understood.
 */
export function refundOf(
  event: Commerce,
  known: {
    readonly order: string;
    readonly refund: string;
    readonly currency: string | undefined;
    readonly at: Instant;
  },
): FactBody | undefined {
  const { order, refund, currency, at } = known;
  const decimal = event.total ?? event.value ?? sumOfLines(event.products) ?? event.revenue;
  const amount = moneyOf(decimal === undefined ? undefined : Math.abs(decimal), currency);
  if (decimal !== undefined && !amount) return undefined;
  const items = itemsOf(event.products, currency);
  return {
    kind: "order-refunded",
    order: boundedId(order),
    version: at,
    refund: boundedId(refund),
    ...(amount && { amount }),
    ...(items?.length && { items }),
  };
}
