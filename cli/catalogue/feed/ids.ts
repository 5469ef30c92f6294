import { productId } from "../../../src/domain/catalogue/told.ts";

/** Ids that shops' plugins make of the platform's own: `shopify_DE_PRODUCT_VARIANT`, `woocommerce_gpf_ID`, `gla_ID`. */
const SHOPIFY = /^shopify_(?:[a-z]{2}|zz)_(\d+)(?:_(\d+))?$/i;
const WOOCOMMERCE = /^(?:woocommerce_gpf_|gla_)(\d+)$/i;

/**
 * The id of the product that a row is one variant of, as carts and orders of the shop name it: the platform's own number
 * where the feed's id holds it, else the group's id, else the row's own.
 */
export function groupOf(id: string, group: string): string {
  return platformId(id) ?? platformId(group) ?? productId(group) ?? id;
}

function platformId(id: string): string | undefined {
  return SHOPIFY.exec(id)?.[1] ?? WOOCOMMERCE.exec(id)?.[1];
}

/** All the other ids by which carts and orders may name the row. */
export function otherIds(product: string, id: string, others: readonly string[]): readonly string[] {
  const variant = SHOPIFY.exec(id)?.[2];
  const all = [id, variant ?? "", ...others].flatMap((text) => productId(text.trim()) ?? []);
  return [...new Set(all)].filter((one) => one !== product && !/^(n\/?a|none|null|-+|0+)$/i.test(one));
}
