import type { Day } from "../basics/calendar.ts";
import {
  type FirstOrderMonths,
  makeFirstOrderMonthCounter,
  mergeFirstOrderMonths,
} from "../night/first-order-months.ts";
import { makeSurvivalCounter, mergeSurvivalTimes, type SurvivalTimes } from "../night/survival.ts";
import type { Profile } from "../people/profile.ts";
import { makeConcentration, mergeSpendBuckets, type SpendBuckets } from "./concentration.ts";

/** How far back it is looked who came back without being asked. */
export const LOOK_BACK = 90;

/** Orders from and to, of the groups that buyers are told apart in. */
export const ORDER_BANDS = [
  [1, 1],
  [2, 2],
  [3, 5],
  [6, 10],
  [11, Number.POSITIVE_INFINITY],
] as const;

/** Days of silence, likewise. */
export const SILENCE_BANDS = [
  [0, 30],
  [31, 60],
  [61, 90],
  [91, 180],
  [181, 365],
  [366, Number.POSITIVE_INFINITY],
] as const;

/** What is added up of a group of customers. */
export interface Crowd {
  customers: number;
  orders: number;
  spent: number;
  /** May be mailed: an address that works, and consent. */
  reachable: number;
}

/** What an audit is made of: whole numbers that add up exactly, so that parts of a base can be counted apart. */
export interface AuditCounts {
  readonly neverBought: Crowd;
  readonly asleepOnce: Crowd;
  readonly asleepAgain: Crowd;
  /** As ORDER_BANDS and SILENCE_BANDS are. */
  readonly byOrders: readonly Crowd[];
  readonly bySilence: readonly Crowd[];
  readonly byThemselves: { readonly asleep: number; readonly cameBack: number };
  readonly cameWithOrder: number;
  readonly firstOrder: SurvivalTimes;
  readonly secondOrder: SurvivalTimes;
  readonly betweenOrders: SurvivalTimes;
  readonly firstOrderMonths: FirstOrderMonths;
  readonly spend: SpendBuckets;
}

export interface AuditCounter {
  /** `profile` as of the audit's day; `joinedOn` the day on which the customer was first seen. */
  add(profile: Profile, joinedOn: Day): void;
  counts(): AuditCounts;
}

/** Counts one customer after another; memory does not grow with their number. */
export function makeAuditCounter(today: Day, asleepAfter: number): AuditCounter {
  const [neverBought, asleepOnce, asleepAgain] = [emptyCrowd(), emptyCrowd(), emptyCrowd()];
  const [byOrders, bySilence] = [ORDER_BANDS.map(emptyCrowd), SILENCE_BANDS.map(emptyCrowd)];
  const [firstOrder, secondOrder, betweenOrders] = [
    makeSurvivalCounter(),
    makeSurvivalCounter(),
    makeSurvivalCounter(),
  ];
  const [concentration, firstOrderMonths] = [makeConcentration(), makeFirstOrderMonthCounter(today)];
  const byThemselves = { asleep: 0, cameBack: 0 };
  let cameWithOrder = 0;

  function addBuyer(profile: Profile, joinedOn: Day): void {
    const days = profile.orderDays.map(({ day }) => day);
    const [first = today, last = today] = [days[0], days.at(-1)];
    const silence = today - last;
    put(byOrders[bandOf(profile.orders, ORDER_BANDS)], profile);
    put(bySilence[bandOf(silence, SILENCE_BANDS)], profile);
    if (silence > asleepAfter) put(profile.orders === 1 ? asleepOnce : asleepAgain, profile);
    concentration.add(profile.spent);
    firstOrderMonths.add(profile.orderDays);
    if (joinedOn < first) firstOrder.ended(first - joinedOn);
    else cameWithOrder += 1;
    if (days[1] === undefined) secondOrder.open(today - first);
    else secondOrder.ended(days[1] - first);
    for (const [index, day] of days.entries()) {
      const next = days[index + 1];
      if (next === undefined) betweenOrders.open(silence);
      else betweenOrders.ended(next - day);
    }
    const then = today - LOOK_BACK;
    const before = days.findLast((day) => day <= then);
    if (before !== undefined && then - before > asleepAfter) {
      byThemselves.asleep += 1;
      if (last > then) byThemselves.cameBack += 1;
    }
  }

  return {
    add(profile, joinedOn) {
      if (profile.orders > 0) addBuyer(profile, joinedOn);
      else {
        put(neverBought, profile);
        firstOrder.open(today - joinedOn);
      }
    },
    counts: () => ({
      neverBought,
      asleepOnce,
      asleepAgain,
      byOrders,
      bySilence,
      byThemselves,
      cameWithOrder,
      firstOrder: firstOrder.counts(),
      secondOrder: secondOrder.counts(),
      betweenOrders: betweenOrders.counts(),
      firstOrderMonths: firstOrderMonths.counts(),
      spend: concentration.counts(),
    }),
  };
}

export function mergeAuditCounts(parts: readonly AuditCounts[]): AuditCounts {
  const crowd = (of: (part: AuditCounts) => Crowd | undefined) =>
    addUp(parts.flatMap((part) => of(part) ?? []));
  const sum = (of: (part: AuditCounts) => number) => parts.reduce((total, part) => total + of(part), 0);
  return {
    neverBought: crowd((part) => part.neverBought),
    asleepOnce: crowd((part) => part.asleepOnce),
    asleepAgain: crowd((part) => part.asleepAgain),
    byOrders: ORDER_BANDS.map((_, band) => crowd((part) => part.byOrders[band])),
    bySilence: SILENCE_BANDS.map((_, band) => crowd((part) => part.bySilence[band])),
    byThemselves: {
      asleep: sum((part) => part.byThemselves.asleep),
      cameBack: sum((part) => part.byThemselves.cameBack),
    },
    cameWithOrder: sum((part) => part.cameWithOrder),
    firstOrder: mergeSurvivalTimes(parts.map((part) => part.firstOrder)),
    secondOrder: mergeSurvivalTimes(parts.map((part) => part.secondOrder)),
    betweenOrders: mergeSurvivalTimes(parts.map((part) => part.betweenOrders)),
    firstOrderMonths: mergeFirstOrderMonths(parts.map((part) => part.firstOrderMonths)),
    spend: mergeSpendBuckets(parts.map((part) => part.spend)),
  };
}

export function addUp(crowds: readonly Crowd[]): Crowd {
  const total = emptyCrowd();
  for (const crowd of crowds) {
    for (const key of ["customers", "orders", "spent", "reachable"] as const) total[key] += crowd[key];
  }
  return total;
}

function emptyCrowd(): Crowd {
  return { customers: 0, orders: 0, spent: 0, reachable: 0 };
}

function put(crowd: Crowd | undefined, { orders, spent, email, consent, suppression }: Profile): void {
  if (!crowd) return;
  crowd.customers += 1;
  crowd.orders += orders;
  crowd.spent += spent;
  if (email !== undefined && consent.status === "given" && suppression === undefined) crowd.reachable += 1;
}

function bandOf(value: number, bands: readonly (readonly [from: number, to: number])[]): number {
  return bands.findIndex(([, to]) => value <= to);
}
