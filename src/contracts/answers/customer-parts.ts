import * as z from "zod";
import { REASONS } from "../../domain/chains/reason.ts";
import { Instant } from "./basics.ts";

/** As marketers write names: one text, or one for each language. */
export const Names = z.union([z.string(), z.record(z.string(), z.string())]);

export const ReasonShape = z
  .object({
    code: z.enum(REASONS).describe("Names the reason, for words in any language"),
    text: z.string().describe("As the journal has it, in English"),
    about: z.string().exactOptional().describe("What of it is not the same for everybody"),
  })
  .meta({ id: "Reason", description: "Why something did or did not happen" });

export const SeenShape = z.object({ field: z.string(), value: z.string() });

export const MailableShape = z.object({
  may: z.enum(["yes", "not-now", "never"]),
  reason: ReasonShape,
  at: Instant.exactOptional().describe("When what decides it happened"),
  until: Instant.exactOptional(),
});

export type Mailable = z.infer<typeof MailableShape>;
