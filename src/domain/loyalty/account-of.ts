import { DAY, type Day, dayOf, parseDuration } from "../basics/calendar.ts";
import { toMinor } from "../basics/money.ts";
import type { Loyalty } from "../config/loyalty.ts";
import type { Fact } from "../facts/facts.ts";
import type { Lot, LoyaltyAccount } from "./account.ts";
import { rulesOn } from "./spend-limit.ts";

interface Shop {
  readonly timeZone: string;
  readonly currency: string;
}

interface CountedOrder {
  readonly placedAt: number;
  readonly spent: number;
}

interface Take {
  readonly points: number;
  readonly day: Day;
}

/**
 * What the facts of a customer come to: what orders and grants have brought, less what was spent, taken from the lots that
 * end first. Undefined: no part in the programme.
 */
export function accountOf(
  facts: readonly Fact[],
  orders: readonly CountedOrder[],
  rules: Loyalty,
  shop: Shop,
): LoyaltyAccount | undefined {
  const level = rules.levels[0]?.id ?? "";
  const day = (at: number) => dayOf(shop.timeZone, at);
  const returned = new Set(facts.flatMap((fact) => (fact.kind === "points-returned" ? [fact.spend] : [])));
  const lots: Lot[] = orders.flatMap((order) => orderLot(order, day(order.placedAt), rules, shop));
  const takes: Take[] = [];
  let spent = 0;
  for (const fact of facts) {
    if (fact.kind === "points-spent" && !returned.has(fact.spend)) {
      spent += fact.points;
      takes.push({ points: fact.points, day: day(fact.at) });
    }
    if (fact.kind !== "points-granted") continue;
    if (fact.points < 0) takes.push({ points: -fact.points, day: day(fact.at) });
    else
      lots.push({
        points: fact.points,
        active: day(fact.activeAt ?? fact.at),
        ...(fact.expiresAt !== undefined && { expires: day(fact.expiresAt) }),
      });
  }
  if (lots.length === 0 && takes.length === 0) return undefined;
  const earned = lots.reduce((sum, { points }) => sum + points, 0);
  return { lots: left(joined(lots), takes), spent, earned, level };
}

function orderLot(
  { spent }: CountedOrder,
  placed: Day,
  loyalty: Loyalty,
  { currency }: Shop,
): readonly Lot[] {
  const rules = rulesOn(loyalty, placed);
  const percent = rules?.levels[loyalty.levels[0]?.id ?? ""]?.cashback_percent ?? 0;
  const points = Math.floor((spent * percent) / 100 / (loyalty.points.worth * toMinor(1, currency)));
  if (!rules || points <= 0) return [];
  const active = placed + Math.ceil((parseDuration(rules.return_window) ?? 0) / DAY);
  const lasts = parseDuration(rules.expires_after);
  return [{ points, active, ...(lasts !== undefined && { expires: active + Math.ceil(lasts / DAY) }) }];
}

const endOf = ({ expires = Number.POSITIVE_INFINITY }: Lot): number => expires;

function joined(lots: readonly Lot[]): readonly Lot[] {
  const byDays = Map.groupBy(lots, ({ active, expires }) => `${active} ${expires}`);
  return [...byDays.values()]
    .flatMap(([first, ...others]) =>
      first ? [{ ...first, points: others.reduce((sum, { points }) => sum + points, first.points) }] : [],
    )
    .sort((a, b) => (endOf(a) === endOf(b) ? a.active - b.active : endOf(a) - endOf(b)));
}

/** First from lots that were good on the day, then from whatever there is. */
function left(lots: readonly Lot[], takes: readonly Take[]): readonly Lot[] {
  const rest = lots.map(({ points }) => points);
  for (const { points, day } of takes) {
    let missing = points;
    for (const isGood of [true, false])
      for (const [index, lot] of lots.entries()) {
        if (isGood !== (lot.active <= day && day < endOf(lot))) continue;
        const taken = Math.min(missing, rest[index] ?? 0);
        rest[index] = (rest[index] ?? 0) - taken;
        missing -= taken;
      }
  }
  return lots.map((lot, index) => ({ ...lot, points: rest[index] ?? 0 })).filter(({ points }) => points > 0);
}
