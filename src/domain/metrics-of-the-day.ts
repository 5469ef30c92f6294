import { formatDay } from "./calendar.ts";
import type { Groups, MetricCounts, Period } from "./metrics.ts";

/** The metrics of one night. Money in minor units; a rate whose divisor is zero is null, not 0. */
export interface DayMetrics {
  readonly date: string;
  readonly currency: string;
  readonly periodDays: number;
  /** First and last day of P and of Q, both included. */
  readonly period: { readonly from: string; readonly to: string };
  readonly periodBefore: { readonly from: string; readonly to: string };

  readonly customers: number;
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
  readonly meanDaysBetweenOrders: number | null;
  readonly spent: number;

  readonly segments: Groups;
  readonly rfmCells: Groups;
  readonly rfmSegments: Groups;
  readonly tiers: Groups;
}

/** Makes the published figures of the counts; docs/metrics.md has every definition. */
export function metricsOfTheDay(
  { totals, ...groups }: MetricCounts,
  { today, days }: Period,
  currency: string,
): DayMetrics {
  const nonBuyers = totals.customers - totals.buyers;
  return {
    date: formatDay(today),
    currency,
    periodDays: days,
    period: { from: formatDay(today - days + 1), to: formatDay(today) },
    periodBefore: { from: formatDay(today - 2 * days + 1), to: formatDay(today - days) },

    customers: totals.customers,
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
    meanDaysBetweenOrders: ratio(totals.gapDays, totals.gaps),
    spent: totals.spent,
    ...groups,
  };
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
