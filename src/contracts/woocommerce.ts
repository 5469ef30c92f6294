import type * as z from "zod";
import type { Fields } from "../domain/basics/fields.ts";
import { consent } from "./consent.ts";
import { amount, currency, email, fields, id, instant, list, text } from "./lenient.ts";

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
  line_items: list(
    fields({
      product_id: id,
      sku: id,
      name: text(200),
      price: amount,
      quantity: amount,
      image: fields({ src: text(500) }),
    }),
  ),
  coupon_lines: list(fields({ code: text(100) })),
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

const Other = fields({ ...dates, id, email, customer_id: id, billing });

export const WOOCOMMERCE_BODIES = { order: Order, customer: Customer, other: Other } as const;

export type WooBody = ReturnType<typeof parseWooCommerce>;

/** A webhook's body by what its topic says it is about. */
export function parseWooCommerce(topic: string, body: Fields) {
  const [resource] = topic.split(".");
  if (resource === "order") return { about: "order", body: WOOCOMMERCE_BODIES.order.parse(body) } as const;
  if (resource === "customer")
    return { about: "customer", body: WOOCOMMERCE_BODIES.customer.parse(body) } as const;
  return { about: "other", body: WOOCOMMERCE_BODIES.other.parse(body) } as const;
}
