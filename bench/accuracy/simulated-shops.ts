import type { OrderDay } from "../../src/domain/people/profile.ts";
import { makeRandom, type Random } from "../random.ts";

/** One customer's way of buying: how many days from each order to the next. */
interface Habit {
  /** Mean days between two orders. */
  readonly pace: number;
  /** Gaps are gamma distributed with this shape: 1 is random in time, 10 is like clockwork, below 1 comes in bursts. */
  readonly regularity: number;
  /** Chance that an order is the last one. */
  readonly loss: number;
  /** The same after the first order, where that is another. */
  readonly lossAtFirst?: number;
}

export interface SimulatedShop {
  readonly name: string;
  readonly customers: number;
  /** Days from the opening to the cut-off; customers come evenly over them. */
  readonly history: number;
  /** Days to tell. */
  readonly days: number;
  /** Shops of the same kind, each with its own seed. */
  readonly seeds: number;
  readonly habit: (random: Random) => Habit;
  /** Share of the wish to order that there is on a day of the calendar year, at most 1; 1 without seasons. */
  readonly season?: (day: number) => number;
  /** Orders fall on working days only. */
  readonly workingDays?: true;
}

const WEEK = 7;

interface Rates extends Pick<Partial<Habit>, "regularity" | "lossAtFirst"> {
  /** Shape and rate of the gamma distribution of orders a week. */
  readonly r: number;
  readonly alpha: number;
  /** Of the beta distribution of losses. */
  readonly a: number;
  readonly b: number;
}

/** Rates gamma, losses beta distributed: MBG/NBD where `lossAtFirst` is not set to 0, else BG/NBD. */
const random =
  ({ r, alpha, a, b, ...more }: Rates) =>
  (of: Random): Habit => ({
    pace: (WEEK * alpha) / Math.max(1e-6, of.gamma(r)),
    regularity: 1,
    loss: of.beta(a, b),
    ...more,
  });

/** Customers have their own pace around `pace` days. */
const regular =
  (pace: number, regularity: number, loss: readonly [number, number]) =>
  (of: Random): Habit => ({
    pace: pace * Math.exp(0.5 * of.normal()),
    regularity,
    loss: of.beta(loss[0], loss[1]),
  });

const USUAL = random({ r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 });
const FREQUENT = random({ r: 2, alpha: 1, a: 0.3, b: 6 });
const MONTH_PERIOD = { history: 730, days: 30 } as const;

