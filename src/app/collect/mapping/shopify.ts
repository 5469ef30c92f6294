import { moneyOf } from "../../../domain/basics/amount.ts";
import { defined } from "../../../domain/basics/defined.ts";
import { isRecord } from "../../../domain/basics/fields.ts";
import type { FactBody } from "../../../domain/facts/facts.ts";
import { shopKey } from "../../../domain/mailbox/shop-stop.ts";
import { boundedId } from "../identity-keys.ts";
import { notNegative } from "./commerce.ts";
import type { Reading } from "./delivery.ts";
import { mentioned } from "./person.ts";
import {
  idsOf,
  personOf,
  type ShopifyAbout,
  type ShopifyWebhook,
  SOURCE,
  verbatim,
} from "./shopify-buyer.ts";
import { checkoutConsent, customerConsent, readConsent, readCustomer } from "./shopify-customer.ts";
import { shopifyDelivery } from "./shopify-delivery.ts";
import { currencyOf, shopifyItems, shopifyOrderState, shopifyRefund } from "./shopify-order.ts";
import { factsOf, type OrderKind, placedKey, present } from "./statement.ts";
import { subjectOf } from "./subject.ts";
import { cartChange } from "./track.ts";
import { type Mapped, mapped, unreadableIn } from "./unreadable.ts";

/** The facts in one webhook, none where it is about nobody, as a changed product is; and what of it could not be read. */
export function shopifyFacts(webhook: ShopifyWebhook): Mapped {
  const { id: message, receivedAt } = webhook;
  if (isTrial(webhook)) return mapped([], []);
  const read = readingOf(webhook);
  const lost = unreadableIn(webhook.raw, webhook.body);
  if (!read.subject) return mapped([], lost);
  const at = Math.min(read.at ?? receivedAt, receivedAt);
  return mapped(
    factsOf(read.subject, { source: SOURCE, rank: "server", message, at, receivedAt }, read.statements),
    lost,
    read.subject.address,
  );
}

/** An order that somebody placed to try the shop out is no sale, and makes nobody a customer. */
const isTrial = ({ body }: ShopifyWebhook): boolean => "test" in body && body.test === true;

function readingOf(webhook: ShopifyWebhook): Reading {
  switch (webhook.about) {
    case "order":
      return readOrder(webhook);
    case "deletion":
      return readDeletion(webhook);
    case "refund":
      return readRefund(webhook);
    case "fulfilment":
      return readFulfilment(webhook);
    case "checkout":
      return readCheckout(webhook);
    case "customer":
      return readCustomer(webhook);
    case "consent":
      return readConsent(webhook);
    case "privacy":
      return readPrivacy(webhook);
    case "other":
      return readOther(webhook);
  }
}

function readOrder(webhook: ShopifyAbout<"order">): Reading {
  const { body: order, storeCurrency, receivedAt } = webhook;
  if (order.id === undefined) return { subject: subjectOf(idsOf(order)), statements: [verbatim(webhook)] };
  const version = order.updated_at ?? order.created_at ?? receivedAt;
  const kind = kindOf(webhook);
  const at = kind === "order-placed" ? (order.processed_at ?? order.created_at ?? version) : version;
  const { id, currency, refunds = [], fulfillments = [], total_price_set: worth } = order;
  const state = { body: { kind, ...shopifyOrderState(id, order, storeCurrency, version) } };
  const of = { order: id, currency, worth, version, storeCurrency, receivedAt };
  return {
    subject: subjectOf({ ...idsOf(order), order: { source: SOURCE, id } }),
    at,
    statements: [
      ...present([mentioned(personOf(order), at)]),
      kind === "order-placed" ? { ...state, key: placedKey(SOURCE, id) } : state,
      ...present(refunds.map((refund) => shopifyRefund(refund, of))),
      ...present(fulfillments.map((fulfilment) => shopifyDelivery(fulfilment, of))),
      ...present([customerConsent(order.customer, webhook), checkoutConsent(webhook)]),
    ],
  };
}

/** That an order was cancelled stands in its body; the topic only tells the placing from what comes after. */
function kindOf({ body: order, topic }: ShopifyAbout<"order">): OrderKind {
  if (order.cancelled_at === undefined) return topic === "orders/create" ? "order-placed" : "order-updated";
  return topic === "orders/cancelled" ? "order-cancelled" : "order-updated";
}

