import type * as z from "zod";
import type { Fields } from "../domain/basics/fields.ts";
import { consent } from "./consent.ts";
import { amount, currency, email, fields, flag, id, instant, list, text } from "./lenient.ts";

const address = fields({ country_code: text(2) });

const Customer = fields({
  id,
  email,
  phone: text(40),
  first_name: text(100),
  last_name: text(100),
  /** `enabled` when the customer has registered. */
  state: text(20),
  created_at: instant,
  updated_at: instant,
  default_address: address,
  email_marketing_consent: consent,
  /** What older versions of the API say instead. */
  accepts_marketing: consent,
  accepts_marketing_updated_at: instant,
});

export type ShopifyCustomer = z.output<typeof Customer>;

const Line = fields({
  product_id: id,
  variant_id: id,
  sku: id,
  title: text(200),
  vendor: text(100),
  product_type: text(100),
  price: amount,
  quantity: amount,
});

export type ShopifyLine = z.output<typeof Line>;

const Refund = fields({
  id,
  order_id: id,
  created_at: instant,
  processed_at: instant,
  transactions: list(fields({ kind: text(20), status: text(20), amount, currency })),
  refund_line_items: list(fields({ quantity: amount, subtotal: amount, total_tax: amount, line_item: Line })),
});

export type ShopifyRefund = z.output<typeof Refund>;

const buyer = {
  email,
  phone: text(40),
  customer: Customer,
  customer_locale: text(35),
  billing_address: address,
  shipping_address: address,
};

const Checkout = fields({
  ...buyer,
  token: id,
  created_at: instant,
  updated_at: instant,
  completed_at: instant,
  currency,
  total_price: amount,
  line_items: list(Line),
});

const Order = fields({
  ...buyer,
  id,
  contact_email: email,
  created_at: instant,
  processed_at: instant,
  updated_at: instant,
  cancelled_at: instant,
  currency,
  total_price: amount,
  line_items: list(Line),
  discount_codes: list(fields({ code: text(100) })),
  checkout_token: id,
  refunds: list(Refund),
  buyer_accepts_marketing: flag,
  browser_ip: text(64),
  client_details: fields({ user_agent: text(400) }),
});

export type ShopifyOrder = z.output<typeof Order>;
/** Whom an order or a checkout is from. */
export type ShopifyBuyer = Pick<ShopifyOrder, keyof typeof buyer | "contact_email">;

/** Messages that name a customer, if only in passing: privacy requests, and topics that nothing is known of. */
const Other = fields({ email, customer: Customer });

const PRIVACY = new Set(["customers/data_request", "customers/redact", "shop/redact"]);

export const SHOPIFY_BODIES = {
  order: Order,
  refund: Refund,
  checkout: Checkout,
  customer: Customer,
  privacy: Other,
  other: Other,
} as const;

export type ShopifyBody = ReturnType<typeof parseShopify>;

/** A webhook's body by what its topic says it is about. */
export function parseShopify(topic: string, body: Fields) {
  const [resource] = topic.split("/");
  if (PRIVACY.has(topic)) return { about: "privacy", body: SHOPIFY_BODIES.privacy.parse(body) } as const;
  if (resource === "orders") return { about: "order", body: SHOPIFY_BODIES.order.parse(body) } as const;
  if (resource === "refunds") return { about: "refund", body: SHOPIFY_BODIES.refund.parse(body) } as const;
  if (resource === "checkouts")
    return { about: "checkout", body: SHOPIFY_BODIES.checkout.parse(body) } as const;
  if (resource === "customers")
    return { about: "customer", body: SHOPIFY_BODIES.customer.parse(body) } as const;
  return { about: "other", body: SHOPIFY_BODIES.other.parse(body) } as const;
}
