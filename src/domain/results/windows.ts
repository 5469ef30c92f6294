import type { Day, Instant } from "../basics/calendar.ts";
import type { Code, Redemption } from "../offers/codes/code.ts";
import { costOf, costWhenPaid } from "../offers/discount.ts";
import type { OrderDay } from "../people/profile.ts";
import { type Had, ordered } from "../proof/outcome.ts";
import type { Takings } from "./counts.ts";

/** Days after a message, or after it was opened, in which an order counts: the window that Klaviyo attributes by. */
export const WINDOW_DAYS = 5;

/** A use of the message's own code in the window. `spent`: what the order came to, net of refunds. */
export interface OwnUse {
  readonly terms: Code["terms"];
  readonly redemption: Redemption;
  readonly spent: number;
}

/** What somebody ordered from a day on, less what had been ordered on that day before, up to the end of the window. */
export function takingsOf(
  orderDays: readonly OrderDay[],
  {
    on,
    until = on + WINDOW_DAYS,
    before = NOTHING_YET,
  }: { readonly on: Day; readonly until?: Day; readonly before?: Had },
  uses: readonly OwnUse[],
  marginPercent: number,
): Takings {
  const had = ordered(orderDays, on, until);
  const orders = Math.max(0, had.orders - before.orders);
  const revenue = Math.max(0, had.spent - before.spent);
  return orders === 0
    ? { orders, revenue: 0, discounts: 0, margin: 0 }
    : { orders, revenue, ...earned(revenue, uses, marginPercent) };
}

const NOTHING_YET: Had = { orders: 0, spent: 0 };

/**
 * Goods cost what they cost at the full price, so a discount is paid for; a delivery, a gift or cashback is paid for
 * besides.
 */
function earned(revenue: number, uses: readonly OwnUse[], marginPercent: number) {
  let [discounts, off, besides] = [0, 0, 0];
  for (const { terms, redemption, spent } of uses) {
    discounts += costOf(terms.benefit, redemption);
    const cost = costWhenPaid(terms.benefit, spent);
    off += cost.off;
    besides += cost.besides;
  }
  const goods = (revenue + off) * (1 - marginPercent / 100);
  return { discounts, margin: Math.round(revenue - goods - besides) };
}

/** A mail that was opened or clicked. */
export interface Touch {
  readonly send: string;
  readonly day: Day;
  readonly at: Instant;
}

/**
 * The orders of which this touch is the last within the window before them. Of a day's orders nobody knows the hour any
 * more: they count as later than the day's touches. Whatever the order in which touches are asked, each order is given to one.
 */
export function attributedTo(
  touch: Touch,
  touches: readonly Touch[],
  orderDays: readonly OrderDay[],
  before: Had = NOTHING_YET,
): Pick<Takings, "orders" | "revenue"> {
  let [orders, revenue] = [0, 0];
  for (const one of orderDays) {
    if (one.day < touch.day || one.day > touch.day + WINDOW_DAYS) continue;
    if (touches.some((other) => other.day <= one.day && isLater(other, touch))) continue;
    const earlier = one.day === touch.day ? before : NOTHING_YET;
    orders += Math.max(0, one.orders - earlier.orders);
    revenue += Math.max(0, one.spent - earlier.spent);
  }
  return { orders, revenue };
}

/** Two of the same instant are told apart by their names, so that one of them is the last. */
function isLater(one: Touch, other: Touch): boolean {
  if (one.day !== other.day) return one.day > other.day;
  return one.at === other.at ? one.send > other.send : one.at > other.at;
}
