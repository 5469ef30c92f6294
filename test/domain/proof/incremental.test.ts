import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ArmSums,
  mergedSums,
  NO_SUMS,
  type Ripened,
  withPerson,
} from "../../../src/domain/proof/arm-sums.ts";
import { checksOf } from "../../../src/domain/proof/checks.ts";
import { designOf } from "../../../src/domain/proof/design.ts";
import { fixedHorizon } from "../../../src/domain/proof/fixed-horizon.ts";
import { incrementalOf, LEAST_BUYERS } from "../../../src/domain/proof/incremental.ts";
import { adjustedDifference, plainDifference, type Stratum } from "../../../src/domain/proof/strata.ts";

const DESIGN = designOf({
  customers: 20_000,
  entriesPerYear: 4_000,
  averageOrder: 5_000,
  spendQuantile: 20_000,
});
const NO_LEAKS = { inBothArms: 0, heldOutButMailed: 0 };

const person = fc.record({
  outcome: fc.integer({ min: -30_000, max: 60_000 }),
  ordered: fc.boolean(),
  covariates: fc.record({ spent: fc.nat(400_000), orders: fc.nat(60) }),
});
const crowd = fc.array(person, { minLength: 20, maxLength: 60 });

const sumsOf = (people: readonly Ripened[]): ArmSums =>
  people.reduce((sums, one) => withPerson(sums, one, DESIGN), NO_SUMS);

/** So many people, so many of whom bought for this much; each arm has the same past. */
const arm = (people: number, buyers: number, spent = 5_000): ArmSums =>
  sumsOf(
    Array.from({ length: people }, (_, index) => ({
      outcome: index < buyers ? spent : 0,
      ordered: index < buyers,
      covariates: { spent: (index % 7) * 1_000, orders: index % 3 },
    })),
  );

const stratum = (treated: ArmSums, heldOut: ArmSums, probability = 0.5): Stratum => ({
  probability,
  treated,
  heldOut,
});

describe("the sums of an arm", () => {
  it("are the same, merged or counted together", () => {
    fc.assert(
      fc.property(crowd, crowd, (one, other) => {
        expect(mergedSums(sumsOf(one), sumsOf(other))).toEqual(sumsOf([...one, ...other]));
      }),
    );
  });

  it("count no outcome and no past beyond its limit, and keep the outcome as it was beside", () => {
    const sums = sumsOf([{ outcome: -90_000, ordered: true, covariates: { spent: 1e9, orders: 1_000 } }]);
    const { spent, orders } = DESIGN.covariateLimits;
    expect(sums).toMatchObject({ sum: -DESIGN.limit, raw: -90_000, spent, orders });
  });
});

describe("the difference between arms", () => {
  it("is the plain one where the past tells nothing", () => {
    fc.assert(
      fc.property(crowd, crowd, (one, other) => {
        const alike = (people: readonly Ripened[]) =>
          sumsOf(people.map((each) => ({ ...each, covariates: { spent: 700, orders: 2 } })));
        const strata = [stratum(alike(one), alike(other))];
        expect(adjustedDifference(strata)).toEqual(plainDifference(strata));
      }),
    );
  });

  it("takes away what an uneven past explains", () => {
    const bought = (spent: number) => ({
      outcome: spent / 100,
      ordered: true,
      covariates: { spent, orders: 0 },
    });
    const range = (from: number) => Array.from({ length: 50 }, (_, index) => bought(from + 1_000 * index));
    const strata = [stratum(sumsOf(range(20_000)), sumsOf(range(0)))];
    expect(plainDifference(strata)?.estimate).toBeCloseTo(200, 6);
    expect(adjustedDifference(strata)?.estimate).toBeCloseTo(0, 6);
  });

  it("weighs strata by their people, so that a changed share of the held out does not look like an effect", () => {
    // Nothing is due to the mail: people of the second stratum buy four times as often, and more of them are mailed.
    const strata = [stratum(arm(500, 25), arm(500, 25), 0.5), stratum(arm(900, 180), arm(100, 20), 0.9)];
    expect(plainDifference(strata)?.estimate).toBeCloseTo(0, 9);
    const pooled = stratum(arm(1_400, 205), arm(600, 45));
    expect(plainDifference([pooled])?.estimate).toBeGreaterThan(300);
  });

  it("is the mean of the strata's by people", () => {
    fc.assert(
      fc.property(crowd, crowd, crowd, crowd, (a, b, c, d) => {
        const strata = [stratum(sumsOf(a), sumsOf(b), 0.5), stratum(sumsOf(c), sumsOf(d), 0.8)];
        const [one = 0, two = 0] = strata.map((single) => plainDifference([single])?.estimate);
        const [first, second] = [a.length + b.length, c.length + d.length];
        const mean = (first * one + second * two) / (first + second);
        expect(plainDifference(strata)?.estimate).toBeCloseTo(mean, 4);
      }),
    );
  });
});

