import type {
  StandardCustomer,
  StandardDataOf,
  StandardEvent,
  StandardMessage,
} from "../../../contracts/standard.ts";
import { moneyOf } from "../../../domain/basics/amount.ts";
import type { Instant } from "../../../domain/basics/calendar.ts";
import { defined } from "../../../domain/basics/defined.ts";
import type { FactBody } from "../../../domain/facts/facts.ts";
import type { Source } from "../../../domain/facts/sources.ts";
import { traitsIn } from "../../../domain/facts/traits.ts";
import { boundedId } from "../identity-keys.ts";
import { itemOf, itemsOf } from "./commerce.ts";
import { consentOf } from "./consent.ts";
import type { Delivery } from "./delivery.ts";
import type { NamedCart } from "./order.ts";
import { identified, mentioned } from "./person.ts";
import { standardDelivery, standardOrderState, standardRefund } from "./standard-order.ts";
import { deliveredKey, factsOf, present } from "./statement.ts";
import { subjectOf } from "./subject.ts";
import { cartChange } from "./track.ts";
import { type Mapped, mapped } from "./unreadable.ts";

const SOURCE: Source = "standard";

type StandardDelivery = Delivery & StandardMessage;

/** The facts in one event of a shop that speaks Comeback's own words. What cannot be read of those has been refused. */
export function standardFacts(message: StandardDelivery): Mapped {
  const { event, receivedAt, id } = message;
  const at = Math.min(event.timestamp, receivedAt);
  const customer = "customer" in event.data ? event.data.customer : undefined;
  const order = message.known && isOrder(message.event) ? message.event.data.order_id : undefined;
  const subject = subjectOf({ ...idsOf(customer), order: order === undefined ? undefined : orderId(order) });
  if (!subject) return mapped([], []);
  const who = event.type === "customer.identified" ? undefined : mentioned({ email: customer?.email }, at);
  const body = (message.known && bodyOf(message.event, message.storeCurrency)) || verbatim(message);
  const part =
    event.type === "order.delivered" && "delivery_id" in event.data ? event.data.delivery_id : undefined;
  const key = body.kind === "order-delivered" ? deliveredKey(SOURCE, body, part) : undefined;
  const statements = present([who, { body, ...defined({ key }) }]);
  return mapped(
    factsOf(subject, { source: SOURCE, rank: "server", message: id, at, receivedAt }, statements),
    [],
    subject.address,
  );
}

type OrderEvent = Extract<StandardEvent, { readonly type: `order.${string}` }>;

const isOrder = (event: StandardEvent): event is OrderEvent => event.type.startsWith("order.");

const orderId = (id: string) => ({ source: SOURCE, id });

const idsOf = (customer: StandardCustomer | undefined) => ({
  user: customer?.user_id,
  email: customer?.email,
  anonymous: customer?.anonymous_id,
});

function verbatim({ event, raw }: StandardDelivery): FactBody {
  return { kind: "opaque", type: event.type, payload: raw };
}

function bodyOf(event: StandardEvent, store: string): FactBody | undefined {
  switch (event.type) {
    case "customer.identified": {
      const { customer, time_zone: timeZone, traits = {}, ...person } = event.data;
      return identified({ ...person, ...traitsIn(traits), timeZone, email: customer.email });
    }
    case "customer.subscribed":
      return { kind: "subscribed", entry: event.data.entry, ...defined({ via: event.data.via }) };
    case "consent.given":
    case "consent.withdrawn":
      return consentBody(event.data, event.timestamp, event.type === "consent.given");
    case "shop.visited":
      return { kind: "visited", ...defined({ url: event.data.url, merchant: event.data.merchant }) };
    case "product.viewed":
      return productViewed(event.data, store);
    case "cart.changed":
      return cartChanged(event.data, event.data.currency ?? store);
    case "checkout.started":
      return checkoutStarted(event.data, store);
    case "order.placed":
      return {
        kind: "order-placed",
        placedAt: event.timestamp,
        ...standardOrderState(event.data, event, store),
      };
    case "order.updated":
      return { kind: "order-updated", ...standardOrderState(event.data, event, store) };
    case "order.cancelled":
      return { kind: "order-cancelled", ...standardOrderState(event.data, event, store) };
    case "order.refunded":
      return standardRefund(event.data, event.timestamp, store);
    case "order.delivered":
      return standardDelivery(event.data, store);
    case "review.left":
      return reviewBody(event.data);
    case "privacy.requested":
      return { kind: "privacy-requested", request: event.data.request, payload: event.data };
  }
}

function consentBody(proof: StandardDataOf<"consent.given">, at: Instant, granted: boolean): FactBody {
  const { purpose, channel, source, text, address, ip } = proof;
  return consentOf(
    {
      granted,
      at,
      ...{ purpose, channel, source, text, address, ip },
      textVersion: proof.text_version,
      textHash: proof.text_hash,
      userAgent: proof.user_agent,
      doubleOptInAt: proof.double_opt_in_at,
    },
    { source, address: proof.customer.email },
  ).body;
}

function productViewed(data: StandardDataOf<"product.viewed">, store: string): FactBody | undefined {
  const item = itemOf(data.item, data.currency ?? store);
  return item && { kind: "product-viewed", item, ...defined({ merchant: data.merchant }) };
}

function cartChanged(data: StandardDataOf<"cart.changed">, currency: string): FactBody | undefined {
  const cart = namedCart(data);
  if (data.change === "replaced") {
    return cartChange(cart, { type: "replaced", items: itemsOf(data.items, currency) ?? [] });
  }
  const item = itemOf(data.item, currency);
  return item && cartChange(cart, { type: data.change, item });
}

const namedCart = ({
  cart_id: cart,
  cart_url: url,
}: Pick<StandardDataOf<"cart.changed">, "cart_id" | "cart_url">): NamedCart => ({
  ...(cart !== undefined && { cart: boundedId(cart) }),
  ...defined({ url }),
});

function checkoutStarted(data: StandardDataOf<"checkout.started">, store: string): FactBody {
  const currency = data.currency ?? store;
  const total = moneyOf(data.total, currency);
  return {
    kind: "checkout-started",
    ...namedCart(data),
    ...(data.order_id !== undefined && { order: boundedId(data.order_id) }),
    items: itemsOf(data.items, currency) ?? [],
    ...(total && { total }),
  };
}

function reviewBody({
  product_id: product,
  review_id: review,
  rating,
}: StandardDataOf<"review.left">): FactBody {
  return {
    kind: "reviewed",
    product: boundedId(product),
    ...(review !== undefined && { review: boundedId(review) }),
    ...defined({ rating }),
  };
}
