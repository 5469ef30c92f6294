import { type Basis, FEATURES, type Feature, featuresOf, MODELS, OWN } from "./features.ts";
import { hazardsOf, makeGapCounts } from "./gaps.ts";
import type { WeightedBuyer } from "./histogram.ts";
import { type OrderHistory, type Standing, standingOf } from "./histories.ts";
import { type Examples, fitLogistic, surprise } from "./regression.ts";
import { rhythmOf } from "./rhythm.ts";
import { fitShop } from "./shop-fit.ts";
import { windowsBefore } from "./windows.ts";

/** Log-odds of no purchase = intercept + the sum of coefficient · feature, in the order of FEATURES. */
export interface TrainedScore {
  readonly basis: Basis;
  /** What it tells: whether there is a purchase in so many days. */
  readonly periodDays: number;
  readonly intercept: number;
  readonly coefficients: readonly number[];
  /** What it was learned from: windows of so many days that began on `starts`, with so many examples in all. */
  readonly learned: {
    readonly days: number;
    readonly starts: readonly number[];
    readonly examples: number;
    /** Shares of the ways of scoring in the mixture. */
    readonly shares: Readonly<Record<Way, number>>;
  };
}

type Way = "own" | "corrected" | "models" | "lifetime";

/** A way of scoring, linear in the features. */
interface Linear {
  readonly intercept: number;
  readonly coefficients: readonly number[];
}

/** A customer as of the beginning of a window, and what became of it. */
interface Row {
  readonly features: readonly number[];
  readonly lost: 0 | 1;
  readonly weight: number;
}

/** A window counts for so much less than the next newer one. */
const FADING = 0.5;
const INTERCEPT_PENALTY = 1e-3;
const OWN_PENALTY = 10;
const CORRECTION_PENALTY = 20;
/** How much more surprise makes a way of scoring count for 1/e, as a share of the surprise of knowing only the average. */
const TOLERANCE = 0.03;
/** MBG/NBD alone is for shops with little to learn from: beforehand, this many of the rarer outcome balance the others. */
const FEW_OUTCOMES = 60;
const LEAST_LIFETIME = 0.3;

/**
 * Learns the shop's score from its own past: how customers stood on earlier days, and who then ordered. Four ways of
 * scoring are mixed by how well each tells those outcomes: a regression on what customers did; the mean of three models
 * with a regression that corrects it; the mean as it is; MBG/NBD as it is. All are linear in the features, and so is
 * the mixture. Undefined where there is no earlier window that says enough.
 */
export function trainScore(
  histories: readonly OrderHistory[],
  today: number,
  periodDays: number,
): TrainedScore | undefined {
  const windows = windowsBefore(histories, today, periodDays);
  const newest = windows[0];
  if (!newest) return undefined;
  const basis = basisOf(histories, today);
  const rows = windows.flatMap((window, age) => {
    const then = { ...basisOf(histories, window.start), orderValue: basis.orderValue };
    return window.customers.map(({ standing, lost }) => ({
      features: featuresOf(then, standing, window.days),
      lost,
      weight: FADING ** age,
    }));
  });
  const ways = waysOf(rows);
  const shares = sharesOf(ways, rows, newest.customers.length);
  const mixed = mixtureOf(ways, shares);
  return {
    basis,
    periodDays,
    intercept: mixed.intercept + lengthening(basis, histories, today, newest.days, periodDays),
    coefficients: mixed.coefficients,
    learned: { days: newest.days, starts: windows.map(({ start }) => start), examples: rows.length, shares },
  };
}

/** The log-odds that the customer orders nothing in the period. */
export function trainedLogOdds(score: TrainedScore, standing: Standing): number {
  const features = featuresOf(score.basis, standing, score.learned.days);
  return at(score, features);
}

function basisOf(histories: readonly OrderHistory[], today: number): Basis {
  const gaps = makeGapCounts();
  const buyers = new Map<string, WeightedBuyer>();
  let [orderDays, spent] = [0, 0];
  for (const history of histories) {
    const standing = standingOf(history, today);
    if (!standing) continue;
    const { x, tx, T } = standing;
    const key = `${x},${tx},${T}`;
    buyers.set(key, { x, tx, T, weight: (buyers.get(key)?.weight ?? 0) + 1 });
    orderDays += x + 1;
    spent += Math.max(0, standing.spent);
    gaps.add(
      history.days.filter((day) => day <= today),
      today,
    );
  }
  return {
    parameters: fitShop([...buyers.values()]).parameters,
    hazards: hazardsOf(gaps.counts),
    rhythm: rhythmOf(histories, today),
    orderValue: spent > 0 ? spent / orderDays : 1,
  };
}

function waysOf(rows: readonly Row[]): Readonly<Record<Way, Linear>> {
  return {
    own: learned(rows, OWN, OWN_PENALTY, NOTHING),
    corrected: learned(rows, FEATURES, CORRECTION_PENALTY, MEAN_OF_MODELS),
    models: MEAN_OF_MODELS,
    lifetime: constant((name) => (name === "lifetimeModel" ? 1 : 0)),
  };
}

