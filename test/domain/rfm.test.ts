import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bucketOf, topOf } from "../../src/domain/money-sketch.ts";
import { type Rfm, type RfmCounts, rfmCuts, scoreRfm } from "../../src/domain/rfm.ts";
import { RFM_SEGMENTS, rfmSegmentOf } from "../../src/domain/rfm-segments.ts";
import { addTally, count, entriesOf, type Tally } from "../../src/domain/tally.ts";
import { day, missing, on, readLog } from "../support/purchase-logs.ts";

const BY_VALUE = { cut: "value" } as const;

function countsOf(customers: readonly Rfm[]): RfmCounts {
  const [recencyDays, orders, spent]: [Tally, Tally, Tally] = [new Map(), new Map(), new Map()];
  for (const customer of customers) {
    count(recencyDays, customer.recencyDays);
    count(orders, customer.orders);
    count(spent, bucketOf(customer.spent));
  }
  return { recencyDays: entriesOf(recencyDays), orders: entriesOf(orders), spent: entriesOf(spent) };
}

const buyer = (over: Partial<Rfm> = {}): Rfm => ({ recencyDays: 10, orders: 2, spent: 5_000, ...over });
const cellsOf = (customers: readonly Rfm[]) => {
  const cuts = rfmCuts(countsOf(customers), BY_VALUE, "RUB");
  return customers.map((customer) => scoreRfm(customer, cuts).cell);
};

describe("RFM by value", () => {
  it("cuts nine different customers into thirds, recent ones best", () => {
    const customers = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => ({
      recencyDays: n * 10,
      orders: n,
      spent: n * 1_000,
    }));
    expect(cellsOf(customers)).toEqual(["311", "311", "311", "222", "222", "222", "133", "133", "133"]);
  });

  it("gives all one-time buyers the same frequency, however many they are", () => {
    const customers = [1, 1, 1, 1, 1, 1, 2, 3, 9].map((orders) => buyer({ orders }));
    expect(cellsOf(customers).map((cell) => cell[1])).toEqual([..."111111333"]);
  });

  it("somebody who never bought is cell 000 and moves no limit", () => {
    const cuts = rfmCuts(countsOf([buyer()]), BY_VALUE, "RUB");
    expect(scoreRfm(buyer({ orders: 0, spent: 0 }), cuts).cell).toBe("000");
  });

  it("a shop of one customer, and one of none, has cells", () => {
    expect(cellsOf([buyer()])).toEqual(["311"]);
    expect(rfmCuts(countsOf([]), BY_VALUE, "RUB").orders).toEqual([1, 1]);
  });

  it("money given back to the last cent, or more, is the lowest score and not an error", () => {
    const customers = [-500, 0, 0, 100, 200, 300].map((spent) => buyer({ spent }));
    expect(cellsOf(customers).map((cell) => cell[2])).toEqual([..."111233"]);
  });

  it.skipIf(missing("cdnow_sample.csv") !== undefined)(
    on("cdnow_sample.csv", "CDNOW's thirds of frequency are cut at 1 and at 2 orders"),
    () => {
      const cutoff = day("1997-09-30");
      const customers = [...readLog("cdnow_sample.csv").values()].map((days) => {
        const past = days.filter((one) => one.day <= cutoff);
        return { recencyDays: cutoff - (past.at(-1)?.day ?? 0), orders: past.length, spent: 1 };
      });
      expect(rfmCuts(countsOf(customers), BY_VALUE, "USD").orders).toEqual([2, 3]);
    },
  );

  const anyBuyer = fc.record({
    recencyDays: fc.nat(2_000),
    orders: fc.integer({ min: 1, max: 12 }),
    spent: fc.integer({ min: -100, max: 10_000_000 }),
  });

  it("never splits equal customers, and never scores the better one lower", () => {
    fc.assert(
      fc.property(fc.array(anyBuyer, { minLength: 2, maxLength: 60 }), (customers) => {
        const cuts = rfmCuts(countsOf(customers), BY_VALUE, "RUB");
        const [one, other] = [customers[0] ?? buyer(), customers[1] ?? buyer()];
        const [a, b] = [scoreRfm(one, cuts), scoreRfm(other, cuts)];
        if (one.orders >= other.orders) expect(a.frequency).toBeGreaterThanOrEqual(b.frequency);
        if (one.spent >= other.spent) expect(a.monetary).toBeGreaterThanOrEqual(b.monetary);
        if (one.recencyDays <= other.recencyDays) expect(a.recency).toBeGreaterThanOrEqual(b.recency);
        expect(scoreRfm({ ...one }, cuts)).toEqual(a);
      }),
    );
  });

  it("has the same limits however the customers are divided", () => {
    fc.assert(
      fc.property(
        fc.array(anyBuyer, { maxLength: 80 }),
        fc.integer({ min: 1, max: 9 }),
        (customers, shards) => {
          const merged: [Tally, Tally, Tally] = [new Map(), new Map(), new Map()];
          for (let shard = shards - 1; shard >= 0; shard -= 1) {
            const part = countsOf(customers.filter((_, index) => index % shards === shard));
            addTally(merged[0], part.recencyDays);
            addTally(merged[1], part.orders);
            addTally(merged[2], part.spent);
          }
          const [recencyDays, orders, spent] = merged.map(entriesOf);
          const counts = { recencyDays: recencyDays ?? [], orders: orders ?? [], spent: spent ?? [] };
          expect(rfmCuts(counts, BY_VALUE, "RUB")).toEqual(rfmCuts(countsOf(customers), BY_VALUE, "RUB"));
        },
      ),
    );
  });
});

