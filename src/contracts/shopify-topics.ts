import type { Fields } from "../domain/basics/fields.ts";

/** What a webhook can be about. */
export type ShopifyReading =
  | "order"
  | "deletion"
  | "refund"
  /** Goods on their way: only that they have come means something. */
  | "fulfilment"
  | "checkout"
  | "customer"
  /** Only that a customer agreed to mails, or withdrew. */
  | "consent"
  | "privacy"
  /** Kept, and understood by nobody. */
  | "other";

const READINGS: ReadonlyMap<string, ShopifyReading> = new Map([
  ["orders/create", "order"],
  ["orders/paid", "order"],
  ["orders/updated", "order"],
  ["orders/cancelled", "order"],
  ["orders/fulfilled", "order"],
  ["orders/partially_fulfilled", "order"],
  ["orders/delete", "deletion"],
  ["refunds/create", "refund"],
  ["fulfillments/create", "fulfilment"],
  ["fulfillments/update", "fulfilment"],
  ["checkouts/create", "checkout"],
  ["checkouts/update", "checkout"],
  ["customers/create", "customer"],
  ["customers/update", "customer"],
  ["customers/enable", "customer"],
  ["customers/disable", "customer"],
  ["customers_email_marketing_consent/update", "consent"],
  ["customers/data_request", "privacy"],
  ["customers/redact", "privacy"],
  ["shop/redact", "privacy"],
]);

/**
 * What a webhook is about. The signature covers the body alone: whoever has captured a body can send it again under
 * another topic. So a body is what it looks like; the topic only chooses among what that can be.
 */
export function readingOf(topic: string, body: Fields): ShopifyReading {
  const reading = READINGS.get(topic) ?? "other";
  return LOOKS[reading](body) ? reading : "other";
}

const hasAny = (body: Fields, ...names: readonly string[]) => names.some((name) => Object.hasOwn(body, name));

/** `gid://shopify/Order/1` says what an id is the id of. Not every body has one. */
function isA(type: string, { admin_graphql_api_id: gid }: Fields): boolean {
  return typeof gid !== "string" || gid.startsWith(`gid://shopify/${type}/`);
}

/** Fields of checkouts and drafts that orders do not have, and the other way round. */
const ONLY_CHECKOUTS = ["abandoned_checkout_url", "completed_at"];
const ONLY_ORDERS = [
  ...["order_number", "financial_status", "fulfillment_status", "processed_at", "checkout_token"],
  ...["checkout_id", "cancelled_at", "refunds", "current_total_price"],
];
const NOT_OF_CUSTOMERS = [
  ...["line_items", "total_price", "order_id", "customer", "customer_id", "token", "transactions"],
  ...["domain", "myshopify_domain", "shop_id"],
];

const LOOKS: Readonly<Record<ShopifyReading, (body: Fields) => boolean>> = {
  order: (body) =>
    isA("Order", body) &&
    hasAny(body, "total_price", "current_total_price") &&
    !hasAny(body, "order_id", ...ONLY_CHECKOUTS),
  deletion: (body) =>
    isA("Order", body) && Object.keys(body).every((name) => /^(id|admin_graphql_api_id)$/.test(name)),
  refund: (body) => isA("Refund", body) && !hasAny(body, "line_items", "total_price"),
  fulfilment: (body) =>
    isA("Fulfillment", body) && hasAny(body, "order_id") && !hasAny(body, "total_price", "transactions"),
  checkout: (body) => !hasAny(body, "admin_graphql_api_id", "order_id", ...ONLY_ORDERS),
  customer: (body) => isA("Customer", body) && !hasAny(body, ...NOT_OF_CUSTOMERS),
  consent: (body) => hasAny(body, "email_marketing_consent") && !hasAny(body, "line_items", "id"),
  privacy: (body) => !hasAny(body, "id", "line_items", "myshopify_domain"),
  other: () => true,
};
