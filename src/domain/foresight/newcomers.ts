import type { Day } from "../basics/calendar.ts";
import type { OrderDay } from "../people/profile.ts";
import { type Figure, type Horizon, known, unknown } from "./expected.ts";
import { atLevel, levelOf, type PastError } from "./level.ts";

const STRETCH = 30;
/** Stretches that are looked back: a year and a month. */
const STRETCHES = 13;
/** Of those who came in a stretch, orders of that one and of so many after it are counted. */
const FOLLOWED = 3;
/** Stretches that the next one is told from. */
const LATELY = 3;
const FEWEST_ORDERS = 20;
/** An inflow differs from the last one by so much, where no past says better, and that counts as so many forecasts. */
const SUPPOSED = { spread: 0.3, weight: 4 };
/** Orders come in clusters, as those of buyers do. */
const CLUSTERED = 1.5;

/** What those who came in one stretch ordered in it and in those after it: whole numbers that add up over shards. */
interface Came {
  readonly people: number;
  readonly orders: readonly number[];
  /** Minor units. */
  readonly revenue: readonly number[];
}

/** By stretches of 30 days before the forecast, the newest first. */
export type InflowCounts = readonly Came[];

const nobody = () => ({
  people: 0,
  orders: new Array<number>(FOLLOWED).fill(0),
  revenue: new Array<number>(FOLLOWED).fill(0),
});

export const NO_INFLOW: InflowCounts = Array.from({ length: STRETCHES }, nobody);

/** Counts customers up to the end of the day `through`. */
export function makeInflowCounter(through: Day) {
  const stretches = Array.from({ length: STRETCHES }, nobody);
  const agoOf = (day: Day) => Math.floor((through - day) / STRETCH);
  return {
    add(joinedOn: Day, orderDays: readonly OrderDay[]): void {
      const came = joinedOn > through ? undefined : stretches[agoOf(joinedOn)];
      if (!came) return;
      came.people += 1;
      for (const { day, orders, spent } of orderDays) {
        const after = agoOf(joinedOn) - agoOf(day);
        if (day > through || after < 0 || after >= FOLLOWED) continue;
        came.orders[after] = (came.orders[after] ?? 0) + orders;
        came.revenue[after] = (came.revenue[after] ?? 0) + spent;
      }
    },
    counts: (): InflowCounts => stretches,
  };
}

export const mergeInflow = (one: InflowCounts, other: InflowCounts): InflowCounts =>
  one.map(({ people, orders, revenue }, at) => ({
    people: people + (other[at]?.people ?? 0),
    orders: orders.map((value, after) => value + (other[at]?.orders[after] ?? 0)),
    revenue: revenue.map((value, after) => value + (other[at]?.revenue[after] ?? 0)),
  }));

/** What customers will bring who are not in the base yet. */
export interface NewcomersAhead {
  readonly newcomerOrders: Figure;
  readonly newcomerRevenue: Figure;
}

/**
 * As many will come and buy as did lately: the mean of the last stretches, whose misses on earlier days move the level and make
 * the interval. It supposes that the shop goes on winning customers as it did: what it will spend on that is not known here.
 */
export function newcomersAhead(counts: InflowCounts, days: Horizon): NewcomersAhead {
  const opened = counts.findLastIndex(({ people }) => people > 0);
  const stretches = counts.slice(0, opened + 1);
  const of = (figure: "orders" | "revenue") => windowsOf(stretches, days / STRETCH, figure);
  const orders = of("orders");
  const seen = orders.slice(0, LATELY).reduce((sum, one) => sum + one, 0);
  if (orders.length < LATELY || seen < FEWEST_ORDERS)
    return { newcomerOrders: unknown("few-newcomers"), newcomerRevenue: unknown("few-newcomers") };
  return {
    newcomerOrders: aheadOf(orders, orders, days),
    newcomerRevenue: aheadOf(of("revenue"), orders, days),
  };
}

/** What people who came in a window of so many stretches did in it, for windows that end with each stretch, the newest first. */
function windowsOf(stretches: InflowCounts, wide: number, figure: "orders" | "revenue"): readonly number[] {
  return stretches.slice(0, Math.max(0, stretches.length - wide + 1)).map((_, end) => {
    let sum = 0;
    // Whoever came `later` stretches before the window's end had as many after the first to order in.
    for (let later = 0; later < wide; later += 1)
      for (let after = 0; after <= later; after += 1) sum += stretches[end + later]?.[figure][after] ?? 0;
    return sum;
  });
}

function aheadOf(windows: readonly number[], orders: readonly number[], days: Horizon): Figure {
  const wide = days / STRETCH;
  const toldAt = (at: number) => meanOf(windows.slice(at, at + LATELY));
  const errors = windows.flatMap((happened, at): readonly PastError[] => {
    // A window is told by those that were over when it began.
    const told = at + wide + LATELY <= windows.length ? toldAt(at + wide) : 0;
    if (told <= 0 || happened <= 0) return [];
    return [
      { ago: days + at * STRETCH, log: Math.log(happened / told), chance: 1 / Math.max(1, orders[at] ?? 0) },
    ];
  });
  const expected = Math.max(1, meanOf(orders.slice(0, LATELY)));
  const level = levelOf(errors, { days, supposed: SUPPOSED, chance: CLUSTERED / expected });
  return known(atLevel(toldAt(0), level));
}

const meanOf = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
