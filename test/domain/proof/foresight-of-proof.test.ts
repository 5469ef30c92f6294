import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalBelow, normalQuantile, studentQuantile } from "../../../src/domain/proof/normal.ts";
import { detectableOf, learnFast } from "../../../src/domain/proof/readiness.ts";
import { shrunk } from "../../../src/domain/proof/shrunk.ts";

/** 12,000 entries a year, a tenth held out, 5 of 100 order anyway. */
const SMALL = { entriesPerDay: 12_000 / 365, heldOut: 0.1, orderedShare: 0.05, windowDays: 30 };

describe("what a shop's size can tell", () => {
  it("is two and a half points for 12,000 entries a year and a tenth held out, where a good chain moves 1.7", () => {
    const found = detectableOf(SMALL);
    expect(found?.share).toBeCloseTo(0.0246, 4);
    expect(found?.days).toBeGreaterThan(2 * 365);
  });

  it("is told in money where the spread of what people bring is known", () => {
    const [one, two] = [1_000, 2_000].map((deviation) => detectableOf({ ...SMALL, deviation })?.money ?? 0);
    expect(two).toBeCloseTo(2 * (one ?? 0), 6);
    expect(detectableOf(SMALL)?.money).toBeUndefined();
  });

  it("is nothing without entries", () => {
    expect(detectableOf({ ...SMALL, entriesPerDay: 0 })).toBeUndefined();
    expect(learnFast({ ...SMALL, entriesPerDay: 0 })).toEqual({ state: "nobody-enters" });
  });
});

describe("learning fast", () => {
  it("proposes half where a tenth would not tell within a year, and says what it finds and costs", () => {
    const advice = learnFast(SMALL);
    if (advice.state !== "proposed") throw new Error(advice.state);
    expect(advice).toMatchObject({ heldOut: 0.5, forDays: 90 });
    expect(advice.share).toBeLessThan(advice.shareOtherwise);
    expect(advice.days).toBeLessThan(365);
    expect(advice.ordersForgone).toBeCloseTo(90 * SMALL.entriesPerDay * 0.4 * 0.017, 6);
  });

  it("proposes no more than it needs", () => {
    const large = { ...SMALL, heldOut: 0.02, entriesPerDay: 130 };
    expect(learnFast(large)).toMatchObject({ state: "proposed", heldOut: 0.3 });
  });

  it("is out of reach where half of the people would not tell in five years either", () => {
    const tiny = { ...SMALL, entriesPerDay: 0.2 };
    const advice = learnFast(tiny);
    if (advice.state !== "out-of-reach") throw new Error(advice.state);
    expect(advice.days).toBeGreaterThan(5 * 365);
    expect(learnFast({ ...SMALL, entriesPerDay: 10 }).state).toBe("proposed");
  });

  it("is not needed where the share tells within a year", () => {
    expect(learnFast({ ...SMALL, entriesPerDay: 100 }).state).toBe("not-needed");
  });
});

describe("what chains are expected to bring", () => {
  const chains = (...estimates: readonly number[]) =>
    estimates.map((estimate) => ({ estimate, variance: 4 }));

  it("is each chain's own below five of them", () => {
    expect(shrunk(chains(1, 9, 2, 30))).toEqual({ shrunk: false, estimates: chains(1, 9, 2, 30) });
  });

  it("is the mean of all where they differ no more than chance has it", () => {
    for (const { estimate } of shrunk(chains(4, 5, 5, 5, 6)).estimates) expect(estimate).toBeCloseTo(5, 9);
  });

  it("lies between a chain's own and the mean, in the same order", () => {
    const estimates = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 5, maxLength: 12 });
    fc.assert(
      fc.property(estimates, (found) => {
        const sorted = [...found].sort((a, b) => a - b);
        const mean = sorted.reduce((sum, one) => sum + one, 0) / sorted.length;
        const after = shrunk(chains(...sorted)).estimates;
        for (const [index, { estimate }] of after.entries()) {
          expect(Math.abs(estimate - mean)).toBeLessThanOrEqual(Math.abs((sorted[index] ?? 0) - mean) + 1e-9);
          expect(estimate).toBeGreaterThanOrEqual((after[index - 1]?.estimate ?? -99) - 1e-9);
        }
      }),
    );
  });

  it("draws the uncertain ones further", () => {
    const [, , , , sure, unsure] = shrunk([
      ...chains(0, 2, 8, 10),
      { estimate: 20, variance: 1 },
      { estimate: 20, variance: 100 },
    ]).estimates;
    expect(sure?.estimate).toBeGreaterThan(unsure?.estimate ?? 99);
  });
});

describe("quantiles", () => {
  it.each([
    [0.975, 1.959964],
    [0.8, 0.841621],
    [0.0005, -3.290527],
    [1e-9, -5.997807],
  ])("of the normal distribution are those of the tables: %s", (share, value) => {
    expect(normalQuantile(share)).toBeCloseTo(value, 6);
    expect(normalBelow(value) / share).toBeCloseTo(1, 4);
  });

  it.each([
    [5, 2.5706],
    [10, 2.2281],
    [30, 2.0423],
    [1e6, 1.96],
  ])("of Student's with %s degrees of freedom are too", (freedom, value) => {
    expect(studentQuantile(0.975, freedom)).toBeCloseTo(value, 2);
  });
});
