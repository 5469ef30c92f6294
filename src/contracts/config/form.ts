import * as z from "zod";
import type { Form } from "../../domain/config/form.ts";
import { Name } from "./attributes.ts";
import { Id, Line, Localised, LocalisedParagraphs, WebAddress } from "./values.ts";

const label = Localised.exactOptional().describe("What people read beside it.");
const required = z.boolean().default(false).describe("Whether it has to be filled in.");

const Field = z.union([
  z.strictObject({
    field: z.enum(["name", "phone"]).describe("Asks for the name, or for a phone number."),
    label,
    required,
  }),
  z.strictObject({
    attribute: Name.describe("Asks for one of the `attributes` in store.yaml, in the way of its type."),
    label,
    hint: Localised.exactOptional().describe("A line of help below the label."),
    required,
    choices: z
      .record(Line, Localised)
      .refine((all) => Object.keys(all).length > 0, "write at least one choice")
      .refine((all) => Object.keys(all).length <= 50, "at most 50 choices")
      .exactOptional()
      .describe("Of a choice or a list: what there is to choose from, and what people read."),
    long: z.boolean().exactOptional().describe("Of a text: a field of several lines."),
  }),
]);

const Consent = z.strictObject({
  version: z
    .string({ error: "write the version in quotes" })
    .regex(/^[\w.-]{1,40}$/, "at most 40 letters, digits, dots and dashes, in quotes")
    .describe("Changes whenever the text does; kept with the consent."),
  text: LocalisedParagraphs.describe("Stands beside the box, which is never ticked in advance."),
  required: z.boolean().default(true).describe("Whether nobody signs up without it."),
  channel: Id.exactOptional().describe(
    "The channel of store.yaml that the tick agrees to, where that is not mails. Such a box cannot be required.",
  ),
});

const After = z.union([
  z.strictObject({ redirect: WebAddress.describe("A page of the shop to go to.") }),
  z.strictObject({
    title: Localised.exactOptional().describe("The heading in the form's place."),
    text: LocalisedParagraphs.exactOptional().describe("The text in the form's place."),
  }),
]);

/** forms/NAME.yaml */
export const FormFile = z
  .strictObject({
    title: Localised.describe("The heading."),
    text: LocalisedParagraphs.exactOptional().describe("Stands above the fields."),
    fields: z
      .array(Field)
      .max(20, "at most 20 fields")
      .default([])
      .describe("What to ask for besides the e-mail address."),
    consent: z
      .array(Consent)
      .min(1, "write at least one box: nobody may be written to without consent")
      .max(5, "at most 5 boxes")
      .describe("Boxes by which people agree to get mails."),
    topics: z
      .array(Id)
      .min(1, "write at least one topic, or leave `topics` out")
      .exactOptional()
      .describe("Ids of the topics in store.yaml to choose from."),
    offer: Id.exactOptional().describe("An offer to show by its name; a chain gives it."),
    button: Localised.exactOptional().describe("The button's text."),
    after: After.exactOptional().describe("What comes after the sign-up."),
    most_an_hour: z
      .int()
      .min(1, "at least 1")
      .max(1_000, "at most 1,000")
      .default(10)
      .describe("Sign-ups that one connection may send in an hour."),
  })
  .describe("A sign-up form") satisfies z.ZodType<Form>;
