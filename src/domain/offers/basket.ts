/** What the till has in front of it. Money in minor units of the store currency. */
export interface Basket {
  /** Empty where the till knows the sum alone. */
  readonly items: readonly BasketItem[];
  /** What the delivery costs the customer. */
  readonly delivery?: number;
  /** What the goods come to, other discounts taken off, without delivery and fees; the sum of the items when absent. */
  readonly total?: number;
  /** The fee that an offer may waive; as much as the offer says when absent. */
  readonly fee?: number;
}

export interface BasketItem {
  readonly product: string;
  readonly category?: string;
  readonly merchant?: string;
  /** Price of one. */
  readonly price: number;
  readonly quantity: number;
}

/** What the goods come to. */
export const worthOf = ({ items, total }: Basket): number => total ?? sumOf(items);

/** Each line in whole minor units, as receipts show it: half a kilogram may cost half of an odd sum. */
export function sumOf(items: readonly Pick<BasketItem, "price" | "quantity">[]): number {
  return items.reduce((sum, { price, quantity }) => sum + Math.round(price * quantity), 0);
}

/** Names as profiles keep them: cut to this length. */
const LONGEST_NAME = 200;

/** Whether two names of a category or a shop are the same. Exports, webhooks and tills differ in capitals and blanks. */
export const isSameName = (one: string, other: string): boolean => plain(one) === plain(other);

export const isOfCategory = ({ category }: BasketItem, name: string): boolean =>
  category !== undefined && isSameName(category, name);

export const isOfShop = ({ merchant }: BasketItem, name: string): boolean =>
  merchant !== undefined && isSameName(merchant, name);

const plain = (name: string): string =>
  name.normalize("NFC").trim().slice(0, LONGEST_NAME).trim().toLowerCase();
