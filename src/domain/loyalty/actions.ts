import { type Day, dayOf, type Instant, monthOf } from "../basics/calendar.ts";
import { plainName } from "../basics/plain-name.ts";
import type { ActionAward, AwardLimits, Loyalty, LoyaltyRules } from "../config/loyalty.ts";
import type { Fact } from "../facts/facts.ts";
import { birthdaysIn } from "./birthdays.ts";
import { type LoyaltyShop, rulesOn } from "./rules.ts";

/** An action that earned points, under the rules of its day. */
export interface ActionEarned {
  /** By which it is told apart from all others. */
  readonly id: string;
  readonly action: string;
  readonly at: Instant;
  readonly day: Day;
  readonly points: number;
  readonly rules: LoyaltyRules;
}

interface Done {
  readonly award: string;
  readonly at: Instant;
  /** The product of a review. */
  readonly subject?: string;
}

/**
 * What actions have earned, ascending: each by the rules of its day and within their limits, which count what came before.
 * `facts` ascending, without those of browsers. `until`: the last day on which a birthday counts.
 */
export function actionsIn(
  facts: readonly Fact[],
  loyalty: Loyalty,
  shop: LoyaltyShop,
  until: Day,
): readonly ActionEarned[] {
  const names = [...new Set(loyalty.rules.flatMap(({ actions = {} }) => Object.keys(actions)))];
  const earned = names.flatMap((action) => {
    const before: Day[] = [];
    const subjects = new Set<string>();
    return doneIn(action, facts, loyalty, shop, until).flatMap(
      ({ award: id, at, subject }): ActionEarned[] => {
        const day = dayOf(shop.timeZone, at);
        const rules = rulesOn(loyalty, day);
        const award = rules?.actions?.[action];
        if (!rules || !award) return [];
        const again = award.once_per_product && subject !== undefined && subjects.has(subject);
        if (again || !isWithin(limitsOf(award), before, day)) return [];
        before.push(day);
        if (subject !== undefined) subjects.add(subject);
        return [{ id: `${action} ${id}`, action, at, day, points: award.points, rules }];
      },
    );
  });
  return earned.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/** Whether another award on a day stays within the limits, after those of the days `before`. */
export function isWithin(limits: AwardLimits, before: readonly Day[], day: Day): boolean {
  const many = (isCounted: (other: Day) => boolean) => before.filter(isCounted).length;
  return (
    many((other) => other === day) < (limits.day ?? Number.POSITIVE_INFINITY) &&
    many((other) => monthOf(other) === monthOf(day)) < (limits.month ?? Number.POSITIVE_INFINITY) &&
    before.length < (limits.life ?? Number.POSITIVE_INFINITY)
  );
}

/** Somebody signs up once. */
const limitsOf = ({ on, limits }: ActionAward): AwardLimits =>
  on === "subscribed" ? { life: 1, ...limits } : (limits ?? {});

/** Everything that counts as the action under the rules of its day, ascending. */
function doneIn(
  action: string,
  facts: readonly Fact[],
  loyalty: Loyalty,
  shop: LoyaltyShop,
  until: Day,
): readonly Done[] {
  const onDay = (at: Instant) => rulesOn(loyalty, dayOf(shop.timeZone, at))?.actions?.[action]?.on;
  const told = facts.flatMap((fact): Done[] => {
    const { id, at } = fact;
    if (!mayCount(fact)) return [];
    const on = onDay(at);
    if (on === undefined) return [];
    if (on === "reviewed") return fact.kind === "reviewed" ? [{ award: id, at, subject: fact.product }] : [];
    if (on === "subscribed") return fact.kind === "subscribed" ? [{ award: id, at }] : [];
    if ("date" in on) return [];
    return fact.kind === "opaque" && plainName(fact.type) === on.event ? [{ award: id, at }] : [];
  });
  const dates = new Set(
    loyalty.rules.flatMap(({ actions = {} }) => {
      const on = actions[action]?.on;
      return typeof on === "object" && "date" in on ? [on.date] : [];
    }),
  );
  const birthdays = [...dates].flatMap((date) =>
    birthdaysIn(date, facts, shop, until)
      .filter(({ at }) => isDate(onDay(at), date))
      .map(({ at, year }) => ({ award: `${year}`, at })),
  );
  return [...told, ...birthdays].sort((a, b) => a.at - b.at || (a.award < b.award ? -1 : 1));
}

const mayCount = ({ kind }: Fact): boolean =>
  kind === "reviewed" || kind === "subscribed" || kind === "opaque";

const isDate = (on: ActionAward["on"] | undefined, date: string): boolean =>
  typeof on === "object" && "date" in on && on.date === date;
