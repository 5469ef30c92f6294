import { describe, expect, it } from "vitest";
import {
  expectedSpend,
  fitGammaGamma,
  gammaGammaLogLikelihood,
} from "../../../src/domain/value/gamma-gamma.ts";
import { missing, on } from "../../support/purchase-logs.ts";
import { spendersOf } from "../../support/spenders.ts";

const SAMPLE = "cdnow_sample.csv";
const noSample = missing(SAMPLE) !== undefined;
const fitted = { p: 6.24957, q: 3.74422, v: 15.4435 };

describe("published numbers", () => {
  it.skipIf(noSample)(on(SAMPLE, "Gamma-Gamma on CDNOW has the published parameters and likelihood"), () => {
    const spenders = spendersOf(SAMPLE, "1997-09-30").filter(({ x }) => x > 0);
    expect(spenders).toHaveLength(946);
    const { parameters, logLikelihood, converged } = fitGammaGamma(spenders);
    expect(converged).toBe(true);
    expect(parameters.p).toBeCloseTo(6.25, 2);
    expect(parameters.q).toBeCloseTo(3.74, 2);
    expect(parameters.v).toBeCloseTo(15.44, 2);
    expect(logLikelihood).toBeCloseTo(-4055.918, 3);
  });

  it.skipIf(noSample)(
    on(SAMPLE, "the first ten customers of CDNOW are expected to spend what is published"),
    () => {
      const wanted = [24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17];
      const spends = spendersOf(SAMPLE, "1997-09-30").slice(0, 10);
      spends.forEach(({ x, mean }, index) => {
        expect(Math.abs(expectedSpend(fitted, x, mean) - (wanted[index] ?? 0))).toBeLessThan(0.1);
      });
    },
  );
});

it("has the gradient that the likelihood has", () => {
  const spenders = [
    { x: 1, mean: 12.5, weight: 3 },
    { x: 9, mean: 40, weight: 1 },
    { x: 400, mean: 33.3, weight: 2 },
  ];
  const { gradient } = gammaGammaLogLikelihood(fitted, spenders);
  (["p", "q", "v"] as const).forEach((name, i) => {
    const at = (by: number) =>
      gammaGammaLogLikelihood({ ...fitted, [name]: fitted[name] + by }, spenders).value;
    expect(gradient[i]).toBeCloseTo((at(1e-5) - at(-1e-5)) / 2e-5, 4);
  });
});

it("fits the same shop in cents as in euros", () => {
  const euros = Array.from({ length: 200 }, (_, n) => ({
    x: 1 + (n % 5),
    mean: (1_000 / (3 + ((n * 37) % 90))) * (0.6 + ((n * 13) % 80) / 100),
    weight: 1,
  }));
  const cents = euros.map((spender) => ({ ...spender, mean: spender.mean * 100 }));
  const [one, other] = [fitGammaGamma(euros).parameters, fitGammaGamma(cents).parameters];
  for (const { x, mean } of euros) {
    expect(expectedSpend(other, x, mean * 100) / expectedSpend(one, x, mean)).toBeCloseTo(100, 2);
  }
});
