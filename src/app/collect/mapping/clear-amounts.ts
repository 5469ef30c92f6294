import type { Commerce, Product, WrittenCommerce } from "../../../contracts/ecommerce.ts";
import { clearIn, type Unclear } from "../../../domain/basics/amount.ts";

/** An event's properties once its currency is known: every amount is one number. */
export function clearAmounts(written: WrittenCommerce, currency: string | undefined): Commerce {
  const { products, price, subtotal, total, revenue, value, shipping, tax, discount, ...rest } = written;
  const amounts = { price, subtotal, total, revenue, value, shipping, tax, discount };
  return {
    ...rest,
    ...cleared(amounts, currency),
    products: products?.map(
      ({ price: each, ...product }): Product => ({ ...product, ...cleared({ price: each }, currency) }),
    ),
  };
}

type AmountField = "price" | "subtotal" | "total" | "revenue" | "value" | "shipping" | "tax" | "discount";
type Amounts<T> = Readonly<Partial<Record<AmountField, T>>>;

function cleared(
  amounts: Amounts<number | Unclear | undefined>,
  currency: string | undefined,
): Amounts<number> {
  return Object.fromEntries(
    Object.entries(amounts).flatMap(([name, amount]) =>
      amount === undefined ? [] : [[name, clearIn(amount, currency)]],
    ),
  );
}
