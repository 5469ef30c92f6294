import type { Basket, BasketItem } from "./basket.ts";
import type { Benefit } from "./benefit.ts";
import type { Terms } from "./codes/code.ts";

/** What a code takes off a basket, in minor units of the store currency, or why it takes nothing. */
export interface Discount {
  readonly amount: number;
  readonly why?: "below-minimum" | "nothing-fits";
}

export function discountOf(terms: Terms, basket: Basket): Discount {
  const goods = Math.max(0, basket.total - (basket.delivery ?? 0));
  if (terms.minOrder !== undefined && goods < terms.minOrder) return { amount: 0, why: "below-minimum" };
  const fitting = basket.items.filter((item) => isFit(terms, item));
  if (basket.items.length > 0 && fitting.length === 0) return { amount: 0, why: "nothing-fits" };
  const worth = basket.items.length === 0 ? goods : Math.min(goods, sumOf(fitting));
  return { amount: offOf(terms.benefit, worth, basket) };
}

/** What a benefit can cost at most; undefined where it has no upper bound. Minor units of the store currency. */
export function faceValue(benefit: Benefit): number | undefined {
  switch (benefit.kind) {
    case "percent":
    case "cashback":
      return benefit.most;
    case "amount":
    case "waived_fee":
      return benefit.amount;
    case "free_delivery":
    case "gift":
      return benefit.cost;
    default:
      return benefit satisfies never;
  }
}

function isFit({ variant, subject }: Terms, { category, merchant }: BasketItem): boolean {
  if (subject === undefined || variant === "universal") return true;
  return same(variant === "last_shop" ? merchant : category, subject);
}

const same = (one: string | undefined, other: string): boolean =>
  one?.trim().toLowerCase() === other.trim().toLowerCase();

const sumOf = (items: readonly BasketItem[]): number =>
  items.reduce((sum, { price, quantity }) => sum + Math.round(price * quantity), 0);

function offOf(benefit: Benefit, worth: number, { delivery = 0 }: Basket): number {
  switch (benefit.kind) {
    case "percent":
      return Math.min(Math.round((worth * benefit.percent) / 100), benefit.most ?? Number.POSITIVE_INFINITY);
    case "amount":
      return Math.min(benefit.amount, worth);
    case "free_delivery":
      return delivery;
    case "waived_fee":
      return benefit.amount;
    case "cashback":
    case "gift":
      return 0;
    default:
      return benefit satisfies never;
  }
}
