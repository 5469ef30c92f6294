import type { OrderHistory, Standing } from "./histories.ts";
import { standingOf } from "./histories.ts";
import {
  FEWEST_GAPS,
  hasRhythm,
  LEAST_REGULAR,
  outlasts,
  type Regularity,
  renewalsOf,
  SHAPES,
} from "./regularity.ts";

/** Customers that each shape is given beforehand: most are random, and no shape is ruled out. */
const BEFOREHAND: readonly number[] = SHAPES.map((shape) => (shape === 1 ? 10 : 0.2));
const ROUNDS = 30;
const LOSS_MEANS = [0.002, 0.005, 0.01, 0.02, 0.04, 0.08, 0.15, 0.3];
const LOSS_SIZES = [5, 20, 80];
const isRegular = (at: number): boolean => (SHAPES[at] ?? 0) >= LEAST_REGULAR;
/** Where a shop has next to no regular customers. */
const USUAL_LOSS = { a: 0.4, b: 9.6 };

interface Known {
  readonly x: number;
  readonly likelihoods: readonly number[];
  /** By shape, that the next gap is longer than the silence. */
  readonly stays: readonly number[];
}

/** Empirical Bayes: the shares of the shapes and the losses under which the shop's own gaps and silences are likeliest. */
export function fitRegularity(
  histories: readonly OrderHistory[],
  today: number,
  gapDays: number,
): Regularity | undefined {
  const known = histories.flatMap((history) => {
    const standing = standingOf(history, today);
    return standing && hasRhythm(standing) ? [knownOf(standing, gapDays)] : [];
  });
  if (known.length === 0) return undefined;
  const shares = sharesOf(known);
  return { shares, gapDays, loss: lossOf(known, shares) };
}

function knownOf(standing: Standing, gapDays: number): Known {
  const renewals = renewalsOf(standing, gapDays);
  const best = Math.max(...renewals.map(({ logLikelihood }) => logLikelihood));
  return {
    x: standing.x,
    likelihoods: renewals.map(({ logLikelihood }) => Math.exp(logLikelihood - best)),
    stays: renewals.map((renewal) => outlasts(renewal, standing.T - standing.tx)),
  };
}

/** By expectation and maximisation, from the gaps alone. */
function sharesOf(known: readonly Known[]): readonly number[] {
  let shares = normalised(BEFOREHAND);
  for (let round = 0; round < ROUNDS; round += 1) {
    const counts = [...BEFOREHAND];
    for (const { likelihoods } of known) {
      const parts = normalised(likelihoods.map((likelihood, at) => likelihood * (shares[at] ?? 0)));
      parts.forEach((part, at) => {
        counts[at] = (counts[at] ?? 0) + part;
      });
    }
    shares = normalised(counts);
  }
  return shares;
}

/** The likeliest of a grid, for the regular: how many orders they survived, and how silent they are. */
function lossOf(known: readonly Known[], shares: readonly number[]): Regularity["loss"] {
  const regular = known.flatMap(({ x, likelihoods, stays }) => {
    const parts = normalised(likelihoods.map((likelihood, at) => likelihood * (shares[at] ?? 0)));
    const weight = parts.reduce((sum, part, at) => sum + (isRegular(at) ? part : 0), 0);
    if (weight < 0.01) return [];
    const stay = parts.reduce(
      (sum, part, at) => sum + (isRegular(at) ? (part * (stays[at] ?? 0)) / weight : 0),
      0,
    );
    return [{ gaps: x - FEWEST_GAPS, weight, stay }];
  });
  const longest = regular.reduce((most, { gaps }) => Math.max(most, gaps), 0);
  let [best, found] = [Number.NEGATIVE_INFINITY, USUAL_LOSS];
  for (const mean of LOSS_MEANS) {
    for (const size of LOSS_SIZES) {
      const [a, b] = [mean * size, (1 - mean) * size];
      const survived = logSurvival(a, b, longest);
      let sum = logPrior(mean);
      for (const { gaps, weight, stay } of regular) {
        const lost = a / (a + b + gaps);
        sum += weight * ((survived[gaps] ?? 0) + Math.log(lost + (1 - lost) * stay));
      }
      if (sum > best) [best, found] = [sum, { a, b }];
    }
  }
  return found;
}

/** A loss e times as large as the usual one is less likely by a factor of √e beforehand. */
function logPrior(mean: number): number {
  const usual = USUAL_LOSS.a / (USUAL_LOSS.a + USUAL_LOSS.b);
  return -0.5 * Math.log(mean / usual) ** 2;
}

/** ln of the probability that so many orders lose nobody. */
function logSurvival(a: number, b: number, longest: number): readonly number[] {
  const logs = [0];
  for (let n = 0; n < longest; n += 1) logs.push((logs[n] ?? 0) + Math.log((b + n) / (a + b + n)));
  return logs;
}

function normalised(values: readonly number[]): readonly number[] {
  const sum = values.reduce((total, value) => total + value, 0);
  return values.map((value) => value / sum);
}