/** All that is left is the id: a deletion, which takes an order away and never brings one. */
function readDeletion({ body, receivedAt }: ShopifyAbout<"deletion">): Reading {
  const { id } = body;
  if (id === undefined) return { subject: undefined, statements: [] };
  const gone = { kind: "order-cancelled", order: boundedId(id), version: receivedAt, deleted: true } as const;
  return { subject: subjectOf({ order: { source: SOURCE, id } }), statements: [{ body: gone }] };
}

/** A refund names no customer, only its order. */
function readRefund(webhook: ShopifyAbout<"refund">): Reading {
  const { body: refund, receivedAt, storeCurrency } = webhook;
  const { order_id: order } = refund;
  if (order === undefined) return { subject: undefined, statements: [] };
  const statement = shopifyRefund(refund, { order, storeCurrency, receivedAt });
  return {
    subject: subjectOf({ order: { source: SOURCE, id: order } }),
    statements: [statement ?? verbatim(webhook)],
  };
}

/** Goods on their way say nothing that matters here, until they have come. */
function readFulfilment({ body, receivedAt, storeCurrency }: ShopifyAbout<"fulfilment">): Reading {
  const { order_id: order } = body;
  if (order === undefined) return { subject: undefined, statements: [] };
  const delivery = shopifyDelivery(body, { order, storeCurrency, receivedAt });
  return {
    subject: delivery && subjectOf({ order: { source: SOURCE, id: order } }),
    statements: present([delivery]),
  };
}

/** A checkout that nobody has left an address in yet is an anonymous visitor's cart. */
function readCheckout(webhook: ShopifyAbout<"checkout">): Reading {
  const { body: checkout, storeCurrency } = webhook;
  const { token } = checkout;
  const known = subjectOf(idsOf(checkout));
  const subject = known ?? subjectOf({ anonymous: token === undefined ? undefined : `shopify:${token}` });
  const at = checkout.updated_at ?? checkout.created_at;
  const who = known && mentioned(personOf(checkout), at ?? webhook.receivedAt);
  // Told once more when it has become an order: then it is no cart any longer.
  if (token === undefined || checkout.completed_at !== undefined) {
    return { subject, at, statements: present([who, verbatim(webhook)]) };
  }
  const currency = currencyOf(checkout.currency, storeCurrency);
  const items = shopifyItems(checkout.line_items ?? [], currency);
  const total = notNegative(moneyOf(checkout.total_price, currency));
  const cart = boundedId(token);
  const named = { cart, ...defined({ url: checkout.abandoned_checkout_url }) };
  const started: FactBody = { kind: "checkout-started", ...named, items, ...(total && { total }) };
  return {
    subject,
    at,
    statements: present([
      who,
      { body: cartChange(named, { type: "replaced", items }) },
      items.length > 0 ? { body: started } : undefined,
    ]),
  };
}

/** A request about the whole shop is kept under the shop's own key. */
function readPrivacy(webhook: ShopifyAbout<"privacy">): Reading {
  const { body } = webhook;
  const subject = subjectOf(idsOf(body));
  const request = requestOf(webhook, subject !== undefined);
  return {
    subject: subject ?? { main: shopKey("shopify"), aliases: [] },
    statements: [
      request ? { body: { kind: "privacy-requested", request, payload: webhook.raw } } : verbatim(webhook),
    ],
  };
}

/** What is asked for, by what only that request has in its body; undefined where the body belies the topic. */
function requestOf({ body, topic, raw }: ShopifyAbout<"privacy">, named: boolean): string | undefined {
  if (named !== topic.startsWith("customers/")) return undefined;
  if (body.orders_to_redact) return "customers/redact";
  const asksForData = body.orders_requested || (isRecord(raw) && raw.data_request !== undefined);
  return asksForData ? "customers/data_request" : topic;
}

/** About an order it is kept with the order, so that it makes nobody; else with the customer it names. */
function readOther(webhook: ShopifyAbout<"other">): Reading {
  const { body, topic } = webhook;
  const [resource] = topic.split("/");
  const order = body.order_id ?? body.order_edit.order_id ?? body.id;
  if (resource === "orders" && order !== undefined) {
    return { subject: subjectOf({ order: { source: SOURCE, id: order } }), statements: [verbatim(webhook)] };
  }
  const named = subjectOf(idsOf({ customer: body.customer }));
  const numbered = resource === "customers" ? idsOf({ customer: { ...body.customer, id: body.id } }) : {};
  return { subject: named ?? subjectOf(numbered), statements: [verbatim(webhook)] };
}
