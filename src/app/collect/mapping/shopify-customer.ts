import type { ShopifyCustomer } from "../../../contracts/shopify.ts";
import { defined } from "../../../domain/basics/defined.ts";
import { consentOf } from "./consent.ts";
import type { Reading } from "./delivery.ts";
import { identified } from "./person.ts";
import { idsOf, type ShopifyAbout, type ShopifyWebhook, verbatim } from "./shopify-buyer.ts";
import { present, type Statement } from "./statement.ts";
import { subjectOf } from "./subject.ts";

/** Somebody whose record was made or changed; whoever registered or subscribed has joined. */
export function readCustomer(webhook: ShopifyAbout<"customer">): Reading {
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
      ? {
          body: { kind: "subscribed", entry },
          ...defined({ at: customer.created_at }),
        }
      : undefined;
  const country = customer.default_address.country_code;
  return {
    subject,
    at,
    statements: present([{ body: identified({ ...customer, country }) }, joined, consent]),
  };
}

/**
 * The consent that the customer's record states. Every webhook with the customer repeats it: the key makes it one. The
 * older field is false for people who were never asked, so only its yes counts.
 */
export function customerConsent(customer: ShopifyCustomer, { topic }: ShopifyWebhook): Statement | undefined {
  const older = customer.accepts_marketing?.granted ? customer.accepts_marketing : undefined;
  const claim = customer.email_marketing_consent ?? older;
  if (!claim) return undefined;
  const at = claim.at ?? customer.accepts_marketing_updated_at;
  const statement = consentOf({ ...claim, at }, { source: `shopify ${topic}`, address: customer.email });
  const key = at === undefined ? {} : { key: `consent:shopify:${claim.granted}:${at}` };
  return { ...statement, ...key };
}

/** The box that was ticked at the checkout. One that was not is no withdrawal of an earlier consent. */
export function checkoutConsent({ body: order, topic }: ShopifyAbout<"order">): Statement | undefined {
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
