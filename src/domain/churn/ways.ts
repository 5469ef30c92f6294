import { FEATURES, type Feature, isPattern, OWN, spanOf } from "./features.ts";
import { fixed, type Linear, learned, logOddsAt, mixtureOf, type Row } from "./linear.ts";
import { surprise } from "./regression.ts";

const WAYS = ["lifetime", "rhythm", "corrected", "own"] as const;

/** Shares of the ways of scoring in the shop's score: they add up to 1. */
export type Shares = Readonly<Record<(typeof WAYS)[number], number>>;

const OWN_PENALTY = 10;
const CORRECTION_PENALTY = 20;
/** Times by which the pattern of the order days may be drawn to nothing more strongly than all else. */
const PATTERN_TIMES = [1, 5, 25];
/** How much more surprise makes a way count for 1/e, as a share of the surprise of knowing only the average. */
const TOLERANCE = 0.03;
/** Beforehand, the lifetime models count as much as all else where there are this many of the rarer outcome. */
const FEW_OUTCOMES = 60;
const LEAST_LIFETIME = 0.3;

/** BG/NBD and MBG/NBD as they are. */
const LIFETIME = fixed({ lifetimeModel: 1 });
/** Half random purchases, half rhythm: the models that go by the customer's own orders. */
export const WITH_RHYTHM = fixed({ lifetimeModel: 0.5, rhythmModel: 0.5 });

/**
 * The shop's score, mixed of four ways of scoring: the lifetime models as they are, as far as the outcomes do not say
 * beyond chance that there is more to know; for the rest the mean of lifetime and rhythm, the same corrected by a
 * regression on all features, and a regression on what customers did, by how well each tells the outcomes.
 * `customers` are those of the newest window, `knownDays` those of the shop before the oldest one: of a longer span, the
 * number of orders means something else today.
 */
export function mixWays(
  rows: readonly Row[],
  customers: number,
  knownDays: number,
): { readonly score: Linear; readonly shares: Shares } {
  const lost = meanOf(rows, (row) => row.lost);
  const average = fixed({}, Math.log(lost / (1 - lost)));
  const isKnown = (feature: Feature) => spanOf(feature) <= knownDays;
  const [ofOwnWay, ofAll] = [OWN.filter(isKnown), FEATURES.filter(isKnown)];
  const own = believed(rows, ofOwnWay, OWN_PENALTY, average).score;
  const { score: corrected, logEvidence } = believed(
    rows,
    FEATURES.filter(isKnown),
    CORRECTION_PENALTY,
    WITH_RHYTHM,
  );
  const scores = { lifetime: LIFETIME, rhythm: WITH_RHYTHM, corrected, own };

  const rarer = Math.min(lost, 1 - lost) * customers;
  const lifetime = lifetimeShare(-meanSurprise(LIFETIME, rows) * weightOf(rows) - logEvidence, rarer);
  /** For each coefficient that is learned there is a charge, as in Akaike's criterion. */
  const loss = (score: Linear, coefficients: number) => meanSurprise(score, rows) + coefficients / customers;
  const [rhythm = 0, ofCorrected = 0, ofOwn = 0] = sharesByLoss(
    [loss(WITH_RHYTHM, 0), loss(corrected, ofAll.length + 1), loss(own, ofOwnWay.length + 1)],
    TOLERANCE * meanSurprise(average, rows),
  ).map((share) => share * (1 - lifetime));
  const shares = { lifetime, rhythm, corrected: ofCorrected, own: ofOwn };
  return { score: mixtureOf(WAYS.map((way) => [shares[way], scores[way]])), shares };
}

/**
 * A regression whose features of the pattern are drawn to nothing as strongly as the outcomes say: the mean over
 * strengths by their evidence. Old shops keep them, young ones, whose customers have all come at once, hardly.
 */
function believed(rows: readonly Row[], of: readonly Feature[], penalty: number, start: Linear) {
  const strengths = of.some(isPattern) ? PATTERN_TIMES : [1];
  const fits = strengths.map((times) =>
    learned(rows, of, { ofOthers: penalty, ofPattern: penalty * times }, start),
  );
  const most = Math.max(...fits.map(({ logEvidence }) => logEvidence));
  const likelier = fits.map(({ logEvidence }) => Math.exp(logEvidence - most));
  const sum = likelier.reduce((total, one) => total + one, 0);
  return {
    score: mixtureOf(fits.map(({ score }, at) => [(likelier[at] ?? 0) / sum, score])),
    logEvidence: most + Math.log(sum / fits.length),
  };
}

/** Probability that the lifetime models are all there is to know, after outcomes that are so much likelier by them. */
function lifetimeShare(logLikelier: number, rarer: number): number {
  const logOdds = logLikelier + Math.log(LEAST_LIFETIME + FEW_OUTCOMES / rarer);
  return 1 / (1 + Math.exp(-logOdds));
}

function sharesByLoss(losses: readonly number[], tolerance: number): readonly number[] {
  const least = Math.min(...losses);
  const counts = losses.map((loss) => Math.exp((least - loss) / tolerance));
  const sum = counts.reduce((total, count) => total + count, 0);
  return counts.map((count) => count / sum);
}

function meanSurprise(score: Linear, rows: readonly Row[]): number {
  return meanOf(rows, ({ features, lost }) => surprise(logOddsAt(score, features), lost));
}

function meanOf(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + row.weight * of(row), 0) / weightOf(rows);
}

function weightOf(rows: readonly Row[]): number {
  return rows.reduce((sum, { weight }) => sum + weight, 0);
}
