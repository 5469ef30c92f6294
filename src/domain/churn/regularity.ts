import { hypergeometricFromOne, logGamma } from "../basics/special-functions.ts";
import type { Standing } from "./histories.ts";

/**
 * How regularly the shop's customers order, each by the spread of the customer's own gaps: gaps are gamma distributed
 * around the customer's own mean (a renewal process), with one of a few shapes. Shape 1 is random in time; the
 * shapes below LEAST_REGULAR are left to the shop's score. After each order the customer is lost with a probability that is beta distributed.
 */
export interface Regularity {
  /** Shares of customers by shape, in the order of SHAPES; they add up to 1. */
  readonly shares: readonly number[];
  /** The shop's mean of finished gaps, in days. */
  readonly gapDays: number;
  /** Of the beta distribution of losses, for customers who have come to FEWEST_GAPS gaps. */
  readonly loss: { readonly a: number; readonly b: number };
  /** How far the rhythm is believed, from 0 to 1, by how it told the shop's own past; wholly where that is not known. */
  readonly trust?: Trust;
}

/** Of customers who are not late by their own rhythm, and of those who are. */
export interface Trust {
  readonly due: number;
  readonly late: number;
}

/** Silent for more than so many of the own gaps is late. */
const LATE = 1.5;

export function isLate({ x, tx, T }: Pick<Standing, "x" | "tx" | "T">): boolean {
  return (T - tx) * x > LATE * tx;
}

export const SHAPES: readonly number[] = [1, 2, 4, 8, 16, 32, 64, 128, 400];
/** Below this, gaps are as good as random: days that merge several orders already look like shape 2. */
export const LEAST_REGULAR = 4;
/** Gaps from which on a spread says something by itself. */
export const FEWEST_GAPS = 3;
/** A shop is regular where no larger a share of its customers is random: then fewer gaps will do. */
const MOST_RANDOM = 0.1;
/** No more gaps than the order days that histories keep say how even they are. */
const MOST_GAPS = 199;

/** What the gaps of one customer say of a shape. */
interface Renewal {
  readonly shape: number;
  /** Of the gamma distribution of the customer's rate, after the own gaps. */
  readonly a: number;
  readonly b: number;
  /** Log-likelihood of the own gaps. */
  readonly logLikelihood: number;
}

/** What the customer's own rhythm says. */
interface OwnRhythm {
  /** Probability that the customer is regular, the silence included. */
  readonly regular: number;
  /** How far the rhythm replaces the shop's score: the same, times how far it is to be trusted. */
  readonly weight: number;
  /** If regular: the probability of no purchase in the period. */
  readonly noPurchase: number;
  /** If regular, and there is a purchase in the period: the order days expected. Not looked at by the score. */
  ordersIfAny(): number;
}

export const hasRhythm = ({ x, unevenness }: Standing, fewest = FEWEST_GAPS): boolean =>
  x >= fewest && unevenness !== undefined;

const isRegularShop = ({ shares }: Regularity): boolean =>
  shares.reduce((sum, share, at) => sum + ((SHAPES[at] ?? 0) < LEAST_REGULAR ? share : 0), 0) <= MOST_RANDOM;

/** The gaps' likelihood by shape, the rate integrated out: beforehand it is exponential, worth less than one gap. */
export function renewalsOf(
  { x, tx, unevenness = 0 }: Pick<Standing, "x" | "tx" | "unevenness">,
  gapDays: number,
): readonly Renewal[] {
  const gaps = Math.min(x, MOST_GAPS);
  const days = (tx * gaps) / x;
  const logs = gaps * (Math.log(tx / x) - unevenness);
  return SHAPES.map((shape) => {
    const prior = gapDays / shape;
    const [a, b] = [1 + gaps * shape, prior + days];
    const logLikelihood =
      (shape - 1) * logs - gaps * logGamma(shape) + Math.log(prior) + logGamma(a) - a * Math.log(b);
    return { shape, a, b, logLikelihood };
  });
}

/** Probability that the next gap is longer than so many days: gamma gaps of a gamma distributed rate. */
export function outlasts({ shape, a, b }: Renewal, days: number): number {
  if (days <= 0) return 1;
  const z = days / (days + b);
  return z * (a + shape) < shape ? 1 - incompleteBeta(shape, a, z) : incompleteBeta(a, shape, 1 - z);
}

