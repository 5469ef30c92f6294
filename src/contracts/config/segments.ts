import * as z from "zod";
import { Condition, Id, Localised } from "./values.ts";

const limits = (number: z.ZodNumber) =>
  z
    .array(number, "write numbers, like [30, 90]")
    .min(2, "write two numbers, or four with scores: 5")
    .max(4, "write two numbers, or four with scores: 5")
    .refine(isAscending, "each number must be larger than the one before it")
    .exactOptional();

const EXAMPLES = {
  recency_days: { 3: "30, 90", 5: "14, 30, 60, 120" },
  orders: { 3: "2, 5", 5: "2, 3, 5, 10" },
  spent: { 3: "30, 90", 5: "30, 90, 200, 500" },
} as const;

const Rfm = z
  .strictObject({
    cut: z
      .enum(["value", "fixed"])
      .default("value")
      .describe("value: groups of customers of about the same size. fixed: by the limits below."),
    scores: z
      .literal([3, 5], "write 3 (27 cells) or 5 (125 cells)")
      .exactOptional()
      .describe("The best score: 3 (27 cells) unless it is 5 (125 cells)."),
    hysteresis: z
      .number()
      .min(0, "at least 0 points")
      .max(10, "at most 10 points")
      .exactOptional()
      .describe(
        "A score stays while limits that cut off so many percentage points more or less would give it. 0 when not written.",
      ),
    recency_days: limits(z.int().min(0)).describe(
      "Days since the last order: up to the first number is the best score, up to the second the next, and so on.",
    ),
    orders: limits(z.int().min(1)).describe(
      "Orders: from the first number is 2, from the second is 3, and so on.",
    ),
    spent: limits(z.number().min(0)).describe(
      "Money spent: from the first number is 2, from the second is 3, and so on.",
    ),
  })
  .check(({ value, issues }) => {
    const refuse = (message: string, ...path: string[]) =>
      issues.push({ code: "custom", input: value, path, message });
    const scores = value.scores ?? 3;
    const many = scores === 3 ? "two" : "four";
    for (const limit of ["recency_days", "orders", "spent"] as const) {
      const example = `${many} numbers like [${EXAMPLES[limit][scores]}]`;
      const given = value[limit];
      if (value.cut === "fixed" && !given) refuse(`cut: fixed needs ${limit}, ${example}`);
      else if (value.cut === "value" && given) refuse(`${limit} is used only with cut: fixed`, limit);
      else if (given && given.length !== scores - 1) refuse(`scores: ${scores} needs ${example}`, limit);
    }
    if (value.cut === "fixed" && (value.hysteresis ?? 0) > 0) {
      refuse("hysteresis is used only with cut: value: fixed limits do not move", "hysteresis");
    }
  });

function isAscending(numbers: readonly number[]): boolean {
  return numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? number));
}

/** segments.yaml */
export const SegmentsFile = z
  .strictObject({
    rfm: Rfm.default({ cut: "value" }).describe("How the RFM cells are cut."),
    list: z
      .array(
        z.strictObject({
          id: Id,
          name: Localised,
          when: Condition.describe("CEL condition over the fields of docs/config.md."),
        }),
      )
      .describe("Tried from the top; the first whose condition holds is the customer's segment."),
    otherwise: z.strictObject({ id: Id, name: Localised }).describe("The segment of everybody else."),
  })
  .describe("Segments");
