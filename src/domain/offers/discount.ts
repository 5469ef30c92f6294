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

/** What the till said of an order that used the offer. */
export interface Used {
  /** Off what the customer paid. */
  readonly amount: number;
  readonly cashback?: number;
  /** What the goods came to after the discount. */
  readonly total?: number;
}

/**
 * What a use has cost the shop, for reports and budgets: what came off the goods or the fee; of a delivery and a gift what the shop pays
 * for them, or what the customer did not pay where that is not known; of cashback what the points are worth, at most where the
 * order's total is not known.
 */
export function costOf(benefit: Benefit, { amount, cashback, total }: Used): number {
  switch (benefit.kind) {
    case "percent":
    case "amount":
    case "waived_fee":
      return amount;
    case "cashback":
      return cashback ?? (total === undefined ? faceValue(benefit) : costOn(benefit, total)) ?? 0;
    case "free_delivery":
    case "gift":
      return benefit.cost ?? amount;
    default:
      return benefit satisfies never;
  }
}

/** What it would cost on an order of goods worth so much: exactly where all of them fit, at most otherwise. */
export const costOn = (benefit: Benefit, worth: number): number | undefined =>
  kindOf(benefit).costOn(benefit, worth);

/** What an order that was paid so much had got: off the price of its goods, and besides. Costs that nobody knows are 0. */
export function costWhenPaid(
  benefit: Benefit,
  paid: number,
): { readonly off: number; readonly besides: number } {
  switch (benefit.kind) {
    case "percent": {
      const { percent, most = Number.POSITIVE_INFINITY } = benefit;
      return { off: Math.min((paid * percent) / (100 - Math.min(percent, 99)), most), besides: 0 };
    }
    case "amount":
      return { off: benefit.amount, besides: 0 };
    case "free_delivery":
    case "waived_fee":
    case "cashback":
    case "gift":
      return { off: 0, besides: costOn(benefit, paid) ?? 0 };
    default:
      return benefit satisfies never;
  }
}
