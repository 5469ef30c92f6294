import type { Benefit } from "./benefit.ts";

/** The most that a benefit can cost the shop, in minor units; undefined where nothing bounds it. */
export function faceValue(benefit: Benefit): number | undefined {
  return benefit.kind === "amount" ? benefit.amount : undefined;
}
