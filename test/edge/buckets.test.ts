import fc from "fast-check";
import { expect, it } from "vitest";
import { makeBuckets } from "../../functions/middleware/buckets.ts";

const RATE = { perSecond: 5, burst: 20 };

it("lets nobody in more often than the burst and what the seconds add, however the requests are spread", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(400), { maxLength: 300 }), (gaps) => {
      const buckets = makeBuckets(RATE);
      let now = 0;
      let isIn = 0;
      for (const gap of gaps) {
        now += gap;
        if (buckets.take("one", now) === 0) isIn += 1;
      }
      expect(isIn).toBeLessThanOrEqual(RATE.burst + (now / 1000) * RATE.perSecond);
    }),
  );
});

it("lets everybody in who keeps to the rate, whatever the others do", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 200 }), (others) => {
      const buckets = makeBuckets(RATE);
      for (const [turn, other] of others.entries()) {
        for (let flood = 0; flood < 10; flood += 1) buckets.take(other, turn * 200);
        expect(buckets.take("patient", turn * 200)).toBe(0);
      }
    }),
  );
});

it("says after how many seconds the next is let in, and then it is", () => {
  fc.assert(
    fc.property(fc.integer({ min: 21, max: 60 }), (tries) => {
      const buckets = makeBuckets(RATE);
      const wait = Array.from({ length: tries }, () => buckets.take("one", 0)).at(-1) ?? 0;
      expect(wait).toBeGreaterThan(0);
      expect(buckets.take("one", Math.ceil(wait * 1000))).toBe(0);
    }),
  );
});

it("remembers no more callers than it is told, those that came last", () => {
  const buckets = makeBuckets({ perSecond: 1, burst: 1 }, 3);
  for (const caller of ["a", "b", "c", "d"]) expect(buckets.take(caller, 0)).toBe(0);
  expect(buckets.take("d", 0)).toBeGreaterThan(0);
  expect(buckets.take("b", 0)).toBeGreaterThan(0);
  expect(buckets.take("a", 0)).toBe(0);
});
