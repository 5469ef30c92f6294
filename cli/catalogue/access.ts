import type { FeedChunk } from "../../src/app/catalogue/take-feed.ts";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import type { Product } from "../../src/domain/catalogue/product.ts";
import type { CatalogueStore } from "../../src/ports/catalogue.ts";

/** Parts of a feed that are in. */
export interface FeedPart {
  /** Products of the feed that have been looked at. */
  readonly products?: number;
  readonly changed?: number;
  readonly discontinued?: number;
}

/** Takes a feed in as one change, which hears of every part that is in. */
export type ImportingFeed = <R>(act: (isIn: (part: FeedPart) => void) => Promise<R>) => Promise<R>;

/** The catalogue of a deployment: over its tables, or over its admin API. */
export interface CatalogueAccess extends Pick<CatalogueStore, "page" | "lastFeed" | "noteFeed"> {
  /** By any of its ids. */
  product(id: string): Promise<Product | undefined>;
  takeFeed(chunk: FeedChunk): Promise<{ readonly changed: number }>;
  discontinue(products: readonly string[]): Promise<{ readonly discontinued: number }>;
  /** Over the admin API the routes write the log of changes themselves. */
  readonly importing: ImportingFeed;
  /** The deployment's time. */
  readonly now: Instant;
}
