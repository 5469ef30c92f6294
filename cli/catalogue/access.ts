import type { FeedChunk } from "../../src/app/catalogue/take-feed.ts";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import type { Product } from "../../src/domain/catalogue/product.ts";
import type { CatalogueStore } from "../../src/ports/catalogue.ts";

/** The catalogue of a deployment: over its tables, or over its admin API. */
export interface CatalogueAccess extends Pick<CatalogueStore, "page" | "lastFeed" | "noteFeed"> {
  /** By any of its ids. */
  product(id: string): Promise<Product | undefined>;
  takeFeed(chunk: FeedChunk): Promise<{ readonly changed: number }>;
  discontinue(products: readonly string[]): Promise<{ readonly discontinued: number }>;
  /** The deployment's time. */
  readonly now: Instant;
}
