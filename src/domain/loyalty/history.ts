import type { Day } from "../basics/calendar.ts";
import type { Loyalty } from "../config/loyalty.ts";
import type { Fact } from "../facts/facts.ts";
import type { EarningOrder } from "./earning-order.ts";
import type { HistoryLine } from "./history-line.ts";
import type { LoyaltyShop } from "./rules.ts";
import { runAccount } from "./run-account.ts";

/**
 * What has happened to the points of a customer by a day, ascending, with reasons: for the customer page, the widget and
 * the command line. `facts` and `orders` are those that the account was made from.
 */
export function historyOf(
  facts: readonly Fact[],
  orders: readonly EarningOrder[],
  loyalty: Loyalty,
  shop: LoyaltyShop,
  today: Day,
): readonly HistoryLine[] {
  return runAccount(facts, orders, loyalty, shop, today).lines.filter(({ day }) => day <= today);
}
