import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seeded } from "../../../src/domain/basics/seeded.ts";
import { allocate, type Candidate } from "../../../src/domain/uplift/allocate.ts";

const candidates = fc.array(
  fc.record({ value: fc.integer({ min: -100, max: 500 }), cost: fc.integer({ min: 1, max: 100 }) }),
  { maxLength: 40 },
);
const named = (list: readonly Omit<Candidate, "id">[]) => list.map((one, at) => ({ id: `c${at}`, ...one }));
const none = () => 1;

describe("an allocation", () => {
  it("gives to those who bring most for what they cost, as far as the budget goes", () => {
    const list = named([
      { value: 100, cost: 50 },
      { value: 90, cost: 10 },
      { value: 60, cost: 10 },
      { value: 5, cost: 10 },
    ]);
    expect(allocate(list, 25, 0, none).map(({ given, why }) => [given, why])).toEqual([
      [false, "budget-spent"],
      [true, "worth-most"],
      [true, "worth-most"],
      [false, "not-worth-it"],
    ]);
  });

  it("never spends more than the budget, and answers for everybody once", () => {
    fc.assert(
      fc.property(
        candidates,
        fc.integer({ min: 0, max: 1_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer(),
        (raw, budget, share, seed) => {
          const list = named(raw);
          const random = seeded(seed);
          const results = allocate(list, budget, share, random);
          expect(results.map(({ id }) => id)).toEqual(list.map(({ id }) => id));
          const cost = list.reduce((sum, one, at) => sum + (results[at]?.given ? one.cost : 0), 0);
          expect(cost).toBeLessThanOrEqual(budget);
        },
      ),
    );
  });

  it("explores whoever the draw names whatever the coin says, and keeps the coin's probability", () => {
    const list = named(Array.from({ length: 30 }, () => ({ value: 1, cost: 10 })));
    const explored = (coin: number) =>
      allocate(list, 400, 0.25, (id, which) => (which === "coin" ? coin : id.endsWith("3") ? 0 : 1)).filter(
        ({ why }) => why === "explored",
      );
    expect(explored(0).map(({ id }) => id)).toEqual(["c3", "c13", "c23"]);
    expect(explored(1).map(({ id }) => id)).toEqual(["c3", "c13", "c23"]);
    expect(explored(0).every(({ given, probability }) => given && probability === 0.5)).toBe(true);
    expect(explored(1).some(({ given }) => given)).toBe(false);
  });
});
