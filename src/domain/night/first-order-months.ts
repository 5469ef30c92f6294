import { type Day, formatMonth, monthOf } from "../basics/calendar.ts";
import type { OrderDay } from "../people/profile.ts";

/** Months of first orders that are told apart; with more, the record of a night would grow by the square. */
const MONTHS = 24;

/** Buyers whose first order lies in one calendar month. Lists go by months since then, that month first. */
export interface FirstOrderMonth {
  readonly month: number;
  readonly customers: number;
  /** Who of them bought in the month. */
  readonly active: readonly number[];
  readonly orders: readonly number[];
  /** Minor units, net of refunds. */
  readonly revenue: readonly number[];
}

export interface FirstOrderMonths {
  /** Of the last 24 months; a month in which nobody bought first is left out. */
  readonly recent: readonly FirstOrderMonth[];
  readonly earlier: { readonly customers: number; readonly orders: number; readonly revenue: number };
}

export interface FirstOrderMonthCounter {
  /** `orderDays` ascending and none after the counter's day; at least one. */
  add(orderDays: readonly OrderDay[]): void;
  counts(): FirstOrderMonths;
}

interface Row {
  readonly month: number;
  customers: number;
  readonly active: number[];
  readonly orders: number[];
  readonly revenue: number[];
}

/** Counts buyers by the month of their first order: at most 24 rows of 24, whatever the number of customers. */
export function makeFirstOrderMonthCounter(today: Day): FirstOrderMonthCounter {
  const now = monthOf(today);
  const rows = new Map<number, Row>();
  const earlier = { customers: 0, orders: 0, revenue: 0 };
  return {
    add(orderDays) {
      const month = monthOf(orderDays[0]?.day ?? today);
      if (month <= now - MONTHS) {
        addEarlier(earlier, orderDays);
        return;
      }
      const row = rows.get(month) ?? emptyRow(month, now);
      rows.set(month, row);
      addTo(row, orderDays);
    },
    counts: () => ({ recent: [...rows.values()].sort((a, b) => a.month - b.month), earlier }),
  };
}

export function mergeFirstOrderMonths(parts: readonly FirstOrderMonths[]): FirstOrderMonths {
  const rows = new Map<number, FirstOrderMonth>();
  const earlier = { customers: 0, orders: 0, revenue: 0 };
  for (const part of parts) {
    for (const key of ["customers", "orders", "revenue"] as const) earlier[key] += part.earlier[key];
    for (const row of part.recent) {
      const known = rows.get(row.month);
      rows.set(row.month, known ? sumOf(known, row) : row);
    }
  }
  return { recent: [...rows.values()].sort((a, b) => a.month - b.month), earlier };
}

/** One row of the cohort tables. Lists go by months since the first order, that month first, the current one last. */
export interface FirstOrderMonthRow {
  /** `2026-01` */
  readonly month: string;
  readonly customers: number;
  /** Share of them who bought in the month; the first is 1. */
  readonly retention: readonly number[];
  /** All money until the end of the month, minor units. */
  readonly cumulativeRevenue: readonly number[];
  /** That, for each customer of the cohort. */
  readonly lifetimeValue: readonly number[];
}

export function firstOrderMonthTable({ recent }: FirstOrderMonths): readonly FirstOrderMonthRow[] {
  return recent.map(({ month, customers, active, revenue }) => {
    let total = 0;
    const cumulativeRevenue = revenue.map((amount) => (total += amount));
    return {
      month: formatMonth(month),
      customers,
      retention: active.map((many) => many / customers),
      cumulativeRevenue,
      lifetimeValue: cumulativeRevenue.map((amount) => amount / customers),
    };
  });
}

function emptyRow(month: number, now: number): Row {
  const zeros = () => Array.from({ length: now - month + 1 }, () => 0);
  return { month, customers: 0, active: zeros(), orders: zeros(), revenue: zeros() };
}

function addTo(row: Row, orderDays: readonly OrderDay[]): void {
  row.customers += 1;
  let before = -1;
  for (const { day, orders, spent } of orderDays) {
    const offset = monthOf(day) - row.month;
    if (offset !== before) row.active[offset] = (row.active[offset] ?? 0) + 1;
    row.orders[offset] = (row.orders[offset] ?? 0) + orders;
    row.revenue[offset] = (row.revenue[offset] ?? 0) + spent;
    before = offset;
  }
}

function addEarlier(
  earlier: { customers: number; orders: number; revenue: number },
  orderDays: readonly OrderDay[],
): void {
  earlier.customers += 1;
  for (const { orders, spent } of orderDays) {
    earlier.orders += orders;
    earlier.revenue += spent;
  }
}

function sumOf(one: FirstOrderMonth, other: FirstOrderMonth): FirstOrderMonth {
  const sums = (key: "active" | "orders" | "revenue") =>
    one[key].map((value, index) => value + (other[key][index] ?? 0));
  return {
    month: one.month,
    customers: one.customers + other.customers,
    active: sums("active"),
    orders: sums("orders"),
    revenue: sums("revenue"),
  };
}
