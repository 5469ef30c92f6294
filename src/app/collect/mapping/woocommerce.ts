import type { ConsentClaim } from "../../../contracts/consent.ts";
import type { WooBody, WooOrder } from "../../../contracts/woocommerce.ts";
import { moneyOf } from "../../../domain/basics/amount.ts";
import { isRecord } from "../../../domain/basics/fields.ts";
import type { OrderState, Traits } from "../../../domain/facts/facts.ts";
import type { Source } from "../../../domain/facts/sources.ts";
import { traitsIn } from "../../../domain/facts/traits.ts";
import { boundedId } from "../identity-keys.ts";
import { notNegative } from "./commerce.ts";
import { consentOf } from "./consent.ts";
import type { Delivery, Reading } from "./delivery.ts";
import { identified, mentioned } from "./person.ts";
import { factsOf, placedKey, present, type Statement } from "./statement.ts";
import { subjectOf } from "./subject.ts";
import { type Mapped, mapped, type Unreadable, unreadableIn } from "./unreadable.ts";
import {
  createdAt,
  modifiedAt,
  standingOf,
  wooDelivery,
  wooItems,
  wooOrderState,
  wooRefunds,
} from "./woocommerce-order.ts";

const SOURCE: Source = "woocommerce";

/** One webhook: its head, and its body by what it is about. */
type WooWebhook = Delivery & { readonly topic: string } & WooBody;
/** The webhooks about one thing. */
type WooAbout<A extends WooWebhook["about"]> = WooWebhook & { readonly about: A };

/** The facts in one webhook, none where it is about nobody, as a changed product is; and what of it could not be read. */
export function wooFacts(webhook: WooWebhook): Mapped {
  const { id: message, receivedAt } = webhook;
  const { subject, at = receivedAt, statements } = readingOf(webhook);
  const lost = unreadableOf(webhook);
  if (!subject) return mapped([], lost);
  const origin = {
    source: SOURCE,
    rank: "server" as const,
    message,
    at: Math.min(at, receivedAt),
    receivedAt,
  };
  return mapped(factsOf(subject, origin, statements), lost, subject.address);
}

/** Meta data is anybody's; of it only an answer about consent is looked for. */
function unreadableOf({ raw, body }: WooWebhook): readonly Unreadable[] {
  const { meta_data: meta, ...rest } = "meta_data" in body ? body : { ...body, meta_data: undefined };
  const unknown = meta?.some(({ key, value }) => !value && CONSENT_KEY.test(key ?? ""));
  return [
    ...unreadableIn(raw, rest),
    ...(unknown ? [{ field: "meta_data[].marketing_consent", type: "string" } as const] : []),
  ];
}

function readingOf(webhook: WooWebhook): Reading {
  switch (webhook.about) {
    case "order":
      return readOrder(webhook);
    case "deletion":
      return readDeletion(webhook);
    case "customer":
      return readCustomer(webhook);
    case "other": {
      const { email, billing, customer_id: customer } = webhook.body;
      return {
        subject: subjectOf({ email: email ?? billing.email, platform: platformOf(customer) }),
        at: modifiedAt(webhook.body),
        statements: [verbatim(webhook)],
      };
    }
  }
}

function readOrder(webhook: WooAbout<"order">): Reading {
  const { body: order, topic, storeCurrency, receivedAt } = webhook;
  const { email } = order.billing;
  const ids = { email, platform: platformOf(order.customer_id) };
  if (order.id === undefined) return { subject: subjectOf(ids), statements: [verbatim(webhook)] };
  const subject = subjectOf({ ...ids, order: { source: SOURCE, id: order.id } });
  const currency = order.currency === null ? undefined : (order.currency ?? storeCurrency);
  const modified = modifiedAt(order);
  const version = modified ?? receivedAt;
  const who = mentioned({ ...order.billing, email }, version);
  const refunds = wooRefunds(order.id, order, currency, version).map((one) => ({ ...one, at: version }));
  const standing = standingOf(order);
  if (standing === "draft") {
    return { subject, at: modified, statements: present([who, draft(order, currency)]) };
  }
  if (standing === "other") {
    return { subject, at: modified, statements: [...present([who]), verbatim(webhook), ...refunds] };
  }
  const state: OrderState = {
    ...wooOrderState(order.id, order, currency, version),
    // Neither deleting nor restoring changes date_modified: what came last is what happened last.
    ...(topic === "order.restored" && { restoredAt: receivedAt }),
  };
  const placed: Statement = {
    body: { kind: "order-placed", ...state },
    at: createdAt(order) ?? version,
    key: placedKey(SOURCE, order.id),
  };
  const updated: Statement = { body: { kind: "order-updated", ...state } };
  const isNew = standing === "sold" && topic === "order.created";
  return {
    subject,
    at: isNew ? placed.at : version,
    statements: [
      ...present([who]),
      ...(standing === "unpaid" ? [draft(order, currency)] : []),
      ...(standing === "sold" ? [placed] : []),
      ...(isNew ? [] : [updated]),
      ...present([wooDelivery(order.id, order, version)]),
      ...refunds,
      ...checkoutConsent(webhook),
    ],
  };
}

