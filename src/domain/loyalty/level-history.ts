import { type Day, dayOf, type Instant } from "../basics/calendar.ts";
import type { Loyalty, LoyaltyRules } from "../config/loyalty.ts";
import type { EarningOrder } from "./earning-order.ts";
import { daysIn, firstDayOf, type LoyaltyShop, reachedBy, rulesOn, startOf, windowDaysOf } from "./rules.ts";

/** From `at` on the spend that levels count reaches this level (its place among them), until the next step. */
interface Step {
  readonly at: Instant;
  /** A day began: another rule set, or orders dropped out of the window. It comes before what happens at that instant. */
  readonly isDayBreak: boolean;
  readonly reached: number;
  readonly spent: number;
}

/** Levels by their place among those of the programme. */
export interface LevelHistory {
  /** Just before an instant: what an order placed then earns by. */
  before(at: Instant): number;
  /** On every day on which it became another one, ascending. Days after the last order are what comes if nothing is bought. */
  readonly changes: readonly { readonly from: Day; readonly level: number }[];
  /** The spend that levels count at the end of a day. */
  spentOn(day: Day): number;
}

/**
 * The levels of a customer at all times: the highest that the spend has reached on the day or within the grace before it,
 * each day by the rules of that day. A pure function of the orders, so no path leads to another level.
 */
export function levelHistory(
  orders: readonly EarningOrder[],
  loyalty: Loyalty,
  shop: LoyaltyShop,
): LevelHistory {
  const steps = loyalty.rules.flatMap((rules, index) =>
    stepsUnder(rules, loyalty.rules[index + 1], orders, loyalty, shop),
  );
  const lastBefore = (at: Instant, inclusive: boolean): number => {
    let [low, high] = [0, steps.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const step = steps[middle];
      if (step && (step.at < at || (step.at === at && (inclusive || step.isDayBreak)))) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  const highest = (from: Instant, until: Instant, inclusive: boolean): number => {
    let best = 0;
    for (let index = lastBefore(until, inclusive); index >= 0; index--) {
      const step = steps[index];
      if (!step) break;
      best = Math.max(best, step.reached);
      if (step.at <= from) break;
    }
    return best;
  };
  const graceStart = (day: Day) => startOf(day - graceOn(loyalty, day), shop);
  const onDay = (day: Day) => highest(graceStart(day), startOf(day + 1, shop) - 1, true);
  return {
    before: (at) => highest(graceStart(dayOf(shop.timeZone, at)), at, false),
    changes: changesIn(steps, loyalty, shop, onDay),
    spentOn: (day) => steps[lastBefore(startOf(day + 1, shop) - 1, true)]?.spent ?? 0,
  };
}

const graceOn = (loyalty: Loyalty, day: Day): number => {
  const rules = rulesOn(loyalty, day);
  return rules === undefined ? 0 : daysIn(rules.level_grace);
};

/** What one set of rules makes of the orders while it holds. */
function stepsUnder(
  rules: LoyaltyRules,
  next: LoyaltyRules | undefined,
  orders: readonly EarningOrder[],
  loyalty: Loyalty,
  shop: LoyaltyShop,
): readonly Step[] {
  const [first, last] = [firstDayOf(rules), next && firstDayOf(next)];
  const begins = first === undefined ? Number.NEGATIVE_INFINITY : startOf(first, shop);
  const ends = last === undefined ? Number.POSITIVE_INFINITY : startOf(last, shop);
  const steps: Step[] = [];
  let spent = 0;
  const step = (at: Instant, isDayBreak: boolean) => {
    const reached = reachedBy(loyalty, rules, spent, shop.currency);
    const last = steps.at(-1);
    if (last?.at === at && last.isDayBreak === isDayBreak) steps.pop();
    steps.push({ at, isDayBreak, reached, spent });
  };
  const moves = movesOf(orders, windowDaysOf(rules), shop);
  let index = 0;
  for (; (moves[index]?.at ?? ends) < begins; index++) spent += moves[index]?.by ?? 0;
  if (begins > Number.NEGATIVE_INFINITY) step(begins, true);
  for (const { at, by, isDayBreak } of moves.slice(index)) {
    if (at >= ends) break;
    spent += by;
    step(at, isDayBreak);
  }
  return steps;
}

/** How the spend within a window moves: by every state of an order while it is in it, and when it drops out. */
function movesOf(orders: readonly EarningOrder[], windowDays: number | undefined, shop: LoyaltyShop) {
  const moves = orders.flatMap(({ placedAt, states }) => {
    const leaves =
      windowDays === undefined
        ? Number.POSITIVE_INFINITY
        : startOf(dayOf(shop.timeZone, placedAt) + windowDays, shop);
    const within = states.filter(({ at }) => at < leaves);
    const changes = within.map(({ at, spent }, index) => ({
      at,
      by: spent - (within[index - 1]?.spent ?? 0),
      isDayBreak: false,
    }));
    const left = within.at(-1)?.spent ?? 0;
    return leaves === Number.POSITIVE_INFINITY
      ? changes
      : [...changes, { at: leaves, isDayBreak: true, by: -left }];
  });
  return moves
    .filter(({ by }) => by !== 0)
    .sort((a, b) => a.at - b.at || Number(b.isDayBreak) - Number(a.isDayBreak));
}

/** Days on which the level may change: those of steps, and those when the grace after one ends. */
function changesIn(
  steps: readonly Step[],
  loyalty: Loyalty,
  shop: LoyaltyShop,
  onDay: (day: Day) => number,
): LevelHistory["changes"] {
  const graces = [...new Set(loyalty.rules.map(({ level_grace }) => daysIn(level_grace)))];
  const starts = loyalty.rules.flatMap((rules) => firstDayOf(rules) ?? []);
  const turning = steps.filter((step, index) => step.reached !== steps[index - 1]?.reached);
  const ofSteps = turning.map(({ at }) => dayOf(shop.timeZone, at));
  const days = new Set([
    ...starts,
    ...ofSteps,
    ...ofSteps.flatMap((day) => graces.map((grace) => day + grace)),
  ]);
  const changes: { from: Day; level: number }[] = [];
  for (const day of [...days].sort((a, b) => a - b)) {
    const level = onDay(day);
    if (level !== (changes.at(-1)?.level ?? 0)) changes.push({ from: day, level });
  }
  return changes;
}
