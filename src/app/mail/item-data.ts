import { type Money, toMajor } from "../../domain/basics/money.ts";
import { itemName } from "../../domain/basics/plain-words.ts";
import type { Store } from "../../domain/config/bundle.ts";
import type { Item } from "../../domain/facts/facts.ts";

/** A line of a cart or an order, or a product, as mails show it. */
export function itemData(item: Item, store: Store) {
  return present({
    name: itemName(item.name ?? item.product),
    quantity: item.quantity,
    price: item.price && priceData(item.price, store),
    url: webAddress(item.url),
    image: webAddress(item.image),
  });
}

function priceData(price: Money, store: Store): number | Money {
  return price.currency === store.currency ? toMajor(price) : price;
}

function webAddress(address: string | undefined): string | undefined {
  const url = URL.parse(address ?? "");
  return url?.protocol === "https:" || url?.protocol === "http:" ? url.href : undefined;
}

export function present<T extends Record<string, unknown>>(fields: T): Partial<T> {
  const known = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as Partial<T>;
}
