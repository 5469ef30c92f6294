import { dayOf, type Instant } from "../../domain/basics/calendar.ts";
import { type Money, toMajor, toMinor } from "../../domain/basics/money.ts";
import { rateOn } from "../../domain/basics/rates.ts";
import type { Store } from "../../domain/config/store.ts";
import type { Basket } from "../../domain/offers/basket.ts";

/** A basket as a till has it: decimal amounts of its currency. */
export interface TillBasket {
  readonly currency?: string | undefined;
  readonly items: readonly TillItem[];
  readonly delivery?: number | undefined;
  /** All together before the code; the items and the delivery when absent. */
  readonly total?: number | undefined;
}

export interface TillItem {
  readonly product: string;
  readonly category?: string | undefined;
  readonly merchant?: string | undefined;
  readonly price: number;
  readonly quantity: number;
}

/** Between a till's currency and the store's, at the rate of one day. */
export interface TillMoney {
  /** Minor units of the store currency. */
  readonly toStore: (decimal: number) => number;
  readonly fromStore: (minor: number) => Money;
}

/** Undefined where the store has no rate for the currency. */
export function tillMoney(
  { currency: own, exchange_rates: rates, time_zone: timeZone }: Store,
  named: string | undefined,
  now: Instant,
): TillMoney | undefined {
  const currency = named ?? own;
  if (currency === own)
    return {
      toStore: (decimal) => toMinor(decimal, own),
      fromStore: (amount) => ({ amount, currency }),
    };
  const rate = Object.hasOwn(rates, currency) ? rates[currency] : undefined;
  const onDay = rate === undefined ? undefined : rateOn(rate, dayOf(timeZone, now));
  if (onDay === undefined) return undefined;
  return {
    toStore: (decimal) => toMinor(decimal * onDay, own),
    fromStore: (minor) => ({
      amount: toMinor(toMajor({ amount: minor, currency: own }) / onDay, currency),
      currency,
    }),
  };
}

/** The basket in the store's money. */
export function basketOf({ items, delivery, total }: TillBasket, { toStore }: TillMoney): Basket {
  const inStore = items.map(({ product, category, merchant, price, quantity }) => ({
    product,
    ...(category !== undefined && { category }),
    ...(merchant !== undefined && { merchant }),
    price: toStore(price),
    quantity,
  }));
  const sum = inStore.reduce((all, { price, quantity }) => all + Math.round(price * quantity), 0);
  const brought = delivery === undefined ? 0 : toStore(delivery);
  return {
    items: inStore,
    ...(delivery !== undefined && { delivery: brought }),
    total: total === undefined ? sum : Math.max(0, toStore(total) - brought),
  };
}
