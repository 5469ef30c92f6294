import type { OfferKind, OfferKinds, Tier } from "../../config/offers.ts";
import type { Benefit } from "../benefit.ts";

export interface BenefitContext {
  /** The customer always pays at least this share of the price, in percent. */
  readonly floor: number;
  /** Percentage points that the chain's step adds. */
  readonly raise: number;
  readonly currency: string;
}

export type BenefitOf<K extends OfferKind> = Extract<Benefit, { readonly kind: K }>;

/** What a tier gets, and why; without a benefit: why it gets nothing. */
export interface Given<K extends OfferKind = OfferKind> {
  readonly benefit?: BenefitOf<K>;
  readonly why: string;
}

/** What a benefit is taken from, in minor units. */
export interface Base {
  /** What the goods come to that the offer is for; never more than `order`. */
  readonly fitting: number;
  /** What all goods come to. */
  readonly order: number;
  readonly delivery: number;
  readonly fee?: number;
}

/** What an order gets by an offer. */
export interface Taken {
  /** Off what the customer pays, in minor units. */
  readonly amount: number;
  /** What the points that come on top are worth, in minor units. */
  readonly cashback?: number;
  /** The product that is put into the order. */
  readonly gift?: string;
}

/** One kind of offer, from the config to what it costs. Money in minor units of the store currency. */
export interface Kind<K extends OfferKind> {
  /** The keys that only this kind has, and others may share with it. */
  readonly keys: readonly Exclude<keyof OfferKinds[K], "kind">[];
  /** The key that bounds what one order can cost, where its absence leaves that open. */
  readonly bound?: Exclude<keyof OfferKinds[K], "kind">;
  /** Whether it can be for a part of the order, so that variants by category and shop have a meaning. */
  readonly isOfGoods: boolean;
  /** Whether the step's `raise` adds to it. */
  readonly canRise: boolean;
  readonly give: (offer: OfferKinds[K], tier: Tier, at: BenefitContext) => Given<K>;
  readonly take: (benefit: BenefitOf<K>, from: Base) => Taken;
  /**
   * What it costs the shop on an order of goods worth so much before the discount, and Infinity on an endless one;
   * undefined where the shop has not said what it pays.
   */
  readonly costOn: (benefit: BenefitOf<K>, worth: number) => number | undefined;
  /** `10%`, `500 RUB off`. */
  readonly inWords: (benefit: BenefitOf<K>, currency: string) => string;
}

/** What lists of tiers leave open: all of them. */
export const isFor = ({ id }: Tier, tiers: readonly string[] | undefined): boolean =>
  tiers === undefined || tiers.includes(id);

/** A share of a sum in whole minor units, half up: tills round the whole, not line by line. */
export const shareOf = (sum: number, percent: number): number => Math.round((sum * percent) / 100);
