import { seeded } from "../../src/domain/basics/seeded.ts";
import { boostResponse } from "../../src/domain/uplift/boosting.ts";
import { checkBounds, shownBounds, tryLearners } from "../../src/domain/uplift/choose.ts";
import { crossFit, foldsOf } from "../../src/domain/uplift/cross-fit.ts";
import { tellBy } from "../../src/domain/uplift/forest.ts";
import { sideOf } from "../../src/domain/uplift/learners.ts";
import { type Measured, measureRanking } from "../../src/domain/uplift/qini.ts";
import { linkOf, type Trial } from "../../src/domain/uplift/trial.ts";

interface Row {
  readonly model: string;
  readonly qini: number;
  /** The 95% interval. */
  readonly low: number;
  readonly high: number;
  /** Effect on the top 30%: percentage points of an outcome that happens or not, else in the outcome's own unit. */
  readonly top30: number;
  readonly top30Low: number;
  readonly top30High: number;
}

export interface Rankings {
  readonly rows: readonly Row[];
  /** Null where no ranking is better than chance. */
  readonly chosen: string | null;
  /** What decides: the 99% interval of the whole procedure, the choice included. */
  readonly check: { readonly qini: number; readonly low: number; readonly high: number };
  /** Of the mail on everybody, in the unit of `top30`. */
  readonly effect: number;
  readonly unit: "points" | "outcome";
}

const RESPONSE_FOLDS = 5;

/** Our learners beside what people rank by instead, each on people that it has not seen. */
export function rank(trial: Trial, seed: number): Rankings {
  const points = linkOf(trial) === "logit";
  const { learners, chosenInside, chosen } = tryLearners(trial, seed);
  const random = seeded(seed);
  const recency = trial.columns[trial.names.findIndex((name) => name.toLowerCase() === "recency")];
  const by = (scores: Float64Array) => measureRanking(trial, scores, seed);
  const measured: readonly (readonly [string, Measured])[] = [
    ...learners.map(({ name, worth }) => [name, worth] as const),
    ["learner chosen inside the folds", chosenInside],
    ["response model of the mailed", by(responseRanking(trial, seed))],
    ...(recency ? [["churn risk (recency)", by(recency)] as const] : []),
    ["at random", by(Float64Array.from(trial.outcome, random))],
  ];
  return {
    rows: measured.map(([model, worth]) => rowOf(model, worth, points ? 100 : 1)),
    chosen: chosen ?? null,
    check: { qini: chosenInside.qini, ...checkBounds(chosenInside.qini, chosenInside.deviation.qini) },
    effect: (points ? 100 : 1) * effectOf(trial),
    unit: points ? "points" : "outcome",
  };
}

/** Ranks by what the mailed do, whatever they would have done anyway. */
function responseRanking(trial: Trial, seed: number): Float64Array {
  return crossFit(trial, foldsOf(trial, RESPONSE_FOLDS, seed), (others) => {
    const forest = boostResponse(sideOf(others, 1), linkOf(trial));
    return (features) => tellBy(forest, features);
  });
}

function rowOf(model: string, { qini, top, deviation }: Measured, unit: number): Row {
  const topBounds = shownBounds(unit * top, unit * deviation.top);
  return {
    model,
    qini,
    ...shownBounds(qini, deviation.qini),
    top30: unit * top,
    top30Low: topBounds.low,
    top30High: topBounds.high,
  };
}

function effectOf(trial: Trial): number {
  const mean = (treated: 0 | 1) => {
    const { outcome } = sideOf(trial, treated);
    return outcome.reduce((sum, value) => sum + value, 0) / outcome.length;
  };
  return mean(1) - mean(0);
}
