import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bucketOf, topOf } from "../../../src/domain/basics/money-sketch.ts";
import { addTally, count, entriesOf, type Tally } from "../../../src/domain/basics/tally.ts";
import {
  digitsOfCell,
  type Rfm,
  type RfmCounts,
  rfmCuts,
  scoreRfm,
} from "../../../src/domain/segments/rfm.ts";
import { RFM_SEGMENTS, type RfmScale, rfmSegmentOf } from "../../../src/domain/segments/rfm-segments.ts";
import { day, missing, on, readLog } from "../../support/purchase-logs.ts";

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

const anyBuyer = fc.record({
  recencyDays: fc.nat(2_000),
  orders: fc.integer({ min: 1, max: 12 }),
  spent: fc.integer({ min: -100, max: 10_000_000 }),
});

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

describe("five scores", () => {
  it("cuts ten different customers into fifths, recent ones best", () => {
    const customers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => ({
      recencyDays: n * 10,
      orders: n,
      spent: n * 1_000,
    }));
    const cuts = rfmCuts(countsOf(customers), { cut: "value", scores: 5 }, "RUB");
    expect(customers.map((customer) => scoreRfm(customer, cuts).cell)).toEqual([
      "511",
      "511",
      "422",
      "422",
      "333",
      "333",
      "244",
      "244",
      "155",
      "155",
    ]);
  });

  it.each([
    [{ recencyDays: 14, orders: 10, spent: 500_00 }, "555"],
    [{ recencyDays: 15, orders: 9, spent: 499_99 }, "444"],
    [{ recencyDays: 60, orders: 3, spent: 90_00 }, "333"],
    [{ recencyDays: 120, orders: 2, spent: 30_00 }, "222"],
    [{ recencyDays: 121, orders: 1, spent: 29_99 }, "111"],
    [{ recencyDays: 3, orders: 0, spent: 0 }, "000"],
  ])("by the marketer's limits, %o is %s", (customer, cell) => {
    const settings = {
      cut: "fixed",
      scores: 5,
      recency_days: [14, 30, 60, 120],
      orders: [2, 3, 5, 10],
      spent: [30, 90, 200, 500],
    } as const;
    expect(scoreRfm(customer, rfmCuts(countsOf([]), settings, "EUR")).cell).toBe(cell);
  });

  it("never splits equal customers, and never scores the better one lower", () => {
    fc.assert(
      fc.property(fc.array(anyBuyer, { minLength: 2, maxLength: 60 }), (customers) => {
        const cuts = rfmCuts(countsOf(customers), { cut: "value", scores: 5 }, "RUB");
        const scored = customers.map((customer) => ({ ...customer, ...scoreRfm(customer, cuts) }));
        const byOrders = scored.toSorted((a, b) => a.orders - b.orders).map(({ frequency }) => frequency);
        expect(byOrders).toEqual(byOrders.toSorted());
        const byDays = scored.toSorted((a, b) => b.recencyDays - a.recencyDays).map(({ recency }) => recency);
        expect(byDays).toEqual(byDays.toSorted());
        for (const { rfmSegment } of scored) expect(rfmSegment).not.toBe("non_buyer");
      }),
    );
  });
});

