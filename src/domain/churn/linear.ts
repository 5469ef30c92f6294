import { FEATURES, type Feature, isPattern } from "./features.ts";
import { fitLogistic } from "./regression.ts";

/** A score that is linear in the features: log-odds of no purchase. */
export interface Linear {
  readonly intercept: number;
  /** In the order of FEATURES. */
  readonly coefficients: readonly number[];
}

/** A customer as of the beginning of a window, and what became of it. */
export interface Row {
  readonly features: readonly number[];
  readonly lost: 0 | 1;
  readonly weight: number;
}

const INTERCEPT_PENALTY = 1;

/** How strongly coefficients are drawn to nothing: those of the pattern of the order days, and the others. */
export interface Penalties {
  readonly ofOthers: number;
  readonly ofPattern: number;
}

/** Of all features, or of the first ones. */
export function logOddsAt({ intercept, coefficients }: Linear, features: readonly number[]): number {
  let sum = intercept;
  for (let i = 0; i < features.length; i += 1) sum += (coefficients[i] ?? 0) * (features[i] ?? 0);
  return sum;
}

/** What the last features add. */
export function logOddsOfLast(
  { coefficients }: Pick<Linear, "coefficients">,
  last: readonly number[],
): number {
  const before = coefficients.length - last.length;
  let sum = 0;
  for (let i = 0; i < last.length; i += 1) sum += (coefficients[before + i] ?? 0) * (last[i] ?? 0);
  return sum;
}

/** Features that are not named count nothing. */
export function fixed(weights: Readonly<Partial<Record<Feature, number>>>, intercept = 0): Linear {
  return { intercept, coefficients: FEATURES.map((name) => weights[name] ?? 0) };
}

/** Scores added up by shares that add up to 1: a mixture of linear scores is one, too. */
export function mixtureOf(parts: readonly (readonly [share: number, score: Linear])[]): Linear {
  const mix = (of: (score: Linear) => number) =>
    parts.reduce((sum, [share, score]) => sum + share * of(score), 0);
  return {
    intercept: mix(({ intercept }) => intercept),
    coefficients: FEATURES.map((_, column) => mix(({ coefficients }) => coefficients[column] ?? 0)),
  };
}

/**
 * A regression on some of the features, on top of `start`, and the evidence for it. Features are standardised, so
 * that the same penalties fit all.
 */
export function learned(
  rows: readonly Row[],
  of: readonly Feature[],
  { ofOthers, ofPattern }: Penalties,
  start: Linear,
): { readonly score: Linear; readonly logEvidence: number } {
  const columns = of.map((name) => FEATURES.indexOf(name));
  const scales = columns.map((column) => scaleOf(rows.map(({ features }) => features[column] ?? 0)));
  const width = columns.length + 1;
  const matrix = new Float64Array(rows.length * width);
  rows.forEach(({ features }, row) => {
    matrix[row * width] = 1;
    columns.forEach((column, i) => {
      const { mean, spread } = scales[i] ?? { mean: 0, spread: 1 };
      matrix[row * width + i + 1] = ((features[column] ?? 0) - mean) / spread;
    });
  });
  const examples = {
    features: matrix,
    width,
    outcomes: rows.map(({ lost }) => lost),
    weights: rows.map(({ weight }) => weight),
    offsets: rows.map(({ features }) => logOddsAt(start, features)),
  };
  const penalties = [INTERCEPT_PENALTY, ...of.map((name) => (isPattern(name) ? ofPattern : ofOthers))];
  const { coefficients, logEvidence } = fitLogistic(examples, penalties);
  const [intercept = 0, ...found] = coefficients;
  const slopes = found.map((slope, i) => slope / (scales[i]?.spread ?? 1));
  const atMeans = slopes.reduce((sum, slope, i) => sum + slope * (scales[i]?.mean ?? 0), 0);
  const score = {
    intercept: start.intercept + intercept - atMeans,
    coefficients: start.coefficients.map((coefficient, column) => {
      const learnedAt = columns.indexOf(column);
      return coefficient + (learnedAt < 0 ? 0 : (slopes[learnedAt] ?? 0));
    }),
  };
  return { score, logEvidence };
}

/** A feature in which nobody differs is left as it is. */
function scaleOf(values: readonly number[]): { readonly mean: number; readonly spread: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return { mean, spread: spread < 1e-9 ? 1 : spread };
}
