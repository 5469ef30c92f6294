import * as z from "zod";
import { Condition, Id, Localised } from "./values.ts";

const limits = (number: z.ZodNumber) =>
  z
    .tuple([number, number], "write two numbers, like [30, 90]")
    .refine(([low, high]) => low < high, "the first number must be the smaller one")
    .exactOptional();

const Rfm = z
  .strictObject({
    cut: z
      .enum(["value", "fixed"])
      .default("value")
      .describe("value: three groups of customers of about the same size. fixed: by the limits below."),
    recency_days: limits(z.int().min(0)).describe(
      "Days since the last order: up to the first number is 3, up to the second is 2, the rest 1.",
    ),
    orders: limits(z.int().min(1)).describe(
      "Orders: from the second number is 3, from the first is 2, the rest 1.",
    ),
    spent: limits(z.number().min(0)).describe(
      "Money spent: from the second number is 3, from the first is 2, the rest 1.",
    ),
  })
  .check(({ value, issues }) => {
    for (const limit of ["recency_days", "orders", "spent"] as const) {
      const given = value[limit] !== undefined;
      if (given === (value.cut === "fixed")) continue;
      const message = given
        ? `${limit} is used only with cut: fixed`
        : `cut: fixed needs ${limit}, two numbers like [${limit === "orders" ? "2, 5" : "30, 90"}]`;
      issues.push({ code: "custom", input: value, path: given ? [limit] : [], message });
    }
  });

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