/** Shops of very different kinds, none of which the score was fitted to. */
export const SIMULATED: readonly SimulatedShop[] = [
  { name: "usual (MBG/NBD as on CDNOW)", customers: 3_000, ...MONTH_PERIOD, seeds: 12, habit: USUAL },
  { name: "usual, 200 customers", customers: 200, ...MONTH_PERIOD, seeds: 60, habit: USUAL },
  { name: "usual, 50 customers", customers: 50, ...MONTH_PERIOD, seeds: 120, habit: USUAL },
  { name: "usual, 90 days to tell", customers: 3_000, history: 730, days: 90, seeds: 12, habit: USUAL },
  { name: "usual, opened 60 days ago", customers: 3_000, history: 60, days: 30, seeds: 12, habit: USUAL },
  {
    name: "BG/NBD as on CDNOW",
    customers: 3_000,
    ...MONTH_PERIOD,
    seeds: 12,
    habit: random({ r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259, lossAtFirst: 0 }),
  },
  {
    name: "4% buy again, most lost at once",
    customers: 12_000,
    ...MONTH_PERIOD,
    seeds: 12,
    habit: random({ r: 1, alpha: 8, a: 0.8, b: 2, lossAtFirst: 0.95 }),
  },
  {
    name: "4% buy again, seldom",
    customers: 12_000,
    ...MONTH_PERIOD,
    seeds: 12,
    habit: random({ r: 0.03, alpha: 10, a: 0.5, b: 2, lossAtFirst: 0 }),
  },
  {
    name: "few repeats, 3,000 customers",
    customers: 3_000,
    ...MONTH_PERIOD,
    seeds: 24,
    habit: random({ r: 0.1, alpha: 8, a: 0.8, b: 2, lossAtFirst: 0 }),
  },
  { name: "very frequent, 30 days", customers: 3_000, history: 365, days: 30, seeds: 12, habit: FREQUENT },
  { name: "very frequent, 7 days", customers: 3_000, history: 365, days: 7, seeds: 12, habit: FREQUENT },
  {
    name: "regular (gaps Erlang-4)",
    customers: 3_000,
    ...MONTH_PERIOD,
    seeds: 12,
    habit: regular(40, 4, [1, 9]),
  },
  {
    name: "regular (gaps Erlang-10)",
    customers: 3_000,
    ...MONTH_PERIOD,
    seeds: 12,
    habit: regular(40, 10, [1, 9]),
  },
  {
    name: "subscriptions of a month, 8% cancel",
    customers: 3_000,
    ...MONTH_PERIOD,
    seeds: 12,
    habit: () => ({ pace: 30, regularity: 400, loss: 0.08 }),
  },
  {
    name: "business customers, weekly",
    customers: 400,
    history: 540,
    days: 14,
    seeds: 40,
    workingDays: true,
    habit: (of) => ({ pace: of.uniform() < 0.7 ? 7 : 14, regularity: 20, loss: of.beta(0.5, 25) }),
  },
  {
    name: "seasonal, before the season",
    customers: 3_000,
    history: 660,
    days: 30,
    seeds: 12,
    habit: USUAL,
    season: (day) => 0.55 - 0.45 * Math.cos((2 * Math.PI * day) / 365),
  },
  {
    name: "seasonal, after the season",
    customers: 3_000,
    history: 960,
    days: 30,
    seeds: 12,
    habit: USUAL,
    season: (day) => 0.55 - 0.45 * Math.cos((2 * Math.PI * day) / 365),
  },
  {
    name: "heavy-tailed rates",
    customers: 3_000,
    ...MONTH_PERIOD,
    seeds: 12,
    habit: (of) => ({ pace: 60 * Math.exp(1.8 * of.normal()), regularity: 1, loss: of.beta(0.5, 2) }),
  },
  {
    name: "orders in bursts",
    customers: 3_000,
    ...MONTH_PERIOD,
    seeds: 12,
    habit: random({ r: 1, alpha: 8, a: 0.7, b: 3, regularity: 0.4 }),
  },
  {
    name: "regulars among one-time buyers",
    customers: 3_000,
    ...MONTH_PERIOD,
    seeds: 12,
    habit: (of) =>
      of.uniform() < 0.25 ? regular(25, 8, [1, 12])(of) : random({ r: 0.3, alpha: 8, a: 3, b: 1 })(of),
  },
];

export interface SimulatedCustomer {
  readonly id: string;
  /** Ascending; day `history` is the cut-off, later days are what is to be told. */
  readonly orderDays: readonly OrderDay[];
}

const MOST_ORDERS = 5_000;
const FIRST_DAY = 10_000;

/** The shop's customers with that seed, the same on every machine, and the cut-off on the same calendar. */
export function simulate(
  shop: SimulatedShop,
  seed: number,
): {
  readonly cutoff: number;
  readonly customers: readonly SimulatedCustomer[];
} {
  const of = makeRandom(seed);
  const cutoff = FIRST_DAY + shop.history;
  const customers = Array.from({ length: shop.customers }, (_, index) => ({
    id: `c:${index}`,
    orderDays: ordersOf(shop, of, cutoff + shop.days),
  }));
  return { cutoff, customers };
}

function ordersOf(shop: SimulatedShop, of: Random, until: number): readonly OrderDay[] {
  const { history, habit, season, workingDays } = shop;
  const { pace, regularity, loss, lossAtFirst = loss } = habit(of);
  const typical = 3_000 * Math.exp(0.6 * of.normal());
  const days = new Map<number, OrderDay>();
  let at = FIRST_DAY + of.uniform() * history;
  for (let order = 0; order < MOST_ORDERS; order += 1) {
    const day = workingDays ? workingDay(Math.floor(at)) : Math.floor(at);
    if (day > until) break;
    const known = days.get(day) ?? { day, orders: 0, spent: 0 };
    const amount = Math.round(typical * Math.exp(0.4 * of.normal()));
    days.set(day, { day, orders: known.orders + 1, spent: known.spent + amount });
    if (of.uniform() < (order === 0 ? lossAtFirst : loss)) break;
    do at += (pace * of.gamma(regularity)) / regularity;
    while (season && at <= until && of.uniform() > season(at - FIRST_DAY));
  }
  return [...days.values()];
}

/** Saturday and Sunday wait for Monday. Day 0 of the calendar, 1970-01-01, was a Thursday. */
function workingDay(day: number): number {
  const weekday = (day + 3) % 7;
  return weekday < 5 ? day : day + 7 - weekday;
}
