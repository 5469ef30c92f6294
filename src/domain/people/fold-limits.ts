import { itemName } from "../basics/plain-words.ts";
import type { ConsentProof, Item } from "../facts/facts.ts";

/** What keeps a profile far below the 400 KB that the store takes, whatever a sender puts in names and addresses. */
export const KEPT = {
  products: 30,
  names: 30,
  coupons: 30,
  cartItems: 30,
  cartLines: 200,
  viewed: 5,
  looks: 50,
} as const;

const TEXT = 200;

/** The longest address of a page or a picture that is kept: cut off, one leads nowhere. */
export const MOST_ADDRESS = 1000;

/** At most `length` UTF-16 units, never half a character. */
export function clip(text: string, length = TEXT): string {
  return text.length <= length ? text : text.slice(0, length).toWellFormed();
}

/** An item as profiles keep it: long texts cut, addresses that would be broken by cutting left out, no `-0`. */
export function keptItem({ product, name, category, price, quantity, url, image }: Item): Item {
  return {
    product: clip(product),
    ...keptName(name),
    ...(category !== undefined && { category: clip(category) }),
    ...(price && { price: { amount: price.amount + 0, currency: clip(price.currency) } }),
    quantity: quantity + 0,
    ...(url !== undefined && url.length <= MOST_ADDRESS && { url }),
    ...(image !== undefined && image.length <= MOST_ADDRESS && { image }),
  };
}

/** The name of a thing as profiles keep it: mails show it, so there is no link in it. */
export function keptName(name: string | undefined): { readonly name?: string } {
  const shown = name === undefined ? undefined : itemName(name);
  return shown === undefined ? {} : { name: clip(shown) };
}

/** The proof that profiles show. The page and the moment of the tick are in the ledger with all the rest. */
export function keptProof({ page: _, tickedAt: __, ...proof }: ConsentProof): ConsentProof {
  const clipped = Object.entries(proof).map(([name, value]) => [
    name,
    typeof value === "string" ? clip(value, MOST_ADDRESS) : value,
  ]);
  return Object.fromEntries(clipped);
}

/** Which of two texts comes first, the same on every machine. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const latestOf = (...instants: readonly (number | undefined)[]): number | undefined =>
  instants.reduce(
    (latest, at) => (at !== undefined && (latest === undefined || at > latest) ? at : latest),
    undefined,
  );
