import { type Money, toMajor, toMinor } from "../basics/money.ts";
import type { Fact, Item } from "../facts/facts.ts";
import { isFor } from "./fact-roles.ts";

/** Minor units of the store currency; undefined where the config has no rate for the money's own currency. */
export type ToStore = (money: Money) => number | undefined;

export function toStore(currency: string | undefined, rates: Readonly<Record<string, number>>): ToStore {
  return (money) => {
    if (money.currency === currency) return money.amount + 0;
    if (currency === undefined || !Object.hasOwn(rates, money.currency)) return undefined;
    return toMinor(toMajor(money) * (rates[money.currency] ?? 0), currency);
  };
}

/** The currency of a shop that has not said which: that of the first money that the facts speak of. */
export function firstCurrency(facts: readonly Fact[]): string | undefined {
  for (const fact of facts) {
    const found = moneyOf(fact);
    if (found) return found.currency;
  }
  return undefined;
}

function moneyOf(fact: Fact): Money | undefined {
  if (isFor("orders", fact)) return fact.total ?? priceIn(fact.items ?? []);
  if (!isFor("cart", fact)) return undefined;
  if (fact.kind === "checkout-started") return fact.total ?? priceIn(fact.items);
  return priceIn(fact.change.type === "replaced" ? fact.change.items : [fact.change.item]);
}

const priceIn = (items: readonly Item[]): Money | undefined => items.find(({ price }) => price)?.price;

/** What items cost together: undefined when none has a price, or one has no rate. */
export function sumOf(items: readonly Item[], convert: ToStore): number | undefined {
  const prices = items.flatMap(({ price, quantity }) => (price ? [{ price: convert(price), quantity }] : []));
  if (prices.length === 0) return undefined;
  let sum = 0;
  for (const { price, quantity } of prices) {
    if (price === undefined) return undefined;
    sum += Math.round(price * quantity);
  }
  return sum;
}
