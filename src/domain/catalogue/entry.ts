import type { Instant } from "../basics/calendar.ts";
import type { Product } from "./product.ts";

/** A product with what decides whose word on it counts. */
export interface KnownProduct {
  readonly kind: "product";
  readonly product: Product;
  /** Of the newest word of an event or an order that changed anything. */
  readonly toldAt?: Instant;
  /** When a feed told of it last, to some days. */
  readonly fedAt?: Instant;
}

/** Another id of a product: a variant's, a SKU, what a shopping feed calls it. */
export interface ProductAlias {
  readonly kind: "alias";
  readonly of: string;
}

/** What the catalogue keeps under one id. */
export type CatalogueEntry = KnownProduct | ProductAlias;

/** Of the last feed that was read to its end. */
export interface FeedMark {
  readonly at: Instant;
  readonly by: string;
  readonly products: number;
  readonly inStock: number;
  readonly discontinued: number;
}
