/** One line of a basket. Money in the store currency's minor units. */
export interface BasketItem {
  readonly product: string;
  readonly category?: string;
  /** Whose goods it is, where a shop sells for several. */
  readonly merchant?: string;
  /** Of one, before any discount. */
  readonly price: number;
  readonly quantity: number;
}

/** What a customer is about to pay for, before the code. Money in the store currency's minor units. */
export interface Basket {
  readonly items: readonly BasketItem[];
  readonly delivery?: number;
  /** Everything together, delivery included. */
  readonly total: number;
}
