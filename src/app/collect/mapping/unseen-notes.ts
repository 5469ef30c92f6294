import type { SegmentMessage } from "../../../contracts/segment.ts";
import { type EventSettings, misfitsIn, ownEventIn } from "../../../domain/chains/own-events.ts";
import type { SignUp } from "../../../domain/confirm/sign-up.ts";
import { isKept, meaningOf } from "../../../domain/facts/event-names.ts";
import type { Fact } from "../../../domain/facts/facts.ts";
import { rankOf } from "../../../domain/facts/ranks.ts";
import type { Source } from "../../../domain/facts/sources.ts";
import { nameOf, type UnseenKind, type UnseenNote } from "../../../domain/facts/unseen.ts";
import { TOPICS } from "./topics.ts";
import { TYPE_WORDS } from "./trait-notes.ts";
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
  { message: { type, event } }: { readonly message: SegmentMessage },
  { facts, signUp }: { readonly facts: readonly Fact[]; readonly signUp?: SignUp },
  own: EventSettings,
): readonly UnseenNote[] {
  if (facts.some(({ kind }) => kind === "privacy-requested")) return [];
  if (type !== "track") {
    return type !== undefined && CALLS.has(type) ? [] : [{ kind: "call", name: nameOf(type ?? "") }];
  }
  if (event === undefined) return [{ kind: "nameless", name: "track" }];
  const declared = ownNotes(facts, own);
  if (declared) return declared;
  const meaning = meaningOf(event);
  if (meaning === undefined) return isKept(event) ? [] : [{ kind: "event", name: nameOf(event) }];
  const understood =
    meaning === "unsubscribed" || signUp !== undefined || facts.some(({ kind }) => !BESIDE.has(kind));
  return understood ? [] : [{ kind: "incomplete", name: meaning }];
}

/** Of an event that the config declares, what does not fit its types; undefined where it declares none of that name. */
function ownNotes(facts: readonly Fact[], own: EventSettings): readonly UnseenNote[] | undefined {
  const events = facts.flatMap((fact) => ownEventIn(fact, own) ?? []);
  if (events.length === 0) return undefined;
  return events.flatMap((event) =>
    misfitsIn(event, own).map((name): UnseenNote => {
      const type = event.event.properties[name] ?? "text";
      return { kind: "property", name: `${event.name}.${name} (not ${TYPE_WORDS[type]})` };
    }),
  );
}

/** What of one webhook means nothing here: its topic, or that it names nobody. */
export function topicNotes(
  source: Exclude<Source, "segment">,
  topic: string,
  facts: readonly Fact[],
  own: EventSettings,
): readonly UnseenNote[] {
  const declared = ownNotes(facts, own);
  if (declared) return declared;
  if (!TOPICS[source].includes(topic)) return [{ kind: "topic", name: nameOf(topic) }];
  return facts.length === 0 ? [{ kind: "nobody", name: topic }] : [];
}
