import { moneyOf } from "../../../domain/basics/amount.ts";
import type { OrderState } from "../../../domain/facts/facts.ts";
import { notNegative } from "./commerce.ts";

/** What one coupon took off an order, as its source says it: decimal, some with a minus. */
interface ToldDiscount {
  readonly code?: string | undefined;
  readonly amount?: number | undefined;
}

/** Those that name their coupon and have a readable amount; nothing where none does. */
export function discountsIn(
  told: readonly ToldDiscount[] | undefined,
  currency: string | undefined,
): Pick<OrderState, "discounts"> {
  const discounts = (told ?? []).flatMap(({ code, amount }) => {
    const off = notNegative(moneyOf(amount === undefined ? undefined : Math.abs(amount), currency));
    return code === undefined || off === undefined ? [] : [{ code, amount: off }];
  });
  return discounts.length === 0 ? {} : { discounts };
}
