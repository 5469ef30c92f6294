import { describe, expect, it } from "vitest";
import { wilson } from "../../../src/domain/basics/wilson.ts";
import {
  makeSecondOrderCounter,
  mergeSecondOrders,
  secondOrderTable,
} from "../../../src/domain/night/second-orders.ts";
import type { FirstOrder } from "../../../src/domain/people/first-order.ts";

const PERIOD = { today: 1_000, days: 10 };

interface Buyer {
  /** Days of orders. */
  readonly days: readonly number[];
  readonly first?: FirstOrder;
}

function countsOf(buyers: readonly Buyer[]) {
  const counter = makeSecondOrderCounter(PERIOD);
  for (const { days, first } of buyers)
    counter.add({
      orderDays: days.map((day) => ({ day, orders: 1, spent: 100 })),
      ...(first && { firstOrder: first }),
    });
  return counter.counts();
}

const tableOf = (buyers: readonly Buyer[]) => secondOrderTable(countsOf(buyers), PERIOD);
const times = (count: number, buyer: Buyer) => Array.from({ length: count }, () => buyer);

describe("second orders", () => {
  it("are of those who have had the time: nobody whose first order is younger than three periods, or older than two years", () => {
    const { days, customers, firstOrders } = tableOf([
      { days: [970] },
      { days: [971] },
      { days: [271, 290] },
      { days: [270] },
      { days: [] },
    ]);
    expect([days, customers]).toEqual([30, 2]);
    expect(firstOrders).toEqual({ from: "1970-09-29", to: "1972-08-28" });
  });

  it("say how many came back in time and ever, with an interval, by how long the first delivery took", () => {
    const quick = { deliveredAfter: 1 };
    const buyers = [
      ...times(30, { days: [900, 920], first: quick }),
      ...times(10, { days: [900, 990], first: quick }),
      ...times(25, { days: [900], first: { deliveredAfter: 9 } }),
      ...times(5, { days: [900, 910], first: {} }),
    ];
    const { low, high } = wilson(30, 40);
    expect(tableOf(buyers).deliveryTime).toEqual([
      { group: "0 to 1 days", customers: 40, within: 30, share: { share: 0.75, low, high }, ever: 40 },
      { group: "8 to 14 days", customers: 25, within: 0, share: wilson(0, 25), ever: 0 },
      { group: "(not known)", customers: 5, within: 5, share: null, ever: 5 },
    ]);
  });

  it("know nothing of a delivery after the run's day", () => {
    const [row] = tableOf(times(20, { days: [960], first: { deliveredAfter: 50 } })).deliveryTime;
    expect(row?.group).toBe("(not known)");
  });

  it("tell discounts by their share, a coupon of which nothing else is known, and refunds", () => {
    const { discount, refund } = tableOf([
      { days: [900] },
      { days: [900], first: { couponed: true } },
      { days: [900], first: { couponed: true, discount: 15, refunded: true } },
      { days: [900], first: { discount: 31 } },
    ]);
    expect(discount.map(({ group }) => group)).toEqual([
      ...["none", "11 to 20%", "above 30%", "coupon, share not told"],
    ]);
    expect(refund.map(({ group, customers }) => [group, customers])).toEqual([
      ["not refunded", 3],
      ["refunded", 1],
    ]);
  });

  it("put small categories together, and the same however the buyers are divided", () => {
    const inCategory = (category: string, count: number) =>
      times(count, { days: [900, 905], first: { category } });
    const buyers = [
      ...inCategory("tea", 50),
      ...inCategory("coffee", 20),
      ...Array.from({ length: 30 }, (_, n) => inCategory(`rare-${n}`, 2)).flat(),
    ];
    const { category } = tableOf(buyers);
    expect(category.map(({ group, customers }) => [group, customers])).toEqual([
      ["tea", 50],
      ["coffee", 20],
      ["(others)", 60],
    ]);
    const parts = [0, 1, 2].map((shard) => countsOf(buyers.filter((_, n) => n % 3 === shard)));
    expect(secondOrderTable(mergeSecondOrders(parts), PERIOD)).toEqual(tableOf(buyers));
  });
});

describe("Wilson's interval", () => {
  // Newcombe 1998, table I: method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("of %i in %i is that of the literature", (found, asked, low, high) => {
    const interval = wilson(found, asked);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it("ends exactly at everybody", () => expect(wilson(20, 20).high).toBe(1));
});
