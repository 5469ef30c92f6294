/** A function of several numbers and its gradient there. */
export type Objective = (at: readonly number[]) => {
  readonly value: number;
  readonly gradient: readonly number[];
};

export interface Minimum {
  readonly at: readonly number[];
  readonly value: number;
  readonly converged: boolean;
}

const MOST_STEPS = 500;
/** Armijo's condition: a step has to gain this share of what the slope promises. */
const SUFFICIENT = 1e-4;

/**
 * BFGS with a backtracking line search (Nocedal, Wright: Numerical Optimization, 6.1): enough for the two to four
 * smooth parameters of a churn model. Converged when no component of the gradient exceeds `tolerance`.
 */
export function minimise(objective: Objective, start: readonly number[], tolerance = 1e-7): Minimum {
  let at = start;
  let here = objective(at);
  let inverse = identity(at.length);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (Math.max(...here.gradient.map(Math.abs)) <= tolerance)
      return { at, value: here.value, converged: true };
    let direction = inverse.map((row) => -dot(row, here.gradient));
    if (dot(direction, here.gradient) >= 0) {
      inverse = identity(at.length);
      direction = here.gradient.map((slope) => -slope);
    }
    const next = alongLine(objective, at, here, limited(direction));
    if (!next) return { at, value: here.value, converged: false };
    inverse = updated(
      inverse,
      next.at.map((value, i) => value - (at[i] ?? 0)),
      next.gradient.map((slope, i) => slope - (here.gradient[i] ?? 0)),
    );
    at = next.at;
    here = next;
  }
  return { at, value: here.value, converged: false };
}

/** No step moves a parameter by more than a factor of e², so that the first guess of the curvature does no harm. */
function limited(direction: readonly number[]): readonly number[] {
  const longest = Math.max(...direction.map(Math.abs));
  return longest <= 2 ? direction : direction.map((part) => (part * 2) / longest);
}

function alongLine(
  objective: Objective,
  at: readonly number[],
  here: ReturnType<Objective>,
  direction: readonly number[],
) {
  const promised = dot(direction, here.gradient);
  for (let length = 1; length > 1e-12; length /= 2) {
    const there = at.map((value, i) => value + length * (direction[i] ?? 0));
    const found = objective(there);
    if (found.value < here.value + SUFFICIENT * length * promised) return { at: there, ...found };
  }
  return undefined;
}

/** The inverse Hessian after a step `s` that changed the gradient by `y`. */
function updated(
  inverse: readonly (readonly number[])[],
  s: readonly number[],
  y: readonly number[],
): readonly (readonly number[])[] {
  const curvature = dot(s, y);
  if (curvature <= 1e-14) return inverse;
  const hy = inverse.map((row) => dot(row, y));
  const scale = (1 + dot(y, hy) / curvature) / curvature;
  return inverse.map((row, i) =>
    row.map((value, j) => {
      const [si = 0, sj = 0, hi = 0, hj = 0] = [s[i], s[j], hy[i], hy[j]];
      return value + scale * si * sj - (hi * sj + si * hj) / curvature;
    }),
  );
}

function identity(size: number): readonly (readonly number[])[] {
  return Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => (i === j ? 1 : 0)));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}
