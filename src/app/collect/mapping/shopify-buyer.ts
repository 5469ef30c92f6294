import type { Instant } from "../../../domain/basics/calendar.ts";
import type { Person } from "./person.ts";
import type { ShopifyBuyer, ShopifyWebhook } from "./shopify-wire.ts";
import type { Statement, Subject } from "./statement.ts";

export const SOURCE = "shopify";

/** What one webhook says, and of whom. */
export interface Reading {
  readonly subject: Subject | undefined;
  readonly at?: Instant | undefined;
  readonly statements: readonly Statement[];
}

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

export const present = (statements: readonly (Statement | undefined)[]): readonly Statement[] =>
  statements.filter((statement) => statement !== undefined);
