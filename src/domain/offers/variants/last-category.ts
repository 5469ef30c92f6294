import { isOfCategory } from "../basket.ts";
import { lastBought } from "./last-bought.ts";
import type { Variant } from "./variant.ts";

/** A discount on the category of the last purchase. */
export const lastCategory: Variant = {
  fitFor: (profile, offer) => lastBought("category", profile.lastCategory, offer.categories),
  covers: isOfCategory,
  limitedBy: "categories",
  sampleSubject: "Coffee",
};
