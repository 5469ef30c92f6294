import * as z from "zod";
import type { CustomerKey, FactId } from "../domain/facts/facts.ts";

/** `ErasureRequested` as EventBridge hands it over. */
export const ErasureTask = z.object({
  detail: z.object({
    customer: z.string().transform((text) => text as CustomerKey),
    fact: z.string().transform((text) => text as FactId),
  }),
});
export type ErasureTask = z.infer<typeof ErasureTask>;
