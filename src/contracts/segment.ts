import type * as z from "zod";
import { type Fields, isRecord, snakeCase } from "../domain/basics/fields.ts";
import { type ReadTraits, traitsIn } from "../domain/facts/traits.ts";
import { categoryConsent } from "./consent.ts";
import { Commerce, consentClaims } from "./ecommerce.ts";
import { email, fields, id, instant, text } from "./lenient.ts";

export const SEGMENT_LIMITS = {
  eventBytes: 32 * 1024,
  batchBytes: 500 * 1024,
  events: 2_500,
  /** A body that inflates beyond this is a bomb, whatever it says it is. */
  inflatedBytes: 1024 * 1024,
  /** Levels of objects and arrays in one event. */
  depth: 64,
} as const;

const Traits = fields({
  email,
  name: text(200),
  first_name: text(100),
  last_name: text(100),
  phone: text(40),
  locale: text(35),
  language: text(35),
  timezone: text(64),
  time_zone: text(64),
  country: text(64),
  address: fields({ country: text(64) }),
  ...consentClaims,
});

/** Traits that are kept in fields of their own. */
const KNOWN_TRAITS = new Set([
  "email",
  "name",
  "first_name",
  "last_name",
  "phone",
  "locale",
  "language",
  "timezone",
  "time_zone",
  "country",
  "marketing_consent",
  "email_marketing_consent",
  "accepts_marketing",
  "sms_marketing_consent",
]);

export function hasOtherTraits(message: Fields): boolean {
  const { traits, context } = message;
  const inContext = isRecord(context) ? context.traits : undefined;
  const names = [traits, inContext].flatMap((one) => (isRecord(one) ? Object.keys(one) : []));
  return names.some((name) => !isKnownTrait(name));
}

const isKnownTrait = (name: string): boolean => KNOWN_TRAITS.has(snakeCase(name));

/** What a call says of the person besides: the traits of an `identify` before those of the context. A group's are the group's. */
export function otherTraitsIn(message: Fields): ReadTraits {
  const { type, traits, context } = message;
  const inContext = isRecord(context) && isRecord(context.traits) ? context.traits : {};
  const own = type === "identify" && isRecord(traits) ? traits : {};
  return traitsIn({ ...inContext, ...own }, isKnownTrait);
}

const Context = fields({
  ip: text(64),
  user_agent: text(400),
  /** The shop's signature of the user id, where the page is made for somebody who has signed in. */
  identity_hash: text(200),
  locale: text(35),
  timezone: text(64),
  traits: Traits,
  page: fields({ url: text(500) }),
  library: fields({ name: text(100) }),
  consent: categoryConsent,
  /** What `comeback import` says of the file. */
  import: fields({ id: text(40) }),
});

/** One call of the Segment tracking API, as Segment's, RudderStack's and Jitsu's clients send it. */
export const SegmentMessage = fields({
  type: text(40),
  message_id: id,
  user_id: id,
  anonymous_id: id,
  previous_id: id,
  event: text(200),
  timestamp: instant,
  original_timestamp: instant,
  sent_at: instant,
  received_at: instant,
  channel: text(40),
  context: Context,
  traits: Traits,
  properties: Commerce,
});

export type SegmentMessage = z.output<typeof SegmentMessage>;
