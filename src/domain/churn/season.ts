import { type OrderHistory, ordersAfter, type Standing, standingOf } from "./histories.ts";

/**
 * How the wish to order in the days ahead compares with that of the days which the score has learned from: `ahead` of
 * the period, `year` of the year ahead, as factors on the chance of an order. Or, in words, why nothing is known yet.
 */
export type Season =
  | { readonly kind: "known"; readonly years: number; readonly ahead: number; readonly year: number }
  | { readonly kind: "unknown"; readonly why: string };

/** A factor as a logarithm, with the variance that its orders leave. */
interface Level {
  readonly log: number;
  readonly variance: number;
}

const YEAR_DAYS = 365;
const MOST_YEARS = 3;
/** Customers that an earlier span needs, and those of them who ordered. */
const [FEWEST_CUSTOMERS, FEWEST_ORDERS] = [50, 5];
/** One year's season differs from the next year's by some 20%. */
const BETWEEN_YEARS = 0.04;
/** Customers of the sample beyond these would tell the season little better. */
const ENOUGH_CUSTOMERS = 4_000;

/**
 * The shop's season, from the same days of the years before. A level is the factor on the chance of an order under which
 * `usual`, a model without seasons, tells as many customers to order as did. How far the days ahead lay from their year
 * in each year before, on top of the last year's level, is what the score is moved to from its own level of today: the
 * less, the less the shop's months differ and the fewer years there are (normal prior, its variance from the months).
 */
export function seasonOf(
  histories: readonly OrderHistory[],
  today: number,
  {
    periodDays,
    usual,
    score,
  }: {
    readonly periodDays: number;
    /** Probability of no purchase in the period by a model without seasons. */
    readonly usual: (standing: Standing) => number;
    /** The same by the shop's score, at the level of the days that it has learned from. */
    readonly score: (standing: Standing) => number;
  },
): Season {
  const sample = histories.slice(0, ENOUGH_CUSTOMERS);
  const levelAt = memo((start: number) => levelOf(sample, start, periodDays, usual));
  const yearFrom = (start: number) => meanOf(monthsFrom(start, periodDays).map(levelAt));
  const years = Array.from({ length: MOST_YEARS }, (_, back) => today - (back + 1) * YEAR_DAYS).flatMap(
    (then) => {
      const [ahead, year] = [levelAt(then), yearFrom(then)];
      return ahead && year ? [{ log: ahead.log - year.log, variance: ahead.variance + year.variance }] : [];
    },
  );
  const lastYear = yearFrom(today - YEAR_DAYS);
  if (years.length === 0 || !lastYear) return { kind: "unknown", why: TOO_SHORT };
  const months = monthsFrom(today - YEAR_DAYS * years.length, periodDays, years.length);
  const spread = spreadOf(months.flatMap((start) => levelAt(start) ?? []));
  const precisions = years.map(({ variance }) => 1 / (variance + BETWEEN_YEARS));
  const precision = precisions.reduce((sum, one) => sum + one, 0);
  const believed = spread === 0 ? 0 : precision / (precision + 1 / spread);
  const ahead = years.reduce((sum, { log }, at) => sum + (log * (precisions[at] ?? 0)) / precision, 0);
  const year = lastYear.log - levelOfScore(sample, today, usual, score);
  return {
    kind: "known",
    years: years.length,
    ahead: Math.exp(believed * (year + ahead)),
    year: Math.exp(believed * year),
  };
}

/** The score's own level today: the factor that moves the usual model to as many orders as the score tells. */
function levelOfScore(
  histories: readonly OrderHistory[],
  today: number,
  usual: (standing: Standing) => number,
  score: (standing: Standing) => number,
): number {
  const standings = histories.flatMap((history) => standingOf(history, today) ?? []);
  const ordering = standings.reduce((sum, standing) => sum + 1 - score(standing), 0);
  return Math.log(
    factorFor(
      standings.map((standing) => logOf(usual(standing))),
      ordering,
    ),
  );
}

const logOf = (probability: number): number => Math.log(Math.max(1e-9, probability));

const TOO_SHORT = "seasons are not known yet: that takes more than a year of orders before tonight";

/** Spans of the period's length, one after another, of so many years. */
function monthsFrom(start: number, periodDays: number, years = 1): readonly number[] {
  return Array.from(
    { length: Math.max(1, Math.floor((years * YEAR_DAYS) / periodDays)) },
    (_, index) => start + index * periodDays,
  );
}

/** The factor on the chance of an order under which as many customers are told to order in the span as did. */
function levelOf(
  histories: readonly OrderHistory[],
  start: number,
  days: number,
  usual: (standing: Standing) => number,
): Level | undefined {
  const silences: number[] = [];
  let ordered = 0;
  for (const history of histories) {
    const standing = standingOf(history, start);
    if (!standing) continue;
    silences.push(logOf(usual(standing)));
    if (ordersAfter(history, start, days)) ordered += 1;
  }
  if (silences.length < FEWEST_CUSTOMERS || ordered < FEWEST_ORDERS || ordered === silences.length) return;
  return { log: Math.log(factorFor(silences, ordered)), variance: 1 / ordered };
}

/** Solves sum of (1 − silence^factor) = ordered by halving; logarithms of the silences are given. */
function factorFor(logSilences: readonly number[], ordered: number): number {
  let [low, high] = [-6, 6];
  for (let round = 0; round < 24; round += 1) {
    const middle = (low + high) / 2;
    const factor = Math.exp(middle);
    const told = logSilences.reduce((sum, log) => sum - Math.expm1(factor * log), 0);
    if (told < ordered) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

/** Undefined where any is. */
function meanOf(levels: readonly (Level | undefined)[]): Level | undefined {
  let [log, variance] = [0, 0];
  for (const level of levels) {
    if (!level) return undefined;
    log += level.log / levels.length;
    variance += level.variance / levels.length ** 2;
  }
  return { log, variance };
}

/** The variance of the shop's months beyond chance. */
function spreadOf(levels: readonly Level[]): number {
  const mean = levels.reduce((sum, { log }) => sum + log, 0) / levels.length;
  const variance = levels.reduce((sum, { log }) => sum + (log - mean) ** 2, 0) / levels.length;
  const chance = levels.reduce((sum, level) => sum + level.variance, 0) / levels.length;
  return Math.max(0, variance - chance);
}

function memo<T>(compute: (at: number) => T): (at: number) => T {
  const known = new Map<number, { readonly value: T }>();
  return (at) => {
    const found = known.get(at) ?? { value: compute(at) };
    known.set(at, found);
    return found.value;
  };
}
