const HALF_LOG_TWO_PI = 0.9189385332046727;
/** From here on the asymptotic series below are good to the last digit. */
const LARGE = 12;

/** ln Γ(z) for z > 0: Stirling's series (DLMF 5.11.1), carried down from z ≥ 12 by the recurrence. */
export function logGamma(z: number): number {
  let [at, product, carried] = [z, 1, 0];
  for (; at < LARGE; at += 1) {
    product *= at;
    if (product < 1e-280) [carried, product] = [carried + Math.log(product), 1];
  }
  const w = 1 / (at * at);
  const series =
    1 / 12 - w * (1 / 360 - w * (1 / 1260 - w * (1 / 1680 - w * (1 / 1188 - w * (691 / 360360)))));
  return (at - 0.5) * Math.log(at) - at + HALF_LOG_TWO_PI + series / at - carried - Math.log(product);
}

/** ψ(z), the derivative of ln Γ(z), for z > 0 (DLMF 5.11.2). */
export function digamma(z: number): number {
  let [at, carried] = [z, 0];
  for (; at < LARGE; at += 1) carried += 1 / at;
  const w = 1 / (at * at);
  const series =
    w * (1 / 12 - w * (1 / 120 - w * (1 / 252 - w * (1 / 240 - w * (1 / 132 - w * (691 / 32760))))));
  return Math.log(at) - 0.5 / at - series - carried;
}

/** Quantile of the standard normal distribution, right to .0005 (Abramowitz, Stegun 26.2.23); `share` from 0 to 1, neither included. */
export function normalQuantile(share: number): number {
  const t = Math.sqrt(-2 * Math.log(Math.min(share, 1 - share)));
  const tail =
    t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  return share < 0.5 ? -tail : tail;
}

const MOST_TERMS = 100_000;
const TINY = 1e-300;

/**
 * Gauss's hypergeometric function ₂F₁(1, a; c + 1; z) for a, c > 0 and z < 1, by its continued fraction (DLMF 15.7.1
 * with b = 0), evaluated from the front (Lentz, Thompson, Barnett). Where the power series needs millions of terms
 * because z is next to 1, this needs hundreds.
 */
export function hypergeometricFromOne(a: number, c: number, z: number): number {
  let fraction = c;
  let [upper, lower] = [c, 0];
  for (let n = 1; n < MOST_TERMS; n += 1) {
    const half = n >> 1;
    const factor = n % 2 === 1 ? (a + half) * (c + half) : half * (c - a + half);
    const numerator = -factor * z;
    lower = 1 / nonZero(c + n + numerator * lower);
    upper = nonZero(c + n + numerator / upper);
    const change = upper * lower;
    fraction *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return c / fraction;
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
