import { type Day, monthOf } from "../basics/calendar.ts";
import type { Loyalty } from "../config/loyalty.ts";
import type { Fact } from "../facts/facts.ts";
import type { LevelChange, Lot, LoyaltyAccount } from "./account.ts";
import type { EarningOrder } from "./earning-order.ts";
import type { HistoryLine } from "./history-line.ts";
import { type LoyaltyShop, rulesOn, thresholdOf } from "./rules.ts";
import { type Run, runAccount } from "./run-account.ts";

/**
 * The loyalty account that a customer's facts and orders come to: the same for any order and any number of copies of the
 * facts, and without a clock. Undefined for somebody who has no part in the programme yet.
 */
export function accountOf(
  facts: readonly Fact[],
  orders: readonly EarningOrder[],
  loyalty: Loyalty,
  shop: LoyaltyShop,
): LoyaltyAccount | undefined {
  const run = runAccount(facts, orders, loyalty, shop);
  const { on, ledger, lines, ahead } = run;
  if (on === undefined) return undefined;
  const levels = levelsOf(run, on, loyalty, shop);
  const isMember = lines.length > 0 || ahead.length > 0 || run.levels.changes.length > 0;
  if (!isMember) return undefined;
  const { expired, debt, uncovered, ...totals } = ledger.totals();
  const firstEarnedOn = lines.find(({ kind }) => kind === "earned" || kind === "granted")?.day;
  const firstSpentOn = lines.find(isSpent)?.day;
  return {
    on,
    lots: merged([...ledger.open(), ...ahead], on),
    ...totals,
    ...(expired > 0 && { expired }),
    ...(debt > 0 && { debt }),
    ...(uncovered > 0 && { uncovered }),
    ...levels,
    ...(firstEarnedOn !== undefined && { firstEarnedOn }),
    ...(firstSpentOn !== undefined && { firstSpentOn }),
  };
}

const isSpent = ({ kind }: HistoryLine): boolean => kind === "spent";

/**
 * Days before `on` of which it matters when points came together: nights make up for a week, and ask of the day that is over
 * and the one before it (due.ts).
 */
const RECENT = 9;

/**
 * Lots of the same days are one. Of older ones that can be spent those that end together are, and of those without an end
 * what became good in one month: as one they have the last of their first days.
 */
function merged(lots: readonly Lot[], on: Day): readonly Lot[] {
  const byDays = new Map<string, Lot>();
  for (const lot of lots) {
    const days = daysOf(lot, on);
    const same = byDays.get(days);
    byDays.set(days, {
      ...lot,
      active: Math.max(lot.active, same?.active ?? lot.active),
      points: lot.points + (same?.points ?? 0),
    });
  }
  return [...byDays.values()].sort(
    (a, b) => endOf(a) - endOf(b) || a.active - b.active || (a.given ?? 0) - (b.given ?? 0),
  );
}

function daysOf({ active, expires, given }: Lot, on: Day): string {
  if (active > on - RECENT || given !== undefined) return [active, expires, given].join(" ");
  return expires === undefined ? `from month ${monthOf(active)}` : `to ${expires}`;
}

const endOf = ({ expires = Number.POSITIVE_INFINITY }: Lot): number => expires;

type Levels = Pick<
  LoyaltyAccount,
  "level" | "levelSince" | "previousLevel" | "graceUntil" | "changes" | "next"
>;

function levelsOf({ levels }: Run, on: Day, loyalty: Loyalty, shop: LoyaltyShop): Levels {
  const named = levels.changes.map(({ from, level }): LevelChange => ({ from, level: idOf(loyalty, level) }));
  const past = named.filter(({ from }) => from <= on);
  const changes = named.slice(past.length);
  const level = past.at(-1)?.level ?? idOf(loyalty, 0);
  const since = past.at(-1)?.from;
  const place = loyalty.levels.findIndex(({ id }) => id === level);
  const lost = changes.find((change) => loyalty.levels.findIndex(({ id }) => id === change.level) < place);
  const above = loyalty.levels[place + 1]?.id;
  const rules = rulesOn(loyalty, on);
  return {
    level,
    ...(since !== undefined && { levelSince: since, previousLevel: past.at(-2)?.level ?? idOf(loyalty, 0) }),
    ...(lost && { graceUntil: lost.from }),
    ...(changes.length > 0 && { changes }),
    ...(above !== undefined &&
      rules && {
        next: {
          level: above,
          missing: Math.max(0, thresholdOf(rules, above, shop.currency) - levels.spentOn(on)),
        },
      }),
  };
}

const idOf = (loyalty: Loyalty, place: number): string => loyalty.levels[place]?.id ?? "";
