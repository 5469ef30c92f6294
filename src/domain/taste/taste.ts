import type { Day } from "../basics/calendar.ts";

/** Products that one buyer's taste keeps, the likeliest to be bought again first; and categories. */
export const TASTE_PRODUCTS = 60;
export const TASTE_CATEGORIES = 90;

/** How often one buyer has bought one product, or anything of one category. */
export interface TasteRow {
  readonly id: string;
  /** Of a product: its category, as the last order said. */
  readonly category?: string;
  /** Order days, each halved every 60 days, as of `lastDay`. */
  readonly weight: number;
  /** Order days that it was bought on. */
  readonly days: number;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** Days from `firstDay` to `lastDay` over the gaps between order days, each gap divided by the units bought at its beginning. */
  readonly gaps: number;
  /** Units bought on `lastDay`. */
  readonly units: number;
}

/** How often one buyer orders at all: what a single product's days say too little about. */
export type Rhythm = Pick<TasteRow, "weight" | "days" | "firstDay" | "lastDay">;

/** How a buyer's gaps followed the units bought, over neighbouring gaps of the same thing: sums of products of logs. */
export interface UnitsEffect {
  /** Of changes of the units with themselves, and with changes of the gap. */
  readonly xx: number;
  readonly xy: number;
}

/** What one buyer buys. Follows from the buyer's counted orders alone; what was sent back is not in it. */
export interface Taste {
  readonly rhythm: Rhythm;
  readonly products: readonly TasteRow[];
  readonly categories: readonly TasteRow[];
  /** Absent where units never changed. */
  readonly productUnits?: UnitsEffect;
  readonly categoryUnits?: UnitsEffect;
  /** Products that were sent back and not bought since, the latest first, at most 20. */
  readonly returned?: readonly string[];
}

/** Why a product is recommended, for a mail to say it in words. */
export type TasteReason =
  | { readonly kind: "again"; readonly everyDays?: number }
  /** Others who bought `product` have bought it as well. */
  | { readonly kind: "also"; readonly product: string }
  | { readonly kind: "category"; readonly category: string }
  | { readonly kind: "popular" }
  | { readonly kind: "new" };

export interface Recommendation {
  readonly product: string;
  readonly reason: TasteReason;
}

/** When a buyer is likely to need a product, or something of a category, again. */
export interface Due {
  readonly of: "product" | "category";
  readonly id: string;
  readonly day: Day;
  /** The interval that the buyer is told: the buyer's own, drawn to what the shop's others need. */
  readonly everyDays: number;
}
