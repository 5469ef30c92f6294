import { type Day, dayOf } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import type { Fact } from "../facts/facts.ts";
import { isFor, proves } from "./fact-roles.ts";
import type { Order } from "./orders.ts";

/**
 * How far a customer came in the shop before the first order: the first days, in the shop's time zone, on which the site
 * saw them, they had something in the cart, and they began a checkout. Days after that of the first order are left out.
 */
export interface FirstDays {
  readonly visit: Day;
  readonly cart?: Day;
  readonly checkout?: Day;
}

/** `facts` ascending by time. Undefined where the site had not seen them by the day of the first order. */
export function firstDaysOf(
  facts: readonly Fact[],
  firstOrder: Pick<Order, "placedAt"> | undefined,
  timeZone: string,
): FirstDays | undefined {
  const last = firstOrder ? dayOf(timeZone, firstOrder.placedAt) : Number.POSITIVE_INFINITY;
  const dayOfFirst = (which: (fact: Fact) => boolean): Day | undefined => {
    const first = facts.find(which);
    const day = first && dayOf(timeZone, first.at);
    return day !== undefined && day <= last ? day : undefined;
  };
  const visit = dayOfFirst((fact) => proves(fact, "visit"));
  if (visit === undefined) return undefined;
  const cart = dayOfFirst(fillsCart);
  const checkout = dayOfFirst(({ kind }) => kind === "checkout-started");
  return { visit, ...defined({ cart, checkout }) };
}

export function fillsCart(fact: Fact): boolean {
  if (!isFor("cart", fact) || fact.kind !== "cart-changed") return false;
  return fact.change.type === "added" || (fact.change.type === "replaced" && fact.change.items.length > 0);
}
