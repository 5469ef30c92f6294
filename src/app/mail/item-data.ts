import { type Money, toMajor } from "../../domain/basics/money.ts";
import { itemName } from "../../domain/basics/plain-words.ts";
import { webAddress } from "../../domain/basics/web-address.ts";
import { isOnOffer, type Product } from "../../domain/catalogue/product.ts";
import type { Store } from "../../domain/config/store.ts";
import type { Item } from "../../domain/facts/facts.ts";

/**
 * A line of a cart or an order, as mails show it. What the customer's own events left out comes from the catalogue; whether
 * there is any left, nobody else knows.
 */
export function itemData(item: Item, store: Store, product?: Product) {
  const price = item.price ?? product?.price;
  return present({
    name: itemName(item.name ?? product?.name ?? item.product),
    quantity: item.quantity,
    price: price && priceData(price, store),
    url: webAddress(item.url) ?? product?.url,
    image: webAddress(item.image) ?? product?.image,
    in_stock: product === undefined || isOnOffer(product),
  });
}

export function priceData(price: Money, store: Store): number | Money {
  return price.currency === store.currency ? toMajor(price) : price;
}

export function present<T extends Record<string, unknown>>(fields: T): Partial<T> {
  const known = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as Partial<T>;
}
