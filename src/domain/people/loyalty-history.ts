import type { Day } from "../basics/calendar.ts";
import type { CustomerKey, Fact } from "../facts/facts.ts";
import { historyOf } from "../loyalty/history.ts";
import type { HistoryLine } from "../loyalty/history-line.ts";
import { partitionsOf, readFacts } from "./fold.ts";
import type { FoldSettings } from "./fold-config.ts";
import { exchangeOf } from "./fold-money.ts";
import { orderHistories } from "./order-history.ts";

/** What has happened to a customer's points by a day, ascending, from the facts that the profile is folded from. */
export function loyaltyHistory(
  id: CustomerKey,
  facts: readonly Fact[],
  settings: FoldSettings,
  today: Day,
): readonly HistoryLine[] {
  const { loyalty, timeZone, rates } = settings;
  const { known, currency } = readFacts(facts, settings);
  if (!loyalty || currency === undefined) return [];
  const orders = orderHistories(known, exchangeOf(currency, rates, timeZone), partitionsOf(id, facts));
  return historyOf(known, orders, loyalty, { timeZone, currency }, today);
}
