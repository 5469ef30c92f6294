import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CustomerGroups,
  type MetricCounts,
  makeMetricCounter,
  mergeMetricCounts,
} from "../../../src/domain/night/metrics.ts";
import { metricsOfTheDay } from "../../../src/domain/night/metrics-of-the-day.ts";
import type { OrderDay } from "../../../src/domain/people/profile.ts";

const TODAY = 1_000;
/** P is days 991 to 1000, Q is 981 to 990. */
const PERIOD = { today: TODAY, days: 10 };

const PLACE: CustomerGroups = { segment: "active", cell: "222", rfmSegment: "need_attention", tier: "plain" };

const NO_CONSENT = { consent: { status: "none" }, email: "ann@shop.example" } as const;
const CONSENT = { ...NO_CONSENT, consent: { status: "given" } } as const;

interface Shopper {
  readonly days: readonly OrderDay[];
  readonly joined?: number;
  readonly mailable?: boolean;
  readonly place?: Partial<CustomerGroups>;
}

const bought = (day: number, spent: number, orders = 1): OrderDay => ({ day, orders, spent });

function countsOf(shoppers: readonly Shopper[]): MetricCounts {
  const counter = makeMetricCounter(PERIOD);
  for (const { days, joined = 0, place, mailable = false } of shoppers) {
    const orders = days.reduce((sum, day) => sum + day.orders, 0);
    const spent = days.reduce((sum, day) => sum + day.spent, 0);
    const consent = mailable ? CONSENT : NO_CONSENT;
    counter.add({ orders, spent, orderDays: days, ...consent }, joined, { ...PLACE, ...place });
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
  { days: [bought(991, 100), bought(996, 300)], mailable: true },
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
    expect(metrics).toMatchObject({
      customers: 7,
      mailable: 1,
      nonBuyers: 2,
      oneTimeBuyers: 1,
      repeatBuyers: 4,
    });
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
    const { segments, rfmCells, tiers } = metrics;
    expect(segments.active).toEqual({
      ...{ customers: 3, mailable: 1, active: 3, orders: 5, revenue: 1_050, averageOrder: 210, spent: 2_100 },
      ...{ shareOfCustomers: 3 / 7, shareOfRevenue: 1, shareOfSpent: 2_100 / 3_300 },
      ...{ expectedRevenue: null, predictedLifetimeValue: null, valueAtRisk: null, shareOfValueAtRisk: null },
    });
    expect(segments.asleep).toMatchObject({ customers: 1, active: 0, revenue: 0, spent: 1_000 });
    expect(segments.doubting).toMatchObject({ customers: 1, shareOfCustomers: 1 / 7, shareOfRevenue: 0 });
    expect(segments.non_buyers).toMatchObject({ customers: 2, spent: 0, shareOfSpent: 0 });
    expect(rfmCells["000"]?.customers).toBe(2);
    expect(tiers.raised).toMatchObject({ customers: 1, active: 0, revenue: 0, spent: 1_000 });
  });

  it("says when the second order comes, the silent ones still waiting", () => {
    // Waits of 5, 15, 99 and 30 days ended; E has waited for 10. So 4/5 wait longer than 5 days, of the 3 that were
    // watched longer than 10 days 2/3 longer than 15, half of those longer than 30: 4/5 · 2/3 · 1/2 = .267.
    expect(metrics.medianDaysToSecondOrder).toBe(30);
    expect(metrics.secondOrderWithin["30"]).toBeCloseTo(1 - 4 / 15, 12);
    expect(metrics.secondOrderWithin["60"]).toBeCloseTo(1 - 4 / 15, 12);
    expect(metrics.secondOrderWithin["180"]).toBe(1);
  });

  it("says how long a gap between orders is, with the present silence as a gap that has not ended", () => {
    // Open: 0, 1, 4, 10 and 170 days. At 5 days 6 of the 9 are left: 5/6, at 15 days 4: 5/8, at 30 days 3: 5/12.
    expect(metrics.medianDaysBetweenOrders).toBe(30);
  });

  it("follows the cohort of every month, and what its customers were worth so far", () => {
    expect(metrics.historicLifetimeValue).toBe(3_300 / 5);
    expect(metrics.cohorts).toEqual([
      {
        month: "1972-03",
        customers: 1,
        retention: [1, 1, 0, 0, 0, 0, 0],
        cumulativeRevenue: [700, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000],
        lifetimeValue: [700, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000],
      },
      {
        month: "1972-06",
        customers: 1,
        retention: [1, 0, 0, 1],
        cumulativeRevenue: [50, 50, 50, 200],
        lifetimeValue: [50, 50, 50, 200],
      },
      { month: "1972-09", customers: 3, retention: [1], cumulativeRevenue: [2_100], lifetimeValue: [700] },
    ]);
    expect(metrics.earlierCohorts).toEqual({ customers: 0, revenue: 0, lifetimeValue: null });
  });

  it("adds up what the value models expect, and says nothing where they have said nothing", () => {
    expect(metrics).toMatchObject({ valuedCustomers: 0, predictedLifetimeValue: null, valueAtRisk: null });
    const counter = makeMetricCounter(PERIOD);
    const buyer = { orders: 1, spent: 100, orderDays: [bought(990, 100)], ...NO_CONSENT };
    counter.add(buyer, 990, PLACE, {
      expectedOrders: 1.5,
      expectedMoney: 60,
      lifetimeValue: 300,
      valueAtRisk: 90,
    });
    counter.add(buyer, 990, PLACE, {
      expectedOrders: 0.25,
      expectedMoney: 10.4,
      lifetimeValue: 100,
      valueAtRisk: 60,
    });
    counter.add({ orders: 0, spent: 0, orderDays: [], ...NO_CONSENT }, 990, PLACE);
    expect(metricsOfTheDay(counter.counts(), PERIOD, "RUB")).toMatchObject({
      valuedCustomers: 2,
      expectedOrders: 1.75,
      expectedRevenue: 70,
      predictedLifetimeValue: 200,
      valueAtRisk: 150,
    });
  });
});

