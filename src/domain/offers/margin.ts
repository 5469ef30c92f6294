import { defined } from "../basics/defined.ts";
import type { Offers } from "../config/offers.ts";
import type { Store } from "../config/store.ts";
import { type Basket, type BasketItem, isSameName, sumOf, worthOf } from "./basket.ts";
import type { Benefit } from "./benefit.ts";
import { costOf } from "./discount.ts";

/** What is left of 100 of a price before any discount, as the shop says it. */
export interface MarginRules {
  /** `margin_percent` of offers.yaml: by category. */
  readonly byCategory?: Readonly<Record<string, number>>;
  /** `margin_percent` of store.yaml: of everything else. */
  readonly otherwise?: number;
}

export const marginRules = (
  { margin_percent: byCategory }: Pick<Offers, "margin_percent">,
  { margin_percent: otherwise }: Pick<Store, "margin_percent">,
): MarginRules => defined({ byCategory, otherwise });

/** Of a whole order of which nothing else is known: one line, its price and no category. */
export type MarginLine = Pick<BasketItem, "category" | "price" | "quantity">;

/**
 * What an order leaves the shop in minor units, negative where it gives away more than it earns: the margin of its lines at
 * their full prices, less what the discount cost (`costOf`). Undefined where the shop has said no margin for one of the lines.
 */
export function marginOf(lines: readonly MarginLine[], rules: MarginRules, given = 0): number | undefined {
  const margins = lines.map((line) => {
    const percent = marginPercentOf(line.category, rules);
    return percent === undefined ? undefined : (sumOf([line]) * percent) / 100;
  });
  let earned = 0;
  for (const margin of margins) {
    if (margin === undefined) return undefined;
    earned += margin;
  }
  return Math.round(earned) - given;
}

/**
 * What an order leaves that used an offer; `amount` came off it. Other discounts on the basket, which its lines do not show,
 * are taken off too. Of a basket without lines the sum is all there is.
 */
export function marginWithOffer(
  basket: Basket,
  { benefit, amount }: { readonly benefit: Benefit; readonly amount: number },
  rules: MarginRules,
): number | undefined {
  const { items } = basket;
  const worth = worthOf(basket);
  const lines = items.length > 0 ? items : [{ price: worth, quantity: 1 }];
  const others = Math.max(0, sumOf(lines) - worth);
  return marginOf(lines, rules, others + costOf(benefit, { amount, total: Math.max(0, worth - amount) }));
}

/** Categories are compared as discounts compare them: without regard to capitals. */
export function marginPercentOf(
  category: string | undefined,
  { byCategory = {}, otherwise }: MarginRules,
): number | undefined {
  if (category === undefined) return otherwise;
  const named = Object.keys(byCategory).find((name) => isSameName(name, category));
  return named === undefined ? otherwise : byCategory[named];
}
