import type { Localised } from "./localised.ts";

export interface Segments {
  readonly rfm: {
    readonly cut: "value" | "fixed";
    /** The best score: 27 cells, or 125. 3 when absent. */
    readonly scores?: 3 | 5;
    /** A score stays while limits that cut off so many percentage points more or less would give it; 0 when absent. */
    readonly hysteresis?: number;
    /** Days since the last order, ascending: at most the first number is the best score, at most the second the next. */
    readonly recency_days?: readonly number[];
    /** Orders, ascending: at least the first number is 2, at least the second is 3. */
    readonly orders?: readonly number[];
    /** Spend in store currency, ascending: at least the first number is 2, at least the second is 3. */
    readonly spent?: readonly number[];
  };
  /** Tried in this order; the first whose condition holds is the customer's segment. */
  readonly list: readonly { readonly id: string; readonly name: Localised; readonly when: string }[];
  /** The segment of everybody else. */
  readonly otherwise: { readonly id: string; readonly name: Localised };
}
