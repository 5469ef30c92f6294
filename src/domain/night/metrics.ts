import type { Day } from "../basics/calendar.ts";
import { mayMail } from "../people/consent.ts";
import type { Profile } from "../people/profile.ts";
import type { Value } from "../value/model.ts";
import { type AbuseCounts, makeAbuseCounter, mergeAbuse } from "./abuse.ts";
import { type EntryPoints, makeEntryPointCounter, mergeEntryPoints } from "./entry-points.ts";
import {
  type FirstOrderMonths,
  makeFirstOrderMonthCounter,
  mergeFirstOrderMonths,
} from "./first-order-months.ts";
import { type Funnel, makeFunnelCounter, mergeFunnels } from "./funnel.ts";
import { type LiabilityCounts, makeLiabilityCounter, mergeLiabilities } from "./liability.ts";
import { addGroup, type Groups, mergeGroups } from "./metric-groups.ts";
import type { Period } from "./period.ts";
import { makeSecondOrderCounter, mergeSecondOrders, type SecondOrders } from "./second-orders.ts";
import { makeSilenceCounter, mergeSilence, type Silence } from "./silence.ts";
import {
  makeSurvivalCounter,
  mergeSurvivalTimes,
  type SurvivalCounter,
  type SurvivalTimes,
} from "./survival.ts";
import { makeYieldCounter, mergeYields, type Redeemed, type Yields } from "./yields.ts";

/**
 * Counts behind the metrics of a day: whole numbers that add up exactly, so that shards can be counted apart. P is the
 * period of `periodDays` days that ends with the run's day, Q the one before it. docs/metrics.md defines every figure.
 */
export interface MetricCounts {
  readonly totals: Readonly<Record<TotalName, number>>;
  /** Customers, who of them bought in P, money, and what they are worth, by group. */
  readonly segments: Groups;
  readonly rfmCells: Groups;
  readonly rfmSegments: Groups;
  readonly tiers: Groups;
  /** Who came in by which form and link. */
  readonly entryPoints: EntryPoints;
  readonly firstOrderMonths: FirstOrderMonths;
  /** From the first order day to the second; open for who has bought on one day only. */
  readonly secondOrder: SurvivalTimes;
  /** From each order day to the next; the last one's is open. */
  readonly betweenOrders: SurvivalTimes;
  readonly funnel: Funnel;
  readonly secondOrders: SecondOrders;
  readonly silence: Silence;
  readonly yields: Yields;
  readonly liability: LiabilityCounts;
  readonly abuse: AbuseCounts;
}

const TOTALS = [
  "customers",
  "mailable",
  "buyers",
  "oneTimeBuyers",
  "repeatBuyers",
  "joined",
  "newBuyers",
  "active",
  "activeBefore",
  "retained",
  "reactivated",
  "lapsedBefore",
  "orders",
  "revenue",
  "repeatRevenue",
  "spent",
  "gaps",
  "gapDays",
  "valued",
  "expectedMilliOrders",
  "expectedRevenue",
  "lifetimeValue",
  "valueAtRisk",
] as const;

type TotalName = (typeof TOTALS)[number];

/** The groups that the night counts one customer in. */
export interface CustomerGroups {
  readonly segment: string;
  readonly cell: string;
  readonly rfmSegment: string;
  readonly tier: string;
}

export interface MetricCounter {
  /** `profile` as of the run's day; `joinedOn` the day on which the customer was first seen. */
  add(profile: Counted, joinedOn: Day, memberOf: CustomerGroups, value?: Value): void;
  /** An order of P that used the code of a mail. */
  addRedeemed(redeemed: Redeemed): void;
  /** Somebody whose first order of P used a code or was a friend's. `isSerial`: may have been new before. */
  addNewcomer(isSerial: boolean): void;
  counts(): MetricCounts;
}

type Counted = Pick<
  Profile,
  | "orders"
  | "spent"
  | "orderDays"
  | "entry"
  | "via"
  | "firstOn"
  | "firstOrder"
  | "silencedAt"
  | "loyalty"
  | "referral"
> &
  Parameters<typeof mayMail>[0];

