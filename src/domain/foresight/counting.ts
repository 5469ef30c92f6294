import type { Day } from "../basics/calendar.ts";
import type { OrderDay } from "../people/profile.ts";
import { makeWaitingCounter, mergeWaiting, NOBODY_WAITING, type WaitingCounts } from "./first-orders.ts";
import type { DueWindow } from "./forecast.ts";
import { type InflowCounts, makeInflowCounter, mergeInflow, NO_INFLOW } from "./newcomers.ts";

/** What came of a window: of who had bought before it, and who bought for the first time in it. */
export interface WindowCounts {
  readonly orders: number;
  /** Minor units. */
  readonly revenue: number;
  readonly firstOrders: number;
  /** Of customers who came in it. */
  readonly newcomerOrders: number;
  readonly newcomerRevenue: number;
}

/** What the scan of a night counts for forecasts: whole numbers that add up over shards. */
export interface ForecastCounts {
  readonly waiting: WaitingCounts;
  readonly inflow: InflowCounts;
  /** In the order of the windows that are due. */
  readonly windows: readonly WindowCounts[];
}

const NOTHING: WindowCounts = {
  ...{ orders: 0, revenue: 0, firstOrders: 0 },
  ...{ newcomerOrders: 0, newcomerRevenue: 0 },
};

/** `through`: the last day that is over. */
export function makeForecastCounter(through: Day, due: readonly DueWindow[]) {
  const waiting = makeWaitingCounter(through);
  const inflow = makeInflowCounter(through);
  const windows = due.map(() => ({ ...NOTHING }));
  return {
    add(joinedOn: Day, orderDays: readonly OrderDay[]): void {
      const [first] = orderDays;
      waiting.add(joinedOn, first?.day);
      inflow.add(joinedOn, orderDays);
      if (!first) return;
      for (const [at, window] of due.entries()) {
        const counts = windows[at];
        const until = window.through + window.days;
        if (!counts || first.day > until) continue;
        const isNew = joinedOn > window.through;
        if (first.day > window.through && !isNew) {
          counts.firstOrders += 1;
          continue;
        }
        for (const { day, orders, spent } of orderDays) {
          if (day <= window.through || day > until) continue;
          counts[isNew ? "newcomerOrders" : "orders"] += orders;
          counts[isNew ? "newcomerRevenue" : "revenue"] += spent;
        }
      }
    },
    counts: (): ForecastCounts => ({ waiting: waiting.counts(), inflow: inflow.counts(), windows }),
  };
}

export function mergeForecastCounts(parts: readonly ForecastCounts[]): ForecastCounts {
  return parts.reduce(
    (sum, part) => ({
      waiting: mergeWaiting(sum.waiting, part.waiting),
      inflow: mergeInflow(sum.inflow, part.inflow),
      windows: part.windows.map((window, at) => plus(sum.windows[at] ?? NOTHING, window)),
    }),
    { waiting: NOBODY_WAITING, inflow: NO_INFLOW, windows: [] } as ForecastCounts,
  );
}

const plus = (one: WindowCounts, other: WindowCounts): WindowCounts => ({
  orders: one.orders + other.orders,
  revenue: one.revenue + other.revenue,
  firstOrders: one.firstOrders + other.firstOrders,
  newcomerOrders: one.newcomerOrders + other.newcomerOrders,
  newcomerRevenue: one.newcomerRevenue + other.newcomerRevenue,
});
