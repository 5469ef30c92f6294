import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Buyer } from "../../../src/domain/churn/histogram.ts";
import {
  fitPareto,
  type ParetoParameters,
  paretoAliveProbability,
  paretoExpectedPurchases,
  paretoLogLikelihood,
  paretoPurchaseProbability,
} from "../../../src/domain/churn/pareto-nbd.ts";
import { buyersOf, day, missing, on } from "../../support/purchase-logs.ts";

const SAMPLE = "cdnow_sample.csv";
const HORIZON = 39 * 7;
const weeks = (x: number, tx: number, T: number): Buyer => ({ x, tx: tx * 7, T: T * 7 });
const logLikelihoodOf = (parameters: ParetoParameters, buyer: Buyer) =>
  paretoLogLikelihood(parameters, [{ ...buyer, weight: 1 }]);

it.skipIf(missing(SAMPLE) !== undefined)(
  on(SAMPLE, "Pareto/NBD on CDNOW has the published likelihood, and next to it the published parameters"),
  () => {
    const { parameters, logLikelihood, converged } = fitPareto(buyersOf(SAMPLE, day("1997-09-30")));
    expect(converged).toBe(true);
    expect(logLikelihood).toBeCloseTo(-9594.976, 3);
    expect(parameters.r).toBeCloseTo(0.553, 3);
    expect(parameters.alpha).toBeCloseTo(10.58, 2);
    expect(parameters.s).toBeCloseTo(0.606, 3);
    expect(parameters.beta).toBeCloseTo(11.67, 2);
  },
);

/** What the published form gives in 40-digit arithmetic (mpmath), where alpha is larger and where beta is. */
describe("Pareto/NBD in 40-digit arithmetic", () => {
  const published: ParetoParameters = { r: 0.553, alpha: 10.58, s: 0.606, beta: 11.67 };

  it.each([
    [published, weeks(2, 30.43, 38.86), -9.5542465534094, 0.86917148212, 1.45507519927, 0.59193231461],
    [published, weeks(0, 0, 38.86), -0.521006470568335, 0.295310904598, 0.107086264791, 0.0692892066708],
    [
      { r: 0.5, alpha: 3, s: 1, beta: 12 },
      weeks(300, 38, 38.86),
      289.301596484283,
      0.41409336317,
      86.053109292,
      0.41296163397,
    ],
    [
      { r: 0.5, alpha: 30, s: 0.6, beta: 0.01 },
      weeks(0, 0, 0.1),
      -0.000669538067641599,
      0.236991377431,
      0.0102629807423,
      0.00692370335068,
    ],
    [
      { r: 0.5, alpha: 0.01, s: 0.6, beta: 30 },
      weeks(3, 0.1, 40),
      -0.993270889942175,
      7.51618286277e-7,
      2.22991070821e-6,
      6.31264100281e-7,
    ],
  ] as const)("%j, %j", (parameters, buyer, logLikelihood, alive, expected, any) => {
    const isNear = (value: number, wanted: number) =>
      expect(Math.abs(value / wanted - 1)).toBeLessThan(1e-10);
    isNear(logLikelihoodOf(parameters, buyer), logLikelihood);
    isNear(paretoAliveProbability(parameters, buyer), alive);
    isNear(paretoExpectedPurchases(parameters, buyer, HORIZON), expected);
    isNear(paretoPurchaseProbability(parameters, buyer, HORIZON), any);
  });
});

it("does not jump where alpha and beta change places", () => {
  const at = (beta: number) =>
    logLikelihoodOf({ r: 0.6, alpha: 10, s: 0.7, beta }, weeks(5, 20, 40)) -
    logLikelihoodOf({ r: 0.6, alpha: 10, s: 0.7, beta: 10 }, weeks(5, 20, 40));
  expect(Math.abs(at(10 + 1e-9))).toBeLessThan(1e-8);
  expect(Math.abs(at(10 - 1e-9))).toBeLessThan(1e-8);
});

it("says for any customer of any shop something that can be", () => {
  const positive = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
  fc.assert(
    fc.property(
      fc.record({ r: positive, alpha: positive, s: positive, beta: positive }),
      fc.record({ x: fc.nat(10_000), tx: fc.nat(2_000), more: fc.nat(2_000) }),
      fc.integer({ min: 1, max: 1_000 }),
      (parameters, { x, tx, more }, days) => {
        const buyer = { x, tx: x === 0 ? 0 : tx, T: tx + more };
        const alive = paretoAliveProbability(parameters, buyer);
        const any = paretoPurchaseProbability(parameters, buyer, days);
        expect(alive).toBeGreaterThanOrEqual(0);
        expect(alive).toBeLessThanOrEqual(1 + 1e-9);
        expect(any).toBeGreaterThanOrEqual(0);
        expect(any).toBeLessThanOrEqual(alive + 1e-9);
        expect(paretoExpectedPurchases(parameters, buyer, days)).toBeGreaterThanOrEqual(
          any * (1 - 1e-6) - 1e-12,
        );
        expect(logLikelihoodOf(parameters, buyer)).not.toBeNaN();
      },
    ),
  );
});
