import type { SegmentMessage } from "../../../contracts/segment.ts";
import type { Instant } from "../../../domain/basics/calendar.ts";
import { defined } from "../../../domain/basics/defined.ts";
import type { Rank } from "../../../domain/facts/ranks.ts";
import type { ReadTraits } from "../../../domain/facts/traits.ts";
import type { Circumstances } from "./consent.ts";
import type { Person } from "./person.ts";

/** One parsed call with what the request around it adds. */
export interface SegmentCall {
  readonly message: SegmentMessage;
  /** The sender's id of the message, else one made from its content. */
  readonly messageId: string;
  /** As it came; kept where it is not understood. */
  readonly raw: unknown;
  /** What is said of the person besides. */
  readonly other: ReadTraits;
  readonly rank: Rank;
  readonly receivedAt: Instant;
  /** The store's, for amounts that name none. */
  readonly currency: string;
  /** Of the person's browser: unknown where a server made the request. */
  readonly ip?: string | undefined;
  readonly userAgent?: string | undefined;
}

/** As Segment's functions are told of a deletion, and as its and RudderStack's regulations are named. */
const DELETIONS = new Set(["delete", "delete_only", "suppress_with_delete"]);

/** The request in a call that asks for somebody's deletion. */
export function deletionIn(type: string | undefined): string | undefined {
  const name = type?.toLowerCase();
  return name !== undefined && DELETIONS.has(name) ? name : undefined;
}

/** A group's traits are the group's, not the person's. */
export function personIn({ message, other }: Pick<SegmentCall, "message" | "other">): Person {
  const { context, traits, properties } = message;
  const isOfPerson = message.type === "identify" || deletionIn(message.type) !== undefined;
  const identifying = isOfPerson ? traits : undefined;
  const known = { ...defined(context.traits), ...(identifying && defined(identifying)) };
  const email =
    identifying?.email ?? context.traits.email ?? (message.type === "track" ? properties.email : undefined);
  return {
    ...known,
    email,
    locale: known.locale ?? known.language ?? (identifying ? context.locale : undefined),
    timeZone: known.time_zone ?? known.timezone ?? (identifying ? context.timezone : undefined),
    traits: other.traits,
    country: known.country ?? identifying?.address.country ?? context.traits.address.country,
  };
}

const SERVER_LIBRARY = /node|python|ruby|java(?!script)|php|golang|-go|\.net|csharp|server/i;

/** A server's address proves nothing about the person, so it is left out of the proof. */
export function circumstances(
  call: Pick<SegmentCall, "message" | "ip" | "userAgent">,
  person: Person,
): Circumstances {
  const { context, channel, event, type } = call.message;
  const server = channel === "server" || SERVER_LIBRARY.test(context.library.name ?? "");
  return {
    source: context.page.url ?? event ?? type ?? "segment",
    address: person.email,
    ip: context.ip ?? (server ? undefined : call.ip),
    userAgent: context.user_agent ?? (server ? undefined : call.userAgent),
  };
}
