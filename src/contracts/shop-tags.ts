import * as z from "zod";
import type { CustomerKey } from "../domain/facts/facts.ts";

/** Input of the shop-tags function: `LevelChanged` as the event bus hands it over. */
export const LevelTask = z.object({
  detail: z.object({ customer: z.string().transform((key) => key as CustomerKey) }),
});
export type LevelTask = z.infer<typeof LevelTask>;
