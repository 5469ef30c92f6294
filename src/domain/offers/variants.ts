import type { Offer, VariantKind } from "../config/offers.ts";
import { bestCategory } from "./variants/best-category.ts";
import { lastCategory } from "./variants/last-category.ts";
import { lastShop } from "./variants/last-shop.ts";
import { universal } from "./variants/universal.ts";
import type { Variant } from "./variants/variant.ts";

/** Every variant under the name that marketers write. A kind without a row here does not compile. */
export const VARIANTS: Readonly<Record<VariantKind, Variant>> = {
  last_category: lastCategory,
  best_category: bestCategory,
  last_shop: lastShop,
  universal,
};

/** In the order of the table, which is that of the schema. */
export const VARIANT_KINDS = Object.keys(VARIANTS) as readonly VariantKind[];

/** Whether one of an offer's variants asks for the customer's habits. */
export const needsHabits = ({ variants }: Offer): boolean =>
  variants.some((kind) => VARIANTS[kind].needsHabits === true);

/** The variants that one of an offer's lists limits. */
export function variantsLimitedBy(list: NonNullable<Variant["limitedBy"]>): readonly VariantKind[] {
  return VARIANT_KINDS.filter((kind) => VARIANTS[kind].limitedBy === list);
}
