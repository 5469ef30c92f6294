import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimateOf } from "../../../src/domain/basics/finite-proportion.ts";

/** n choose k, exactly. */
function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  let result = 1n;
  for (let i = 1n; i <= BigInt(k); i += 1n) result = (result * (BigInt(n) - BigInt(k) + i)) / i;
  return result;
}

const ways = (found: number, many: number, asked: number, population: number) =>
  choose(many, found) * choose(population - many, asked - found);

describe("of how many something is so", () => {
  it("is known where everybody was asked, and not at all where nobody was", () => {
    expect(estimateOf({ found: 61, asked: 1_200, population: 1_200 })).toEqual({
      about: 61,
      low: 61,
      high: 61,
    });
    expect(estimateOf({ found: 0, asked: 0, population: 50 })).toEqual({ about: 0, low: 0, high: 50 });
    expect(estimateOf({ found: 0, asked: 0, population: 0 })).toEqual({ about: 0, low: 0, high: 0 });
  });

  it("is told of a million by twenty thousand to within a few percent", () => {
    const { about, low, high } = estimateOf({ found: 247, asked: 20_000, population: 1_000_000 });
    expect(about).toBe(12_350);
    // Normal approximation: 12,350 ± 1.96 × 50 × √(247 × .988 × .98) = ± 1,515.
    expect(Math.abs(low - 10_880)).toBeLessThan(120);
    expect(Math.abs(high - 13_950)).toBeLessThan(120);
  });

  it("leaves room for a few where nobody was found, and for all but a few where everybody was", () => {
    const none = estimateOf({ found: 0, asked: 20_000, population: 100_000_000 });
    expect([none.about, none.low]).toEqual([0, 0]);
    // 1 - (1 - p)^20,000 = .975.
    expect(none.high).toBeGreaterThan(18_000);
    expect(none.high).toBeLessThan(18_500);
    const all = estimateOf({ found: 20_000, asked: 20_000, population: 100_000_000 });
    expect(all).toEqual({ about: 100_000_000, low: 100_000_000 - none.high, high: 100_000_000 });
  });

  it("holds the truth 95 times in 100 or more, whatever it is", () => {
    for (const [population, asked] of [
      [60, 12],
      [200, 60],
      [45, 44],
    ] as const) {
      const intervals = Array.from({ length: asked + 1 }, (_, found) =>
        estimateOf({ found, asked, population }),
      );
      for (let many = 0; many <= population; many += 1) {
        const right = intervals.reduce(
          (sum, { low, high }, found) =>
            low <= many && many <= high ? sum + ways(found, many, asked, population) : sum,
          0n,
        );
        expect(Number((right * 10_000n) / choose(population, asked))).toBeGreaterThanOrEqual(9_500);
      }
    }
  });

  it("is what it could be, holds its own guess, and grows with what was found", () => {
    const anyDraw = fc
      .record({ population: fc.integer({ min: 1, max: 1e8 }), part: fc.nat(1_000), share: fc.nat(1_000) })
      .map(({ population, part, share }) => {
        const asked = Math.min(population, 20_000, Math.ceil((population * part) / 1_000));
        return { population, asked, found: Math.floor((asked * share) / 1_000) };
      });
    fc.assert(
      fc.property(anyDraw, (drawn) => {
        const { found, asked, population } = drawn;
        const { about, low, high } = estimateOf(drawn);
        expect(found).toBeLessThanOrEqual(low);
        expect(low).toBeLessThanOrEqual(about);
        expect(about).toBeLessThanOrEqual(high);
        expect(high).toBeLessThanOrEqual(population - (asked - found));
        if (found < asked) {
          const more = estimateOf({ ...drawn, found: found + 1 });
          expect(more.low).toBeGreaterThanOrEqual(low);
          expect(more.high).toBeGreaterThanOrEqual(high);
        }
      }),
      { numRuns: 200 },
    );
  });
});
