import { formatDay } from "../basics/calendar.ts";
import type { EntryPoints } from "./entry-points.ts";
import { type FirstOrderMonthRow, firstOrderMonthTable } from "./first-order-months.ts";
import { type FunnelTable, funnelTable } from "./funnel.ts";
import type { Group, Groups } from "./metric-groups.ts";
import type { MetricCounts } from "./metrics.ts";
import type { Period } from "./period.ts";
import { type SecondOrderTable, secondOrderTable } from "./second-orders.ts";
import { dayBy, shareWithin } from "./survival.ts";

/** The metrics of one night. Money in minor units; a rate whose divisor is zero is null, not 0. */
export interface DayMetrics {
  readonly date: string;
  readonly currency: string;
  readonly periodDays: number;
  /** First and last day of P and of Q, both included. */
  readonly period: { readonly from: string; readonly to: string };
  readonly periodBefore: { readonly from: string; readonly to: string };

  readonly customers: number;
  /** May be mailed: consent, and an address that nothing stands against. */
  readonly mailable: number;
  readonly nonBuyers: number;
  readonly oneTimeBuyers: number;
  readonly repeatBuyers: number;
  readonly shareOfNonBuyers: number | null;
  readonly shareOfOneTimeBuyers: number | null;
  readonly shareOfRepeatBuyers: number | null;
  readonly repeatPurchaseRate: number | null;

  readonly joined: number;
  readonly newCustomers: number;
  readonly activeCustomers: number;
  readonly activeCustomersBefore: number;
  readonly retainedCustomers: number;
  readonly reactivatedCustomers: number;
  readonly retentionRate: number | null;
  readonly churnRate: number | null;
  readonly reactivationRate: number | null;

  readonly orders: number;
  readonly revenue: number;
  readonly averageOrder: number | null;
  readonly purchaseFrequency: number | null;
  readonly revenuePerCustomer: number | null;
  readonly shareOfRepeatRevenue: number | null;
  readonly spent: number;

  /** Of gaps that have ended. */
  readonly meanDaysBetweenOrders: number | null;
  /** Of all gaps, those still open included (Kaplan–Meier). */
  readonly medianDaysBetweenOrders: number | null;
  readonly medianDaysToSecondOrder: number | null;
  /** Share of buyers with a second order within so many days, by days. */
  readonly secondOrderWithin: Readonly<Record<string, number | null>>;

  readonly historicLifetimeValue: number | null;
  /** Buyers whose value the night could predict, and what is expected of one of them. */
  readonly valuedCustomers: number;
  /** In the next period, of all of them. */
  readonly expectedOrders: number | null;
  readonly expectedRevenue: number | null;
  readonly predictedLifetimeValue: number | null;
  readonly valueAtRisk: number | null;
  readonly cohorts: readonly FirstOrderMonthRow[];
  readonly earlierCohorts: {
    readonly customers: number;
    readonly revenue: number;
    readonly lifetimeValue: number | null;
  };

  readonly segments: GroupMetrics;
  readonly rfmCells: GroupMetrics;
  readonly rfmSegments: GroupMetrics;
  readonly tiers: GroupMetrics;

  /** By `entry`, or `entry?via=VIA`: everybody who ever came in there. */
  readonly entryPoints: EntryPoints;
  /** Where customers are lost on the way to the first order and the second. */
  readonly funnel: FunnelTable;
  /** How many order again, by what the first order was like. */
  readonly secondOrders: SecondOrderTable;
}

export type GroupMetrics = Readonly<Record<string, OneGroup>>;

export interface OneGroup
  extends Pick<Group, "customers" | "mailable" | "active" | "orders" | "revenue" | "spent"> {
  /** Of P; null without an order. */
  readonly averageOrder: number | null;
  readonly shareOfCustomers: number | null;
  /** Of P. */
  readonly shareOfRevenue: number | null;
  /** Of all orders ever. */
  readonly shareOfSpent: number | null;
  /** As for all customers together; null where the group has nobody of whom the value model says something. */
  readonly expectedRevenue: number | null;
  readonly predictedLifetimeValue: number | null;
  readonly valueAtRisk: number | null;
  readonly shareOfValueAtRisk: number | null;
}

const SECOND_ORDER_DAYS = [30, 60, 90, 180, 365];

