import type { SegmentMessage } from "../../../contracts/segment.ts";
import { HOUR, type Instant } from "../../../domain/basics/calendar.ts";
import type { SignUp } from "../../../domain/confirm/sign-up.ts";
import { meaningOf } from "../../../domain/facts/event-names.ts";
import type { FactBody } from "../../../domain/facts/facts.ts";
import { IMPORT_ID } from "../../../domain/facts/imports.ts";
import { isPlaceholderId } from "../../../domain/facts/placeholder.ts";
import { masked } from "../../../domain/mailbox/masked.ts";
import { fingerprint } from "../fingerprint.ts";
import { anonymousKeyOf, userKeyOf } from "../identity-keys.ts";
import { clearAmounts } from "./clear-amounts.ts";
import { type Circumstances, claimIn, consentOf, smsClaimIn } from "./consent.ts";
import { eventTime } from "./event-time.ts";
import { identified, mentioned, type Person } from "./person.ts";
import { circumstances, deletionIn, personIn, type SegmentCall } from "./segment-person.ts";
import { withSignUp } from "./sign-up.ts";
import { deliveredKey, factsOf, type Origin, present, type Statement, type Subject } from "./statement.ts";
import { isSomebody, subjectOf } from "./subject.ts";
import { eventBodies, visit } from "./track.ts";
import { type Mapped, mapped, type Unreadable, unreadableIn } from "./unreadable.ts";

/** The facts in one call and what of it could not be read, or why there is nobody to store them for. */
export function segmentFacts(
  call: SegmentCall,
): (Mapped & { readonly signUp?: SignUp }) | { readonly rejected: string } {
  const { message } = call;
  const deletion = deletionIn(message.type);
  if (deletion !== undefined && call.rank !== "server") {
    return {
      rejected: "only the shop's servers may ask that somebody is deleted: send it with the server's key",
    };
  }
  const person = personIn(call);
  const subject =
    message.type === "alias"
      ? aliased(message)
      : subjectOf({ user: message.user_id, email: person.email, anonymous: message.anonymous_id });
  if (!subject) return { rejected: whyNobody(message) };
  const at = eventTime(message, call.receivedAt);
  const origin: Origin = {
    source: "segment",
    rank: call.rank,
    message: isTelling(call) ? `hashed-${fingerprint(call.messageId)}` : call.messageId,
    at,
    receivedAt: call.receivedAt,
    import: importOf(call),
  };
  const told = mapped(
    factsOf(subject, origin, deletion ? [requested(call, deletion)] : statementsOf(call, person, at)),
    unreadableOf(call),
    subject.address,
  );
  return call.rank === "browser" ? withSignUp(told, call.ip) : told;
}

/** Nothing else of the call counts: who asks to be forgotten tells no news. */
const requested = ({ raw }: SegmentCall, request: string): Statement => ({
  body: { kind: "privacy-requested", request, payload: raw },
});

/** Whether a browser's message has an address for its id, which stands in ids of facts. */
const isTelling = ({ rank, messageId }: SegmentCall): boolean =>
  rank === "browser" && masked(messageId) !== messageId;

/** Only the shop itself imports: else anybody could have facts taken back with an import. */
function importOf({ message, rank }: SegmentCall): string | undefined {
  const { id } = message.context.import;
  return rank === "server" && id !== undefined && IMPORT_ID.test(id) ? id : undefined;
}

function whyNobody({ type, user_id: user, previous_id: previous, anonymous_id: anonymous }: SegmentMessage) {
  const nobody = [user, previous, anonymous].find((id) => id !== undefined && isPlaceholderId(id));
  if (nobody !== undefined) {
    return `the id ${JSON.stringify(nobody.slice(0, 40))} stands for nobody in particular, and the event names nobody else`;
  }
  return type === "alias"
    ? "an alias call needs userId and previousId"
    : "the event has neither a userId nor an anonymousId";
}

/** The properties of an event that means nothing here may hold anything under any name. */
function unreadableOf({ message, raw }: SegmentCall): readonly Unreadable[] {
  const known = message.type === "track" && meaningIn(message) !== undefined;
  return unreadableIn(raw, known ? message : { ...message, properties: {} });
}

