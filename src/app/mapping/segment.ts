import type { Instant } from "../../domain/calendar.ts";
import type { Fact, FactBody } from "../../domain/facts.ts";
import { anonymousKey, userKey } from "../../domain/identity.ts";
import { boundedId } from "../hash.ts";
import { type Circumstances, claimIn, consentOf } from "./consent.ts";
import { meaningOf } from "./event-names.ts";
import { eventTime } from "./event-time.ts";
import { identified, mentioned, type Person } from "./person.ts";
import { factsOf, type Origin, type Statement, type Subject } from "./statement.ts";
import { subjectOf } from "./subject.ts";
import { eventBodies, visit } from "./track.ts";
import type { SegmentMessage, Traits } from "./wire.ts";

/** One parsed call with what the request around it adds. */
export interface SegmentCall {
  readonly message: SegmentMessage;
  /** The sender's id of the message, else one made from its content. */
  readonly messageId: string;
  /** As it came; kept where it is not understood. */
  readonly raw: unknown;
  /** Whether an `identify` has traits that no fact has room for. */
  readonly otherTraits: boolean;
  readonly receivedAt: Instant;
  /** The store's, for amounts that name none. */
  readonly currency: string;
  /** Of the person's browser: unknown where a server made the request. */
  readonly ip?: string | undefined;
  readonly userAgent?: string | undefined;
}

/** The facts in one call, or why there is nobody to store them for. */
export function segmentFacts(
  call: SegmentCall,
): { readonly facts: readonly Fact[] } | { readonly rejected: string } {
  const { message } = call;
  const person = personIn(message);
  const subject =
    message.type === "alias"
      ? aliased(message)
      : subjectOf({ user: message.user_id, email: person.email, anonymous: message.anonymous_id });
  if (!subject) {
    return {
      rejected:
        message.type === "alias"
          ? "an alias call needs userId and previousId"
          : "the event has neither a userId nor an anonymousId",
    };
  }
  const at = eventTime(message, call.receivedAt);
  const origin: Origin = { source: "segment", message: call.messageId, at, receivedAt: call.receivedAt };
  return { facts: factsOf(subject, origin, statementsOf(call, person, at)) };
}

/** `previousId` may be an anonymous id or an earlier user id; nobody but the sender can tell. */
function aliased({ user_id: user, previous_id: previous }: SegmentMessage): Subject | undefined {
  if (user === undefined || previous === undefined) return undefined;
  const id = boundedId(previous);
  const main = userKey(boundedId(user));
  return { main, aliases: [anonymousKey(id), userKey(id)].filter((key) => key !== main) };
}

function statementsOf(call: SegmentCall, person: Person, at: Instant): readonly Statement[] {
  const { message } = call;
  const around = circumstances(call, person);
  const category = message.context.consent;
  const always = [
    message.type === "identify" ? undefined : mentioned(person, at),
    category && { ...consentOf(category, around), key: `consent:category:${category.granted}` },
  ].filter((statement) => statement !== undefined);
  return [...always, ...bodiesOf(call, person, at), ...claimsOf(call, around)].map((one) =>
    "body" in one ? one : { body: one },
  );
}

function bodiesOf(call: SegmentCall, person: Person, at: Instant): readonly FactBody[] {
  const { message } = call;
  const verbatim = opaque(call);
  switch (message.type) {
    case "identify":
      return call.otherTraits ? [identified(person), verbatim] : [identified(person)];
    case "page":
    case "screen":
      return [visit({ properties: message.properties, pageUrl: message.context.page.url })];
    case "alias":
      return [];
    case "track": {
      const meaning = message.event === undefined ? undefined : meaningOf(message.event);
      const named = message.properties.currency;
      const event = {
        properties: message.properties,
        currency: named === null ? undefined : (named ?? call.currency),
        at,
        message: call.messageId,
        pageUrl: message.context.page.url,
        verbatim,
      };
      const bodies = meaning ? eventBodies(event, meaning) : [];
      return bodies.length > 0 || meaning === "unsubscribed" ? bodies : [verbatim];
    }
    default:
      return [verbatim];
  }
}

/** Consent in an identify's traits or an event's properties; subscribing and unsubscribing are decisions in themselves. */
function claimsOf({ message }: SegmentCall, around: Circumstances): readonly Statement[] {
  if (message.type === "identify") {
    const claim = claimIn(message.traits);
    return claim ? [consentOf(claim, around)] : [];
  }
  if (message.type !== "track") return [];
  const meaning = message.event === undefined ? undefined : meaningOf(message.event);
  const claim =
    claimIn(message.properties) ??
    (meaning === "subscribed" || meaning === "unsubscribed"
      ? { granted: meaning === "subscribed" }
      : undefined);
  return claim ? [consentOf(claim, around)] : [];
}

function opaque({ message, raw }: SegmentCall): FactBody {
  const type = (message.type === "track" ? message.event : undefined) ?? message.type ?? "unknown";
  return { kind: "opaque", type, payload: raw };
}

/** A group's traits are the group's, not the person's. */
function personIn(message: SegmentMessage): Person {
  const { context, traits, properties } = message;
  const own = message.type === "identify" ? traits : undefined;
  const known = { ...defined(context.traits), ...(own && defined(own)) };
  const email =
    own?.email ?? context.traits.email ?? (message.type === "track" ? properties.email : undefined);
  return {
    ...known,
    email,
    locale: known.locale ?? known.language ?? (own ? context.locale : undefined),
    timeZone: known.time_zone ?? known.timezone ?? (own ? context.timezone : undefined),
    country: known.country ?? own?.address.country ?? context.traits.address.country,
  };
}

function defined(traits: Traits): Partial<Traits> {
  return Object.fromEntries(Object.entries(traits).filter(([, value]) => value !== undefined));
}

const SERVER_LIBRARY = /node|python|ruby|java(?!script)|php|golang|-go|\.net|csharp|server/i;

/** A server's address proves nothing about the person, so it is left out of the proof. */
function circumstances(call: SegmentCall, person: Person): Circumstances {
  const { context, channel, event, type } = call.message;
  const server = channel === "server" || SERVER_LIBRARY.test(context.library.name ?? "");
  return {
    source: context.page.url ?? event ?? type ?? "segment",
    address: person.email,
    ip: context.ip ?? (server ? undefined : call.ip),
    userAgent: context.user_agent ?? (server ? undefined : call.userAgent),
  };
}
