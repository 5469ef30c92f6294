/** Rows of features, the first of which is the constant 1, with an outcome of 0 or 1. */
export interface Examples {
  /** Row by row. */
  readonly features: Float64Array;
  readonly width: number;
  readonly outcomes: readonly (0 | 1)[];
  readonly weights: readonly number[];
  /** What the log-odds are before anything is learned. */
  readonly offsets: readonly number[];
}

/** log-odds = offset + features · coefficients. */
export interface LogisticFit {
  readonly coefficients: readonly number[];
  /**
   * Log-probability of the outcomes by all coefficients that the penalties allow, not only by the best: what a learned
   * score has to beat a fixed one by (Laplace's approximation).
   */
  readonly logEvidence: number;
}

const MOST_STEPS = 40;

/**
 * Logistic regression with a penalty on the squares of the coefficients (`penalties`, one for each feature), which is a
 * normal prior of that precision. Newton's method with step halving; the objective is convex and, with positive
 * penalties, has exactly one minimum, also where the features tell the outcomes apart.
 */
export function fitLogistic(examples: Examples, penalties: readonly number[]): LogisticFit {
  const coefficients = minimum(examples, penalties);
  const [hessian] = curvatureAt(examples, penalties, coefficients);
  const logPrior = penalties.reduce((sum, penalty) => sum + Math.log(penalty), 0);
  return {
    coefficients,
    logEvidence: (logPrior - logDeterminant(hessian)) / 2 - lossAt(examples, penalties, coefficients),
  };
}

function minimum(examples: Examples, penalties: readonly number[]): readonly number[] {
  let at: readonly number[] = penalties.map(() => 0);
  let here = lossAt(examples, penalties, at);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const move = solve(...curvatureAt(examples, penalties, at));
    let next = here;
    let there = at;
    for (let length = 1; length > 1e-6; length /= 2) {
      there = at.map((value, i) => value - length * (move[i] ?? 0));
      next = lossAt(examples, penalties, there);
      if (next <= here) break;
    }
    if (!(next < here)) return at;
    const gained = here - next;
    [at, here] = [there, next];
    if (gained <= 1e-10 * Math.abs(here)) return at;
  }
  return at;
}

/** log-odds of row `row`. */
function logOddsOf({ features, width, offsets }: Examples, row: number, at: readonly number[]): number {
  let sum = offsets[row] ?? 0;
  for (let i = 0; i < width; i += 1) sum += (at[i] ?? 0) * (features[row * width + i] ?? 0);
  return sum;
}

export function logistic(logOdds: number): number {
  return logOdds >= 0 ? 1 / (1 + Math.exp(-logOdds)) : Math.exp(logOdds) / (1 + Math.exp(logOdds));
}

/** Minus the log-likelihood of an outcome. */
export function surprise(logOdds: number, outcome: 0 | 1): number {
  return Math.max(logOdds, 0) + Math.log1p(Math.exp(-Math.abs(logOdds))) - outcome * logOdds;
}

function lossAt(examples: Examples, penalties: readonly number[], at: readonly number[]): number {
  let loss = penalties.reduce((sum, penalty, i) => sum + (penalty * (at[i] ?? 0) ** 2) / 2, 0);
  examples.outcomes.forEach((outcome, row) => {
    loss += (examples.weights[row] ?? 0) * surprise(logOddsOf(examples, row, at), outcome);
  });
  return loss;
}

/** Hessian and gradient. */
function curvatureAt(examples: Examples, penalties: readonly number[], at: readonly number[]) {
  const { features, width, outcomes, weights } = examples;
  const gradient = penalties.map((penalty, i) => penalty * (at[i] ?? 0));
  const hessian = penalties.map((penalty, i) => penalties.map((_, j) => (i === j ? penalty : 0)));
  for (let row = 0; row < outcomes.length; row += 1) {
    const weight = weights[row] ?? 0;
    const probability = logistic(logOddsOf(examples, row, at));
    const miss = weight * (probability - (outcomes[row] ?? 0));
    const bend = weight * probability * (1 - probability);
    for (let i = 0; i < width; i += 1) {
      const one = features[row * width + i] ?? 0;
      gradient[i] = (gradient[i] ?? 0) + miss * one;
      const line = hessian[i];
      if (!line) continue;
      for (let j = 0; j <= i; j += 1) {
        line[j] = (line[j] ?? 0) + bend * one * (features[row * width + j] ?? 0);
      }
    }
  }
  return [hessian, gradient] as const;
}

/** Lower triangle L of A = L·Lᵀ for a positive definite A, of which the lower triangle is given (Cholesky). */
function rootOf(lower: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const root = lower.map((row) => [...row]);
  const get = (i: number, j: number) => root[i]?.[j] ?? 0;
  for (let i = 0; i < root.length; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = get(i, j);
      for (let k = 0; k < j; k += 1) sum -= get(i, k) * get(j, k);
      const row = root[i];
      if (row) row[j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / get(j, j);
    }
  }
  return root;
}

function logDeterminant(lower: readonly (readonly number[])[]): number {
  return rootOf(lower).reduce((sum, row, i) => sum + 2 * Math.log(row[i] ?? 0), 0);
}

/** x of A·x = b. */
export function solve(lower: readonly (readonly number[])[], b: readonly number[]): readonly number[] {
  const root = rootOf(lower);
  const get = (i: number, j: number) => root[i]?.[j] ?? 0;
  const size = b.length;
  const x = [...b];
  for (let i = 0; i < size; i += 1) {
    for (let k = 0; k < i; k += 1) x[i] = (x[i] ?? 0) - get(i, k) * (x[k] ?? 0);
    x[i] = (x[i] ?? 0) / get(i, i);
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    for (let k = i + 1; k < size; k += 1) x[i] = (x[i] ?? 0) - get(k, i) * (x[k] ?? 0);
    x[i] = (x[i] ?? 0) / get(i, i);
  }
  return x;
}