/** All that is left is the id: a deletion, which takes an order away and never brings one. */
function readDeletion({ body, receivedAt }: WooAbout<"deletion">): Reading {
  const { id } = body;
  if (id === undefined) return { subject: undefined, statements: [] };
  const gone = { kind: "order-cancelled", order: boundedId(id), version: receivedAt, deleted: true } as const;
  return { subject: subjectOf({ order: { source: SOURCE, id } }), statements: [{ body: gone }] };
}

function draft(order: WooOrder, currency: string | undefined): Statement {
  const total = notNegative(moneyOf(order.total, currency));
  return {
    body: {
      kind: "checkout-started",
      ...(order.id !== undefined && { order: boundedId(order.id) }),
      items: wooItems(order, currency) ?? [],
      ...(total && { total }),
    },
  };
}

function readCustomer(webhook: WooAbout<"customer">): Reading {
  const { body: customer, topic, receivedAt } = webhook;
  const email = customer.email ?? customer.billing.email;
  const subject = subjectOf({ email, platform: platformOf(customer.id) });
  if (topic !== "customer.created" && topic !== "customer.updated") {
    return { subject, at: receivedAt, statements: [verbatim(webhook)] };
  }
  const { billing } = customer;
  const claim = claimInMeta(customer.meta_data);
  const who = identified({
    email,
    first_name: customer.first_name ?? billing.first_name,
    last_name: customer.last_name ?? billing.last_name,
    phone: billing.phone,
    country: billing.country,
    traits: traitsInMeta(webhook.raw),
  });
  const joinedAt = createdAt(customer) ?? receivedAt;
  const joined: Statement = {
    body: { kind: "subscribed", entry: "registration" },
    at: joinedAt,
    ...(customer.id !== undefined && { key: `joined:woocommerce:${boundedId(customer.id)}:registration` }),
  };
  return {
    subject,
    at: modifiedAt(customer),
    statements: [
      { body: who },
      ...(topic === "customer.created" ? [joined] : []),
      ...(claim ? [consentOf(claim, { source: `woocommerce ${topic}`, address: email })] : []),
    ],
  };
}

/** Plugins keep what they ask of customers among the meta data; a name that begins with _ is for programs. */
function traitsInMeta(raw: unknown): Traits | undefined {
  const meta = isRecord(raw) && Array.isArray(raw.meta_data) ? raw.meta_data.filter(isRecord) : [];
  const told = meta.map(({ key, value }) => [String(key ?? ""), value] as const);
  const { traits } = traitsIn(
    Object.fromEntries(told),
    (key) => key.startsWith("_") || CONSENT_KEY.test(key),
  );
  return traits;
}

const CONSENT_KEY = /^_?(email_)?(marketing_consent|accepts_marketing)$/;

const claimInMeta = (meta: WooOrder["meta_data"]): ConsentClaim | undefined =>
  meta?.find(({ key, value }) => value && CONSENT_KEY.test(key ?? ""))?.value;

/** The tick box at the checkout: said once, when the order is placed. */
function checkoutConsent({ body: order, topic }: WooAbout<"order">): readonly Statement[] {
  const claim = topic === "order.created" ? claimInMeta(order.meta_data) : undefined;
  const circumstances = {
    source: "woocommerce checkout",
    address: order.billing.email,
    ip: order.customer_ip_address,
    userAgent: order.customer_user_agent,
  };
  return claim ? [consentOf(claim, circumstances)] : [];
}

/** Guests have the customer id 0. */
const platformOf = (id: string | undefined) =>
  id === undefined || id === "0" ? undefined : { source: SOURCE, id };

function verbatim({ topic, raw }: WooWebhook): Statement {
  return { body: { kind: "opaque", type: `woocommerce ${topic}`, payload: raw } };
}
