import type * as z from "zod";
import { consent } from "./consent.ts";
import { amount, currency, email, fields, id, list, text } from "./lenient.ts";

/** Amounts are decimal, in the currency of the event around the product. */
const product = {
  product_id: id,
  /** What the first version of the specification calls product_id. */
  id,
  sku: id,
  name: text(200),
  category: text(100),
  price: amount,
  quantity: amount,
  url: text(500),
  image_url: text(500),
};

/** Wherever a decision about e-mail may stand. */
export const consentClaims = {
  marketing_consent: consent,
  email_marketing_consent: consent,
  accepts_marketing: consent,
};

/**
 * The properties of every event in Segment's e-commerce specification, both versions: no property means two things, so
 * one shape reads them all.
 */
export const Commerce = fields({
  ...product,
  products: list(fields(product)),
  order_id: id,
  order: id,
  cart_id: id,
  checkout_id: id,
  refund_id: id,
  affiliation: text(100),
  merchant: text(100),
  subtotal: amount,
  total: amount,
  revenue: amount,
  value: amount,
  shipping: amount,
  tax: amount,
  discount: amount,
  currency,
  coupon: text(100),
  review_id: id,
  rating: amount,
  email,
  entry: text(100),
  list: text(100),
  form: text(100),
  source: text(100),
  ...consentClaims,
});

export type Commerce = z.output<typeof Commerce>;
export type Product = Pick<Commerce, keyof typeof product>;
export type ConsentClaims = Pick<Commerce, keyof typeof consentClaims>;
