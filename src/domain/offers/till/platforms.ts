import type { Till } from "../../config/store.ts";

/** The platforms as people call them. */
export const PLATFORM_NAMES: { readonly [K in Till["platform"]]: string } = {
  shopify: "Shopify",
  woocommerce: "WooCommerce",
};
