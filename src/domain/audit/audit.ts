import { formatDay } from "../basics/calendar.ts";
import { type FirstOrderMonthRow, firstOrderMonthTable } from "../night/first-order-months.ts";
import { dayBy, type SurvivalTimes, shareWithin } from "../night/survival.ts";
import { type Assumptions, type Gain, gainOf, type Sleepers } from "./comeback.ts";
import { type TopShare, topShares } from "./concentration.ts";
import { type AuditCounts, addUp, type Crowd, LOOK_BACK, ORDER_BANDS, SILENCE_BANDS } from "./counter.ts";
import type { Asleep, AuditDay } from "./survey.ts";

/** What a consultant would find out of a shop on the first day. Money in minor units; a share of nothing is null. */
export interface Audit {
  readonly asOf: string;
  readonly asOfBecause: AuditDay["because"];
  readonly currency: string;
  readonly leftOut: LeftOut;
  readonly customers: number;
  readonly buyers: number;
  readonly spent: number;
  readonly reachable: number;
  readonly neverBought: Part;
  readonly boughtOnce: Part;
  readonly boughtAgain: Part;
  /** Of buyers. */
  readonly byOrders: readonly Band[];
  /** From being first seen to the first order, of those who were seen before it, and of those who never ordered. */
  readonly firstOrder: Wait & { readonly cameWithOrder: number; readonly watched: number };
  readonly secondOrder: Wait;
  readonly daysBetweenOrders: number | null;
  readonly asleep: Part & Asleep;
  /** Of buyers, by days since the last order. */
  readonly bySilence: readonly Band[];
  /** Who had been asleep `days` ago, and has ordered since without being asked. */
  readonly byThemselves: {
    readonly days: number;
    readonly asleep: number;
    readonly cameBack: number;
    readonly share: number | null;
  };
  readonly concentration: readonly TopShare[];
  readonly cohorts: readonly FirstOrderMonthRow[];
  readonly comeback: {
    readonly assumptions: Assumptions;
    readonly groups: readonly ComebackGroup[];
    readonly all: Gain;
    readonly ofReachable: Gain;
  };
}

/** What the audit has not looked at. */
export interface LeftOut {
  /** First seen after the day. */
  readonly customers: number;
  /** Dated after the day, of customers who are in the audit. */
  readonly orders: number;
}

export interface Part {
  readonly customers: number;
  /** Of all customers; of all buyers for bands and the asleep. */
  readonly share: number | null;
  readonly spent: number;
  readonly shareOfSpent: number | null;
}

export interface Band extends Part {
  readonly from: number;
  /** Absent in the last. */
  readonly to?: number;
}

export interface Wait {
  readonly median: number | null;
  /** By days. */
  readonly within: Readonly<Record<string, number | null>>;
}

export interface ComebackGroup extends Sleepers {
  readonly group: "asleep-again" | "asleep-once" | "never-bought";
  readonly gain: Gain;
}

/** What an audit has looked at, and by which measure. */
export interface AuditScope {
  readonly day: AuditDay;
  readonly asleep: Asleep;
  readonly currency: string;
  readonly leftOut: LeftOut;
}

export function auditOf(counts: AuditCounts, at: AuditScope & { readonly assumptions: Assumptions }): Audit {
  const buyers = addUp(counts.byOrders);
  const everybody = addUp([buyers, counts.neverBought]);
  const ofAll = (crowd: Crowd) => partOf(crowd, everybody);
  const ofBuyers = (crowd: Crowd) => partOf(crowd, buyers);
  const { asleep, cameBack } = counts.byThemselves;
  return {
    asOf: formatDay(at.day.day),
    asOfBecause: at.day.because,
    currency: at.currency,
    leftOut: at.leftOut,
    customers: everybody.customers,
    buyers: buyers.customers,
    spent: buyers.spent,
    reachable: everybody.reachable,
    neverBought: ofAll(counts.neverBought),
    boughtOnce: ofAll(addUp(counts.byOrders.slice(0, 1))),
    boughtAgain: ofAll(addUp(counts.byOrders.slice(1))),
    byOrders: counts.byOrders.map((crowd, band) => ({ ...edges(ORDER_BANDS[band]), ...ofBuyers(crowd) })),
    firstOrder: {
      ...waitOf(counts.firstOrder, [1, 7, 30, 90]),
      cameWithOrder: counts.cameWithOrder,
      watched: everybody.customers - counts.cameWithOrder,
    },
    secondOrder: waitOf(counts.secondOrder, [30, 60, 90, 180, 365]),
    daysBetweenOrders: dayBy(counts.betweenOrders, 0.5),
    asleep: { ...at.asleep, ...ofBuyers(addUp([counts.asleepOnce, counts.asleepAgain])) },
    bySilence: counts.bySilence.map((crowd, band) => ({ ...edges(SILENCE_BANDS[band]), ...ofBuyers(crowd) })),
    byThemselves: { days: LOOK_BACK, asleep, cameBack, share: ratio(cameBack, asleep) },
    concentration: topShares(counts.spend),
    cohorts: firstOrderMonthTable(counts.firstOrderMonths),
    comeback: comebackOf(counts, buyers, at.assumptions),
  };
}

function comebackOf(counts: AuditCounts, buyers: Crowd, assumptions: Assumptions): Audit["comeback"] {
  const usual = ratio(buyers.spent, buyers.orders) ?? 0;
  const group = (name: ComebackGroup["group"], { customers, reachable, orders, spent }: Crowd) => {
    const averageOrder = ratio(spent, orders) ?? usual;
    return {
      group: name,
      customers,
      reachable,
      averageOrder,
      gain: gainOf(customers, { averageOrder }, assumptions),
    };
  };
  const groups = [
    group("asleep-again", counts.asleepAgain),
    group("asleep-once", counts.asleepOnce),
    group("never-bought", counts.neverBought),
  ];
  return {
    assumptions,
    groups,
    all: sumOf(groups.map(({ gain }) => gain)),
    ofReachable: sumOf(groups.map((one) => gainOf(one.reachable, one, assumptions))),
  };
}

function sumOf(gains: readonly Gain[]): Gain {
  const sum = (key: keyof Gain) => gains.reduce((total, gain) => total + gain[key], 0);
  return { returning: sum("returning"), revenue: sum("revenue"), margin: sum("margin") };
}

function partOf({ customers, spent }: Crowd, whole: Crowd): Part {
  return {
    customers,
    share: ratio(customers, whole.customers),
    spent,
    shareOfSpent: ratio(spent, whole.spent),
  };
}

function edges([from, to]: readonly [number, number] = [0, 0]): Pick<Band, "from" | "to"> {
  return to === Number.POSITIVE_INFINITY ? { from } : { from, to };
}

function waitOf(times: SurvivalTimes, limits: readonly number[]): Wait {
  return {
    median: dayBy(times, 0.5),
    within: Object.fromEntries(limits.map((limit) => [limit, shareWithin(times, limit)])),
  };
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
