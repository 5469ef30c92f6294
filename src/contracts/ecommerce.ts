import type * as z from "zod";
import type { Unclear } from "../domain/basics/amount.ts";
import { consent } from "./consent.ts";
import { amount, currency, email, fields, id, lines, pageAddress, text, writtenAmount } from "./lenient.ts";

/** Amounts are decimal, in the currency of the event around the product. */
const product = {
  product_id: id,
  /** What the first version of the specification calls product_id. */
  id,
  sku: id,
  name: text(200),
  category: text(100),
  price: writtenAmount,
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
  products: lines(fields(product)),
  order_id: id,
  order: id,
  cart_id: id,
  checkout_id: id,
  cart_url: pageAddress,
  checkout_url: pageAddress,
  refund_id: id,
  affiliation: text(100),
  merchant: text(100),
  subtotal: writtenAmount,
  total: writtenAmount,
  revenue: writtenAmount,
  value: writtenAmount,
  shipping: writtenAmount,
  tax: writtenAmount,
  discount: writtenAmount,
  currency,
  coupon: text(100),
  review_id: id,
  rating: amount,
  email,
  entry: text(100),
  via: text(40),
  list: text(100),
  form: text(100),
  source: text(100),
  bounce_type: text(40),
  ...consentClaims,
});

/** As it was written: of some amounts only the currency tells which of two they are. */
export type WrittenCommerce = z.output<typeof Commerce>;
type Clear<T> = { readonly [K in keyof T]: Exclude<T[K], Unclear> };
export type Product = Clear<Pick<WrittenCommerce, keyof typeof product>>;
export type Commerce = Clear<Omit<WrittenCommerce, "products">> & {
  readonly products?: readonly Product[] | undefined;
};
export type ConsentClaims = Pick<Commerce, keyof typeof consentClaims>;
