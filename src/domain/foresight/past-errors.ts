import { expectedPurchases, type Parameters } from "../churn/buy-till-you-die.ts";
import { type OrderHistory, type Standing, standingOf } from "../churn/histories.ts";
import { fitShop, SHOP_FAMILY } from "../churn/shop-fit.ts";
import { spendPerOrderDay } from "../value/money-model.ts";
import type { Horizon } from "./expected.ts";

/** Order days, and what they bring in minor units. */
export interface Takings {
  readonly orderDays: number;
  readonly revenue: number;
}

/** What the base is told to do from a day on, by what was known on it; undefined while too few have bought. */
export interface BaseOutlook {
  readonly toldIn: (days: Horizon) => Takings;
  /** The mean square of what an order day brings over the square of its mean. */
  readonly unevenness: number;
  /** What the same customers did. */
  readonly happenedIn: (days: Horizon) => Takings;
}

/** As many buyers as a fit of the shop's own takes. */
export const FEWEST_BUYERS = 50;

/**
 * The sum of what MBG/NBD, fitted to the sample as of that day, expects of each of its buyers; an order day brings the
 * customer's own mean, drawn to the shop's. Linear in the sample.
 */
export function baseOutlook(histories: readonly OrderHistory[], through: number): BaseOutlook | undefined {
  const stood = histories.flatMap((history) => {
    const standing = standingOf(history, through);
    return standing ? [{ history, standing }] : [];
  });
  if (stood.length < FEWEST_BUYERS) return undefined;
  const standings = stood.map(({ standing }) => standing);
  const { parameters } = fitShop(grouped(standings));
  const mean = meanSpent(standings);
  return {
    unevenness: unevennessOf(stood),
    toldIn: (days) => toldOf(standings, { parameters, mean }, days),
    happenedIn: (days) => happened(stood, through, days),
  };
}

function toldOf(
  standings: readonly Standing[],
  { parameters, mean }: { readonly parameters: Parameters; readonly mean: number },
  days: number,
): Takings {
  const expectedOf = memo((buyer) => expectedPurchases(SHOP_FAMILY, parameters, buyer, days));
  const money = { kind: "store-average", mean, spenders: 0, why: "" } as const;
  let [orderDays, revenue] = [0, 0];
  for (const standing of standings) {
    const expected = expectedOf(standing);
    orderDays += expected;
    revenue += expected * spendPerOrderDay(money, { x: standing.x, spent: standing.spent, repeatSpent: 0 });
  }
  return { orderDays, revenue };
}

function happened(
  stood: readonly { readonly history: OrderHistory }[],
  through: number,
  days: number,
): Takings {
  let [orderDays, revenue] = [0, 0];
  for (const { history } of stood) {
    for (let at = history.days.length - 1; at >= 0; at -= 1) {
      const day = history.days[at] ?? 0;
      if (day <= through) break;
      if (day > through + days) continue;
      orderDays += 1;
      revenue += history.spent[at] ?? 0;
    }
  }
  return { orderDays, revenue };
}

function unevennessOf(stood: readonly { readonly history: OrderHistory }[]): number {
  let [count, sum, squares] = [0, 0, 0];
  for (const { history } of stood) {
    for (const spent of history.spent) {
      count += 1;
      sum += spent;
      squares += spent * spent;
    }
  }
  return sum === 0 ? 1 : (count * squares) / sum ** 2;
}

function meanSpent(standings: readonly Standing[]): number {
  let [orderDays, spent] = [0, 0];
  for (const standing of standings) {
    orderDays += standing.x + 1;
    spent += Math.max(0, standing.spent);
  }
  return spent / orderDays;
}

/** Beyond any shop's history in days, and below the root of what a number tells apart. */
const LONGEST = 1 << 16;
const keyOf = ({ x, tx, T }: Standing) => (x * LONGEST + tx) * LONGEST + T;

function grouped(standings: readonly Standing[]) {
  const groups = new Map<number, { x: number; tx: number; T: number; weight: number }>();
  for (const standing of standings) {
    const key = keyOf(standing);
    const known = groups.get(key);
    if (known) known.weight += 1;
    else groups.set(key, { x: standing.x, tx: standing.tx, T: standing.T, weight: 1 });
  }
  return [...groups.values()];
}

function memo(compute: (standing: Standing) => number): (standing: Standing) => number {
  const known = new Map<number, number>();
  return (standing) => {
    const key = keyOf(standing);
    const found = known.get(key) ?? compute(standing);
    known.set(key, found);
    return found;
  };
}
