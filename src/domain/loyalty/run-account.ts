import { DAY, type Day, dayOf, formatDay, type Instant } from "../basics/calendar.ts";
import type { Loyalty } from "../config/loyalty.ts";
import type { Fact } from "../facts/facts.ts";
import { rankOf } from "../facts/ranks.ts";
import type { Lot } from "./account.ts";
import { type ActionEarned, actionsIn } from "./actions.ts";
import type { EarningOrder } from "./earning-order.ts";
import { lotDays, shown } from "./entry.ts";
import { actionEntry, factEntries } from "./fact-entries.ts";
import type { HistoryLine } from "./history-line.ts";
import { type Ledger, makeLedger } from "./ledger.ts";
import { type LevelHistory, levelHistory } from "./level-history.ts";
import { orderEntries } from "./order-entries.ts";
import { byText, type LoyaltyShop, startOf } from "./rules.ts";

/** What has been run: the raw material of an account and of its history. */
export interface Run {
  readonly ledger: Ledger;
  readonly levels: LevelHistory;
  readonly lines: readonly HistoryLine[];
  /** The day of the last thing that happened; undefined where nothing has. */
  readonly on: Day | undefined;
  /** What birthdays after that will bring. */
  readonly ahead: readonly Lot[];
}

/**
 * Runs through everything that a customer's facts and orders say of points, in the order of time. `facts` ascending, each
 * once. Facts of browsers earn nothing and take nothing. `today`: on for so long, for what birthdays bring and lots lose.
 */
export function runAccount(
  facts: readonly Fact[],
  orders: readonly EarningOrder[],
  loyalty: Loyalty,
  shop: LoyaltyShop,
  today: Day = Number.NEGATIVE_INFINITY,
): Run {
  const vouched = facts.filter((fact) => rankOf(fact) !== "browser");
  const levels = levelHistory(orders, loyalty, shop);
  const lastFact = lastDayOf([...vouched.slice(-1), ...orders.flatMap(({ states }) => states)], shop);
  const actions = lastFact === undefined ? [] : actionsIn(vouched, loyalty, shop, endOfNextYear(lastFact));
  const until = Math.max(today, lastFact ?? today);
  const entries = [
    ...orders.flatMap((order) => orderEntries(order, levels, loyalty, shop)),
    ...actions.filter(({ day }) => day <= until).map(actionEntry),
    ...factEntries(vouched, { loyalty, shop }),
  ].sort((a, b) => a.at - b.at || a.turn - b.turn || byText(a.id, b.id));
  const ahead = actions.filter(({ day }) => day > until);
  const ledger = makeLedger();
  const lines: HistoryLine[] = [];
  let reached: Day = Number.NEGATIVE_INFINITY;
  const expireBy = (day: Day) => {
    for (const { day: ended, points } of ledger.expireBy(day)) {
      // What an order is given late may have expired before it was.
      const noticed = Math.max(ended, reached);
      lines.push({ kind: "expired", at: startOf(noticed, shop), day: noticed, points });
    }
  };
  for (const { at, apply } of entries) {
    const day = dayOf(shop.timeZone, at);
    expireBy(day);
    lines.push(...apply(ledger, day));
    reached = day;
  }
  const on = lastDayOf([...entries, ...orders.flatMap(({ states }) => states)], shop);
  const end = Math.max(today, on ?? today);
  if (end > Number.NEGATIVE_INFINITY) expireBy(end);
  const [first] = vouched;
  return {
    ...{ ledger, levels, lines },
    on: on ?? (ahead.length > 0 && first ? dayOf(shop.timeZone, first.at) : undefined),
    ahead: ahead.map(lotOf),
  };
}

function lastDayOf(moments: readonly { readonly at: Instant }[], { timeZone }: LoyaltyShop): Day | undefined {
  const last = moments.reduce((latest, { at }) => Math.max(latest, at), Number.NEGATIVE_INFINITY);
  return last === Number.NEGATIVE_INFINITY ? undefined : dayOf(timeZone, last);
}

/** So that a birthday is known when it comes without anything else happening, and nobody's go on for ever. */
const endOfNextYear = (day: Day): Day => Date.UTC(Number(formatDay(day).slice(0, 4)) + 2, 0, 1) / DAY - 1;

function lotOf({ day, points, rules }: ActionEarned): Lot {
  return { points, ...shown(lotDays(rules, day)), given: day };
}
