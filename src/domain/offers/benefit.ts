import type { Localised } from "../config/localised.ts";

/** What an offer gives. Money in the store currency's minor units. */
export type Benefit =
  /** Off the price of what fits, at most `most`. */
  | { readonly kind: "percent"; readonly percent: number; readonly most?: number }
  /** Off the order. */
  | { readonly kind: "amount"; readonly amount: number }
  /** `cost`: what the shop pays for a delivery, at most. */
  | { readonly kind: "free_delivery"; readonly cost?: number }
  /** A fee that the shop takes otherwise: for wrapping, for an express order. */
  | { readonly kind: "waived_fee"; readonly fee: Localised; readonly amount: number }
  /** Points on top of those that the order earns anyway, in percent of its worth; at most `most`. */
  | { readonly kind: "cashback"; readonly percent: number; readonly most?: number }
  /** A product that is put into the order. */
  | { readonly kind: "gift"; readonly product: string; readonly name: Localised; readonly cost?: number };

export type BenefitKind = Benefit["kind"];

/** The share of the price that is given back; 0 of what is no share of it. */
export const percentOf = ({ benefit }: { readonly benefit: Benefit }): number =>
  benefit.kind === "percent" ? benefit.percent : 0;
