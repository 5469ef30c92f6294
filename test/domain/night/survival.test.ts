import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  dayBy,
  makeSurvivalCounter,
  mergeSurvivalTimes,
  type SurvivalTimes,
  shareWithin,
} from "../../../src/domain/night/survival.ts";

function timesOf(ended: readonly number[], open: readonly number[]): SurvivalTimes {
  const counter = makeSurvivalCounter();
  for (const days of ended) counter.ended(days);
  for (const days of open) counter.open(days);
  return counter.counts();
}

describe("Kaplan–Meier", () => {
  /** Remission in the 6-MP arm of Freireich et al. (1963), the textbooks' example: median 23 weeks. */
  const REMISSION = timesOf([6, 6, 6, 7, 10, 13, 16, 22, 23], [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]);

  it("gives the published curve", () => {
    expect(dayBy(REMISSION, 0.5)).toBe(23);
    const published = [
      [6, 0.857],
      [7, 0.807],
      [10, 0.753],
      [13, 0.69],
      [16, 0.627],
      [22, 0.538],
      [23, 0.448],
    ] as const;
    for (const [days, share] of published) {
      expect(1 - (shareWithin(REMISSION, days) ?? 0)).toBeCloseTo(share, 3);
    }
  });

  it("is the plain share where nothing is censored", () => {
    const times = timesOf([1, 2, 3, 4], []);
    expect([dayBy(times, 0.25), dayBy(times, 0.5), dayBy(times, 1)]).toEqual([1, 2, 4]);
    expect([0, 1, 3, 99].map((days) => shareWithin(times, days))).toEqual([0, 0.25, 0.75, 1]);
  });

  it("does not make up what cannot be known", () => {
    expect(dayBy(timesOf([5], [9, 9, 9]), 0.5)).toBeNull();
    expect(shareWithin(timesOf([5], [9, 9, 9]), 10)).toBeNull();
    expect(shareWithin(timesOf([5], [9, 9, 9]), 9)).toBe(0.25);
    expect([dayBy(timesOf([], []), 0.5), shareWithin(timesOf([], []), 30)]).toEqual([null, null]);
    expect(dayBy(timesOf([], [3]), 0.5)).toBeNull();
  });

  it("is the same for merged shards, and grows with the days", () => {
    const days = fc.array(fc.nat(60), { maxLength: 40 });
    fc.assert(
      fc.property(days, days, fc.nat(40), (ended, open, cut) => {
        const whole = timesOf(ended, open);
        const parts = [
          timesOf(ended.slice(0, cut), open.slice(cut)),
          timesOf(ended.slice(cut), open.slice(0, cut)),
        ];
        expect(mergeSurvivalTimes(parts)).toEqual(whole);
        const shares = [0, 7, 30, 60].flatMap((within) => shareWithin(whole, within) ?? []);
        expect(shares).toEqual(shares.toSorted((a, b) => a - b));
        for (const share of shares) expect(share).toBeGreaterThanOrEqual(0);
        for (const share of shares) expect(share).toBeLessThanOrEqual(1);
      }),
    );
  });
});