describe("hysteresis", () => {
  const scales = fc.constantFrom<RfmScale>(3, 5);
  const points = fc.integer({ min: 1, max: 10 });
  const cutsOf = (customers: readonly Rfm[], scores: RfmScale, hysteresis: number) =>
    rfmCuts(countsOf(customers), { cut: "value", scores, hysteresis }, "RUB");

  it("is off by default: no band, and what was held makes no difference", () => {
    const cuts = rfmCuts(countsOf([buyer(), buyer({ orders: 5 })]), BY_VALUE, "RUB");
    expect(cuts).not.toHaveProperty("band");
    expect(scoreRfm(buyer(), cuts, digitsOfCell("333"))).toEqual(scoreRfm(buyer(), cuts));
  });

  it("keeps every score while fewer of the other buyers have changed than its points", () => {
    fc.assert(
      fc.property(
        fc.array(anyBuyer, { minLength: 20, maxLength: 120 }),
        fc.array(anyBuyer, { maxLength: 12 }),
        scales,
        points,
        (customers, others, scale, hysteresis) => {
          const many = Math.min(others.length, Math.ceil((customers.length * hysteresis) / 100) - 1);
          const tonight = [...others.slice(0, many), ...customers.slice(many)];
          const [before, after] = [cutsOf(customers, scale, hysteresis), cutsOf(tonight, scale, hysteresis)];
          for (const customer of customers.slice(many)) {
            const held = scoreRfm(customer, before);
            expect(scoreRfm(customer, after, held)).toEqual(held);
          }
        },
      ),
    );
  });

  it("never holds a score that no limit of the band would give, and gives the exact one then", () => {
    fc.assert(
      fc.property(
        fc.array(anyBuyer, { minLength: 1, maxLength: 80 }),
        anyBuyer,
        fc.tuple(
          fc.integer({ min: 1, max: 5 }),
          fc.integer({ min: 1, max: 5 }),
          fc.integer({ min: 1, max: 5 }),
        ),
        scales,
        points,
        (customers, customer, digits, scale, hysteresis) => {
          const cuts = cutsOf(customers, scale, hysteresis);
          const { band } = cuts;
          if (!band) throw new Error("no band");
          const exact = scoreRfm(customer, cuts);
          const [from, to] = [scoreRfm(customer, band.from), scoreRfm(customer, band.to)];
          const held = digitsOfCell(digits.map((digit) => Math.min(digit, scale)).join(""));
          const scored = scoreRfm(customer, cuts, held);
          for (const name of ["recency", "frequency", "monetary"] as const) {
            const [low, high] = [from[name], to[name]].toSorted();
            const isInBand = held[name] >= (low ?? 0) && held[name] <= (high ?? 0);
            expect(scored[name]).toBe(isInBand ? held[name] : exact[name]);
          }
          expect(scoreRfm(customer, cuts, scored)).toEqual(scored);
        },
      ),
    );
  });

  it("lets a customer who falls silent come down through every score", () => {
    const others = Array.from({ length: 100 }, (_, n) => buyer({ recencyDays: n }));
    const cuts = cutsOf(others, 5, 3);
    let held = scoreRfm(buyer({ recencyDays: 0 }), cuts);
    const seen = new Set([held.recency]);
    for (let recencyDays = 1; recencyDays < 100; recencyDays += 1) {
      held = scoreRfm(buyer({ recencyDays }), cuts, held);
      seen.add(held.recency);
    }
    expect([...seen]).toEqual([5, 4, 3, 2, 1]);
  });
});

describe.each([3, 5] as const)("named segments of scores up to %i", (scale) => {
  const scores = Array.from({ length: scale }, (_, index) => index + 1);
  const cells = scores.flatMap((r) => scores.flatMap((f) => scores.map((m) => `${r}${f}${m}`)));
  const named = (...names: readonly string[]) =>
    cells.filter((cell) => names.includes(rfmSegmentOf(cell, scale)));

  it("each cell and 000 has exactly one", () => {
    expect(cells).toHaveLength(scale ** 3);
    expect(Object.keys(RFM_SEGMENTS[scale]).sort()).toEqual(["000", ...cells]);
    expect(named("non_buyer")).toEqual([]);
    expect(rfmSegmentOf("000", scale)).toBe("non_buyer");
  });

  it("all eleven names are in use", () => {
    expect(new Set(Object.values(RFM_SEGMENTS[scale])).size).toBe(12);
  });

  it("the corners are what everybody expects", () => {
    const corner = (r: number, f: number, m: number) => rfmSegmentOf(`${r}${f}${m}`, scale);
    expect([
      corner(scale, scale, scale),
      corner(1, scale, scale),
      corner(1, 1, 1),
      corner(scale, 1, 1),
    ]).toEqual(["champions", "cannot_lose", "lost", "new"]);
  });

  it("who bought last is never called gone, and who is gone never active", () => {
    const middle = (scale + 1) / 2;
    const recencies = (...names: string[]) => named(...names).map((cell) => Number(cell[0]));
    expect(Math.max(...recencies("lost", "hibernating", "at_risk", "cannot_lose"))).toBeLessThan(middle);
    expect(Math.min(...recencies("champions", "potential_loyal", "new"))).toBeGreaterThan(middle);
    expect(Math.min(...recencies("loyal", "promising", "need_attention"))).toBe(middle);
  });

  it("a cell that does not exist is an error", () => {
    expect(() => rfmSegmentOf("306", scale)).toThrow("no RFM cell 306");
  });
});
