import type { StandardEvent } from "../../../contracts/standard.ts";
import type { Source } from "../../../domain/facts/sources.ts";

/** A type without a row does not compile. */
const STANDARD_TYPES: Readonly<Record<StandardEvent["type"], true>> = {
  "customer.identified": true,
  "customer.subscribed": true,
  "consent.given": true,
  "consent.withdrawn": true,
  "shop.visited": true,
  "product.viewed": true,
  "cart.changed": true,
  "checkout.started": true,
  "order.placed": true,
  "order.updated": true,
  "order.cancelled": true,
  "order.refunded": true,
  "order.delivered": true,
  "review.left": true,
  "privacy.requested": true,
};

/** What each webhook may be about, by its topic or type, that means something here; and what is known to mean nothing. */
export const TOPICS: Readonly<Record<Exclude<Source, "segment">, readonly string[]>> = {
  shopify: [
    ...["create", "updated", "paid", "cancelled", "fulfilled", "partially_fulfilled", "edited", "delete"].map(
      (verb) => `orders/${verb}`,
    ),
    ...["refunds/create", "fulfillments/create", "fulfillments/update"],
    ...["create", "update", "delete"].map((verb) => `checkouts/${verb}`),
    ...["create", "update", "enable", "disable", "delete"].map((verb) => `customers/${verb}`),
    ...["customers/data_request", "customers/redact", "shop/redact", "shop/update", "app/uninstalled"],
  ],
  woocommerce: [
    ...["created", "updated", "deleted", "restored"].map((verb) => `order.${verb}`),
    ...["created", "updated", "deleted"].map((verb) => `customer.${verb}`),
  ],
  standard: Object.keys(STANDARD_TYPES),
};
