import type { Instant } from "../domain/basics/calendar.ts";
import type { Store, Till } from "../domain/config/store.ts";
import type { Discount } from "../domain/offers/till/discount.ts";

/** A code to be put on the platform. `holder`: to whom the platform shall hold it, as far as that is known. */
export interface TillCode {
  readonly code: string;
  readonly holder?: Holder;
}

export interface Holder {
  readonly email?: string;
  /** The customer's id on the platform. */
  readonly id?: string;
}

/** How far putting one discount's codes has come: what the platform calls the discount, and a job of its that is not over. */
export interface PutProgress {
  readonly discount?: string;
  readonly job?: string;
}

export interface RefusedCode {
  readonly code: string;
  readonly why: string;
}

/** A later try may help. `platform`: it takes nothing now, whatever it is asked. `codes`: these are not ready. */
export interface Later {
  readonly kind: "later";
  readonly holds: "platform" | "codes";
  readonly why: string;
  /** What the platform asks for. */
  readonly retryAt?: Instant;
}

/** What none helps against. */
export interface Failed {
  readonly kind: "failed";
  readonly why: string;
}

export type Put =
  /** The platform knows all but the refused ones. `placed`: what it calls what was made, to remove it by. */
  | { readonly kind: "done"; readonly refused: readonly RefusedCode[]; readonly placed: Placed }
  | (Later & { readonly progress?: PutProgress })
  | Failed;

/** The platform's ids: of discounts with all their codes (Shopify), of coupons (WooCommerce). */
export type Placed =
  | { readonly kind: "discount"; readonly id: string }
  | { readonly kind: "coupons"; readonly ids: readonly string[] };

/** What is taken off the platform: codes by their text, or what was placed with all that leads to it. */
export type Removal =
  | { readonly kind: "codes"; readonly codes: readonly string[] }
  | { readonly kind: "discounts" | "coupons"; readonly ids: readonly string[] };

/** What the platform says of itself and of the key that it was asked with. */
export type TillCheck =
  | {
      readonly kind: "open";
      readonly shop: string;
      readonly currency: string;
      /** Rights that the key lacks. */
      readonly missing: readonly string[];
    }
  | { readonly kind: "denied" | "unreachable"; readonly why: string };

/** The platform on which codes are put. Every call may be repeated: what is there already, and ours, is no failure. */
export interface ShopTill {
  put(discount: Discount, codes: readonly TillCode[], progress?: PutProgress): Promise<Put>;
  remove(what: Removal): Promise<{ readonly kind: "done" } | Later | Failed>;
  /** Reads only. */
  check(): Promise<TillCheck>;
}

/** The platform that a config names, by a key of the keys secret. */
export type OpenTill = (till: Till, store: Pick<Store, "currency">, key: string) => ShopTill;
