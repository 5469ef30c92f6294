import type { KnownProduct } from "../../domain/catalogue/entry.ts";
import type { CatalogueStore } from "../../ports/catalogue.ts";

/** All products that the catalogue knows, a page in memory at a time. Reads the whole catalogue: about 400 bytes a product. */
export async function* everyProduct(catalogue: Pick<CatalogueStore, "page">): AsyncIterable<KnownProduct> {
  let after: string | undefined;
  do {
    const { products, next } = await catalogue.page(after);
    yield* products;
    after = next;
  } while (after !== undefined);
}
