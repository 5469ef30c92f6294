import { describe, expect, it } from "vitest";
import { fitLogistic, surprise } from "../../../src/domain/churn/regression.ts";

/** Rows of [1, feature], so many times each. */
const examples = (rows: readonly (readonly [feature: number, outcome: 0 | 1, times: number])[]) => ({
  features: Float64Array.from(rows.flatMap(([feature]) => [1, feature])),
  width: 2,
  outcomes: rows.map(([, outcome]) => outcome),
  weights: rows.map(([, , times]) => times),
  offsets: rows.map(() => 0),
});

describe("logistic regression", () => {
  it("finds the log odds ratio of a two by two table", () => {
    const table = examples([
      [0, 1, 20],
      [0, 0, 80],
      [1, 1, 60],
      [1, 0, 40],
    ]);
    const [intercept, slope] = fitLogistic(table, [1e-9, 1e-9]).coefficients;
    expect(intercept).toBeCloseTo(Math.log(20 / 80), 6);
    expect(slope).toBeCloseTo(Math.log(60 / 40) - Math.log(20 / 80), 6);
  });

  it("stays finite where a feature tells the outcomes apart, and smaller the greater the penalty", () => {
    const apart = examples([
      [-1, 0, 50],
      [1, 1, 50],
    ]);
    const slopes = [0.1, 1, 10].map(
      (penalty) => fitLogistic(apart, [1e-3, penalty]).coefficients[1] ?? Number.NaN,
    );
    expect(slopes[0]).toBeGreaterThan(slopes[1] ?? Number.NaN);
    expect(slopes[1]).toBeGreaterThan(slopes[2] ?? Number.NaN);
    expect(slopes.every((slope) => Number.isFinite(slope) && slope > 0)).toBe(true);
  });

  it("starts from the offsets", () => {
    const table = examples([
      [0, 1, 50],
      [0, 0, 50],
    ]);
    const [intercept] = fitLogistic({ ...table, offsets: [2, 2] }, [1e-9, 1]).coefficients;
    expect(intercept).toBeCloseTo(-2, 6);
  });

  it("has the evidence of what it learned: the outcomes' probability, summed over all that could have been learned", () => {
    const table = examples([
      [-1, 1, 30],
      [-1, 0, 70],
      [1, 1, 55],
      [1, 0, 45],
    ]);
    const penalties = [1, 4] as const;
    const [step, reach] = [0.05, 3];
    let total = 0;
    for (let intercept = -reach; intercept <= reach; intercept += step) {
      for (let slope = -reach; slope <= reach; slope += step) {
        const prior = penalties[0] * intercept ** 2 + penalties[1] * slope ** 2;
        const loss = table.outcomes.reduce<number>((sum, outcome, row) => {
          const feature = table.features[2 * row + 1] ?? 0;
          return sum + (table.weights[row] ?? 0) * surprise(intercept + slope * feature, outcome);
        }, 0);
        total += step * step * Math.exp(140 - loss - prior / 2);
      }
    }
    const exact = Math.log(total) - 140 + Math.log((penalties[0] * penalties[1]) ** 0.5 / (2 * Math.PI));
    expect(fitLogistic(table, penalties).logEvidence).toBeCloseTo(exact, 1);
  });
});