describe("where the value at risk is", () => {
  const counter = makeMetricCounter(PERIOD);
  const buyer = { orders: 1, spent: 100, orderDays: [bought(990, 100)], ...NO_CONSENT };
  const value = { expectedOrders: 1, expectedMoney: 50, lifetimeValue: 300, valueAtRisk: 90 };
  counter.add(buyer, 990, PLACE, value);
  counter.add(buyer, 990, PLACE, { ...value, lifetimeValue: 100, valueAtRisk: 60 });
  counter.add(buyer, 990, { ...PLACE, segment: "asleep", tier: "raised" }, { ...value, valueAtRisk: 50 });
  counter.add({ orders: 0, spent: 0, orderDays: [], ...NO_CONSENT }, 990, {
    ...PLACE,
    segment: "non_buyers",
  });
  const metrics = metricsOfTheDay(counter.counts(), PERIOD, "RUB");

  it("is told of every group, and adds up to that of all", () => {
    expect(metrics.segments.active).toMatchObject({
      ...{ expectedRevenue: 100, predictedLifetimeValue: 200, valueAtRisk: 150, shareOfValueAtRisk: 0.75 },
    });
    expect(metrics.tiers.raised).toMatchObject({ predictedLifetimeValue: 300, valueAtRisk: 50 });
    for (const groups of [metrics.segments, metrics.rfmCells, metrics.rfmSegments, metrics.tiers]) {
      const sum = Object.values(groups).reduce((total, { valueAtRisk }) => total + (valueAtRisk ?? 0), 0);
      expect(sum).toBe(metrics.valueAtRisk);
    }
  });

  it("is not told of a group without buyers", () => {
    expect(metrics.segments.non_buyers).toMatchObject({ predictedLifetimeValue: null, valueAtRisk: null });
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

  it("keeps the last 24 months apart, and older cohorts together", () => {
    const old = { days: [bought(100, 70), bought(995, 5)] };
    const { cohorts, earlierCohorts } = metricsOf([old, { days: [bought(290, 9)] }]);
    expect(cohorts.map(({ month, retention }) => [month, retention.length])).toEqual([["1970-10", 24]]);
    expect(earlierCohorts).toEqual({ customers: 1, revenue: 75, lifetimeValue: 75 });
  });

  it("hardly grows with the number of orders", () => {
    const days = Array.from({ length: 10_000 }, (_, index) => bought(index - 8_999, 100));
    const counts = countsOf([{ days }, { days }]);
    expect(JSON.stringify(counts).length).toBeLessThan(2_000);
    expect(metricsOfTheDay(counts, PERIOD, "RUB")).toMatchObject({ orders: 20, medianDaysBetweenOrders: 1 });
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
