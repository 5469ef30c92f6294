import { dayOf, type Instant } from "../basics/calendar.ts";
import type { Loyalty } from "../config/loyalty.ts";
import type { Fact, FactOf } from "../facts/facts.ts";
import type { ActionEarned } from "./actions.ts";
import { type Entry, lotDays, shown, TURNS } from "./entry.ts";
import type { HistoryLine } from "./history-line.ts";
import { type LoyaltyShop, rulesOn } from "./rules.ts";

interface Rulebook {
  readonly loyalty: Loyalty;
  readonly shop: LoyaltyShop;
}

export function actionEntry({ id, action, at, points, rules }: ActionEarned): Entry {
  return {
    ...{ at, turn: TURNS.action, id },
    apply(ledger, day) {
      const days = lotDays(rules, day);
      ledger.settle(id, points, days, day, rules.debt);
      return [{ kind: "earned", at, day, points, by: { action }, ...shown(days) }];
    },
  };
}

/**
 * What facts say of points by themselves. A spend, a grant and a friend count once each, as they were told of first; `facts`
 * ascending.
 */
export function factEntries(facts: readonly Fact[], book: Rulebook): readonly Entry[] {
  const seen = new Set<string>();
  const first = (id: string) => !seen.has(id) && seen.add(id).size > 0;
  const spentAt = firstSpends(facts);
  return facts.flatMap((fact): readonly Entry[] => {
    switch (fact.kind) {
      case "points-spent":
        return first(`spend ${fact.spend}`) ? [spendEntry(fact, book)] : [];
      case "points-returned":
        return [returnEntry(fact, spentAt.get(fact.spend) ?? fact.at)];
      case "points-granted":
        return first(`grant ${fact.grant}`) ? [grantEntry(fact, book)] : [];
      case "referral-earned":
        return first(`friend ${fact.friend}`) ? [referralEntry(fact, book)] : [];
      default:
        return [];
    }
  });
}

const firstSpends = (facts: readonly Fact[]): ReadonlyMap<string, Instant> =>
  new Map(
    facts
      .flatMap((fact) => (fact.kind === "points-spent" ? [[fact.spend, fact.at] as const] : []))
      .toReversed(),
  );

/** Points are whole. */
const whole = (points: number): number => Math.trunc(points) || 0;

function spendEntry(fact: FactOf<"points-spent">, { loyalty }: Rulebook): Entry {
  const { at, id, spend, order, code } = fact;
  const points = Math.max(0, whole(fact.points));
  return {
    ...{ at, turn: TURNS.spend, id },
    apply(ledger, day) {
      ledger.spend(spend, points, day, rulesOn(loyalty, day)?.debt ?? false);
      const what = { ...(order !== undefined && { order }), ...(code !== undefined && { code }) };
      return points > 0 ? [{ kind: "spent", at, day, points, ...what }] : [];
    },
  };
}

/** Clocks of two tills differ: what comes back was spent before, whatever they say. */
function returnEntry({ at: told, id, spend, points }: FactOf<"points-returned">, spentAt: Instant): Entry {
  const at = Math.max(told, spentAt);
  return {
    ...{ at, turn: TURNS.back, id },
    apply(ledger, day) {
      const back = ledger.giveBack(spend, Math.max(0, whole(points)), day);
      return back > 0 ? [{ kind: "returned", at, day, points: back, spend }] : [];
    },
  };
}

function grantEntry(fact: FactOf<"points-granted">, { loyalty, shop }: Rulebook): Entry {
  const { at, id, grant, reason, by, activeAt, expiresAt } = fact;
  const points = whole(fact.points);
  return {
    ...{ at, turn: TURNS.grant, id },
    apply(ledger, day): readonly HistoryLine[] {
      const rules = rulesOn(loyalty, day);
      const mayOwe = rules?.debt ?? false;
      if (points < 0) {
        const taken = ledger.take(-points, day, mayOwe);
        return taken > 0 ? [{ kind: "taken", at, day, points: taken, reason, by }] : [];
      }
      const active = activeAt === undefined ? day : Math.max(day, dayOf(shop.timeZone, activeAt));
      const days =
        expiresAt === undefined
          ? lotDays(rules, active)
          : { active, expires: dayOf(shop.timeZone, expiresAt) };
      ledger.settle(`grant ${grant}`, points, days, day, mayOwe);
      return points > 0 ? [{ kind: "granted", at, day, points, reason, by, ...shown(days) }] : [];
    },
  };
}

function referralEntry(fact: FactOf<"referral-earned">, { loyalty }: Rulebook): Entry {
  const { at, id, friend } = fact;
  const points = Math.max(0, whole(fact.points));
  return {
    ...{ at, turn: TURNS.referral, id },
    apply(ledger, day) {
      const rules = rulesOn(loyalty, day);
      const days = lotDays(rules, day);
      ledger.settle(`friend ${friend}`, points, days, day, rules?.debt ?? false);
      return points > 0 ? [{ kind: "earned", at, day, points, by: { friend }, ...shown(days) }] : [];
    },
  };
}
