import { AttributeSchema, OwnEventSchema, PropertySchema } from "../../contracts/config/attributes.ts";
import { SAID_BY_TRIGGERS } from "../../domain/chains/said.ts";
import { isTriggerEvent } from "../../domain/chains/triggers.ts";
import type { Attribute, OwnEvent, PropertyType } from "../../domain/config/store.ts";
import { isRecord, record, text } from "./loose.ts";

type Loose = Readonly<Record<string, unknown>>;

/** What store.yaml declares of customers and events, as far as it can be read. */
export interface Declared {
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly events: Readonly<Record<string, OwnEvent>>;
  /**
   * What is declared with a mistake, so that other files are told nothing of it: `attributes.NAME`, `event.PROPERTY`, or
   * a whole of which the names are not known either: `attributes`, `events`, and `event` for the properties of one.
   */
  readonly unsure: ReadonlySet<string>;
}

/** Entry by entry: one mistake does not hide the others' names, nor its own. `store` is undefined where it cannot be read. */
export function declaredIn(store: Loose | undefined): Declared {
  const unsure = new Set<string>();
  const entries = (group: "attributes" | "events") => {
    const declared = store ? (store[group] ?? {}) : undefined;
    if (!isRecord(declared)) unsure.add(group);
    return Object.entries(record(declared));
  };
  const attributes = entries("attributes").map(([name, written]): [string, Attribute] => {
    const read = AttributeSchema.safeParse(written);
    if (read.success) return [name, read.data];
    unsure.add(`attributes.${name}`);
    return [name, { type: "text" }];
  });
  const events = entries("events").map(([name, written]): [string, OwnEvent] => {
    const read = OwnEventSchema.safeParse(written);
    if (read.success) return [name, read.data];
    const { properties } = record(written);
    if (!isRecord(properties)) unsure.add("event");
    return [name, { properties: propertiesIn(record(properties), unsure) }];
  });
  if (unsure.has("events")) unsure.add("event");
  return { attributes: Object.fromEntries(attributes), events: Object.fromEntries(events), unsure };
}

function propertiesIn(written: Loose, unsure: Set<string>): OwnEvent["properties"] {
  const properties = Object.entries(written).map(([name, type]): [string, PropertyType] => {
    const read = PropertySchema.safeParse(type);
    if (read.success) return [name, read.data];
    unsure.add(`event.${name}`);
    return [name, "text"];
  });
  return Object.fromEntries(properties);
}

/** Whether a condition asks for something that is declared with a mistake. */
export function asksUnsure(condition: string, { unsure }: Pick<Declared, "unsure">): boolean {
  return [...condition.matchAll(/\b(attributes|event)\b(?:\.\w+)?/g)].some(
    ([name, group = ""]) => unsure.has(group) || unsure.has(name),
  );
}

export type Entry =
  | { readonly by: "own"; readonly event: OwnEvent }
  /** An event that says nothing, a segment, a date, goods that run out, points, a level. */
  | { readonly by: "other" }
  /** Nobody can tell, as where the event is misspelt. */
  | { readonly by: "unknown" };

/** What brings customers into a chain. */
export function entryOf(enter: Loose, { events }: Pick<Declared, "events">): Entry {
  const name = text(enter.event);
  if (name !== undefined && isTriggerEvent(name)) {
    const said = SAID_BY_TRIGGERS[name];
    return said ? { by: "own", event: said } : { by: "other" };
  }
  const event = name !== undefined && Object.hasOwn(events, name) ? events[name] : undefined;
  if (event) return { by: "own", event };
  const others = ["segment", "date", "replenishment", "points", "level"];
  return !("event" in enter) && others.some((other) => other in enter) ? { by: "other" } : { by: "unknown" };
}