export function makeMetricCounter(period: Period): MetricCounter {
  const totals = emptyTotals();
  const groups = { segments: {}, rfmCells: {}, rfmSegments: {}, tiers: {} } satisfies Record<string, Groups>;
  const firstOrderMonths = makeFirstOrderMonthCounter(period.today);
  const entryPoints = makeEntryPointCounter();
  const funnel = makeFunnelCounter(period.today);
  const secondOrders = makeSecondOrderCounter(period);
  const silence = makeSilenceCounter(period.today);
  const yields = makeYieldCounter();
  const liability = makeLiabilityCounter(period.today);
  const abuse = makeAbuseCounter();
  const [secondOrder, betweenOrders] = [makeSurvivalCounter(), makeSurvivalCounter()];
  return {
    counts: () => ({
      totals,
      ...groups,
      entryPoints: entryPoints.counts(),
      firstOrderMonths: firstOrderMonths.counts(),
      secondOrder: secondOrder.counts(),
      betweenOrders: betweenOrders.counts(),
      funnel: funnel.counts(),
      secondOrders: secondOrders.counts(),
      silence: silence.counts(),
      yields: yields.counts(),
      liability: liability.counts(),
      abuse: abuse.counts(),
    }),
    addRedeemed: yields.add,
    addNewcomer: abuse.addNewcomer,
    add(profile, joinedOn, memberOf, value) {
      const share = totalsOf(profile, joinedOn, period, value);
      if (profile.orderDays.length > 0) {
        firstOrderMonths.add(profile.orderDays);
        addTimes({ secondOrder, betweenOrders }, profile.orderDays, period.today);
      }
      entryPoints.add(profile);
      funnel.add(profile, joinedOn);
      secondOrders.add(profile);
      silence.add(profile, memberOf.segment);
      liability.add(profile.loyalty);
      abuse.add(profile.referral);
      for (const name of TOTALS) totals[name] += share[name];
      addGroup(groups.segments, memberOf.segment, share);
      addGroup(groups.rfmCells, memberOf.cell, share);
      addGroup(groups.rfmSegments, memberOf.rfmSegment, share);
      addGroup(groups.tiers, memberOf.tier, share);
    },
  };
}

export function mergeMetricCounts(parts: readonly MetricCounts[]): MetricCounts {
  const totals = emptyTotals();
  for (const part of parts) for (const name of TOTALS) totals[name] += part.totals[name];
  return {
    totals,
    segments: mergeGroups(parts.map((part) => part.segments)),
    rfmCells: mergeGroups(parts.map((part) => part.rfmCells)),
    rfmSegments: mergeGroups(parts.map((part) => part.rfmSegments)),
    tiers: mergeGroups(parts.map((part) => part.tiers)),
    entryPoints: mergeEntryPoints(parts.map((part) => part.entryPoints)),
    firstOrderMonths: mergeFirstOrderMonths(parts.map((part) => part.firstOrderMonths)),
    secondOrder: mergeSurvivalTimes(parts.map((part) => part.secondOrder)),
    betweenOrders: mergeSurvivalTimes(parts.map((part) => part.betweenOrders)),
    funnel: mergeFunnels(parts.map((part) => part.funnel)),
    secondOrders: mergeSecondOrders(parts.map((part) => part.secondOrders)),
    silence: mergeSilence(parts.map((part) => part.silence)),
    yields: mergeYields(parts.map((part) => part.yields)),
    liability: mergeLiabilities(parts.map((part) => part.liability)),
    abuse: mergeAbuse(parts.map((part) => part.abuse)),
  };
}

/** One customer's share of every total. */
function totalsOf(
  profile: Counted,
  joinedOn: Day,
  { today, days }: Period,
  value: Value | undefined,
): Record<TotalName, number> {
  const { orders, spent, orderDays } = profile;
  const inP = orderDays.filter(({ day }) => day > today - days && day <= today);
  const inQ = orderDays.some(({ day }) => day > today - 2 * days && day <= today - days);
  const first = orderDays[0]?.day;
  const [bought, isNew] = [inP.length > 0, first !== undefined && first > today - days];
  const knownBefore = first !== undefined && !isNew;
  const one = (condition: boolean) => (condition ? 1 : 0);
  return {
    customers: 1,
    mailable: one(mayMail(profile).kind === "yes"),
    buyers: one(orders > 0),
    oneTimeBuyers: one(orders === 1),
    repeatBuyers: one(orders > 1),
    joined: one(joinedOn > today - days && joinedOn <= today),
    newBuyers: one(isNew),
    active: one(bought),
    activeBefore: one(inQ),
    retained: one(bought && inQ),
    reactivated: one(bought && knownBefore && !inQ),
    lapsedBefore: one(knownBefore && !inQ),
    orders: inP.reduce((sum, day) => sum + day.orders, 0),
    revenue: inP.reduce((sum, day) => sum + day.spent, 0),
    repeatRevenue: inP.reduce((sum, { day, spent }) => sum + (day === first ? 0 : spent), 0),
    spent,
    gaps: Math.max(0, orderDays.length - 1),
    gapDays: (orderDays.at(-1)?.day ?? 0) - (first ?? 0),
    valued: one(value !== undefined),
    expectedMilliOrders: Math.round((value?.expectedOrders ?? 0) * 1000),
    expectedRevenue: Math.round(value?.expectedMoney ?? 0),
    lifetimeValue: Math.round(value?.lifetimeValue ?? 0),
    valueAtRisk: Math.round(value?.valueAtRisk ?? 0),
  };
}

function addTimes(
  { secondOrder, betweenOrders }: Readonly<Record<"secondOrder" | "betweenOrders", SurvivalCounter>>,
  orderDays: Counted["orderDays"],
  today: Day,
): void {
  for (const [index, { day }] of orderDays.entries()) {
    const next = orderDays[index + 1]?.day;
    for (const times of index === 0 ? [secondOrder, betweenOrders] : [betweenOrders]) {
      if (next === undefined) times.open(today - day);
      else times.ended(next - day);
    }
  }
}

function emptyTotals(): Record<TotalName, number> {
  return Object.fromEntries(TOTALS.map((name) => [name, 0])) as Record<TotalName, number>;
}
