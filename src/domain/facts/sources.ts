/** Whose software sends events. Everything else there is to know of each stands in contracts/sources.ts. */
export type Source = "segment" | "shopify" | "woocommerce" | "standard";

/** Whether a source gives its customers numbers of its own: they have keys, `p:SOURCE:NUMBER`. */
const NUMBERS_CUSTOMERS = {
  segment: false,
  shopify: true,
  woocommerce: true,
  standard: false,
} satisfies Record<Source, boolean>;

export const SOURCE_NAMES = Object.keys(NUMBERS_CUSTOMERS) as readonly Source[];
export const PLATFORMS = SOURCE_NAMES.filter((source) => NUMBERS_CUSTOMERS[source]);
