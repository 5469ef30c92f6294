import type { Failed, Later } from "../../ports/shops.ts";
import type { BatchProgress } from "../../ports/till-batches.ts";

/** What a step of a batch comes to; with `progress` as far as it has come. */
export type Stepped =
  | { readonly kind: "over"; readonly progress: BatchProgress }
  | { readonly kind: "out-of-time"; readonly progress: BatchProgress }
  /** `unasked`: not by an answer of the platform. */
  | { readonly kind: "stuck"; readonly progress: BatchProgress; readonly by: Later; readonly unasked?: true }
  | Failed;
