import { moneyOf } from "../../domain/amount.ts";
import type { Instant } from "../../domain/calendar.ts";
import type { Fact, FactBody } from "../../domain/facts.ts";
import { boundedId } from "../hash.ts";
import { notNegative } from "./commerce.ts";
import { consentOf } from "./consent.ts";
import { identified, mentioned, type Person } from "./person.ts";
import { currencyOf, shopifyItems, shopifyOrderState, shopifyRefund } from "./shopify-order.ts";
import type { ShopifyAbout, ShopifyBuyer, ShopifyCustomer, ShopifyWebhook } from "./shopify-wire.ts";
import { factsOf, type Statement, type Subject } from "./statement.ts";
import { subjectOf } from "./subject.ts";
import { cartChange } from "./track.ts";

const SOURCE = "shopify";

/** The facts in one webhook; none where it is about nobody, as a changed product is. */
export function shopifyFacts(webhook: ShopifyWebhook): readonly Fact[] {
  const { id: message, receivedAt } = webhook;
  const read = readingOf(webhook);
  if (!read.subject) return [];
  const at = Math.min(read.at ?? receivedAt, receivedAt);
  return factsOf(read.subject, { source: SOURCE, message, at, receivedAt }, read.statements);
}

interface Reading {
  readonly subject: Subject | undefined;
  readonly at?: Instant | undefined;
  readonly statements: readonly Statement[];
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
  const { body: order, topic, storeCurrency: store, receivedAt } = webhook;
  if (order.id === undefined) return { subject: subjectOf(idsOf(order)), statements: [verbatim(webhook)] };
  const version = order.updated_at ?? order.created_at ?? receivedAt;
  const kind =
    topic === "orders/create"
      ? "order-placed"
      : topic === "orders/cancelled"
        ? "order-cancelled"
        : "order-updated";
  const at = kind === "order-placed" ? (order.processed_at ?? order.created_at ?? version) : version;
  const refunds = order.refunds?.map((refund) =>
    shopifyRefund(order.id ?? "", refund, order.currency, store, receivedAt),
  );
  return {
    subject: subjectOf({ ...idsOf(order), order: { source: SOURCE, id: order.id } }),
    at,
    statements: [
      ...present([mentioned(personOf(order), at)]),
      { body: { kind, ...shopifyOrderState(order.id, order, store, version) } },
      ...present(refunds ?? []),
      ...present([customerConsent(order.customer, webhook), checkoutConsent(webhook)]),
    ],
  };
}

/** A refund names no customer, only its order. */
function readRefund(webhook: ShopifyAbout<"refund">): Reading {
  const { body: refund, receivedAt, storeCurrency } = webhook;
  const { order_id: order } = refund;
  if (order === undefined) return { subject: undefined, statements: [] };
  const statement = shopifyRefund(order, refund, undefined, storeCurrency, receivedAt);
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

function readCustomer(webhook: ShopifyAbout<"customer">): Reading {
  const { body: customer, topic } = webhook;
  const subject = subjectOf(idsOf({ customer }));
  const at = customer.updated_at ?? customer.created_at;
  if (topic !== "customers/create" && topic !== "customers/update") {
    return { subject, at, statements: [verbatim(webhook)] };
  }
  const consent = customerConsent(customer, webhook);
  const entry =
    customer.state === "enabled"
      ? "registration"
      : consent?.body.kind === "consent-given"
        ? "newsletter"
        : undefined;
  const joined: Statement | undefined =
    topic === "customers/create" && entry !== undefined
      ? { body: { kind: "subscribed", entry }, ...defined("at", customer.created_at) }
      : undefined;
  const country = customer.default_address.country_code;
  return {
    subject,
    at,
    statements: present([{ body: identified({ ...customer, country }) }, joined, consent]),
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

function verbatim({ topic, raw }: ShopifyWebhook): Statement {
  return { body: { kind: "opaque", type: `shopify ${topic}`, payload: raw } };
}

/**
 * The consent that the customer's record states. Every webhook with the customer repeats it: the key makes it one. The
 * older field is false for people who were never asked, so only its yes counts.
 */
function customerConsent(customer: ShopifyCustomer, { topic }: ShopifyWebhook): Statement | undefined {
  const older = customer.accepts_marketing?.granted ? customer.accepts_marketing : undefined;
  const claim = customer.email_marketing_consent ?? older;
  if (!claim) return undefined;
  const at = claim.at ?? customer.accepts_marketing_updated_at;
  const statement = consentOf({ ...claim, at }, { source: `shopify ${topic}`, address: customer.email });
  const key = at === undefined ? {} : { key: `consent:shopify:${claim.granted}:${at}` };
  return { ...statement, ...key };
}

/** The box that was ticked at the checkout. One that was not is no withdrawal of an earlier consent. */
function checkoutConsent({ body: order, topic }: ShopifyAbout<"order">): Statement | undefined {
  if (!order.buyer_accepts_marketing || topic !== "orders/create") return undefined;
  return consentOf(
    { granted: true, at: order.created_at },
    {
      source: "shopify checkout",
      address: order.email ?? order.contact_email,
      ip: order.browser_ip,
      userAgent: order.client_details.user_agent,
    },
  );
}

type Buyer = Pick<ShopifyBuyer, "customer"> & Partial<ShopifyBuyer>;

function idsOf({ email, contact_email: contact, customer }: Buyer) {
  const platform = customer.id === undefined ? undefined : { source: SOURCE, id: customer.id };
  return { email: email ?? contact ?? customer.email, platform };
}

function personOf(buyer: ShopifyBuyer): Person {
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

const present = (statements: readonly (Statement | undefined)[]): readonly Statement[] =>
  statements.filter((statement) => statement !== undefined);

const defined = <K extends string, T>(name: K, value: T | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { readonly [key in K]?: T };
