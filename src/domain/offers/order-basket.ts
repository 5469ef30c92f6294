import type { ToStore } from "../people/fold-money.ts";
import type { Order } from "../people/orders.ts";
import type { Basket } from "./basket.ts";

/** An order as the basket that it was, as far as its messages tell: where they give no prices, what was paid is all there is. */
export function basketOfOrder(order: Order, convert: ToStore): Basket {
  const { merchant, spent, refunded } = order;
  const items = order.items.flatMap(({ product, category, price, quantity }) => {
    const inStore = price && convert(price);
    if (inStore === undefined) return [];
    return [
      {
        ...{ product, price: inStore, quantity },
        ...(category !== undefined && { category }),
        ...(merchant !== undefined && { merchant }),
      },
    ];
  });
  const sum = items.reduce((all, { price, quantity }) => all + Math.round(price * quantity), 0);
  return { items, total: items.length > 0 ? sum : spent + refunded };
}
