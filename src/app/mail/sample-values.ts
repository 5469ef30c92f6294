import type { TypedValue } from "../../domain/basics/typed-value.ts";
import type { Properties } from "../../domain/chains/own-events.ts";
import type { Attribute, OwnEvent } from "../../domain/config/store.ts";
import type { DeclaredAttributes } from "../../domain/people/fold-attributes.ts";

const SAMPLES = {
  text: `Sample <b>"text"</b> & more`,
  number: 42,
  yes_no: true,
  date: "2026-03-01",
  list: ["one", "two & three"],
} as const;

const sampleOf = (attribute: Attribute): TypedValue =>
  attribute.type === "choice" ? (attribute.choices[0] ?? SAMPLES.text) : SAMPLES[attribute.type];

/** A value of each declared attribute, to try and to show mails with. */
export const sampleAttributes = (declared: DeclaredAttributes): Readonly<Record<string, TypedValue>> =>
  Object.fromEntries(Object.entries(declared).map(([name, attribute]) => [name, sampleOf(attribute)]));

/** A value of each property of an event. */
export const sampleProperties = ({ properties }: OwnEvent): Properties =>
  Object.fromEntries(Object.entries(properties).map(([name, type]) => [name, SAMPLES[type]]));