describe("RFM by the marketer's limits", () => {
  const fixed = { cut: "fixed", recency_days: [30, 90], orders: [2, 8], spent: [3_000, 50_000] } as const;
  const cuts = rfmCuts(countsOf([]), fixed, "RUB");

  it.each([
    [{ recencyDays: 30, orders: 8, spent: 5_000_000 }, "333"],
    [{ recencyDays: 31, orders: 7, spent: 4_999_999 }, "222"],
    [{ recencyDays: 90, orders: 2, spent: 300_000 }, "222"],
    [{ recencyDays: 91, orders: 1, spent: 299_999 }, "111"],
  ])("%o is %s", (customer, cell) => {
    expect(scoreRfm(customer, cuts).cell).toBe(cell);
  });

  it("where only some limits are fixed, the rest is cut by value", () => {
    const customers = [1, 2, 3].map((orders) => buyer({ orders, recencyDays: orders }));
    const mixed = rfmCuts(countsOf(customers), { cut: "fixed", recency_days: [30, 90] }, "RUB");
    expect(customers.map((customer) => scoreRfm(customer, mixed).cell.slice(0, 2))).toEqual([
      "31",
      "32",
      "33",
    ]);
  });
});

describe("money sketch", () => {
  it("keeps amounts to a tenth of a percent, in order", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e12 }), fc.integer({ min: 1, max: 1e12 }), (one, other) => {
        expect(topOf(bucketOf(one))).toBeGreaterThanOrEqual(one - 1);
        expect(topOf(bucketOf(one))).toBeLessThanOrEqual(one * 1.00201);
        if (one < other) expect(bucketOf(one)).toBeLessThanOrEqual(bucketOf(other));
      }),
    );
  });
});

describe("named segments", () => {
  const scores = [1, 2, 3];
  const cells = scores.flatMap((r) => scores.flatMap((f) => scores.map((m) => `${r}${f}${m}`)));

  it("each of the 27 cells and 000 has exactly one", () => {
    expect(cells).toHaveLength(27);
    expect(Object.keys(RFM_SEGMENTS).sort()).toEqual(["000", ...cells]);
    expect(cells.filter((cell) => rfmSegmentOf(cell) === "non_buyer")).toEqual([]);
    expect(rfmSegmentOf("000")).toBe("non_buyer");
  });

  it("the corners are what everybody expects", () => {
    expect(["333", "133", "111", "311"].map(rfmSegmentOf)).toEqual([
      "champions",
      "cannot_lose",
      "lost",
      "new",
    ]);
  });

  it("a cell that does not exist is an error", () => {
    expect(() => rfmSegmentOf("304")).toThrow("no RFM cell 304");
  });
});
