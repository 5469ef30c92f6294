import type { Commerce, Product } from "../../../contracts/ecommerce.ts";
import { moneyOf } from "../../../domain/basics/amount.ts";
import { defined } from "../../../domain/basics/defined.ts";
import type { Money } from "../../../domain/basics/money.ts";
import { type Item, LINES_KEPT } from "../../../domain/facts/facts.ts";
import { boundedId } from "../identity-keys.ts";

const MOST = 1_000_000;

/** One line of a cart or an order; undefined where nothing says which product it is. */
export function itemOf(product: Product, currency: string | undefined): Item | undefined {
  const name = product.product_id ?? product.id ?? product.sku ?? product.name;
  if (name === undefined) return undefined;
  const price = notNegative(moneyOf(product.price, currency));
  const quantity = product.quantity !== undefined && product.quantity > 0 ? product.quantity : 1;
  return {
    product: boundedId(name),
    ...defined({ name: product.name, category: product.category }),
    ...(price && { price }),
    quantity: Math.min(quantity, MOST),
    ...defined({ url: product.url, image: product.image_url }),
  };
}

/** The lines that are kept of a cart or an order. */
export const itemsOf = (products: readonly Product[] | undefined, currency: string | undefined) =>
  products
    ?.slice(0, LINES_KEPT)
    .map((product) => itemOf(product, currency))
    .filter((item) => item !== undefined);

/**
 * What the customer pays. Segment's `total` includes shipping and tax, `revenue` and `subtotal` do not, so they are
 * added; `value` is what Checkout Started calls its total. The last resort are the lines themselves.
 */
export function totalOf(event: Commerce, currency: string | undefined): Money | undefined {
  const extras = (event.shipping ?? 0) + (event.tax ?? 0);
  const before = event.revenue ?? event.subtotal;
  const lines = sumOfLines(event.products);
  const decimal =
    event.total ??
    (before === undefined ? undefined : before + extras) ??
    event.value ??
    (lines === undefined ? undefined : Math.max(0, lines + extras - (event.discount ?? 0)));
  return notNegative(moneyOf(decimal, currency));
}

/** Undefined unless every line has a price. */
export function sumOfLines(products: readonly Product[] | undefined): number | undefined {
  if (!products?.length) return undefined;
  let sum = 0;
  for (const { price, quantity } of products) {
    if (price === undefined) return undefined;
    sum += price * (quantity ?? 1);
  }
  return sum;
}

export const notNegative = (money: Money | undefined): Money | undefined =>
  money && money.amount >= 0 ? money : undefined;
