import type { Buyer, WeightedBuyer } from "./histogram.ts";

/**
 * BG/NBD (Fader, Hardie, Lee 2005) and MBG/NBD (Batislam, Denizel, Filiztekin 2007; Hoppe, Wagner 2007). Customers buy
 * at rates that are gamma(r, alpha) distributed and are lost with probabilities that are beta(a, b) distributed: after
 * each repeat purchase (BG), or after every purchase, the first included (MBG). Rates are per week.
 */
export type Family = "bg-nbd" | "mbg-nbd";

export interface Parameters {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

const WEEK = 7;

/** How many purchases can lose a customer without being repeat purchases: the first one, in MBG. */
const extraOf = (family: Family): 0 | 1 => (family === "mbg-nbd" ? 1 : 0);

/**
 * Log-likelihood of the histories and its gradient by (r, alpha, a, b). Counts of purchases are whole numbers, so every
 * ratio of gamma functions is a product of x factors: exact for any x, where differences of log-gammas cancel.
 */
export function logLikelihood(
  family: Family,
  { r, alpha, a, b }: Parameters,
  buyers: readonly WeightedBuyer[],
): { readonly value: number; readonly gradient: readonly [number, number, number, number] } {
  const d = extraOf(family);
  const most = buyers.reduce((max, { x }) => Math.max(max, x), 0) + d;
  const [ofR, ofB, ofAB] = [rising(r, most), rising(b, most), rising(a + b, most)];
  const logAlpha = Math.log(alpha);
  const gradient: [number, number, number, number] = [0, 0, 0, 0];
  let value = 0;
  for (const { x, tx, T, weight } of buyers) {
    const losable = x + d;
    const logStay = Math.log(alpha + T / WEEK);
    const logLeave = Math.log(alpha + tx / WEEK);
    const odds = lossLogOdds(d, { r, alpha, a, b }, x, logStay - logLeave);
    const lost = logistic(odds);
    value +=
      weight *
      (ofR.log(x) + r * logAlpha + ofB.log(losable) - ofAB.log(losable) - (r + x) * logStay + softplus(odds));
    const kept = 1 - lost;
    gradient[0] += weight * (ofR.slope(x) + logAlpha - kept * logStay - lost * logLeave);
    gradient[1] += weight * (r / alpha - (r + x) * (kept / (alpha + T / WEEK) + lost / (alpha + tx / WEEK)));
    gradient[2] += weight * (lost / a - ofAB.slope(losable));
    gradient[3] +=
      weight * (ofB.slope(losable) - ofAB.slope(losable) - (lost === 0 ? 0 : lost / (b + losable - 1)));
  }
  return { value, gradient };
}

/** Probability that the customer has not been lost yet. 1 for every one-time buyer in BG/NBD. */
export function aliveProbability(family: Family, parameters: Parameters, buyer: Buyer): number {
  const { alpha } = parameters;
  const logAgeing = Math.log((alpha + buyer.T / WEEK) / (alpha + buyer.tx / WEEK));
  return logistic(-lossLogOdds(extraOf(family), parameters, buyer.x, logAgeing));
}

/** Probability of at least one purchase in the next `days` days. */
export function purchaseProbability(
  family: Family,
  parameters: Parameters,
  buyer: Buyer,
  days: number,
): number {
  return aliveProbability(family, parameters, buyer) * anyIfAlive(parameters, buyer, days);
}

/** Probability that somebody who has not been lost buys in the next `days` days. */
export function anyIfAlive(
  { r, alpha }: Pick<Parameters, "r" | "alpha">,
  { x, T }: Pick<Buyer, "x" | "T">,
  days: number,
): number {
  return -Math.expm1(-(r + x) * Math.log1p(days / WEEK / (alpha + T / WEEK)));
}

/** Expected purchases in the next `days` days. */
export function expectedPurchases(
  family: Family,
  parameters: Parameters,
  buyer: Buyer,
  days: number,
): number {
  return aliveProbability(family, parameters, buyer) * purchasesIfAlive(family, parameters, buyer, days);
}

/** Below this, a number is carried as its logarithm. */
const SMALLEST_LOG = -600;

/**
 * Expected purchases in the next `days` days of somebody who has not been lost yet: does not depend on how long the
 * silence has lasted, so that buyers of the same age and count share it.
 *
 * With N purchases of somebody who is never lost, and q the chance to survive one, it is the sum over j ≥ 0 of
 * P(N > j) E[q^j]: N is negative binomial, q beta distributed, and no term is negative. Over horizons so long that this
 * sum has thousands of terms, the published form is used.
 */
export function purchasesIfAlive(
  family: Family,
  { r, alpha, a, b }: Parameters,
  { x, T }: Pick<Buyer, "x" | "T">,
  days: number,
): number {
  const t = days / WEEK;
  const age = alpha + T / WEEK;
  const shape = r + x;
  const kept = b + x + extraOf(family);
  const logRest = -Math.log1p(t / age);
  const mean = (shape * t) / age;
  const first = a + kept - 1 - shape;
  if (mean > 2_000 && first > -1) return publishedForm({ a, c: a + kept - 1, first, logRest });

  const z = t / (age + t);
  let logExactly = shape * logRest;
  let exactly = Math.exp(logExactly);
  let more = -Math.expm1(shape * logRest);
  let survives = 1;
  let expected = more;
  for (let n = 1; n <= mean || exactly > 1e-17 * (1 - z) * expected; n += 1) {
    const ratio = ((shape + n - 1) * z) / n;
    if (logExactly < SMALLEST_LOG) logExactly += Math.log(ratio);
    exactly = logExactly < SMALLEST_LOG ? Math.exp(logExactly) : exactly * ratio;
    more = Math.max(0, more - exactly);
    survives *= (kept + n - 1) / (a + kept + n - 1);
    expected += more * survives;
  }
  return expected;
}

/**
 * The published form divides by a − 1 and has a hypergeometric series that diverges where a + b < 1; after Euler's
 * transformation neither happens.
 */
function publishedForm(at: {
  readonly a: number;
  readonly c: number;
  readonly first: number;
  readonly logRest: number;
}): number {
  const { a, c, first, logRest } = at;
  const e = a - 1;
  const quotient = e === 0 ? logRest : Math.expm1(e * logRest) / e;
  return -c * quotient - Math.exp(e * logRest) * eulerSeries(first, e, c, -Math.expm1(logRest));
}

function eulerSeries(first: number, e: number, c: number, z: number): number {
  let term = first * z;
  let sum = term;
  for (let n = 1; n < 1_000_000 && Math.abs(term) > 1e-16 * Math.abs(sum); n += 1) {
    term *= ((first + n) * (e + n) * z) / ((c + n) * (n + 1));
    sum += term;
  }
  return sum;
}

/**
 * ln of (likelihood of having been lost at the last purchase / likelihood of being alive), B − A. `logAgeing` is
 * ln (alpha + T)/(alpha + tx).
 */
function lossLogOdds(d: 0 | 1, { r, a, b }: Parameters, x: number, logAgeing: number): number {
  if (x + d === 0) return Number.NEGATIVE_INFINITY;
  return Math.log(a / (b + x + d - 1)) + (r + x) * logAgeing;
}

/** ln Γ(z+n) − ln Γ(z) and its derivative by z, for whole n up to `most`. */
function rising(z: number, most: number) {
  const logs = new Float64Array(most + 1);
  const slopes = new Float64Array(most + 1);
  for (let n = 0; n < most; n += 1) {
    logs[n + 1] = (logs[n] ?? 0) + Math.log(z + n);
    slopes[n + 1] = (slopes[n] ?? 0) + 1 / (z + n);
  }
  return { log: (n: number) => logs[n] ?? 0, slope: (n: number) => slopes[n] ?? 0 };
}

function logistic(logOdds: number): number {
  return logOdds >= 0 ? 1 / (1 + Math.exp(-logOdds)) : Math.exp(logOdds) / (1 + Math.exp(logOdds));
}

/** ln(1 + e^v). */
function softplus(v: number): number {
  return v > 0 ? v + Math.log1p(Math.exp(-v)) : Math.log1p(Math.exp(v));
}
