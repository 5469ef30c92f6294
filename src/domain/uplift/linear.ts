import { fitLogistic, solve } from "../churn/regression.ts";
import { type Link, sidesOf, type Trial } from "./trial.ts";

/** intercept + features · coefficients, on the scale of the link. */
export interface Linear {
  readonly intercept: number;
  readonly coefficients: readonly number[];
}

/** Of the squares of coefficients of standardised features: C = .05. */
const PENALTY = 20;
const INTERCEPT_PENALTY = 1e-3;

/** A regression on the features, the side, and each feature by the side: base + (mailed − probability) · effect. */
export function regressEffect(trial: Trial, link: Link): { readonly base: Linear; readonly effect: Linear } {
  const scales = trial.columns.map(scaleOf);
  const width = 2 * (scales.length + 1);
  const features = designOf(trial, scales, width);
  const penalties = Array.from({ length: width }, (_, i) => (i < 2 ? INTERCEPT_PENALTY : PENALTY));
  const found =
    link === "logit" ? logit(trial, features, penalties) : leastSquares(trial, features, penalties);
  const part = (first: number): Linear => {
    const coefficients = scales.map(({ spread }, i) => (found[2 * (i + 1) + first] ?? 0) / spread);
    const atMeans = scales.reduce((sum, { mean }, i) => sum + mean * (coefficients[i] ?? 0), 0);
    return { intercept: (found[first] ?? 0) - atMeans, coefficients };
  };
  return { base: part(0), effect: part(1) };
}

export const tellLinearly = ({ intercept, coefficients }: Linear, features: readonly number[]): number =>
  coefficients.reduce((sum, coefficient, i) => sum + coefficient * (features[i] ?? 0), intercept);

interface Scale {
  readonly mean: number;
  readonly spread: number;
}

/** A feature in which nobody differs is left as it is. */
function scaleOf(column: Float64Array): Scale {
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
  const spread = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / column.length);
  return { mean, spread: spread > 1e-9 * Math.abs(mean) && spread > 0 ? spread : 1 };
}

/** Row by row: 1, side, and of each feature its value and that by the side. */
function designOf(trial: Trial, scales: readonly Scale[], width: number): Float64Array {
  const design = new Float64Array(trial.outcome.length * width);
  sidesOf(trial).forEach((side, row) => {
    design[row * width] = 1;
    design[row * width + 1] = side;
    for (const [i, { mean, spread }] of scales.entries()) {
      const value = ((trial.columns[i]?.[row] ?? 0) - mean) / spread;
      design[row * width + 2 * (i + 1)] = value;
      design[row * width + 2 * (i + 1) + 1] = side * value;
    }
  });
  return design;
}

function logit({ outcome }: Trial, features: Float64Array, penalties: readonly number[]): readonly number[] {
  const outcomes = Array.from(outcome, (value) => (value > 0 ? 1 : 0));
  const weights = outcomes.map(() => 1);
  const offsets = outcomes.map(() => 0);
  return fitLogistic({ features, width: penalties.length, outcomes, weights, offsets }, penalties)
    .coefficients;
}

/** Ridge regression. */
function leastSquares(
  { outcome }: Trial,
  features: Float64Array,
  penalties: readonly number[],
): readonly number[] {
  const width = penalties.length;
  const products = penalties.map((penalty, i) => penalties.map((_, j) => (i === j ? penalty : 0)));
  const targets = penalties.map(() => 0);
  for (let row = 0; row < outcome.length; row += 1) {
    for (const [i, line] of products.entries()) {
      const one = features[row * width + i] ?? 0;
      targets[i] = (targets[i] ?? 0) + one * (outcome[row] ?? 0);
      for (let j = 0; j <= i; j += 1) line[j] = (line[j] ?? 0) + one * (features[row * width + j] ?? 0);
    }
  }
  return solve(products, targets);
}