/** I_z(a, b), from 0 to 1. */
function incompleteBeta(a: number, b: number, z: number): number {
  const logFront =
    a * Math.log(z) + b * Math.log1p(-z) + logGamma(a + b) - logGamma(a) - logGamma(b) - Math.log(a);
  return Math.min(1, Math.exp(logFront) * hypergeometricFromOne(a + b, a, z));
}

/** Probability that the last order has lost the customer, before the silence is looked at. */
const lossAfter = ({ a, b }: Regularity["loss"], x: number): number =>
  a / (a + b + Math.max(0, x - FEWEST_GAPS));

/** What is told of a customer with a rhythm of the own; undefined with too few gaps, which in a regular shop is none. */
export function ownRhythm(
  regularity: Regularity,
  standing: Standing,
  periodDays: number,
): OwnRhythm | undefined {
  return hasRhythm(standing, isRegularShop(regularity) ? 1 : FEWEST_GAPS)
    ? rhythmBy(regularity, standing, periodDays)
    : undefined;
}

/** The same for how many orders to expect: after one order, a regular shop's customers go by the shop's pace. */
export function rhythmOfOrders(
  regularity: Regularity,
  standing: Standing,
  periodDays: number,
): OwnRhythm | undefined {
  if (standing.x > 0 || !isRegularShop(regularity)) return ownRhythm(regularity, standing, periodDays);
  const { gapDays } = regularity;
  return rhythmBy(regularity, { ...standing, x: 1, tx: gapDays, T: gapDays + standing.T }, periodDays);
}

function rhythmBy(
  { shares, gapDays, loss, trust }: Regularity,
  standing: Standing,
  periodDays: number,
): OwnRhythm | undefined {
  const silence = standing.T - standing.tx;
  const lost = lossAfter(loss, standing.x);
  const renewals = renewalsOf(standing, gapDays);
  const best = Math.max(...renewals.map(({ logLikelihood }) => logLikelihood));
  const likely: { readonly byGaps: number; readonly renewal: Renewal; readonly stays: number }[] = [];
  let [all, regular, none] = [0, 0, 0];
  renewals.forEach((renewal, index) => {
    const byGaps = (shares[index] ?? 0) * Math.exp(renewal.logLikelihood - best);
    if (byGaps < NEGLIGIBLE) return;
    const stays = outlasts(renewal, silence);
    const silent = byGaps * (lost + (1 - lost) * stays);
    all += silent;
    if (renewal.shape < LEAST_REGULAR) return;
    regular += silent;
    none += byGaps * (lost + (1 - lost) * outlasts(renewal, silence + periodDays));
    likely.push({ byGaps, renewal, stays });
  });
  if (regular <= 0 || all <= 0) return undefined;
  const purchase = regular - none;
  const believed = trust ? trust[isLate(standing) ? "late" : "due"] : 1;
  return {
    regular: regular / all,
    weight: (believed * regular) / all,
    noPurchase: none / regular,
    ordersIfAny: () => {
      if (purchase < 1e-9 * regular) return 1;
      const orders = likely.reduce(
        (sum, { byGaps, renewal, stays }) =>
          sum + byGaps * (1 - lost) * ordersOf(renewal, lost, { silence, stays, periodDays }),
        0,
      );
      return Math.max(1, orders / purchase);
    },
  };
}

const NEGLIGIBLE = 1e-5;
/** Parts of the period in each of which the first order may fall. */
const PARTS = 6;

/** Expected order days of the period together with the silence until now: the first, and those that follow it. */
function ordersOf(
  renewal: Renewal,
  lost: number,
  at: { readonly silence: number; readonly stays: number; readonly periodDays: number },
): number {
  let [expected, before] = [0, at.stays];
  for (let part = 1; part <= PARTS; part += 1) {
    const after = outlasts(renewal, at.silence + (part * at.periodDays) / PARTS);
    const left = at.periodDays * (1 - (part - 0.5) / PARTS);
    expected += (before - after) * (1 + followers(renewal, lost, left));
    before = after;
  }
  return expected;
}

/** After an order, those of the next `days` days: the renewal function's asymptote, each order losing some. */
function followers({ shape, a, b }: Renewal, lost: number, days: number): number {
  const mean = (shape * b) / (a - 1);
  const renewals = Math.max(0, days / mean + (1 / shape - 1) / 2);
  const kept = 1 - lost;
  return lost === 0 ? renewals : (kept * (1 - kept ** renewals)) / lost;
}
