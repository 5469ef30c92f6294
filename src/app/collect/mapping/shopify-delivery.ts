import type { ShopifyFulfilment } from "../../../contracts/shopify.ts";
import type { Instant } from "../../../domain/basics/calendar.ts";
import { boundedId } from "../identity-keys.ts";
import { currencyOf, shopifyItems } from "./shopify-order.ts";
import { deliveredKey, type Statement } from "./statement.ts";

/**
 * That goods have come, once their carrier says so. Orders repeat their fulfilments, as they do their refunds; that one
 * was made, or is on its way, is no delivery.
 */
export function shopifyDelivery(
  fulfilment: ShopifyFulfilment,
  of: {
    readonly order: string;
    readonly currency?: string | null | undefined;
    readonly storeCurrency: string;
    readonly receivedAt: Instant;
  },
): Statement | undefined {
  const { id, shipment_status: status, line_items: lines = [], updated_at: updated } = fulfilment;
  if (id === undefined || status?.toLowerCase() !== "delivered") return undefined;
  const items = shopifyItems(
    lines.map(({ current_quantity: _, ...line }) => ({ ...line, current_quantity: undefined })),
    currencyOf(of.currency, of.storeCurrency),
  );
  const body = {
    kind: "order-delivered",
    order: boundedId(of.order),
    ...(items.length > 0 && { items }),
  } as const;
  return { body, at: updated ?? of.receivedAt, key: deliveredKey("shopify", body, id) };
}
