import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutoffOf, returnOf, WORTH_IT } from "../../../src/domain/uplift/allocation.ts";

const asking = (mailed: number, held: number) => ({
  ...{ sides: { mailed, held }, order: 100_000, marginPercent: 50 },
  benefit: { kind: "amount", amount: 10_000 } as const,
});

describe("what an offer brings for each unit of cost", () => {
  it("is the margin of orders that would not have come, over the discount of all that come", () => {
    // Of 100 people 10 more order, for 500 of margin each; 40 orders cost 100 each.
    expect(returnOf(asking(0.4, 0.3))).toBeCloseTo((10 * 500) / (40 * 100));
    expect(returnOf(asking(0.4, 0.4))).toBe(0);
    expect(returnOf(asking(0.3, 0.4))).toBeLessThan(0);
  });

  it("is not known where nobody knows the cost", () => {
    expect(returnOf({ ...asking(0.4, 0.3), benefit: { kind: "free_delivery" } })).toBeUndefined();
    expect(returnOf(asking(0, 0.1))).toBeUndefined();
  });
});

describe("what it has to bring for its budget to last", () => {
  const sampled = fc.array(
    fc.record({
      back: fc.double({ min: -1, max: 5, noNaN: true }),
      reserved: fc.integer({ min: 1, max: 1_000 }),
    }),
    { minLength: 1, maxLength: 40 },
  );

  it("is as much as it costs where there is enough for all, and the best alone where there is not", () => {
    const asked = [3, 2, 0.5].map((back) => ({ back, reserved: 100 }));
    const means = { days: 1, share: 0.5 };
    expect(cutoffOf(asked, { ...means, perDay: 1_000 })).toBe(WORTH_IT);
    // Chance takes 150, and each of the three stands for one more whom the rule decides on.
    expect(cutoffOf(asked, { ...means, perDay: 150 + 100 })).toBe(2);
    expect(cutoffOf(asked, { ...means, perDay: 0 })).toBe(3);
  });

  it("never rises with the budget, and never lets anybody have what costs more than it brings", () => {
    fc.assert(
      fc.property(sampled, fc.nat(100_000), fc.nat(100_000), (asked, perDay, more) => {
        const means = { days: 7, share: 0.2 };
        const little = cutoffOf(asked, { ...means, perDay });
        expect(cutoffOf(asked, { ...means, perDay: perDay + more })).toBeLessThanOrEqual(little);
        expect(little).toBeGreaterThanOrEqual(WORTH_IT);
      }),
    );
  });
});
