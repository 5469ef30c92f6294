import type { Instant } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import type { Traits } from "../../domain/facts/facts.ts";
import { canonicalAddress } from "../../domain/mailbox/address.ts";
import type { Call } from "./call.ts";
import { sha256Of } from "./digest.ts";
import type { Said } from "./exports/said.ts";
import type { Order } from "./orders.ts";
import type { Consent, Person } from "./person.ts";

/** What the API is told of one order. The message id is made from the content, so that the same order is stored once. */
export function orderCall(order: Order): Call {
  const { first, total, lines } = order;
  const call = {
    type: "track",
    event: "Order Completed",
    ...sender(first),
    timestamp: new Date(first.at).toISOString(),
    properties: {
      order_id: order.id,
      total,
      currency: first.currency,
      ...defined({ affiliation: first.merchant, coupon: first.coupon, discount: discountOf(first) }),
      ...(lines.length > 0 && { products: lines.map(productOf) }),
    },
  };
  return { ...call, messageId: idOf(call) };
}

/** That an order was cancelled; as late as it says, and no earlier than it was placed. */
export function cancelledCall({ id, first }: Order, at: Instant = first.at): Call {
  const call = {
    type: "track",
    event: "Order Cancelled",
    ...sender(first),
    timestamp: new Date(Math.max(at, first.at)).toISOString(),
    properties: { order_id: id },
  };
  return { ...call, messageId: idOf(call) };
}

/** What was given back of an order; all of it where no amount is said. */
export function refundedCall({ id, first, total }: Order, amount: number = total): Call {
  const call = {
    type: "track",
    event: "Order Refunded",
    ...sender(first),
    timestamp: new Date(first.at).toISOString(),
    properties: { order_id: id, refund_id: `import ${id}`, total: amount, currency: first.currency },
  };
  return { ...call, messageId: idOf(call) };
}

/** Told with its coupon only: without one nobody gave it. */
const discountOf = ({ coupon, discount }: Order["first"]): number | undefined =>
  coupon === undefined ? undefined : discount;

/** The customer's address, name and consent, for a file that has them. */
export function identifyCall({ first }: Order): Call | undefined {
  const traits = traitsOf(first);
  if (Object.keys(traits).length === 0) return undefined;
  const call = { type: "identify", ...sender(first), traits };
  return { ...call, messageId: idOf(call), timestamp: new Date(first.at).toISOString() };
}

/**
 * What is told of somebody without an order. A row without a date has no time of its own: it counts from when it arrives.
 * The attributes of the file go along under their own names.
 */
export function personCall(person: Person, attributes: Traits, at?: Instant): Call {
  const timestamp = at === undefined ? {} : { timestamp: new Date(at).toISOString() };
  const traits = { ...attributes, ...traitsOf(person) };
  const call = { type: "identify", ...sender(person), traits, ...timestamp };
  return { ...call, messageId: idOf(call) };
}

/**
 * What ended mails to somebody at another tool, as Segment's specification of e-mail tells it; undefined where nothing has,
 * or the row has no address that it could be said of.
 */
export function stopCall(person: Person, stop: Said["stop"]): Call | undefined {
  if (!stop || person.email === undefined) return undefined;
  const call = {
    type: "track",
    event: stop.event === "bounced" ? "Email Bounced" : "Email Marked as Spam",
    ...sender(person),
    ...(stop.at !== undefined && { timestamp: new Date(stop.at).toISOString() }),
    properties: { email: person.email, ...(stop.event === "bounced" && { bounce_type: "permanent" }) },
  };
  return { ...call, messageId: idOf(call) };
}

function traitsOf(person: Person) {
  const { email, phone, name, firstName, lastName, language, country, timeZone, consent } = person;
  return defined({
    email,
    phone,
    name,
    first_name: firstName,
    last_name: lastName,
    language,
    country,
    time_zone: timeZone,
    marketing_consent: consent && consentOf(consent),
  });
}

function consentOf({ granted, at, source, text, confirmedAt, ip }: Consent) {
  const time = (instant: Instant | undefined) =>
    instant === undefined ? undefined : new Date(instant).toISOString();
  return {
    granted,
    source: source ?? "import",
    ...defined({ at: time(at), text, double_opt_in_at: time(confirmedAt), ip }),
  };
}

/** Somebody known by an address or a phone number alone gets an anonymous id made from it: the API wants one of two ids. */
function sender({ customer, email, phone }: Person) {
  const context = email === undefined ? {} : { context: { traits: { email } } };
  if (customer !== undefined) return { userId: customer, ...context };
  const known = (email && canonicalAddress(email)) ?? `phone ${phone}`;
  return { anonymousId: `import-${digest(known)}`, ...context };
}

const productOf = (line: Order["lines"][number]) => ({
  ...productName(line),
  ...defined({ category: line.category, price: line.price, quantity: line.quantity }),
});

/** Where the file names no product, the category stands for it: an item is nothing without a name. */
const productName = ({ product, category }: Order["lines"][number]) =>
  product === undefined ? { product_id: `category ${category}` } : { product_id: product, name: product };

const idOf = (content: unknown) => `import-${digest(JSON.stringify(content))}`;

const digest = (text: string) => sha256Of(text).slice(0, 40);
