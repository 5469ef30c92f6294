import * as z from "zod";
import { LanguageTag, Line, Localised, LocalisedParagraphs, WebAddress } from "./values.ts";

const of = {
  product: Line.exactOptional().describe("The product's id, as orders have it."),
  category: Line.exactOptional().describe("The category, as the shop's orders or its catalogue write it."),
};

const ONE = "write product or category, one of the two";
const isOfOne = ({ product, category }: { product?: string; category?: string }) =>
  (product === undefined) !== (category === undefined);

const Accessory = z
  .strictObject({
    ...of,
    name: Localised.exactOptional().describe("What mails call it. The catalogue's name when absent."),
  })
  .refine(isOfOne, ONE);

const Entry = z
  .strictObject({
    ...of,
    instructions: LocalisedParagraphs.exactOptional().describe("How to use it, in a sentence or some."),
    manual: z
      .union([WebAddress, z.record(LanguageTag, WebAddress)])
      .exactOptional()
      .describe("Address of a page or a file with more: one, or one a language."),
    warranty_months: z
      .number()
      .int("write whole months")
      .min(1, "at least 1 month")
      .max(240, "at most 240 months")
      .exactOptional()
      .describe("Months of warranty, from the delivery."),
    accessories: z
      .array(Accessory)
      .max(20)
      .exactOptional()
      .describe("What goes with it. Marketing mails may show it."),
  })
  .refine(isOfOne, ONE);

/** care.yaml */
export const CareFile = z
  .strictObject({
    list: z
      .array(Entry)
      .describe("A product's entry goes before its category's; of several about the same the first counts."),
  })
  .describe("What the shop says of goods after they were bought");
