import * as z from "zod";

/** `confirm` repeats the customer as they were asked for, so that nobody is erased by a slip. */
export const EraseRequest = z.object({
  body: z
    .strictObject({
      customer: z.string().min(1).max(400),
      confirm: z.string().min(1).max(400),
      reason: z
        .string()
        .trim()
        .min(1)
        .max(200)
        .describe("For the receipt, which outlives the person: no name"),
      id: z.string().regex(/^[\w-]{8,100}$/, "8 to 100 letters, digits, - or _"),
    })
    .refine(({ customer, confirm }) => customer === confirm, {
      path: ["confirm"],
      error: "not the customer: repeat it as it stands there",
    }),
});

export const ReceiptsRequest = z.object({});
