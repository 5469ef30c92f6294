import * as z from "zod";
import { LINES_KEPT } from "../domain/facts/facts.ts";
import { isPlaceholderId } from "../domain/facts/placeholder.ts";
import { TRAIT_LIMITS, traitsIn } from "../domain/facts/traits.ts";
import { Amount, Currency, Id, Text } from "./strict.ts";

/**
 * Events of any other shop, in Comeback's own words (docs/events.md). Unlike with the other sources the sender can be
 * told what is wrong, so what does not fit is refused.
 */

const Time = z.iso
  .datetime({ offset: true, error: "must be an ISO 8601 time with a zone, like 2026-03-01T12:00:00Z" })
  .transform((value) => Date.parse(value));
const WHO = "must say whom the event is about: an object with a user_id, an email or an anonymous_id";
const Customer = z
  .object(
    { user_id: Id.optional(), email: z.email().max(254).optional(), anonymous_id: Id.optional() },
    { error: WHO },
  )
  .refine((customer) => Object.values(customer).some((id) => id !== undefined), {
    error: WHO,
  });

const TRAIT = "must be a text, a number, true, false or a list of texts";
/** What else the shop knows of a customer. */
const Trait = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()], { error: TRAIT });
const Traits = z
  .record(z.string().min(1).max(TRAIT_LIMITS.name), Trait)
  .refine(
    (traits) => traitsIn(traits).left.every(({ why }) => why !== "too much"),
    `must be at most ${TRAIT_LIMITS.names} traits and ${TRAIT_LIMITS.bytes} bytes`,
  );

/** Events about an order may name nobody in particular: then the order stands for its customer. */
const Somebody = Customer.refine(
  ({ user_id, email, anonymous_id }) =>
    email !== undefined || [user_id, anonymous_id].some((id) => id !== undefined && !isPlaceholderId(id)),
  {
    error: "names nobody: its ids stand for no customer in particular, as guest and 0 do",
    // What is no id is said before, and is none to be looked at.
    when: ({ issues }) => issues.length === 0,
  },
);

const Item = z
  .object({
    product_id: Id.optional(),
    sku: Id.optional(),
    name: Text(200).optional(),
    category: Text(100).optional(),
    price: Amount.optional(),
    quantity: z.number().positive().max(1_000_000).optional(),
    url: z.url().max(500).optional(),
    image_url: z.url().max(500).optional(),
  })
  .refine(
    ({ product_id, sku, name }) => product_id !== undefined || sku !== undefined || name !== undefined,
    {
      error: "must have a product_id, a sku or a name",
    },
  );
/** The first lines of longer lists; the total is the order's all the same. */
const Items = z.preprocess(
  (value) => (Array.isArray(value) ? value.slice(0, LINES_KEPT) : value),
  z.array(Item),
);

const Proof = z.object({
  customer: Somebody,
  purpose: Text(100).optional(),
  channel: Text(40).optional(),
  source: Text(200),
  text: z.string().max(20_000).optional(),
  text_version: Text(100).optional(),
  text_hash: Text(200).optional(),
  address: z.email().max(254).optional(),
  ip: Text(64).optional(),
  user_agent: Text(400).optional(),
  double_opt_in_at: Time.optional(),
});

const Order = z.object({
  order_id: Id,
  currency: Currency.optional(),
  items: Items.optional(),
  merchant: Text(100).optional(),
  coupons: z.array(Text(100)).max(20).optional(),
  discounts: z
    .array(z.object({ code: Text(100), amount: Amount }))
    .max(20)
    .optional(),
  cart_id: Id.optional(),
  refunded_total: Amount.optional(),
});
/** Later messages may leave out what the first said. */
const LaterOrder = Order.extend({
  customer: Customer.optional(),
  total: Amount.optional(),
  placed_at: Time.optional(),
});

const cart = {
  customer: Somebody,
  cart_id: Id.optional(),
  cart_url: z
    .url({ protocol: /^https?$/ })
    .max(1000)
    .optional(),
  currency: Currency.optional(),
};

