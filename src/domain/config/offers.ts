import type { Localised } from "./localised.ts";

export interface Tier {
  readonly id: string;
  /** Spend in store currency: from (inclusive) and below (exclusive); the first has no from, the last no below. */
  readonly from: number;
  readonly below?: number;
}

/** What a discount is for; src/domain/offers/variants.ts has a row for each. */
export type VariantKind = "last_category" | "best_category" | "last_shop" | "universal";

/** At most so much (store currency, whole units) in a period; `ever` has one. Calendar periods of the shop's time zone. */
export interface Budget {
  readonly amount: number;
  readonly per: "day" | "week" | "month" | "year" | "ever";
}

/** How much of a code's worth is reserved when it is issued: all of it, or the share of the offer's codes that was used so far. */
export type Reserve = "face" | "expected";

export interface Offers {
  /** Contiguous, ascending. */
  readonly tiers: readonly Tier[];
  /** Of all offers together. */
  readonly budget?: Budget;
  /** `face` when absent. */
  readonly reserve?: Reserve;
  /** What is left of 100 of a price, by category, before any discount; the store's `margin_percent` for all others. */
  readonly margin_percent?: Readonly<Record<string, number>>;
  /** The customer always pays at least this share of the price, in percent. */
  readonly price_floor_percent: number;
  readonly list: Readonly<Record<string, Offer>>;
}

/** What an offer gives, by the key that names its kind: `percent` when absent. Money in whole units of the store currency. */
export interface OfferKinds {
  readonly percent: {
    readonly kind: "percent";
    /** Discount by tier id, in percent of the price. */
    readonly discount_percent: Readonly<Record<string, number>>;
    /** Never more than this off one order. */
    readonly max_discount?: number;
  };
  readonly amount: { readonly kind: "amount"; readonly amount: Readonly<Record<string, number>> };
  readonly free_delivery: {
    readonly kind: "free_delivery";
    /** Tiers that get it; all when absent. */
    readonly for_tiers?: readonly string[];
    /** What a delivery costs the shop. */
    readonly cost?: number;
  };
  readonly waived_fee: {
    readonly kind: "waived_fee";
    readonly for_tiers?: readonly string[];
    readonly fee: Localised;
    readonly amount: number;
  };
  readonly cashback: {
    readonly kind: "cashback";
    /** Points on top, in percent of the order, by tier id. */
    readonly cashback_percent: Readonly<Record<string, number>>;
    /** Never more than this of one order. */
    readonly max_cashback?: number;
  };
  readonly gift: {
    readonly kind: "gift";
    readonly for_tiers?: readonly string[];
    /** Product id, as the shop writes it. */
    readonly product: string;
    readonly gift_name: Localised;
    /** What it costs the shop. */
    readonly cost?: number;
  };
}

export type OfferKind = keyof OfferKinds;

export interface CodeRule {
  /** Of codes that are made up, `HELLO-7F3K9Q2M`. */
  readonly prefix?: string;
  /** Handed out from the list that was uploaded for the offer, once each. */
  readonly pool?: true;
  readonly bound: "customer" | "anyone";
  /** What becomes of a code whose order is cancelled or refunded whole. */
  readonly on_cancel: "release" | "keep";
}

export type Offer = OfferKinds[OfferKind] & {
  readonly name: Localised;
  /** Tried in this order; one that does not apply (no last category) falls through to the next. */
  readonly variants: readonly VariantKind[];
  /** Only for customers for whom this holds. */
  readonly when?: string;
  readonly code?: CodeRule;
  readonly valid_for: string;
  /** Orders below this sum (store currency) do not get it. */
  readonly min_order?: number;
  readonly budget?: Budget;
  /** Spends the budget on those whom the shop's own draws say it moves most for its cost; chance decides on so many percent. */
  readonly allocate?: { readonly by: "uplift"; readonly random_percent: number };
  /** Limits `last_category`, `best_category` and `last_shop` to these names; all when absent. */
  readonly categories?: readonly string[];
  readonly shops?: readonly string[];
};