const NOTHING = constant(() => 0);
const MEAN_OF_MODELS = constant((name) => (MODELS.includes(name) ? 1 / MODELS.length : 0));

function constant(coefficient: (name: Feature) => number): Linear {
  return { intercept: 0, coefficients: FEATURES.map(coefficient) };
}

/** A regression on some of the features, on top of `start`. Features are standardised, so that one penalty fits all. */
function learned(rows: readonly Row[], of: readonly Feature[], penalty: number, start: Linear): Linear {
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
  const examples: Examples = {
    features: matrix,
    width,
    outcomes: rows.map(({ lost }) => lost),
    weights: rows.map(({ weight }) => weight),
    offsets: rows.map(({ features }) => at(start, features)),
  };
  const [intercept = 0, ...found] = fitLogistic(examples, [INTERCEPT_PENALTY, ...columns.map(() => penalty)]);
  const slopes = found.map((slope, i) => slope / (scales[i]?.spread ?? 1));
  return {
    intercept:
      start.intercept + intercept - slopes.reduce((sum, slope, i) => sum + slope * (scales[i]?.mean ?? 0), 0),
    coefficients: start.coefficients.map((coefficient, column) => {
      const learnedAt = columns.indexOf(column);
      return coefficient + (learnedAt < 0 ? 0 : (slopes[learnedAt] ?? 0));
    }),
  };
}

/** Mean surprise of the outcomes decides, with a charge for each coefficient learned (as in Akaike's criterion). */
function sharesOf(
  ways: Readonly<Record<Way, Linear>>,
  rows: readonly Row[],
  customers: number,
): Readonly<Record<Way, number>> {
  const charges: Readonly<Record<Way, number>> = {
    own: OWN.length + 1,
    corrected: FEATURES.length + 1,
    models: 0,
    lifetime: 0,
  };
  const all = rows.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (of: (row: Row) => number) => rows.reduce((sum, row) => sum + row.weight * of(row), 0) / all;
  const loss = (way: Way) =>
    mean(({ features, lost }) => surprise(at(ways[way], features), lost)) + charges[way] / customers;
  const losses = {
    own: loss("own"),
    corrected: loss("corrected"),
    models: loss("models"),
    lifetime: loss("lifetime"),
  };
  const least = Math.min(...Object.values(losses));
  const share = mean(({ lost }) => lost);
  const tolerance = TOLERANCE * entropy(share);
  const rarer = Math.min(share, 1 - share) * customers;
  const beforehand = (way: Way) => (way === "lifetime" ? LEAST_LIFETIME + FEW_OUTCOMES / rarer : 1);
  const counts = (way: Way) => beforehand(way) * Math.exp((least - losses[way]) / tolerance);
  const sum = counts("own") + counts("corrected") + counts("models") + counts("lifetime");
  return {
    own: counts("own") / sum,
    corrected: counts("corrected") / sum,
    models: counts("models") / sum,
    lifetime: counts("lifetime") / sum,
  };
}

function mixtureOf(ways: Readonly<Record<Way, Linear>>, shares: Readonly<Record<Way, number>>): Linear {
  const mix = (of: (way: Linear) => number) =>
    shares.own * of(ways.own) +
    shares.corrected * of(ways.corrected) +
    shares.models * of(ways.models) +
    shares.lifetime * of(ways.lifetime);
  return {
    intercept: mix(({ intercept }) => intercept),
    coefficients: FEATURES.map((_, column) => mix(({ coefficients }) => coefficients[column] ?? 0)),
  };
}

/**
 * A score learned on windows shorter than the period ranks by the shorter one; its level is moved by as much as the
 * three models say that the longer period moves the log-odds of today's customers.
 */
function lengthening(
  basis: Basis,
  histories: readonly OrderHistory[],
  today: number,
  from: number,
  to: number,
): number {
  if (from === to) return 0;
  const standings = histories.flatMap((history) => standingOf(history, today) ?? []);
  const level = (days: number) =>
    standings.reduce((sum, standing) => sum + at(MEAN_OF_MODELS, featuresOf(basis, standing, days)), 0) /
    standings.length;
  return level(to) - level(from);
}

function at({ intercept, coefficients }: Linear, features: readonly number[]): number {
  let sum = intercept;
  for (let i = 0; i < features.length; i += 1) sum += (coefficients[i] ?? 0) * (features[i] ?? 0);
  return sum;
}

/** A feature in which nobody differs is left as it is. */
function scaleOf(values: readonly number[]): { readonly mean: number; readonly spread: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return { mean, spread: spread < 1e-9 ? 1 : spread };
}

function entropy(share: number): number {
  return -share * Math.log(share) - (1 - share) * Math.log(1 - share);
}
