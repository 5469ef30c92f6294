import { isOfShop } from "../basket.ts";
import { lastBought } from "./last-bought.ts";
import type { Variant } from "./variant.ts";

/** A discount in the shop (merchant) of the last purchase. */
export const lastShop: Variant = {
  fitFor: (profile, offer) => lastBought("shop", profile.lastMerchant, offer.shops),
  covers: isOfShop,
  limitedBy: "shops",
  sampleSubject: "North Tea",
};
