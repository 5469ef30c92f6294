import type * as z from "zod";
import type { Fields } from "../domain/basics/fields.ts";
import { consent } from "./consent.ts";
import { amount, currency, email, fields, id, instant, lines, list, text } from "./lenient.ts";

const billing = fields({
  email,
  first_name: text(100),
  last_name: text(100),
  phone: text(40),
  country: text(2),
});

/** `_gmt` is UTC; the other is the shop's wall clock and is taken only where plugins leave the first out. */
const dates = {
  date_created_gmt: instant,
  date_created: instant,
  date_modified_gmt: instant,
  date_modified: instant,
  date_completed_gmt: instant,
  date_completed: instant,
};

/** WooCommerce itself knows nothing of consent; plugins keep the answer to their tick box among the meta data. */
const meta_data = list(fields({ key: text(100), value: consent }));

const Order = fields({
  ...dates,
  id,
  status: text(40),
  currency,
  total: amount,
  customer_id: id,
  customer_ip_address: text(64),
  customer_user_agent: text(400),
  billing,
  line_items: lines(
    fields({
      product_id: id,
      sku: id,
      name: text(200),
      price: amount,
      quantity: amount,
      image: fields({ src: text(500) }),
    }),
  ),
  coupon_lines: list(fields({ code: text(100), discount: amount, discount_tax: amount })),
  refunds: list(fields({ id, total: amount })),
  meta_data,
});

export type WooOrder = z.output<typeof Order>;
export type WooDates = Pick<WooOrder, keyof typeof dates>;

const Customer = fields({
  ...dates,
  id,
  email,
  first_name: text(100),
  last_name: text(100),
  billing,
  meta_data,
});

const Deletion = fields({ id });
const Other = fields({ ...dates, id, email, customer_id: id, billing });

export const WOOCOMMERCE_BODIES = {
  order: Order,
  deletion: Deletion,
  customer: Customer,
  other: Other,
} as const;

export type WooBody = ReturnType<typeof parseWooCommerce>;

/**
 * A webhook's body by what it is about. The signature covers the body alone: whoever has captured a body can send it
 * again under another topic. So a body is what it looks like; the topic only chooses among what that can be.
 */
export function parseWooCommerce(topic: string, body: Fields) {
  const [resource] = topic.split(".");
  if (topic === "order.deleted" && hasOnlyId(body)) {
    return { about: "deletion", body: WOOCOMMERCE_BODIES.deletion.parse(body) } as const;
  }
  if (resource === "order" && topic !== "order.deleted" && isOrder(body)) {
    return { about: "order", body: WOOCOMMERCE_BODIES.order.parse(body) } as const;
  }
  if (resource === "customer" && !isOrder(body))
    return { about: "customer", body: WOOCOMMERCE_BODIES.customer.parse(body) } as const;
  return { about: "other", body: WOOCOMMERCE_BODIES.other.parse(body) } as const;
}

const hasOnlyId = (body: Fields) => Object.keys(body).every((name) => name === "id" || name === "_links");

/** Products have a status too, and a price, but no total. */
const isOrder = (body: Fields) => Object.hasOwn(body, "total") || Object.hasOwn(body, "line_items");
