import type { CatalogueEntry, FeedMark, KnownProduct } from "../domain/catalogue/entry.ts";
import type { Product } from "../domain/catalogue/product.ts";

export type StoredEntry = CatalogueEntry & { readonly revision: number };

export interface CataloguePage {
  readonly products: readonly KnownProduct[];
  /** Where the next page begins; absent after the last. */
  readonly next?: string;
}

export interface CatalogueStore {
  /**
   * Those of the products that are known, by the id that was asked for. Asked for by another of its ids (a variant, a
   * SKU), a product comes under its own in `product`. May be a second old.
   */
  read(products: readonly string[]): Promise<ReadonlyMap<string, Product>>;
  /** What is kept under ids themselves, read strongly; `revision` is 0 of nothing, and nothing is left out. */
  entriesOf(ids: readonly string[]): Promise<ReadonlyMap<string, StoredEntry>>;
  /** Writes unless somebody else has written since `revision` was read; of an id that had nothing, it is 0. */
  put(id: string, entry: CatalogueEntry, revision: number): Promise<"written" | "conflict">;
  /** Some hundred products at a time, each once, in no order that means anything. `after` is the `next` of a page. */
  page(after?: string): Promise<CataloguePage>;
  /** Of the last feed that was read to its end; undefined when none was. */
  lastFeed(): Promise<FeedMark | undefined>;
  noteFeed(feed: FeedMark): Promise<void>;
}
