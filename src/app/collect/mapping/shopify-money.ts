import type { ShopifyMoneySet, ShopifyRefund, ShopifyTransaction } from "../../../contracts/shopify.ts";

/** A decimal amount; null where a currency is named that is none. */
interface Decimal {
  readonly decimal: number;
  readonly currency: string | null | undefined;
}

/** Every amount of a refund that is told in both currencies. */
export function setsOf(refund: ShopifyRefund): readonly ShopifyMoneySet[] {
  const { refund_line_items: lines = [], order_adjustments: adjustments = [] } = refund;
  return [
    ...lines.flatMap(({ subtotal_set: net, total_tax_set: tax }) => [net, tax]),
    ...adjustments.flatMap(({ amount_set: net, tax_amount_set: tax }) => [net, tax]),
  ];
}

export const isFull = ({ shop_money: shop, presentment_money: seen }: ShopifyMoneySet): boolean =>
  shop.amount !== undefined && seen.amount !== undefined && shop.currency_code != null;

/**
 * The money that went back, in the shop's currency. Transactions are in the currency that the customer saw: theirs is
 * exchanged at the rate of the amounts around it, the refund's own before the order's. Without one it stays as it is.
 */
export function paidBack(
  attempts: readonly ShopifyTransaction[],
  around: readonly (readonly ShopifyMoneySet[])[],
): Decimal {
  const moneys = attempts
    .filter(({ status = "success" }) => status === "success")
    .map((one) => inShopMoney(one, around));
  return {
    decimal: moneys.reduce((total, { decimal }) => total + decimal, 0),
    currency: moneys[0]?.currency,
  };
}

function inShopMoney(
  { amount = 0, currency, amount_set: set }: ShopifyTransaction,
  around: readonly (readonly ShopifyMoneySet[])[],
): Decimal {
  const { amount: stated, currency_code: shop } = set.shop_money;
  if (stated !== undefined) return { decimal: Math.abs(stated), currency: shop ?? currency };
  for (const sets of around) {
    const same = sets.filter((one) => isFull(one) && one.presentment_money.currency_code === currency);
    const seen = total(same.map(({ presentment_money: money }) => money.amount));
    if (seen === 0) continue;
    const ofShop = total(same.map(({ shop_money: money }) => money.amount));
    return { decimal: Math.abs((amount * ofShop) / seen), currency: same[0]?.shop_money.currency_code };
  }
  return { decimal: Math.abs(amount), currency };
}

const total = (amounts: readonly (number | undefined)[]): number =>
  amounts.reduce<number>((sum, one = 0) => sum + Math.abs(one), 0);