const event = <T extends string, D extends z.ZodType>(type: T, data: D) =>
  z.object({ type: z.literal(type), timestamp: Time, data });

export const StandardEvent = z.discriminatedUnion("type", [
  event(
    "customer.identified",
    z.object({
      customer: Somebody,
      name: Text(200).optional(),
      phone: Text(40).optional(),
      locale: Text(35).optional(),
      time_zone: Text(64).optional(),
      country: Text(64).optional(),
      traits: Traits.optional(),
    }),
  ),
  event("customer.subscribed", z.object({ customer: Somebody, entry: Text(100), via: Text(40).optional() })),
  event("consent.given", Proof),
  event("consent.withdrawn", Proof),
  event(
    "shop.visited",
    z.object({ customer: Somebody, url: z.url().max(500).optional(), merchant: Text(100).optional() }),
  ),
  event(
    "product.viewed",
    z.object({
      customer: Somebody,
      item: Item,
      currency: Currency.optional(),
      merchant: Text(100).optional(),
    }),
  ),
  event(
    "cart.changed",
    z.discriminatedUnion("change", [
      z.object({ ...cart, change: z.literal("added"), item: Item }),
      z.object({ ...cart, change: z.literal("removed"), item: Item }),
      z.object({ ...cart, change: z.literal("replaced"), items: Items }),
    ]),
  ),
  event(
    "checkout.started",
    z.object({ ...cart, order_id: Id.optional(), items: Items, total: Amount.optional() }),
  ),
  event("order.placed", Order.extend({ customer: Customer, total: Amount, placed_at: Time.optional() })),
  event("order.updated", LaterOrder),
  event("order.cancelled", LaterOrder),
  event(
    "order.refunded",
    z.object({
      customer: Customer.optional(),
      order_id: Id,
      refund_id: Id,
      amount: Amount.optional(),
      currency: Currency.optional(),
      items: Items.optional(),
    }),
  ),
  event(
    "order.delivered",
    z.object({
      customer: Customer.optional(),
      order_id: Id,
      delivery_id: Id.optional(),
      currency: Currency.optional(),
      items: Items.optional(),
    }),
  ),
  event(
    "review.left",
    z.object({
      customer: Somebody,
      product_id: Id,
      review_id: Id.optional(),
      rating: z.number().min(0).max(100).optional(),
    }),
  ),
  event("privacy.requested", z.object({ customer: Somebody, request: Text(100) })),
]);

export type StandardEvent = z.output<typeof StandardEvent>;
export type StandardDataOf<T extends StandardEvent["type"]> = Extract<StandardEvent, { type: T }>["data"];

const KNOWN = new Set<string>(StandardEvent.options.map(({ shape }) => shape.type.value));

/** An event of a type of the shop's own: kept as it is, if it says whose it is. */
const OtherEvent = z.object({
  type: z.string().min(1).max(200),
  timestamp: Time,
  data: z.object({ customer: Somebody }),
});

export type StandardCustomer = z.output<typeof Customer>;
export type StandardOrder = z.output<typeof LaterOrder>;
/** An event that fits, of a known type or of the shop's own. */
export type StandardMessage = Exclude<ReturnType<typeof parseStandard>, { readonly errors: unknown }>;

export function parseStandard(body: unknown) {
  const head = z.object({ type: z.string("must be the event's type, like order.placed") }).safeParse(body);
  if (!head.success) return refused(head.error);
  if (!KNOWN.has(head.data.type)) {
    const other = OtherEvent.safeParse(body);
    return other.success ? ({ known: false, event: other.data } as const) : refused(other.error);
  }
  const parsed = StandardEvent.safeParse(body);
  return parsed.success ? ({ known: true, event: parsed.data } as const) : refused(parsed.error);
}

const refused = (error: z.ZodError) => ({
  errors: error.issues.map(({ path, message }) => ({ place: path.join(".") || "body", detail: message })),
});
