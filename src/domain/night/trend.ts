import type { DayMetrics } from "./metrics-of-the-day.ts";

/** What of a night is kept for years, to be drawn over time. Money in minor units. */
export interface TrendRow
  extends Pick<
    DayMetrics,
    | "date"
    | "customers"
    | "mailable"
    | "oneTimeBuyers"
    | "repeatBuyers"
    | "repeatPurchaseRate"
    | "joined"
    | "newCustomers"
    | "activeCustomers"
    | "retentionRate"
    | "churnRate"
    | "orders"
    | "revenue"
    | "averageOrder"
    | "valueAtRisk"
  > {
  readonly segments: Readonly<Record<string, TrendGroup>>;
  /** Facts that were stored by then, about; absent in nights before they were counted. */
  readonly facts?: number;
}

/** `revenue`: of the night's period. */
export interface TrendGroup {
  readonly customers: number;
  readonly mailable: number;
  readonly revenue: number;
  readonly spent: number;
}

/** Two years, and what a comparison with the year before needs to begin a quarter earlier. */
const KEPT_NIGHTS = 830;

export function trendRowOf(metrics: DayMetrics, facts: number): TrendRow {
  const { date, customers, mailable, oneTimeBuyers, repeatBuyers, repeatPurchaseRate } = metrics;
  const { joined, newCustomers, activeCustomers, retentionRate, churnRate } = metrics;
  const { orders, revenue, averageOrder, valueAtRisk } = metrics;
  return {
    ...{ date, customers, mailable, oneTimeBuyers, repeatBuyers, repeatPurchaseRate },
    ...{ joined, newCustomers, activeCustomers, retentionRate, churnRate },
    ...{ orders, revenue, averageOrder, valueAtRisk, facts },
    segments: Object.fromEntries(
      Object.entries(metrics.segments).map(([id, group]) => [id, groupOf(group)] as const),
    ),
  };
}

function groupOf({ customers, mailable, revenue, spent }: TrendGroup): TrendGroup {
  return { customers, mailable, revenue, spent };
}

/** The rows with this night's, in the order of their dates; a night that is computed again takes its own place. */
export function withNight(rows: readonly TrendRow[], night: TrendRow): readonly TrendRow[] {
  const others = rows.filter(({ date }) => date !== night.date);
  return [...others, night].sort((a, b) => (a.date < b.date ? -1 : 1)).slice(-KEPT_NIGHTS);
}
