import { dayOf, type Instant } from "../basics/calendar.ts";
import { type Money, toMajor, toMinor, UNNAMED_CURRENCY } from "../basics/money.ts";
import { type Rates, rateOn } from "../basics/rates.ts";
import type { Fact, Item } from "../facts/facts.ts";
import { isFor } from "./fact-roles.ts";

/** Minor units of the store currency; undefined where the config has no rate for the money's own currency. */
export type ToStore = (money: Money) => number | undefined;

/** At the rates of a moment's day: an order keeps those of the day it was placed on. */
export type Exchange = (at: Instant) => ToStore;

export function exchangeOf(currency: string | undefined, rates: Rates, timeZone: string): Exchange {
  return (at) => (money) => {
    if (money.currency === currency) return money.amount + 0;
    if (currency === undefined) return undefined;
    const rate = Object.hasOwn(rates, money.currency) ? rates[money.currency] : undefined;
    const onDay = rate === undefined ? undefined : rateOn(rate, dayOf(timeZone, at));
    return onDay === undefined ? undefined : toMinor(toMajor(money) * onDay, currency);
  };
}

/** The currency of a shop that has not said which: that of the first money that the facts speak of. */
export function firstCurrency(facts: readonly Fact[]): string | undefined {
  let unnamed: string | undefined;
  for (const fact of facts) {
    const found = moneyOf(fact)?.currency;
    if (found !== undefined && found !== UNNAMED_CURRENCY) return found;
    unnamed ??= found;
  }
  return unnamed;
}

function moneyOf(fact: Fact): Money | undefined {
  if (isFor("orders", fact)) return fact.total ?? priceIn(fact.items ?? []);
  if (!isFor("cart", fact)) return undefined;
  if (fact.kind === "checkout-started") return fact.total ?? priceIn(fact.items);
  return priceIn(fact.change.type === "replaced" ? fact.change.items : [fact.change.item]);
}

/** The currencies in which orders, refunds and carts speak of money. */
export const currenciesIn = (fact: Fact): readonly string[] => moneysOf(fact).map(({ currency }) => currency);

function moneysOf(fact: Fact): readonly Money[] {
  switch (fact.kind) {
    case "order-placed":
    case "order-updated":
    case "order-cancelled":
      return [fact.total, fact.current, fact.refundedTotal, ...pricesOf(fact.items)].filter(isThere);
    case "order-refunded":
      return [fact.amount, ...pricesOf(fact.items)].filter(isThere);
    case "checkout-started":
      return [fact.total, ...pricesOf(fact.items)].filter(isThere);
    case "cart-changed":
      return pricesOf(fact.change.type === "replaced" ? fact.change.items : [fact.change.item]);
    default:
      return [];
  }
}

const pricesOf = (items: readonly Item[] = []): readonly Money[] =>
  items.map(({ price }) => price).filter(isThere);
const isThere = (money: Money | undefined): money is Money => money !== undefined;

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
