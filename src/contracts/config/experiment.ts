import * as z from "zod";
import { DAY, parseDuration } from "../../domain/basics/calendar.ts";
import type { MailVariant, MailVariants, WinnerRule } from "../../domain/config/experiment.ts";
import { Duration, Id, Localised } from "./values.ts";

const LONGEST_WINDOW = 60 * DAY;

/** How long an order counts. */
export const CountedDays = Duration.refine((text) => {
  const length = parseDuration(text) ?? DAY;
  return length > 0 && length % DAY === 0 && length <= LONGEST_WINDOW;
}, "write whole days or weeks, at most 60d, like 7d");

const Variant = z.strictObject({
  share: z
    .number()
    .positive("greater than 0 percent: leave the variant out")
    .max(100, "at most 100 percent")
    .exactOptional()
    .describe("Percent of people who get it; all add up to 100. Equal shares when no variant says it."),
  subject: Localised.exactOptional().describe("Its subject, Liquid like the template's."),
  send: Id.exactOptional().describe("Another template than the step's."),
  offer: Id.exactOptional().describe("Another offer than the step's."),
  raise: z
    .number()
    .min(0, "at least 0 points")
    .max(100, "at most 100 points")
    .exactOptional()
    .describe("Other percentage points on top of the offer's discount."),
}) satisfies z.ZodType<MailVariant>;

/** On a step that sends, and on a campaign. */
export const Variants = z
  .record(Id, Variant)
  .refine((variants) => Object.keys(variants).length >= 2, "one variant is no test: write at least two")
  .refine(
    (variants) => Object.keys(variants).length <= 8,
    "at most 8 variants",
  ) satisfies z.ZodType<MailVariants>;

export const Winner = z.strictObject({
  by: z
    .enum(["orders", "margin"])
    .describe(
      "What decides: orders a person, or their margin, which needs `margin_percent` in store.yaml. Opens and clicks cannot: programs open mails too.",
    ),
  within: CountedDays.describe(
    "How long after the mail an order counts. A person is counted once, when this is over.",
  ),
  least: z
    .int()
    .min(1, "at least 1")
    .exactOptional()
    .describe("People in each variant whose time is over, before any wins; 100 when absent or less."),
}) satisfies z.ZodType<WinnerRule>;
