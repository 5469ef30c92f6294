import type { WooDates, WooOrder } from "../../../contracts/woocommerce.ts";
import { moneyOf } from "../../../domain/basics/amount.ts";
import type { Instant } from "../../../domain/basics/calendar.ts";
import { defined } from "../../../domain/basics/defined.ts";
import type { OrderState } from "../../../domain/facts/facts.ts";
import { boundedId } from "../identity-keys.ts";
import { itemsOf, notNegative } from "./commerce.ts";
import type { Statement } from "./statement.ts";

export const createdAt = (dates: WooDates): Instant | undefined =>
  dates.date_created_gmt ?? dates.date_created;
export const modifiedAt = (dates: WooDates): Instant | undefined =>
  dates.date_modified_gmt ?? dates.date_modified ?? createdAt(dates);

/** No sale came of these. */
const CANCELLED = new Set(["cancelled", "failed", "trash"]);
/** A block checkout's order before it is placed. */
export const isDraft = ({ status = "" }: WooOrder): boolean => /^(checkout|auto)-draft$/.test(status);

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
  const { status = "" } = order;
  return {
    order: boundedId(id),
    version,
    ...defined({ placedAt }),
    ...(total && { total }),
    ...(items?.length && { items }),
    ...(coupons?.length && { coupons }),
    ...(CANCELLED.has(status) && { cancelled: true }),
    ...(status === "refunded" && total && { refundedTotal: total }),
  };
}

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
