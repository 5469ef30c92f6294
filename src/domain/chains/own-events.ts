import { isRecord } from "../basics/fields.ts";
import { plainName } from "../basics/plain-name.ts";
import { readTyped, type TypedValue } from "../basics/typed-value.ts";
import { ownHosts } from "../config/own-hosts.ts";
import type { OwnEvent, Store } from "../config/store.ts";
import type { Fact, FactOf } from "../facts/facts.ts";
import { rankOf } from "../facts/ranks.ts";
import { withoutStrangeLinks } from "../people/own-texts.ts";

/** What an own event said, by declared names; what is absent, or of another type, is not in it. */
export type Properties = Readonly<Record<string, Exclude<TypedValue, readonly string[]>>>;

/** What a shop's config says of its own events. */
export type EventSettings = Pick<Store, "events" | "time_zone" | "hosts" | "url">;

/** A fact about an event that the config declares. */
export interface OwnEventFact {
  readonly fact: FactOf<"opaque">;
  readonly name: string;
  readonly event: OwnEvent;
}

/** The declared event that a fact tells of: what came by a name that nothing else is known of. */
export function ownEventIn(fact: Fact, { events = {} }: Pick<Store, "events">): OwnEventFact | undefined {
  if (fact.kind !== "opaque") return undefined;
  const name = plainName(fact.type);
  const event = Object.hasOwn(events, name) ? events[name] : undefined;
  return event && { fact, name, event };
}

/**
 * The declared properties of an event, read by their types. Of one that a browser told of, texts are addresses on the
 * shop's own hosts or have no link in them.
 */
export function propertiesOf({ fact, event }: OwnEventFact, store: EventSettings): Properties {
  const told = toldIn(fact);
  const properties: Record<string, Properties[string]> = {};
  for (const [name, type] of Object.entries(event.properties)) {
    const value = readTyped({ type }, told.get(name), store.time_zone);
    const kept =
      value === undefined || rankOf(fact) !== "browser" ? value : withoutStrangeLinks(value, ownHosts(store));
    if (kept !== undefined && typeof kept !== "object") properties[name] = kept;
  }
  return properties;
}

/** Declared properties that came with a value of another type. */
export function misfitsIn(own: OwnEventFact, store: EventSettings): readonly string[] {
  const [told, read] = [toldIn(own.fact), propertiesOf(own, store)];
  return Object.keys(own.event.properties).filter((name) => isSomething(told.get(name)) && !(name in read));
}

const isSomething = (value: unknown): boolean => value !== undefined && value !== null && value !== "";

/** The tracking API's calls have properties, standard webhooks have data, those of the shop platforms are all data. */
function toldIn({ payload }: FactOf<"opaque">): ReadonlyMap<string, unknown> {
  const fields = isRecord(payload) ? (payload.properties ?? payload.data ?? payload) : {};
  const entries = Object.entries(isRecord(fields) ? fields : {});
  const isExact = (name: string) => Number(plainName(name) === name);
  return new Map(
    entries.sort(([a], [b]) => isExact(a) - isExact(b)).map(([name, value]) => [plainName(name), value]),
  );
}
