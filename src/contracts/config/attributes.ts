import * as z from "zod";
import { Line, Localised } from "./values.ts";

/** The name of an attribute, an event's property: a CEL and Liquid identifier. */
export const Name = z
  .string()
  .regex(
    /^(?!constructor$)[a-z][a-z0-9_]{0,39}$/,
    "a name has small Latin letters, digits and _, starts with a letter, is at most 40 long, and is not “constructor”, which storing takes for something else",
  );

const name = Localised.exactOptional().describe("As people read it.");

export const AttributeSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.enum(["text", "number", "yes_no", "date", "list"]), name }),
  z.strictObject({
    type: z.literal("choice"),
    choices: z.array(Line).min(1, "write at least one choice").max(50, "at most 50 choices"),
    name,
  }),
]);

export const PropertySchema = z.enum(["text", "number", "yes_no", "date"]);

export const OwnEventSchema = z.strictObject({
  properties: z
    .record(Name, PropertySchema)
    .default({})
    .describe("What the event may say, by name: text, number, yes_no or date."),
});

export const Attributes = z
  .record(Name, AttributeSchema)
  .refine((all) => Object.keys(all).length <= 20, "at most 20 attributes");

export const OwnEvents = z.record(Name, OwnEventSchema);
