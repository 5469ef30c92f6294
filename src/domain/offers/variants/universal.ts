import type { Variant } from "./variant.ts";

/** A discount on everything, for everybody. */
export const universal: Variant = {
  fitFor: () => ({ fits: true, why: "on everything" }),
};
