import { type Basket, sumOf, worthOf } from "./basket.ts";
import type { Benefit } from "./benefit.ts";
import type { Terms } from "./codes/code.ts";
import type { Taken } from "./kinds/kind.ts";
import { kindOf } from "./kinds.ts";
import { VARIANTS } from "./variants.ts";

/** What a basket gets by an offer, or why it gets nothing. Money in minor units of the store currency. */
export interface Discount extends Taken {
  readonly why?: "below-minimum" | "nothing-fits";
}

/**
 * What the offer comes to in this basket. The smallest order is measured by the goods, without delivery. A share is rounded
 * once, on the sum of what fits, half up, as WooCommerce does; no discount is more than
 * the goods cost. The same basket always gets the same.
 */
export function discountOf(
  { benefit, variant, subject, minOrder = 0 }: Pick<Terms, "benefit" | "variant" | "subject" | "minOrder">,
  basket: Basket,
): Discount {
  const order = Math.max(0, worthOf(basket));
  if (order < minOrder) return { amount: 0, why: "below-minimum" };
  const { covers } = VARIANTS[variant];
  const fitting =
    subject === undefined || !covers ? undefined : basket.items.filter((item) => covers(item, subject));
  if (fitting?.length === 0) return { amount: 0, why: "nothing-fits" };
  const { delivery = 0, fee } = basket;
  return kindOf(benefit).take(benefit, {
    order,
    fitting: fitting === undefined ? order : Math.max(0, Math.min(sumOf(fitting), order)),
    delivery: Math.max(0, delivery),
    ...(fee !== undefined && { fee: Math.max(0, fee) }),
  });
}

/** The most that one order can cost the shop; undefined where nothing bounds it, or where its cost is not known. */
export function faceValue(benefit: Benefit): number | undefined {
  const cost = kindOf(benefit).costOn(benefit, Number.POSITIVE_INFINITY);
  return cost !== undefined && Number.isFinite(cost) ? cost : undefined;
}
