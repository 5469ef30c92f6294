import * as z from "zod";
import type { CustomerKey, FactId } from "../domain/facts/facts.ts";

/**
 * What the event bus hands to whoever erases: `ErasureRequested`, or that a night is over, when what has broken off is gone
 * on with.
 */
export const ErasureTask = z.discriminatedUnion("detail-type", [
  z.object({
    "detail-type": z.literal("ErasureRequested"),
    detail: z.object({
      customer: z.string().transform((text) => text as CustomerKey),
      fact: z.string().transform((text) => text as FactId),
    }),
  }),
  z.object({ "detail-type": z.literal("NightlyCompleted") }),
]);
export type ErasureTask = z.infer<typeof ErasureTask>;
