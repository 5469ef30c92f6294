import { DAY, type Day, dayOf, formatDay } from "../basics/calendar.ts";
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
  const lastFact = lastDayIn(vouched, orders, shop);
  const actions = lastFact === undefined ? [] : actionsIn(vouched, loyalty, shop, endOfNextYear(lastFact));
  const certain = [
    ...orders.flatMap((order) => orderEntries(order, levels, loyalty, shop)),
    ...actions.filter(({ isDated }) => !isDated).map(actionEntry),
    ...factEntries(vouched, { loyalty, shop }),
  ];
  const moments = [...certain, ...orders.flatMap(({ states }) => states)].map(({ at }) => at);
  const last = moments.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const lastEntry = Math.max(today, moments.length === 0 ? today : dayOf(shop.timeZone, last));
  const birthdays = actions.filter(({ isDated }) => isDated);
  const entries = [...certain, ...birthdays.filter(({ day }) => day <= lastEntry).map(actionEntry)].sort(
    (a, b) => a.at - b.at || a.turn - b.turn || byText(a.id, b.id),
  );
  const ledger = makeLedger();
  const lines: HistoryLine[] = [];
  const expireBy = (day: Day) => {
    for (const { day: ended, points } of ledger.expireBy(day))
      lines.push({ kind: "expired", at: startOf(ended, shop), day: ended, points });
  };
  for (const { at, apply } of entries) {
    const day = dayOf(shop.timeZone, at);
    expireBy(day);
    lines.push(...apply(ledger, day));
  }
  const on = lastEntry === Number.NEGATIVE_INFINITY ? undefined : lastEntry;
  if (on !== undefined) expireBy(on);
  return { ledger, levels, lines, on, ahead: birthdays.filter(({ day }) => day > lastEntry).map(lotOf) };
}

function lastDayIn(
  facts: readonly Fact[],
  orders: readonly EarningOrder[],
  { timeZone }: LoyaltyShop,
): Day | undefined {
  const last = [...facts.slice(-1), ...orders.flatMap(({ states }) => states.slice(-1))].map(({ at }) => at);
  return last.length === 0
    ? undefined
    : dayOf(
        timeZone,
        last.reduce((a, b) => Math.max(a, b)),
      );
}

/** So that a birthday is known when it comes without anything else happening, and nobody's go on for ever. */
const endOfNextYear = (day: Day): Day => Date.UTC(Number(formatDay(day).slice(0, 4)) + 2, 0, 1) / DAY - 1;

function lotOf({ day, points, rules }: ActionEarned): Lot {
  return { points, ...shown(lotDays(rules, day)), given: day };
}
