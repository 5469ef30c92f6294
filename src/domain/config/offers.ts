import type { Localised } from "./localised.ts";

export interface Tier {
  readonly id: string;
  /** Spend in store currency: from (inclusive) and below (exclusive); the first has no from, the last no below. */
  readonly from: number;
  readonly below?: number;
}

/** What a discount is for; src/domain/offers/variants.ts has a row for each. */
export type VariantKind = "last_category" | "best_category" | "last_shop" | "universal";

export interface Offers {
  /** Contiguous, ascending. */
  readonly tiers: readonly Tier[];
  /** The customer always pays at least this share of the price, in percent. */
  readonly price_floor_percent: number;
  readonly list: Readonly<Record<string, Offer>>;
}

export interface Offer {
  readonly name: Localised;
  /** Tried in this order; one that does not apply (no last category) falls through to the next. */
  readonly variants: readonly VariantKind[];
  /** Discount by tier id, in percent of the price. */
  readonly discount_percent: Readonly<Record<string, number>>;
  /** Only for customers for whom this holds. */
  readonly when?: string;
  readonly code?: { readonly prefix: string };
  readonly valid_for: string;
  /** Orders below this sum (store currency) do not get it. */
  readonly min_order?: number;
  /** Limits `last_category`, `best_category` and `last_shop` to these names; all when absent. */
  readonly categories?: readonly string[];
  readonly shops?: readonly string[];
}
