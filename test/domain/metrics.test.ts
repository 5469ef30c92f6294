import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type MetricCounts,
  makeMetricCounter,
  mergeMetricCounts,
  type Place,
} from "../../src/domain/metrics.ts";
import { metricsOfTheDay } from "../../src/domain/metrics-of-the-day.ts";
import type { OrderDay } from "../../src/domain/profile.ts";

const TODAY = 1_000;
/** P is days 991 to 1000, Q is 981 to 990. */
const PERIOD = { today: TODAY, days: 10 };

const PLACE: Place = { segment: "active", cell: "222", rfmSegment: "need_attention", tier: "plain" };

interface Shopper {
  readonly days: readonly OrderDay[];
  readonly joined?: number;
  readonly place?: Partial<Place>;
}

const bought = (day: number, spent: number, orders = 1): OrderDay => ({ day, orders, spent });

function countsOf(shoppers: readonly Shopper[]): MetricCounts {
  const counter = makeMetricCounter(PERIOD);
  for (const { days, joined = 0, place } of shoppers) {
    const orders = days.reduce((sum, day) => sum + day.orders, 0);
    const spent = days.reduce((sum, day) => sum + day.spent, 0);
    counter.add({ orders, spent, orderDays: days }, joined, { ...PLACE, ...place });
  }
  return counter.counts();
}

const metricsOf = (shoppers: readonly Shopper[]) => metricsOfTheDay(countsOf(shoppers), PERIOD, "RUB");

/** Computed by hand below. */
const SHOP: readonly Shopper[] = [
  // Joined in P, never bought.
  { days: [], joined: 995, place: { segment: "non_buyers", cell: "000" } },
  // Has never bought and is old.
  { days: [], joined: 900, place: { segment: "non_buyers", cell: "000" } },
  // New in P: first order 991, second 996.
  { days: [bought(991, 100), bought(996, 300)] },
  // Bought in Q and in P: retained.
  { days: [bought(985, 1_000), bought(1_000, 500, 2)] },
  // Bought in Q only: not retained.
  { days: [bought(990, 200)], place: { segment: "doubting" } },
  // Came back in P after a silence through Q.
  { days: [bought(900, 50), bought(999, 150)] },
  // Long gone.
  { days: [bought(800, 700), bought(830, 300)], place: { segment: "asleep", tier: "raised" } },
];

describe("metrics of the day, by hand", () => {
  const metrics = metricsOf(SHOP);

  it("names the periods that it counts in", () => {
    expect(metrics).toMatchObject({ date: "1972-09-27", periodDays: 10, currency: "RUB" });
    expect(metrics.period).toEqual({ from: "1972-09-18", to: "1972-09-27" });
    expect(metrics.periodBefore).toEqual({ from: "1972-09-08", to: "1972-09-17" });
  });

  it("counts who has bought how often", () => {
    expect(metrics).toMatchObject({ customers: 7, nonBuyers: 2, oneTimeBuyers: 1, repeatBuyers: 4 });
    expect(metrics.shareOfNonBuyers).toBe(2 / 7);
    expect(metrics.shareOfOneTimeBuyers).toBe(1 / 7);
    expect(metrics.shareOfRepeatBuyers).toBe(4 / 7);
    expect(metrics.repeatPurchaseRate).toBe(4 / 5);
  });

  it("counts who came, stayed, left and came back", () => {
    expect(metrics).toMatchObject({
      joined: 1,
      newCustomers: 1,
      activeCustomers: 3,
      activeCustomersBefore: 2,
      retainedCustomers: 1,
      reactivatedCustomers: 1,
    });
    expect(metrics.retentionRate).toBe(1 / 2);
    expect(metrics.churnRate).toBe(1 / 2);
    expect(metrics.reactivationRate).toBe(1 / 2);
  });

  it("the retention rate is (E − N) / S, where N are all who were not among S", () => {
    const arrived = metrics.newCustomers + metrics.reactivatedCustomers;
    expect((metrics.activeCustomers - arrived) / metrics.activeCustomersBefore).toBe(metrics.retentionRate);
  });

  it("adds up orders and money of the period", () => {
    expect(metrics).toMatchObject({ orders: 5, revenue: 1_050, spent: 3_300 });
    expect(metrics.averageOrder).toBe(210);
    expect(metrics.purchaseFrequency).toBe(5 / 3);
    expect(metrics.revenuePerCustomer).toBe(350);
    expect(metrics.shareOfRepeatRevenue).toBe(950 / 1_050);
    expect(metrics.meanDaysBetweenOrders).toBe((5 + 15 + 99 + 30) / 4);
  });

  it("groups add up to everybody", () => {
    expect(metrics.segments).toEqual({
      active: { customers: 3, active: 3, revenue: 1_050, spent: 2_100 },
      asleep: { customers: 1, active: 0, revenue: 0, spent: 1_000 },
      doubting: { customers: 1, active: 0, revenue: 0, spent: 200 },
      non_buyers: { customers: 2, active: 0, revenue: 0, spent: 0 },
    });
    expect(metrics.rfmCells["000"]?.customers).toBe(2);
    expect(metrics.tiers.raised).toEqual({ customers: 1, active: 0, revenue: 0, spent: 1_000 });
  });
});

describe("edges", () => {
  it("a rate without anything to divide by is null", () => {
    const metrics = metricsOf([]);
    const { retentionRate, churnRate, averageOrder, repeatPurchaseRate, shareOfNonBuyers } = metrics;
    expect([retentionRate, churnRate, averageOrder, repeatPurchaseRate, shareOfNonBuyers]).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it.each([
    { day: 1_000, active: 1, before: 0 },
    { day: 991, active: 1, before: 0 },
    { day: 990, active: 0, before: 1 },
    { day: 981, active: 0, before: 1 },
    { day: 980, active: 0, before: 0 },
  ])("an order on day $day counts $active in P and $before in Q", ({ day, active, before }) => {
    const metrics = metricsOf([{ days: [bought(day, 1)] }]);
    expect([metrics.activeCustomers, metrics.activeCustomersBefore]).toEqual([active, before]);
  });

  const anyShopper = fc.record({
    days: fc
      .uniqueArray(fc.integer({ min: 900, max: TODAY }), { maxLength: 6 })
      .map((days) => days.toSorted((a, b) => a - b).map((day) => bought(day, day % 17))),
    joined: fc.integer({ min: 900, max: TODAY }),
    place: fc.record({ segment: fc.constantFrom("a", "b", "c") }),
  });

  it("are the same however the customers are divided, and add up", () => {
    fc.assert(
      fc.property(
        fc.array(anyShopper, { maxLength: 60 }),
        fc.integer({ min: 1, max: 8 }),
        (shoppers, shards) => {
          const parts = Array.from({ length: shards }, (_, shard) =>
            countsOf(shoppers.filter((_, index) => index % shards === shard)),
          );
          const merged = metricsOfTheDay(mergeMetricCounts(parts.toReversed()), PERIOD, "RUB");
          expect(merged).toEqual(metricsOf(shoppers));
          const inSegments = Object.values(merged.segments).reduce(
            (sum, { customers }) => sum + customers,
            0,
          );
          expect(inSegments).toBe(shoppers.length);
          expect(merged.nonBuyers + merged.oneTimeBuyers + merged.repeatBuyers).toBe(shoppers.length);
        },
      ),
    );
  });
});
