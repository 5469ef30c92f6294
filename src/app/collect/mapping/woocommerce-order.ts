import type { WooDates, WooOrder } from "../../../contracts/woocommerce.ts";
import { moneyOf } from "../../../domain/basics/amount.ts";
import type { Instant } from "../../../domain/basics/calendar.ts";
import { defined } from "../../../domain/basics/defined.ts";
import type { OrderState } from "../../../domain/facts/facts.ts";
import { boundedId } from "../identity-keys.ts";
import { itemsOf, notNegative } from "./commerce.ts";
import { discountsIn } from "./discounts.ts";
import { deliveredKey, type Statement } from "./statement.ts";

export const createdAt = (dates: WooDates): Instant | undefined =>
  dates.date_created_gmt ?? dates.date_created;
export const modifiedAt = (dates: WooDates): Instant | undefined =>
  dates.date_modified_gmt ?? dates.date_modified ?? createdAt(dates);

/** No sale came of these. */
const CANCELLED = new Set(["cancelled", "failed", "trash"]);
/** Paid, or promised to be: a sale. Refunded ones were. */
const SOLD = new Set(["processing", "on-hold", "completed", "refunded"]);
/** A block checkout's order before it is placed. */
const isDraft = ({ status = "" }: WooOrder): boolean => /^(checkout|auto)-draft$/.test(status);

/**
 * What an order's status says of it. `unpaid`: placed and waiting for the payment. Plugins add statuses: what `other`
 * ones mean nobody knows, so an order neither begins nor ends to count by them. Without any it is what its topic says.
 */
export type WooStanding = "draft" | "unpaid" | "sold" | "cancelled" | "other";

export function standingOf(order: WooOrder): WooStanding {
  const status = (order.status ?? "processing").replace(/^wc-/, "");
  if (isDraft({ ...order, status })) return "draft";
  if (status === "pending") return "unpaid";
  if (CANCELLED.has(status)) return "cancelled";
  return SOLD.has(status) ? "sold" : "other";
}

export function wooOrderState(
  id: string,
  order: WooOrder,
  currency: string | undefined,
  version: Instant,
): OrderState {
  const total = notNegative(moneyOf(order.total, currency));
  const items = wooItems(order, currency);
  const placedAt = createdAt(order);
  const coupons = order.coupon_lines?.map(({ code }) => code).filter((code) => code !== undefined);
  const standing = standingOf(order);
  return {
    order: boundedId(id),
    version,
    ...defined({ placedAt }),
    ...(total && { total }),
    ...(items?.length && { items }),
    ...(coupons?.length && { coupons }),
    ...discountsIn(order.coupon_lines?.map(wholeDiscount), currency),
    ...(standing === "cancelled" && { cancelled: true }),
    ...(standing === "unpaid" && { unpaid: true }),
    ...(order.status === "refunded" && total && { refundedTotal: total }),
    ...(order.refunds && {
      refunds: order.refunds.flatMap(({ id: one }) => (one === undefined ? [] : [boundedId(one)])),
    }),
  };
}

/** The shop's prices include taxes or not: the total is with them either way, and so is what was taken off it. */
const wholeDiscount = ({
  code,
  discount,
  discount_tax: tax = 0,
}: NonNullable<WooOrder["coupon_lines"]>[number]) => ({
  code,
  amount: discount === undefined ? undefined : discount + tax,
});

export const wooItems = (order: WooOrder, currency: string | undefined) =>
  itemsOf(
    order.line_items?.map((line) => ({
      // A line for something that is no product (a gift, a donation) has the product id 0.
      product_id: line.product_id === "0" ? undefined : line.product_id,
      sku: line.sku,
      name: line.name,
      price: line.price,
      quantity: line.quantity,
      image_url: line.image.src,
    })),
    currency,
  );

/** WooCommerce knows no carriers: an order that the shop calls completed has done all that it had to, and has come. */
export function wooDelivery(id: string, order: WooOrder, version: Instant): Statement | undefined {
  if (order.status?.replace(/^wc-/, "") !== "completed") return undefined;
  const body = { kind: "order-delivered", order: boundedId(id) } as const;
  const at = order.date_completed_gmt ?? order.date_completed ?? version;
  return { body, at, key: deliveredKey("woocommerce", body) };
}

/** An order lists all its refunds, with negative totals, every time: the key makes each one fact. */
export function wooRefunds(
  id: string,
  order: WooOrder,
  currency: string | undefined,
  version: Instant,
): readonly Statement[] {
  return (order.refunds ?? []).flatMap(({ id: refund, total }): readonly Statement[] => {
    const amount = moneyOf(total === undefined ? undefined : Math.abs(total), currency);
    if (refund === undefined || !amount) return [];
    const body = {
      kind: "order-refunded",
      order: boundedId(id),
      version,
      refund: boundedId(refund),
      amount,
    } as const;
    return [{ body, key: `woocommerce:refund:${boundedId(refund)}` }];
  });
}
