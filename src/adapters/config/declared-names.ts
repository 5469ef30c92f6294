import type { OwnEvent, Store } from "../../domain/config/store.ts";
import { type Declared, entryOf } from "./declared.ts";

/**
 * What templates are tried with. Where the names that store.yaml declares are not known, all those are that the templates
 * ask for.
 */
export function declaredNames(declared: Declared, sources: readonly string[]) {
  const { unsure } = declared;
  const asked = (name: RegExp) =>
    sources.flatMap((source) => [...source.matchAll(name)].map((one) => one[1] ?? ""));
  const texts = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, "text"] as const));
  const properties = unsure.has("event") ? texts(asked(/\bevent\.(\w+)/g)) : {};
  const attributes: NonNullable<Store["attributes"]> = {
    ...(unsure.has("attributes") &&
      Object.fromEntries(asked(/\bcustomer\.attributes\.(\w+)/g).map((name) => [name, { type: "text" }]))),
    ...declared.attributes,
  };
  const withAsked = (...events: readonly OwnEvent[]): OwnEvent => ({
    properties: Object.assign({}, properties, ...events.map((event) => event.properties)),
  });
  return {
    attributes,
    events: declared.events,
    /** What an event may say that begins a chain; undefined of a chain that none of the shop's own does. */
    eventOf(enter: Readonly<Record<string, unknown>>): OwnEvent | undefined {
      const entry = entryOf(enter, declared);
      if (entry.by === "other") return undefined;
      return entry.by === "own" ? withAsked(entry.event) : withAsked(...Object.values(declared.events));
    },
  };
}
