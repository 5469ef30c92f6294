import type { FeedMark } from "../../domain/catalogue/entry.ts";
import type { Product } from "../../domain/catalogue/product.ts";
import type { CatalogueStore, StoredEntry } from "../../ports/catalogue.ts";

const PAGE = 250;

/** A catalogue in memory, for tests and simulation. `products`: what it knows from the beginning. */
export function makeMemoryCatalogueStore(products: readonly Product[] = []): CatalogueStore {
  const entries = new Map<string, StoredEntry>(
    products.map((product) => [product.product, { kind: "product", product, revision: 1 }]),
  );
  let feed: FeedMark | undefined;
  return {
    async read(ids) {
      const found = new Map<string, Product>();
      for (const id of new Set(ids)) {
        const entry = entries.get(id);
        const meant = entry?.kind === "alias" ? entries.get(entry.of) : entry;
        if (meant?.kind === "product") found.set(id, meant.product);
      }
      return found;
    },
    async entriesOf(ids) {
      return new Map(
        ids.flatMap((id) => {
          const entry = entries.get(id);
          return entry ? [[id, entry]] : [];
        }),
      );
    },
    async put(id, entry, revision) {
      if ((entries.get(id)?.revision ?? 0) !== revision) return "conflict";
      entries.set(id, { ...entry, revision: revision + 1 });
      return "written";
    },
    async page(after = "0") {
      const from = Number(after);
      const all = [...entries.values()];
      const products = all.slice(from, from + PAGE).filter((entry) => entry.kind === "product");
      const next = from + PAGE < all.length ? { next: String(from + PAGE) } : {};
      return { products: products.map(({ revision: _, ...known }) => known), ...next };
    },
    async lastFeed() {
      return feed;
    },
    async noteFeed(noted) {
      feed = noted;
    },
  };
}
