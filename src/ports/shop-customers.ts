/** What became of a change to a customer's record on the shop's platform. */
export type TagsChanged =
  | { readonly kind: "changed" }
  /** The platform knows no such customer any more. */
  | { readonly kind: "unknown" }
  /** Too much at once, or no answer: to be tried again. */
  | { readonly kind: "later"; readonly why: string };

/** Customers' records on the shop's platform. */
export interface ShopCustomers {
  /** Gives a customer, by the platform's own number, tags and takes others away. Repeated it comes to the same. */
  tag(
    customer: string,
    change: { readonly add: readonly string[]; readonly remove: readonly string[] },
  ): Promise<TagsChanged>;
}
