/**
 * A name as config writes it, whatever a sender's habits are: `Back In Stock`, `backInStock` and `back-in-stock` are
 * `back_in_stock`.
 */
export const plainName = (told: string): string =>
  told
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1_$2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "");
