import type { ShopifyBody, ShopifyBuyer } from "../../../contracts/shopify.ts";
import type { Source } from "../../../domain/facts/sources.ts";
import type { Delivery } from "./delivery.ts";
import type { Person } from "./person.ts";
import type { Statement } from "./statement.ts";

export const SOURCE: Source = "shopify";

/** One webhook: its head, and its body by what it is about. */
export type ShopifyWebhook = Delivery & { readonly topic: string; readonly shop: string } & ShopifyBody;

/** The webhooks about one thing. */
export type ShopifyAbout<A extends ShopifyWebhook["about"]> = ShopifyWebhook & { readonly about: A };

type Buyer = Pick<ShopifyBuyer, "customer"> & Partial<ShopifyBuyer>;

/** The address that was typed in for this order goes before the one in the customer's record. */
export function idsOf({ email, contact_email: contact, customer }: Buyer) {
  const platform = customer.id === undefined ? undefined : { source: SOURCE, id: customer.id };
  return { email: email ?? contact ?? customer.email, platform };
}

export function personOf(buyer: ShopifyBuyer): Person {
  const { customer } = buyer;
  return {
    email: idsOf(buyer).email,
    first_name: customer.first_name,
    last_name: customer.last_name,
    phone: buyer.phone ?? customer.phone,
    locale: buyer.customer_locale,
    country:
      buyer.billing_address.country_code ??
      buyer.shipping_address.country_code ??
      customer.default_address.country_code,
  };
}

export function verbatim({ topic, raw }: ShopifyWebhook): Statement {
  return { body: { kind: "opaque", type: `shopify ${topic}`, payload: raw } };
}