/** What became of a mail names an address, and is no news of who anybody is. */
function isOfMail(message: SegmentMessage): boolean {
  const meaning = message.type === "track" ? meaningIn(message) : undefined;
  return meaning === "mail-bounced" || meaning === "mail-complained";
}

const meaningIn = ({ event }: SegmentMessage) => (event === undefined ? undefined : meaningOf(event));

/** `previousId` may be an anonymous id or an earlier user id; nobody but the sender can tell. */
function aliased({ user_id: user, previous_id: previous }: SegmentMessage): Subject | undefined {
  if (!isSomebody(user) || !isSomebody(previous)) return undefined;
  const main = userKeyOf(user);
  const aliases = [anonymousKeyOf(previous), userKeyOf(previous)];
  return { main, aliases: aliases.filter((key) => key !== main) };
}

function statementsOf(call: SegmentCall, person: Person, at: Instant): readonly Statement[] {
  const { message } = call;
  const around = circumstances(call, person);
  const category = message.context.consent;
  const always = [
    message.type === "identify" || isOfMail(message) ? undefined : mentioned(person, at),
    category && standing(consentOf(category, around), at),
  ].filter((statement) => statement !== undefined);
  return [...always, ...bodiesOf(call, person, at), ...claimsOf(call, around, at)].map((one) =>
    "body" in one ? one : stated(one),
  );
}

/** That an order has come is told once, whoever repeats it under other message ids. */
const stated = (body: FactBody): Statement =>
  body.kind === "order-delivered" ? { body, key: deliveredKey("segment", body) } : { body };

/**
 * A consent that comes along with every message: kept once an hour while it is given, so that it does not double the
 * facts; every time it is refused, because a refusal that is taken for a repetition would be a mail too many.
 */
function standing(statement: Statement, at: Instant): Statement {
  if (statement.body.kind !== "consent-given") return statement;
  return { ...statement, key: `consent:category:given:${Math.floor(at / HOUR)}` };
}

function bodiesOf(call: SegmentCall, person: Person, at: Instant): readonly FactBody[] {
  const { message } = call;
  const verbatim = opaque(call);
  switch (message.type) {
    case "identify":
      return call.other.left.length > 0 ? [identified(person), verbatim] : [identified(person)];
    case "page":
    case "screen":
      return [
        visit({ properties: clearAmounts(message.properties, undefined), pageUrl: message.context.page.url }),
      ];
    case "alias":
      return [];
    case "track": {
      const meaning = meaningIn(message);
      const named = message.properties.currency;
      const currency = named === null ? undefined : (named ?? call.currency);
      const event = {
        properties: clearAmounts(message.properties, currency),
        currency,
        rank: call.rank,
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

/**
 * Consent in an identify's traits or an event's properties; subscribing and unsubscribing are decisions in themselves.
 * RudderStack's SDKs put an identify's traits into the context, and repeat them on later calls, where they are no news.
 */
function claimsOf({ message }: SegmentCall, around: Circumstances, at: Instant): readonly Statement[] {
  if (message.type === "identify") {
    const claim = claimIn(message.traits) ?? claimIn(message.context.traits);
    const sms = smsClaimIn(message.traits) ?? smsClaimIn(message.context.traits);
    return present([claim && consentOf(claim, around), sms && consentOf(sms, around)]);
  }
  if (message.type !== "track") return [];
  const meaning = meaningIn(message);
  const claim =
    claimIn(message.properties) ??
    (meaning === "subscribed" || meaning === "unsubscribed"
      ? { granted: meaning === "subscribed", ...(isTimed(message) && { at }) }
      : undefined);
  const sms = smsClaimIn(message.properties);
  return present([claim && consentOf(claim, around), sms && consentOf(sms, around)]);
}

/** Whether the sender says when the event happened. */
const isTimed = ({ timestamp, original_timestamp: original }: SegmentMessage): boolean =>
  timestamp !== undefined || original !== undefined;

function opaque({ message, raw }: SegmentCall): FactBody {
  const type = (message.type === "track" ? message.event : undefined) ?? message.type ?? "unknown";
  return { kind: "opaque", type, payload: raw };
}
