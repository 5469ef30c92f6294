import { type Basis, basisOf } from "./basis.ts";
import { commonFeatures, featuresOf, singleFeatures } from "./features.ts";
import { type OrderHistory, type Standing, standingOf } from "./histories.ts";
import { logOddsAt, logOddsOfLast } from "./linear.ts";
import { mixWays, type Shares, WITH_RHYTHM } from "./ways.ts";
import { FADING, type Window, windowsBefore } from "./windows.ts";

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
    readonly shares: Shares;
  };
}

/**
 * Learns the shop's score from its own past: how customers stood on earlier days, and who then ordered. Undefined where
 * there is no earlier window that says enough.
 */
export function trainScore(
  histories: readonly OrderHistory[],
  today: number,
  periodDays: number,
  windows = windowsBefore(histories, today, periodDays),
): TrainedScore | undefined {
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
  const standings = histories.flatMap((history) => standingOf(history, today) ?? []);
  const { score, shares } = mixWays(
    rows,
    newest.customers.length,
    knownBefore(windows.at(-1) ?? newest, periodDays),
  );
  return {
    basis,
    periodDays,
    intercept: score.intercept + lengthening(basis, standings, { from: newest.days, to: periodDays }),
    coefficients: score.coefficients,
    learned: { days: newest.days, starts: windows.map(({ start }) => start), examples: rows.length, shares },
  };
}

/** Days of the shop before the window; none in a shop too young for windows as long as the period. */
function knownBefore({ days, customers }: Window, periodDays: number): number {
  if (days < periodDays) return 0;
  return customers.reduce((most, { standing }) => Math.max(most, standing.T), 0);
}

/** The log-odds that the customer orders nothing in the period. */
export function trainedLogOdds(score: TrainedScore, standing: Standing): number {
  return logOddsAt(score, featuresOf(score.basis, standing, score.learned.days));
}

/** The same in two parts, for many customers: of `common` there are few different ones, all of the same (x, tx, T). */
export function trainedParts(score: TrainedScore) {
  return {
    common: (standing: Standing) =>
      logOddsAt(score, commonFeatures(score.basis, standing, score.learned.days)),
    single: (standing: Standing) => logOddsOfLast(score, singleFeatures(score.basis, standing)),
  };
}

/**
 * A score learned on windows shorter than the period ranks by the shorter one; its level is moved by as much as the
 * models say that the longer period moves the log-odds of today's customers.
 */
function lengthening(
  basis: Basis,
  standings: readonly Standing[],
  { from, to }: { readonly from: number; readonly to: number },
): number {
  if (from === to) return 0;
  const level = (days: number) =>
    standings.reduce((sum, standing) => sum + logOddsAt(WITH_RHYTHM, featuresOf(basis, standing, days)), 0) /
    standings.length;
  return level(to) - level(from);
}
