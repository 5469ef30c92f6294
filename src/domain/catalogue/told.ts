import { defined } from "../basics/defined.ts";
import type { Money } from "../basics/money.ts";
import { itemName } from "../basics/plain-words.ts";
import { webAddress } from "../basics/web-address.ts";
import type { Product } from "./product.ts";

/** What one word says of a product: an event, a line of an order, a row of a feed. */
export type Said = Pick<Product, "name" | "category" | "price" | "image" | "url">;

const LONGEST_NAME = 200;
const LONGEST_CATEGORY = 100;

/** The id under which a product is kept, as profiles keep it; undefined of none. */
export function productId(text: string): string | undefined {
  const id = text.slice(0, LONGEST_NAME).toWellFormed();
  return id.trim() === "" ? undefined : id;
}

/** What may be shown of what was said: plain names, web addresses, prices that somebody pays. */
export function shownOf({ name, category, price, image, url }: Said): Said {
  return defined({
    name: plain(name, LONGEST_NAME),
    category: plain(category, LONGEST_CATEGORY),
    price: price && paid(price),
    image: webAddress(image),
    url: webAddress(url),
  });
}

function plain(text: string | undefined, longest: number): string | undefined {
  return text === undefined ? undefined : itemName(text)?.slice(0, longest).toWellFormed();
}

const paid = (price: Money): Money | undefined => (price.amount > 0 ? price : undefined);