describe("what mails brought", () => {
  it("is too early to tell in money before thirty buyers in the smaller arm, and says how many are missing", () => {
    const early = incrementalOf([stratum(arm(900, 90), arm(600, 29))], DESIGN);
    expect(early).toMatchObject({ state: "too-early", missingBuyers: 1 });
    expect(early.ordered?.high).toBeLessThan(0.2);
    expect(incrementalOf([stratum(arm(900, 90), arm(600, LEAST_BUYERS))], DESIGN).state).toBe("shown");
  });

  it("is told per entry and for all who were let in", () => {
    const result = incrementalOf([stratum(arm(2_000, 400), arm(2_000, 100))], DESIGN);
    if (result.state !== "shown") throw new Error("too early");
    expect(result.perEntry.estimate).toBeCloseTo(750, 0);
    expect(result.uncut).toBeCloseTo(750, 6);
    expect(result.total.low).toBeCloseTo(2_000 * result.perEntry.low, 6);
    expect(result.perEntry.low).toBeGreaterThan(0);
    expect(result.ordered?.low).toBeGreaterThan(0.1);
    expect(result.ordered?.high).toBeLessThan(0.2);
  });

  it("is less certain the rarer it may be wrong", () => {
    fc.assert(
      fc.property(crowd, crowd, fc.double({ min: 0.001, max: 0.2, noNaN: true }), (one, other, alpha) => {
        const strata = [stratum(sumsOf(one), sumsOf(other)), stratum(arm(200, 40), arm(200, 40))];
        const [strict, loose] = [alpha, 2 * alpha].map((each) =>
          incrementalOf(strata, { ...DESIGN, alpha: each }),
        );
        if (strict?.state !== "shown" || loose?.state !== "shown") throw new Error("too early");
        expect(strict.perEntry.low).toBeLessThanOrEqual(loose.perEntry.low);
        expect(strict.perEntry.high).toBeGreaterThanOrEqual(loose.perEntry.high);
        expect(strict.ordered?.low).toBeLessThanOrEqual(loose.ordered?.low ?? 0);
        expect(strict.ordered?.high).toBeGreaterThanOrEqual(loose.ordered?.high ?? 0);
      }),
    );
  });

  it("stays between −1 and 1 of those who order, mirrored where the arms are", () => {
    const counts = fc
      .integer({ min: 1, max: 200 })
      .chain((people) => fc.tuple(fc.constant(people), fc.nat(people), fc.nat(people)));
    fc.assert(
      fc.property(counts, ([people, one, other]) => {
        const of = (treated: number, heldOut: number) =>
          incrementalOf([stratum(arm(people, treated), arm(people, heldOut))], DESIGN).ordered;
        const [there, back] = [of(one, other), of(other, one)];
        if (!there || !back) throw new Error("an even draw without an interval");
        expect(there.low).toBeGreaterThanOrEqual(-1);
        expect(there.high).toBeLessThanOrEqual(1);
        expect(there.low).toBeLessThanOrEqual(there.high);
        expect(there.low).toBeCloseTo(-back.high, 4);
      }),
    );
  });

  it("has no interval of those who order where no effect accounts for the draw", () => {
    expect(incrementalOf([stratum(NO_SUMS, arm(43, 35))], DESIGN).ordered).toBeUndefined();
    expect(incrementalOf([stratum(NO_SUMS, NO_SUMS)], DESIGN).ordered).toBeUndefined();
  });

  it("has a narrower interval for one look than for every look", () => {
    const strata = [stratum(arm(2_000, 200), arm(2_000, 100))];
    const [always, once] = [incrementalOf(strata, DESIGN), fixedHorizon(strata, 0.05)];
    if (always.state !== "shown" || once.state !== "shown") throw new Error("too early");
    expect(once.perPerson.estimate).toBe(always.perEntry.estimate);
    const half = (once.perPerson.high - once.perPerson.low) / 2;
    expect(half / once.standardError).toBeCloseTo(1.96, 2);
    expect(once.perPerson.low).toBeGreaterThan(always.perEntry.low);
    expect(fixedHorizon([stratum(arm(500, 40), arm(500, 20))], 0.05)).toMatchObject({ missingBuyers: 10 });
  });
});

describe("the checks of a result", () => {
  it("find nothing in a fair draw", () => {
    expect(checksOf([stratum(arm(900, 90), arm(100, 9), 0.9)], DESIGN, NO_LEAKS)).toEqual([]);
  });

  it("tell a stratum whose sizes are not those of the draw", () => {
    const strata = [stratum(arm(500, 50), arm(500, 50), 0.5), stratum(arm(2_700, 90), arm(300, 9), 0.8)];
    const reasons = checksOf(strata, DESIGN, NO_LEAKS);
    expect(reasons).toMatchObject([{ code: "sample-ratio", probability: 0.8, treated: 2_700, heldOut: 300 }]);
  });

  it("tell arms that differed before any mail", () => {
    const rich = sumsOf(
      Array.from({ length: 500 }, (_, index) => ({
        ...{ outcome: 0, ordered: false },
        covariates: { spent: 9_000 + (index % 7) * 1_000, orders: index % 3 },
      })),
    );
    const reasons = checksOf([stratum(rich, arm(500, 20))], DESIGN, NO_LEAKS);
    expect(reasons).toMatchObject([{ code: "balance", covariate: "spent" }]);
  });

  it("tell every leak", () => {
    const leaks = { inBothArms: 1, heldOutButMailed: 2 };
    expect(checksOf([], DESIGN, leaks)).toEqual([
      { code: "in-both-arms", people: 1 },
      { code: "held-out-but-mailed", people: 2 },
    ]);
  });
});
