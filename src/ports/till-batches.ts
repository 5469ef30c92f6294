import type { Code } from "../domain/offers/codes/code.ts";

/** `queued`: the platform has not answered yet. `failed`: it never will take them. */
export type BatchState = "queued" | "known" | "failed";

/** Codes on their way to the shop's platform, batch by batch. */
export interface TillBatches {
  /** Hands codes over to be put on the platform, and answers with the batch's id. A code that is there already stays as it is. */
  add(codes: readonly Code[]): Promise<string>;
  /** Whether the platform knows a batch's codes; undefined of one that is not kept any more. */
  state(batch: string): Promise<BatchState | undefined>;
}
