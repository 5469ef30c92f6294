import type * as z from "zod";
import type { Fields } from "../domain/basics/fields.ts";
import { consent } from "./consent.ts";
import {
  amount,
  currency,
  email,
  fields,
  flag,
  id,
  instant,
  lines,
  list,
  pageAddress,
  text,
} from "./lenient.ts";
import { readingOf } from "./shopify-topics.ts";

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
  /** With commas between them. */
  tags: text(2_000),
  email_marketing_consent: consent,
  sms_marketing_consent: consent,
  /** What older versions of the API say instead. */
  accepts_marketing: consent,
  accepts_marketing_updated_at: instant,
});

export type ShopifyCustomer = z.output<typeof Customer>;

const money = fields({ amount, currency_code: currency });
/** An amount in the shop's currency and in the one that the customer saw. */
const moneySet = fields({ shop_money: money, presentment_money: money });

export type ShopifyMoneySet = z.output<typeof moneySet>;

const Line = fields({
  product_id: id,
  variant_id: id,
  sku: id,
  title: text(200),
  vendor: text(100),
  product_type: text(100),
  price: amount,
  quantity: amount,
  /** What is left of `quantity` after edits and returns: 0 of a line that was removed. */
  current_quantity: amount,
});

export type ShopifyLine = z.output<typeof Line>;

/** `amount` is in `currency`: the one that the customer saw, where the shop sells in several. */
const Transaction = fields({
  kind: text(20),
  /** `pending`, `success`, `failure` or `error`. */
  status: text(20),
  amount,
  currency,
  amount_set: moneySet,
});

export type ShopifyTransaction = z.output<typeof Transaction>;

const Refund = fields({
  id,
  order_id: id,
  created_at: instant,
  processed_at: instant,
  transactions: list(Transaction),
  refund_line_items: lines(
    fields({
      quantity: amount,
      subtotal: amount,
      subtotal_set: moneySet,
      total_tax: amount,
      total_tax_set: moneySet,
      line_item: Line,
    }),
  ),
  order_adjustments: list(fields({ amount_set: moneySet, tax_amount_set: moneySet })),
});

export type ShopifyRefund = z.output<typeof Refund>;

/** Goods that left together. */
const Fulfilment = fields({
  id,
  order_id: id,
  created_at: instant,
  updated_at: instant,
  /** By the carrier: `in_transit`, `delivered`. */
  shipment_status: text(40),
  line_items: lines(Line),
});

export type ShopifyFulfilment = z.output<typeof Fulfilment>;

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
  abandoned_checkout_url: pageAddress,
  created_at: instant,
  updated_at: instant,
  completed_at: instant,
  currency,
  total_price: amount,
  line_items: lines(Line),
});

const Order = fields({
  ...buyer,
  id,
  contact_email: email,
  created_at: instant,
  processed_at: instant,
  updated_at: instant,
  cancelled_at: instant,
  /** An order that somebody placed to try the shop out. */
  test: flag,
  currency,
  /** After edits, removed lines and returns. */
  current_total_price: amount,
  total_price: amount,
  total_price_set: moneySet,
  line_items: lines(Line),
  discount_codes: list(fields({ code: text(100), amount })),
  checkout_token: id,
  refunds: list(Refund),
  fulfillments: list(Fulfilment),
  buyer_accepts_marketing: flag,
  browser_ip: text(64),
  client_details: fields({ user_agent: text(400) }),
});

export type ShopifyOrder = z.output<typeof Order>;
/** Whom an order or a checkout is from. */
export type ShopifyBuyer = Pick<ShopifyOrder, keyof typeof buyer | "contact_email">;

const Deletion = fields({ id });

/** A decision about mails by itself: records of customers no longer state it since the API of 2025-01. */
const Consent = fields({ customer_id: id, email_address: email, email_marketing_consent: consent });

/** The same about text messages. */
const SmsConsent = fields({
  id,
  customer_id: id,
  phone: text(40),
  phone_number: text(40),
  sms_marketing_consent: consent,
});

/** Messages that name a customer or an order, if only in passing: privacy requests, and topics that nothing is known of. */
const Other = fields({
  id,
  order_id: id,
  order_edit: fields({ order_id: id }),
  customer: Customer,
  orders_to_redact: list(fields({})),
  orders_requested: list(fields({})),
  test: flag,
});

export const SHOPIFY_BODIES = {
  order: Order,
  deletion: Deletion,
  refund: Refund,
  fulfilment: Fulfilment,
  checkout: Checkout,
  customer: Customer,
  consent: Consent,
  sms: SmsConsent,
  privacy: Other,
  other: Other,
} as const;

export type ShopifyBody = ReturnType<typeof parseShopify>;

/** A webhook's body by what it is about. */
export function parseShopify(topic: string, body: Fields) {
  const about = readingOf(topic, body);
  switch (about) {
    case "order":
      return { about, body: SHOPIFY_BODIES.order.parse(body) } as const;
    case "deletion":
      return { about, body: SHOPIFY_BODIES.deletion.parse(body) } as const;
    case "refund":
      return { about, body: SHOPIFY_BODIES.refund.parse(body) } as const;
    case "fulfilment":
      return { about, body: SHOPIFY_BODIES.fulfilment.parse(body) } as const;
    case "checkout":
      return { about, body: SHOPIFY_BODIES.checkout.parse(body) } as const;
    case "customer":
      return { about, body: SHOPIFY_BODIES.customer.parse(body) } as const;
    case "consent":
      return { about, body: SHOPIFY_BODIES.consent.parse(body) } as const;
    case "sms":
      return { about, body: SHOPIFY_BODIES.sms.parse(body) } as const;
    case "privacy":
      return { about, body: SHOPIFY_BODIES.privacy.parse(body) } as const;
    case "other":
      return { about, body: SHOPIFY_BODIES.other.parse(body) } as const;
  }
}
