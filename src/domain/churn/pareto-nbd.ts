import { hypergeometricFromOne } from "../basics/special-functions.ts";
import type { Buyer, WeightedBuyer } from "./histogram.ts";
import { minimise } from "./minimise.ts";

/**
 * Pareto/NBD (Schmittlein, Morrison, Colombo 1987; Fader, Hardie 2005): customers buy at rates that are
 * gamma(r, alpha) distributed, and are lost at rates that are gamma(s, beta) distributed, whether they buy or not.
 * Rates are per week.
 */
export interface ParetoParameters {
  readonly r: number;
  readonly alpha: number;
  readonly s: number;
  readonly beta: number;
}

export interface ParetoFit {
  readonly parameters: ParetoParameters;
  readonly logLikelihood: number;
  readonly converged: boolean;
}

const WEEK = 7;
const NAMES = ["r", "alpha", "s", "beta"] as const;

/**
 * Log-likelihood of the histories. With D(t) = (alpha+t)^−(r+x) (beta+t)^−s and `lossFirst` below, the published
 * likelihood is Γ(r+x)/Γ(r) alpha^r beta^s [D(T) buyFirst(T) + D(tx) lossFirst(tx)]: a sum of positive terms, where the
 * usual difference of two hypergeometric functions cancels.
 */
export function paretoLogLikelihood(
  { r, alpha, s, beta }: ParetoParameters,
  buyers: readonly WeightedBuyer[],
): number {
  const most = buyers.reduce((max, { x }) => Math.max(max, x), 0);
  const rising = new Float64Array(most + 1);
  for (let n = 0; n < most; n += 1) rising[n + 1] = (rising[n] ?? 0) + Math.log(r + n);
  const constant = r * Math.log(alpha) + s * Math.log(beta);
  let value = 0;
  for (const { x, tx, T, weight } of buyers) {
    const [now, then] = [race(r + x, alpha, s, beta, T / WEEK), race(r + x, alpha, s, beta, tx / WEEK)];
    const gap = then.logDecay - now.logDecay;
    const either = now.logDecay + logSum(Math.log(now.buyFirst), gap + Math.log(then.lossFirst));
    value += weight * ((rising[x] ?? 0) + constant + either);
  }
  return value;
}

/** Probability that the customer has not been lost yet. */
export function paretoAliveProbability({ r, alpha, s, beta }: ParetoParameters, { x, tx, T }: Buyer): number {
  const now = race(r + x, alpha, s, beta, T / WEEK);
  const then = race(r + x, alpha, s, beta, tx / WEEK);
  return 1 / (now.buyFirst + Math.exp(then.logDecay - now.logDecay + Math.log(then.lossFirst)));
}

/** Expected purchases in the next `days` days. */
export function paretoExpectedPurchases(parameters: ParetoParameters, buyer: Buyer, days: number): number {
  const { r, alpha, s, beta } = parameters;
  const [T, t] = [buyer.T / WEEK, days / WEEK];
  const logRest = -Math.log1p(t / (beta + T));
  const e = s - 1;
  const lifetimes = e === 0 ? -logRest : -Math.expm1(e * logRest) / e;
  const rate = (r + buyer.x) / (alpha + T);
  return paretoAliveProbability(parameters, buyer) * rate * (beta + T) * lifetimes;
}

/**
 * Probability of at least one purchase in the next `days` days. A customer who is alive now is like a new one whose
 * parameters are (r+x, alpha+T, s, beta+T), so no purchase has the likelihood of that one's empty history.
 */
export function paretoPurchaseProbability(parameters: ParetoParameters, buyer: Buyer, days: number): number {
  const { r, alpha, s, beta } = parameters;
  const [T, t] = [buyer.T / WEEK, days / WEEK];
  const now = race(r + buyer.x, alpha, s, beta, T);
  const then = race(r + buyer.x, alpha, s, beta, T + t);
  const anyIfAlive = now.buyFirst - Math.exp(then.logDecay - now.logDecay) * then.buyFirst;
  return paretoAliveProbability(parameters, buyer) * Math.max(0, anyIfAlive);
}

/** Maximum likelihood over the logarithms of the parameters. The gradient has no closed form and is differenced. */
export function fitPareto(buyers: readonly WeightedBuyer[]): ParetoFit {
  const weight = Math.max(
    1,
    buyers.reduce((sum, buyer) => sum + buyer.weight, 0),
  );
  const worth = (logs: readonly number[]) => -paretoLogLikelihood(parametersOf(logs), buyers) / weight;
  const found = minimise(
    (logs) => ({ value: worth(logs), gradient: NAMES.map((_, i) => slope(worth, logs, i)) }),
    [1, 3, 1, 3].map(Math.log),
    1e-6,
  );
  const parameters = parametersOf(found.at);
  return {
    parameters,
    logLikelihood: paretoLogLikelihood(parameters, buyers),
    converged: found.converged,
  };
}

/**
 * Which comes first for a customer of shapes (a, s) and age t, the next purchase or the loss: E[λ/(λ+μ)] and
 * E[μ/(λ+μ)], with λ ~ gamma(a, alpha+t) and μ ~ gamma(s, beta+t). After Euler's transformation every term of either is
 * positive; the switch at alpha = beta keeps the argument of the hypergeometric function between 0 and 1. The arguments
 * have the names of the papers: a = r+x for a customer with x purchases, s and beta as there.
 */
function race(a: number, alpha: number, s: number, beta: number, t: number) {
  const [buys, loses] = [alpha + t, beta + t];
  const logDecay = -a * Math.log(buys) - s * Math.log(loses);
  const [one, other] =
    alpha >= beta ? firstOf(s, a, (alpha - beta) / buys) : firstOf(a, s, (beta - alpha) / loses);
  return alpha >= beta
    ? { logDecay, lossFirst: one, buyFirst: other }
    : { logDecay, buyFirst: one, lossFirst: other };
}

/** The chances that the one of shape `quick`, whose rate is 1/(1−z) times as large, comes first or second. */
function firstOf(quick: number, slow: number, z: number): readonly [number, number] {
  const both = quick + slow;
  return [
    (quick / both) * hypergeometricFromOne(slow, both, z),
    (slow / both) * (1 - z) * hypergeometricFromOne(slow + 1, both, z),
  ];
}

function slope(of: (at: readonly number[]) => number, at: readonly number[], i: number): number {
  const step = 1e-5;
  const moved = (by: number) => of(at.map((value, j) => (j === i ? value + by : value)));
  return (moved(step) - moved(-step)) / (2 * step);
}

function logSum(one: number, other: number): number {
  const high = Math.max(one, other);
  return high === Number.NEGATIVE_INFINITY ? high : high + Math.log1p(Math.exp(Math.min(one, other) - high));
}

function parametersOf([r = 0, alpha = 0, s = 0, beta = 0]: readonly number[]): ParetoParameters {
  return { r: Math.exp(r), alpha: Math.exp(alpha), s: Math.exp(s), beta: Math.exp(beta) };
}
