import type { Product } from "../domain/catalogue/product.ts";

export interface CatalogueStore {
  /** Those of the products that are known, by id. May be a second old. */
  read(products: readonly string[]): Promise<ReadonlyMap<string, Product>>;
}
