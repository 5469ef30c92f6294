import type { VariantFit } from "./variant.ts";

/** Fits a customer whose last purchase names a category or shop that the offer's list allows; no list allows all. */
export function lastBought(
  what: "category" | "shop",
  name: string | undefined,
  allowed: readonly string[] | undefined,
): VariantFit {
  if (name === undefined) return { fits: false, why: `no last ${what}` };
  if (allowed && !allowed.includes(name))
    return { fits: false, why: `last ${what} ${name} is not in the offer's list` };
  return { fits: true, subject: name, why: `last bought from ${what} ${name}` };
}
