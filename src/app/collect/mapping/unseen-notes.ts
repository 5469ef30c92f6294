import type { SegmentMessage } from "../../../contracts/segment.ts";
import type { SignUp } from "../../../domain/confirm/sign-up.ts";
import type { Fact } from "../../../domain/facts/facts.ts";
import { rankOf } from "../../../domain/facts/ranks.ts";
import type { Source } from "../../../domain/facts/sources.ts";
import { nameOf, type UnseenKind, type UnseenNote } from "../../../domain/facts/unseen.ts";
import { isKept, meaningOf } from "./event-names.ts";
import { TOPICS } from "./topics.ts";
import { isAboutConsent, type Unreadable } from "./unreadable.ts";

const MONEY =
  /(^|[._])(amount|price|total|subtotal|revenue|value|shipping|tax|discount|currency|total_price|total_tax)$/;
const TIME = /(^|[._])(at|timestamp|date_created|date_modified|gmt)$/;

/** Fields that could not be read, by what they are about. */
export const fieldNotes = (unreadable: readonly Unreadable[]): readonly UnseenNote[] =>
  unreadable.map(({ field, type }) => ({ kind: kindOf(field, type), name: `${field} (${type})` }));

function kindOf(field: string, type: Unreadable["type"]): UnseenKind {
  if (type === "missing") return "order";
  if (isAboutConsent(field)) return "consent";
  if (TIME.test(field)) return "time";
  return MONEY.test(field) ? "amount" : "field";
}

/** Facts that say nothing of what a message is about. */
const BESIDE = new Set<Fact["kind"]>([
  "linked",
  "identified",
  "consent-given",
  "consent-withdrawn",
  "opaque",
]);
/** Calls that mean something here, or are known to mean nothing. */
const CALLS = new Set(["identify", "page", "screen", "alias", "group"]);

/** Orders that only a browser tells of: they empty carts, and are no money. */
export const uncountedNotes = (facts: readonly Fact[]): readonly UnseenNote[] =>
  facts
    .filter((fact) => fact.kind === "order-placed" && rankOf(fact) === "browser")
    .map(() => ({ kind: "uncounted", name: "order" }));

/** What of one call of the tracking API was kept without being understood. */
export function callNotes(
  message: SegmentMessage,
  { facts, signUp }: { readonly facts: readonly Fact[]; readonly signUp?: SignUp },
): readonly UnseenNote[] {
  const { type, event } = message;
  if (type !== "track") {
    return type !== undefined && CALLS.has(type) ? [] : [{ kind: "call", name: nameOf(type ?? "") }];
  }
  if (event === undefined) return [{ kind: "nameless", name: "track" }];
  const meaning = meaningOf(event);
  if (meaning === undefined) return isKept(event) ? [] : [{ kind: "event", name: nameOf(event) }];
  const understood =
    meaning === "unsubscribed" || signUp !== undefined || facts.some(({ kind }) => !BESIDE.has(kind));
  return understood ? [] : [{ kind: "incomplete", name: meaning }];
}

/** What of one webhook means nothing here: its topic, or that it names nobody. */
export function topicNotes(
  source: Exclude<Source, "segment">,
  topic: string,
  facts: readonly Fact[],
): readonly UnseenNote[] {
  if (!TOPICS[source].includes(topic)) return [{ kind: "topic", name: nameOf(topic) }];
  return facts.length === 0 ? [{ kind: "nobody", name: topic }] : [];
}