/** Makes the published figures of the counts; docs/metrics.md has every definition. */
export function metricsOfTheDay(counts: MetricCounts, { today, days }: Period, currency: string): DayMetrics {
  const { totals, secondOrder, betweenOrders, firstOrderMonths } = counts;
  const grouped = (groups: Groups) => groupMetrics(groups, totals);
  const nonBuyers = totals.customers - totals.buyers;
  return {
    date: formatDay(today),
    currency,
    periodDays: days,
    period: { from: formatDay(today - days + 1), to: formatDay(today) },
    periodBefore: { from: formatDay(today - 2 * days + 1), to: formatDay(today - days) },

    customers: totals.customers,
    mailable: totals.mailable,
    nonBuyers,
    oneTimeBuyers: totals.oneTimeBuyers,
    repeatBuyers: totals.repeatBuyers,
    shareOfNonBuyers: ratio(nonBuyers, totals.customers),
    shareOfOneTimeBuyers: ratio(totals.oneTimeBuyers, totals.customers),
    shareOfRepeatBuyers: ratio(totals.repeatBuyers, totals.customers),
    repeatPurchaseRate: ratio(totals.repeatBuyers, totals.buyers),

    joined: totals.joined,
    newCustomers: totals.newBuyers,
    activeCustomers: totals.active,
    activeCustomersBefore: totals.activeBefore,
    retainedCustomers: totals.retained,
    reactivatedCustomers: totals.reactivated,
    retentionRate: ratio(totals.retained, totals.activeBefore),
    churnRate: ratio(totals.activeBefore - totals.retained, totals.activeBefore),
    reactivationRate: ratio(totals.reactivated, totals.lapsedBefore),

    orders: totals.orders,
    revenue: totals.revenue,
    averageOrder: ratio(totals.revenue, totals.orders),
    purchaseFrequency: ratio(totals.orders, totals.active),
    revenuePerCustomer: ratio(totals.revenue, totals.active),
    shareOfRepeatRevenue: ratio(totals.repeatRevenue, totals.revenue),
    spent: totals.spent,

    meanDaysBetweenOrders: ratio(totals.gapDays, totals.gaps),
    medianDaysBetweenOrders: dayBy(betweenOrders, 0.5),
    medianDaysToSecondOrder: dayBy(secondOrder, 0.5),
    secondOrderWithin: Object.fromEntries(
      SECOND_ORDER_DAYS.map((within) => [within, shareWithin(secondOrder, within)]),
    ),

    historicLifetimeValue: ratio(totals.spent, totals.buyers),
    valuedCustomers: totals.valued,
    expectedOrders: totals.valued === 0 ? null : totals.expectedMilliOrders / 1000,
    expectedRevenue: totals.valued === 0 ? null : totals.expectedRevenue,
    predictedLifetimeValue: ratio(totals.lifetimeValue, totals.valued),
    valueAtRisk: totals.valued === 0 ? null : totals.valueAtRisk,
    cohorts: firstOrderMonthTable(firstOrderMonths),
    earlierCohorts: {
      customers: firstOrderMonths.earlier.customers,
      revenue: firstOrderMonths.earlier.revenue,
      lifetimeValue: ratio(firstOrderMonths.earlier.revenue, firstOrderMonths.earlier.customers),
    },

    segments: grouped(counts.segments),
    rfmCells: grouped(counts.rfmCells),
    rfmSegments: grouped(counts.rfmSegments),
    tiers: grouped(counts.tiers),

    entryPoints: counts.entryPoints,
    funnel: funnelTable(counts.funnel),
    secondOrders: secondOrderTable(counts.secondOrders, { today, days }),
  };
}

function groupMetrics(groups: Groups, totals: MetricCounts["totals"]): GroupMetrics {
  const entries = Object.entries(groups).map(([name, group]): readonly [string, OneGroup] => {
    const {
      customers,
      mailable,
      active,
      orders,
      revenue,
      spent,
      valued,
      expectedRevenue,
      lifetimeValue,
      valueAtRisk,
    } = group;
    const predicted = (value: number) => (valued === 0 ? null : value);
    return [
      name,
      {
        customers,
        mailable,
        active,
        orders,
        revenue,
        averageOrder: ratio(revenue, orders),
        spent,
        shareOfCustomers: ratio(customers, totals.customers),
        shareOfRevenue: ratio(revenue, totals.revenue),
        shareOfSpent: ratio(spent, totals.spent),
        expectedRevenue: predicted(expectedRevenue),
        predictedLifetimeValue: ratio(lifetimeValue, valued),
        valueAtRisk: predicted(valueAtRisk),
        shareOfValueAtRisk: ratio(valueAtRisk, totals.valueAtRisk),
      },
    ];
  });
  return Object.fromEntries(entries);
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
