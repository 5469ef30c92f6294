import { defined } from "../basics/defined.ts";
import { type Money, toMajor, toMinor, UNNAMED_CURRENCY } from "../basics/money.ts";
import type { Fact, Item } from "../facts/facts.ts";

/** A fact whose amounts without a currency, told before the shop had said which is its own, are in the shop's. */
export function withCurrency(fact: Fact, currency: string): Fact {
  const money = (one: Money): Money =>
    one.currency === UNNAMED_CURRENCY ? { amount: toMinor(toMajor(one), currency), currency } : one;
  const item = (one: Item): Item => (one.price ? { ...one, price: money(one.price) } : one);
  switch (fact.kind) {
    case "order-placed":
    case "order-updated":
    case "order-cancelled": {
      const { total, current, refundedTotal, items, discounts } = fact;
      return {
        ...fact,
        ...defined({
          total: total && money(total),
          current: current && money(current),
          refundedTotal: refundedTotal && money(refundedTotal),
          items: items?.map(item),
          discounts: discounts?.map(({ code, amount }) => ({ code, amount: money(amount) })),
        }),
      };
    }
    case "order-refunded":
      return {
        ...fact,
        ...defined({ amount: fact.amount && money(fact.amount), items: fact.items?.map(item) }),
      };
    case "checkout-started":
      return {
        ...fact,
        items: fact.items.map(item),
        ...defined({ total: fact.total && money(fact.total) }),
      };
    case "cart-changed": {
      const { change } = fact;
      const changed =
        change.type === "replaced"
          ? { ...change, items: change.items.map(item) }
          : { ...change, item: item(change.item) };
      return { ...fact, change: changed };
    }
    case "product-viewed":
      return { ...fact, item: item(fact.item) };
    default:
      return fact;
  }
}
