import type { ConsentClaim } from "../../../contracts/consent.ts";
import type { ShopifyCustomer } from "../../../contracts/shopify.ts";
import { DAY, HOUR, type Instant } from "../../../domain/basics/calendar.ts";
import { defined } from "../../../domain/basics/defined.ts";
import type { Traits } from "../../../domain/facts/facts.ts";
import { traitsIn } from "../../../domain/facts/traits.ts";
import { boundedId } from "../identity-keys.ts";
import { type Circumstances, consentOf } from "./consent.ts";
import type { Reading } from "./delivery.ts";
import { identified } from "./person.ts";
import { idsOf, type ShopifyAbout, type ShopifyWebhook, SOURCE, verbatim } from "./shopify-buyer.ts";
import { present, type Statement } from "./statement.ts";
import { subjectOf } from "./subject.ts";

/** Somebody whose record was made or changed; whoever registered or subscribed has joined. */
export function readCustomer(webhook: ShopifyAbout<"customer">): Reading {
  const { body: customer } = webhook;
  const consent = customerConsent(customer, webhook);
  const country = customer.default_address.country_code;
  return {
    subject: subjectOf(idsOf({ customer })),
    at: changedAt(customer),
    statements: present([
      { body: identified({ ...customer, country, traits: tagsOf(customer) }) },
      ...joinsOf(webhook, consent),
      consent,
      smsConsent(customer, webhook, customer.phone),
    ]),
  };
}

/** Tags are what shops note of customers themselves. */
function tagsOf({ tags }: ShopifyCustomer): Traits | undefined {
  const { traits } = traitsIn({ tags: tags?.split(",").map((tag) => tag.trim()) });
  return traits;
}

/** What a customer decided about mails, by itself. Whoever agrees has subscribed. */
export function readConsent(webhook: ShopifyAbout<"consent">): Reading {
  const { customer_id: id, email_address: email, email_marketing_consent: claim } = webhook.body;
  const circumstances = { source: `shopify ${webhook.topic}`, address: email };
  const consent = claim && consentStatement(claim, circumstances);
  const hasAgreed = consent?.body.kind === "consent-given";
  return {
    subject: subjectOf({ email, platform: id === undefined ? undefined : { source: SOURCE, id } }),
    at: claim?.at,
    statements: present([
      email === undefined ? undefined : { body: identified({ email }) },
      hasAgreed && id !== undefined ? joined({ id }, "newsletter", consent.at) : undefined,
      consent ?? verbatim(webhook),
    ]),
  };
}

/** What a customer decided about text messages. */
export function readSmsConsent(webhook: ShopifyAbout<"sms">): Reading {
  const { id: own, customer_id: id = own, sms_marketing_consent: claim, ...body } = webhook.body;
  const phone = body.phone ?? body.phone_number;
  return {
    subject: subjectOf({ platform: id === undefined ? undefined : { source: SOURCE, id } }),
    at: claim?.at,
    statements: present([
      phone === undefined ? undefined : { body: identified({ phone }) },
      smsConsent(webhook.body, webhook, phone) ?? verbatim(webhook),
    ]),
  };
}

/** Kept once a decision, however often a record repeats it. A number that never was asked about says nothing. */
function smsConsent(
  { sms_marketing_consent: claim }: { readonly sms_marketing_consent?: ConsentClaim | undefined },
  { topic }: ShopifyWebhook,
  phone: string | undefined,
): Statement | undefined {
  if (!claim) return undefined;
  const about = { ...claim, channel: "sms", ...defined({ address: claim.address ?? phone }) };
  const key = claim.at === undefined ? {} : { key: `consent:shopify:sms:${claim.granted}:${claim.at}` };
  return { ...consentOf(about, { source: `shopify ${topic}` }), ...key };
}

const changedAt = (customer: ShopifyCustomer) => customer.updated_at ?? customer.created_at;

/** A record that is older says nothing of when its owner registered. */
const NEW_RECORD = 30 * DAY;

/**
 * Shopify repeats the record with every order, and tells of a registration by its state alone: each way of joining is
 * kept once. Whoever registers on a new record does so now; on an old one, which may have been registered for years, it
 * counts from the record's beginning, so that nobody is welcomed late.
 */
function joinsOf(
  { body: customer, topic }: ShopifyAbout<"customer">,
  consent: Statement | undefined,
): readonly Statement[] {
  const { created_at: createdAt, state } = customer;
  const at = changedAt(customer);
  const isOld = at === undefined || createdAt === undefined || at - createdAt > NEW_RECORD;
  const beginning = topic === "customers/create" || isOld;
  const registered = state === "enabled";
  const agreedAt = consent?.body.kind === "consent-given" ? (consent.at ?? createdAt ?? at) : undefined;
  const later = agreedAt !== undefined && createdAt !== undefined && agreedAt - createdAt > HOUR;
  const subscribed = agreedAt !== undefined && (!registered || (later && topic !== "customers/create"));
  return [
    ...(registered ? [joined(customer, "registration", beginning ? createdAt : at)] : []),
    ...(subscribed
      ? [joined(customer, "newsletter", topic === "customers/create" ? createdAt : agreedAt)]
      : []),
  ];
}

function joined({ id = "" }: Pick<ShopifyCustomer, "id">, entry: string, at: Instant | undefined): Statement {
  const key = `joined:shopify:${boundedId(id)}:${entry}`;
  return { body: { kind: "subscribed", entry }, key, ...defined({ at }) };
}

/**
 * The consent that the customer's record states. Every webhook with the customer repeats it: the key makes it one. The
 * older field is false for people who were never asked, so only its yes counts.
 */
export function customerConsent(customer: ShopifyCustomer, { topic }: ShopifyWebhook): Statement | undefined {
  const older = customer.accepts_marketing?.granted ? customer.accepts_marketing : undefined;
  const claim = customer.email_marketing_consent ?? older;
  if (!claim) return undefined;
  return consentStatement(
    { ...claim, at: claim.at ?? customer.accepts_marketing_updated_at },
    { source: `shopify ${topic}`, address: customer.email },
  );
}

/** The same decision is the same fact, however often it is told. */
function consentStatement(claim: ConsentClaim, circumstances: Circumstances): Statement {
  const key = claim.at === undefined ? {} : { key: `consent:shopify:${claim.granted}:${claim.at}` };
  return { ...consentOf(claim, circumstances), ...key };
}

/** The box that was ticked at the checkout. One that was not is no withdrawal of an earlier consent. */
export function checkoutConsent({ body: order, topic }: ShopifyAbout<"order">): Statement | undefined {
  if (!order.buyer_accepts_marketing || topic !== "orders/create") return undefined;
  return consentOf(
    { granted: true, at: order.created_at },
    {
      source: "shopify checkout",
      // The order has the time, not the tick: a box that was ticked already is no new decision.
      dated: false,
      address: order.email ?? order.contact_email,
      ip: order.browser_ip,
      userAgent: order.client_details.user_agent,
    },
  );
}
