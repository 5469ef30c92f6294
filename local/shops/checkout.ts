import * as z from "zod";

/** What somebody wants to buy, and with which code. Money in whole units of the shop's currency. */
export const Checkout = z.strictObject({
  /** The shop's own number of the order; made up when absent. The same number again is the same order. */
  order: z.string().min(1).max(100).exactOptional(),
  cart: z.string().min(1).max(100).exactOptional(),
  customer: z.strictObject({ email: z.email(), id: z.string().exactOptional() }),
  items: z
    .array(
      z.strictObject({
        product: z.string(),
        name: z.string(),
        category: z.string().exactOptional(),
        merchant: z.string().exactOptional(),
        price: z.number().nonnegative(),
        quantity: z.int().positive(),
      }),
    )
    .min(1),
  delivery: z.number().nonnegative().default(0),
  code: z.string().exactOptional(),
});
export type Checkout = z.output<typeof Checkout>;
export type CheckoutItem = Checkout["items"][number];

/** What a code does for a basket, as the platform keeps it. */
export interface Rule {
  readonly kind: "percent" | "amount" | "free_delivery";
  /** Percent, or money in whole units. */
  readonly value: number;
  /** Ids of the platform's categories or collections; everything when absent. */
  readonly categories?: readonly string[];
  readonly minimum?: number;
}

export type Priced =
  | { readonly kind: "taken"; readonly discount: number }
  | { readonly kind: "refused"; readonly why: string };

export interface Placed {
  readonly order: string;
  readonly total: number;
  readonly discount: number;
  /** Why the code was not taken; the order was placed without it. */
  readonly refused?: string;
}

/** What a rule takes off a basket. `idOf`: the platform's id of a category or merchant, by its name in events. */
export function priced(
  { items, delivery }: Pick<Checkout, "items" | "delivery">,
  rule: Rule,
  idOf: (name: string) => string | undefined,
): Priced {
  const { categories, minimum = 0 } = rule;
  const fits = ({ category = "", merchant = "" }: CheckoutItem) =>
    !categories || [category, merchant].some((name) => categories.includes(idOf(name) ?? ""));
  const fitting = items.filter(fits);
  if (sumOf(items) < minimum) return { kind: "refused", why: "below the minimum" };
  if (fitting.length === 0) return { kind: "refused", why: "nothing that it is for" };
  const discount = {
    percent: () => (sumOf(fitting) * rule.value) / 100,
    amount: () => Math.min(rule.value, sumOf(fitting)),
    free_delivery: () => delivery,
  }[rule.kind]();
  return { kind: "taken", discount: cents(discount) };
}

export const sumOf = (items: readonly CheckoutItem[]): number =>
  items.reduce((sum, { price, quantity }) => sum + price * quantity, 0);

export const cents = (sum: number): number => Math.round(sum * 100) / 100;
