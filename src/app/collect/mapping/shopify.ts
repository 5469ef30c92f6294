import { moneyOf } from "../../../domain/basics/amount.ts";
import type { FactBody } from "../../../domain/facts/facts.ts";
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
import { checkoutConsent, customerConsent, readCustomer } from "./shopify-customer.ts";
import { currencyOf, shopifyItems, shopifyOrderState, shopifyRefund } from "./shopify-order.ts";
import { factsOf, present } from "./statement.ts";
import { subjectOf } from "./subject.ts";
import { cartChange } from "./track.ts";
import { type Mapped, mapped, unreadableIn } from "./unreadable.ts";

/** The facts in one webhook, none where it is about nobody, as a changed product is; and what of it could not be read. */
export function shopifyFacts(webhook: ShopifyWebhook): Mapped {
  const { id: message, receivedAt } = webhook;
  const read = readingOf(webhook);
  const lost = unreadableIn(webhook.raw, webhook.body);
  if (!read.subject) return mapped([], lost);
  const at = Math.min(read.at ?? receivedAt, receivedAt);
  return mapped(
    factsOf(read.subject, { source: SOURCE, rank: "server", message, at, receivedAt }, read.statements),
    lost,
  );
}

function readingOf(webhook: ShopifyWebhook): Reading {
  switch (webhook.about) {
    case "order":
      return readOrder(webhook);
    case "refund":
      return readRefund(webhook);
    case "checkout":
      return readCheckout(webhook);
    case "customer":
      return readCustomer(webhook);
    case "privacy":
      return readPrivacy(webhook);
    case "other":
      return readOther(webhook);
  }
}

function readOrder(webhook: ShopifyAbout<"order">): Reading {
  const { body: order, topic, storeCurrency, receivedAt } = webhook;
  if (order.id === undefined) return { subject: subjectOf(idsOf(order)), statements: [verbatim(webhook)] };
  const version = order.updated_at ?? order.created_at ?? receivedAt;
  const kind =
    topic === "orders/create"
      ? "order-placed"
      : topic === "orders/cancelled"
        ? "order-cancelled"
        : "order-updated";
  const at = kind === "order-placed" ? (order.processed_at ?? order.created_at ?? version) : version;
  const { id, currency, refunds = [] } = order;
  return {
    subject: subjectOf({ ...idsOf(order), order: { source: SOURCE, id: order.id } }),
    at,
    statements: [
      ...present([mentioned(personOf(order), at)]),
      { body: { kind, ...shopifyOrderState(order.id, order, storeCurrency, version) } },
      ...present(
        refunds.map((refund) => shopifyRefund(refund, { order: id, currency, storeCurrency, receivedAt })),
      ),
      ...present([customerConsent(order.customer, webhook), checkoutConsent(webhook)]),
    ],
  };
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
  const started: FactBody = { kind: "checkout-started", cart, items, ...(total && { total }) };
  return {
    subject,
    at,
    statements: present([
      who,
      { body: cartChange(cart, { type: "replaced", items }) },
      items.length > 0 ? { body: started } : undefined,
    ]),
  };
}

/** A request about the whole shop is kept under the shop's own key. */
function readPrivacy(webhook: ShopifyAbout<"privacy">): Reading {
  const { body, topic, shop } = webhook;
  const payload = webhook.raw;
  return {
    subject: subjectOf(idsOf(body)) ?? subjectOf({ order: { source: SOURCE, id: `shop/${shop}` } }),
    statements: [{ body: { kind: "privacy-requested", request: topic, payload } }],
  };
}

const readOther = (webhook: ShopifyAbout<"other">): Reading => ({
  subject: subjectOf(idsOf(webhook.body)),
  statements: [verbatim(webhook)],
});
