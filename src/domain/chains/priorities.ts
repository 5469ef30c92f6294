import type { Chain, PriorityName } from "../config/chain.ts";

/** The larger goes first. A service mail needs no place under the cap, so that it has none. */
export const PRIORITIES: Readonly<Record<PriorityName, number>> = { cart: 30, chain: 20, campaign: 10 };

const OF_CARTS: ReadonlySet<string> = new Set(["cart_changed", "checkout_started"]);

/** What a chain's mails are worth beside those of others: a basket that somebody has filled does not keep. */
export function priorityOf({ priority, enter }: Pick<Chain, "priority" | "enter">): number {
  if (typeof priority === "number") return priority;
  if (priority !== undefined) return PRIORITIES[priority];
  return "event" in enter && OF_CARTS.has(enter.event) ? PRIORITIES.cart : PRIORITIES.chain;
}

/** Whether a mail of one chain leaves the last place under the cap to a mail of another. */
export const yieldsTo = (one: Chain, other: Chain): boolean =>
  other.kind !== "service" && priorityOf(other) > priorityOf(one);
