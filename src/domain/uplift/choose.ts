import { crossFit, foldsOf } from "./cross-fit.ts";
import { LEARNER_NAMES, LEARNERS, type LearnerName } from "./learners.ts";
import { type UpliftModel, upliftOf } from "./model.ts";
import { type Measured, measureRanking, rankingWorth, type Worth } from "./qini.ts";
import { peopleOf, rowsWhere, type Trial } from "./trial.ts";

/** Half-widths of 95% and 99% intervals of the normal distribution. */
const DEVIATIONS = { shown: 1.96, check: 2.5758 };

/**
 * What a cross-fitted Qini varies by where nobody is moved more than others, over what resampling one ranking shows. Each
 * pair of folds is compared twice, since each of the two helps to rank the other: the variance is twice that of folds that
 * know nothing of one another.
 */
const PAIRED = Math.SQRT2;

const FOLDS = 5;
const INNER_FOLDS = 2;

export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** The 95% interval of a ranking as it is. */
export const shownBounds = (estimate: number, deviation: number): Bounds =>
  bounds(estimate, deviation, DEVIATIONS.shown);

/**
 * The 99% interval that decides whether a cross-fitted ranking is used. It is looked at once a quarter: four looks a year,
 * each wrong at most 1% of the time, are wrong in at most 4% of years.
 */
export const checkBounds = (estimate: number, deviation: number): Bounds =>
  bounds(estimate, deviation, DEVIATIONS.check * PAIRED);

const bounds = (estimate: number, deviation: number, times: number): Bounds => ({
  low: estimate - times * deviation,
  high: estimate + times * deviation,
});

export interface Trying {
  readonly learners: readonly { readonly name: LearnerName; readonly worth: Measured }[];
  /** Of the whole procedure, the choice of the learner included. */
  readonly chosenInside: Measured;
  /** The learner of the highest Qini, where `chosenInside` is above zero by the check's interval. */
  readonly chosen: LearnerName | undefined;
}

/**
 * Tries every learner on people that it has not seen. Which one to trust in a fold is decided by the other folds alone, so
 * that having several to choose from makes no ranking look better than it is.
 */
export function tryLearners(trial: Trial, seed: number): Trying {
  const foldOf = foldsOf(trial, FOLDS, seed);
  const ranked = LEARNER_NAMES.map((name) => ({ name, places: crossFit(trial, foldOf, scoreBy(name)) }));
  const picks = Array.from({ length: FOLDS }, (_, fold) => bestOn(othersOf(trial, foldOf, fold), seed));
  const inside = Float64Array.from(foldOf, (fold, row) => {
    const pick = ranked.find(({ name }) => name === picks[fold]);
    return pick?.places[row] ?? 0;
  });
  const learners = ranked.map(({ name, places }) => ({ name, worth: measureRanking(trial, places, seed) }));
  const chosenInside = measureRanking(trial, inside, seed);
  const holds = checkBounds(chosenInside.qini, chosenInside.deviation.qini).low > 0;
  return { learners, chosenInside, chosen: holds ? highest(learners) : undefined };
}

export const learn = (trial: Trial, name: LearnerName): UpliftModel => LEARNERS[name](trial);

const scoreBy = (name: LearnerName) => (others: Trial) => {
  const model = learn(others, name);
  return (features: readonly number[]) => upliftOf(model, features);
};

function othersOf(trial: Trial, foldOf: Uint8Array, fold: number): Trial {
  return peopleOf(
    trial,
    rowsWhere(foldOf.length, (row) => foldOf[row] !== fold),
  );
}

function bestOn(trial: Trial, seed: number): LearnerName | undefined {
  const foldOf = foldsOf(trial, INNER_FOLDS, seed + 1);
  return highest(
    LEARNER_NAMES.map((name) => ({
      name,
      worth: rankingWorth(trial, crossFit(trial, foldOf, scoreBy(name))),
    })),
  );
}

/** The first of those that are level. */
function highest(
  tried: readonly { readonly name: LearnerName; readonly worth: Worth }[],
): LearnerName | undefined {
  const [first, ...rest] = tried;
  if (!first) return undefined;
  return rest.reduce((best, one) => (one.worth.qini > best.worth.qini ? one : best), first).name;
}
