import { dayOf } from "../basics/calendar.ts";
import type { Loyalty } from "../config/loyalty.ts";
import { type EarningOrder, pointsOf } from "./earning-order.ts";
import { type Entry, lotDays, shown, TURNS } from "./entry.ts";
import type { HistoryLine } from "./history-line.ts";
import type { LevelHistory } from "./level-history.ts";
import { activeOn, type LoyaltyShop, rulesOn } from "./rules.ts";

/**
 * What an order earns with its placing and gives back with each refund, by the rules of the day it was placed on and the
 * level before it. Nothing of an order from before the programme.
 */
export function orderEntries(
  order: EarningOrder,
  levels: LevelHistory,
  loyalty: Loyalty,
  shop: LoyaltyShop,
): readonly Entry[] {
  const placedOn = dayOf(shop.timeZone, order.placedAt);
  const rules = rulesOn(loyalty, placedOn);
  if (!rules) return [];
  const level = loyalty.levels[levels.before(order.placedAt)]?.id ?? "";
  const days = lotDays(rules, activeOn(rules, order, shop));
  return order.states.map((state, index) => ({
    at: state.at,
    turn: TURNS.order,
    id: `${order.order} ${String(index).padStart(6, "0")}`,
    apply(ledger, day): readonly HistoryLine[] {
      const due = pointsOf(state, { rules, day: placedOn, level }, loyalty, shop);
      const { earned, takenBack } = ledger.settle(`order ${order.order}`, due, days, day, rules.debt);
      const said = { at: state.at, day };
      if (earned > 0)
        return [{ kind: "earned", ...said, points: earned, by: { order: order.order }, ...shown(days) }];
      return takenBack > 0 ? [{ kind: "taken-back", ...said, points: takenBack, order: order.order }] : [];
    },
  }));
}
