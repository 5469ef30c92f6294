import { seeded } from "../basics/seeded.ts";
import type { Trial } from "./trial.ts";

/** What a ranking is worth. */
export interface Worth {
  /**
   * Mean over the ranking of (cumulated effect − straight line) / number mailed, in outcomes a mailed person: what mailing
   * the upper part brings beyond mailing as many at random, on average over all parts (Radcliffe 2007). 0 by chance.
   */
  readonly qini: number;
  /** The effect on those in the upper 30%. */
  readonly top: number;
}

export interface Measured extends Worth {
  /** Standard deviations, by the bootstrap. */
  readonly deviation: Worth;
}

export const TOP_SHARE = 0.3;
const BOOTSTRAPS = 300;

/** People from the top of a ranking to its end. */
interface Ranked {
  readonly score: Float64Array;
  readonly treated: Uint8Array;
  /** One over the probability of the own side. */
  readonly weight: Float64Array;
  readonly outcome: Float64Array;
}

/** The same as `measureRanking` without deviations. */
export function rankingWorth(trial: Trial, scores: Float64Array): Worth {
  return worthOf(rankedBy(trial, scores), new Uint8Array(scores.length).fill(1));
}

/** Ranks by `scores`, the highest first; who is level counts as in any order. The seed is the bootstrap's. */
export function measureRanking(trial: Trial, scores: Float64Array, seed: number): Measured {
  const ranked = rankedBy(trial, scores);
  const random = seeded(seed);
  const times = new Uint8Array(scores.length);
  const rounds: Worth[] = [];
  for (let round = 0; round < BOOTSTRAPS; round += 1) {
    for (let at = 0; at < times.length; at += 1) times[at] = poissonOne(random());
    rounds.push(worthOf(ranked, times));
  }
  const deviation = {
    qini: deviationOf(rounds.map(({ qini }) => qini)),
    top: deviationOf(rounds.map(({ top }) => top)),
  };
  return { ...worthOf(ranked, times.fill(1)), deviation };
}

function deviationOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

/** Of the Poisson distribution of mean 1: P(at most 0), P(at most 1) and so on. */
const AT_MOST = [0.36788, 0.73576, 0.9197, 0.98101, 0.99634, 0.99941, 0.99992, 0.99999];

/** How often somebody is in a resample, to which sampling with replacement comes for many people. */
function poissonOne(uniform: number): number {
  let times = 0;
  while (uniform > (AT_MOST[times] ?? 1)) times += 1;
  return times;
}

function rankedBy({ treated, probability, outcome }: Trial, scores: Float64Array): Ranked {
  const order = Uint32Array.from(scores.keys()).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  const chance = (row: number) =>
    treated[row] === 1 ? (probability[row] ?? 0) : 1 - (probability[row] ?? 0);
  return {
    score: Float64Array.from(order, (row) => scores[row] ?? 0),
    treated: Uint8Array.from(order, (row) => treated[row] ?? 0),
    weight: Float64Array.from(order, (row) => 1 / chance(row)),
    outcome: Float64Array.from(order, (row) => outcome[row] ?? 0),
  };
}

/** `times`: how often each of the ranked counts. Plain variables, because this runs for each person of each resample. */
function worthOf({ score, treated, weight, outcome }: Ranked, times: Uint8Array): Worth {
  const people = score.length;
  let [all, allMailed, allHeld, allOfMailed, allOfHeld] = [0, 0, 0, 0, 0];
  for (let at = 0; at < people; at += 1) {
    const often = times[at] ?? 0;
    const counts = often * (weight[at] ?? 0);
    all += often;
    if (treated[at] === 1) {
      allMailed += counts;
      allOfMailed += counts * (outcome[at] ?? 0);
    } else {
      allHeld += counts;
      allOfHeld += counts * (outcome[at] ?? 0);
    }
  }
  if (allMailed === 0 || allHeld === 0) return { qini: 0, top: 0 };
  const slope = (allOfMailed - (allOfHeld * allMailed) / allHeld) / all;
  let [seen, mailed, held, ofMailed, ofHeld] = [0, 0, 0, 0, 0];
  let [area, above, top] = [0, 0, Number.NaN];
  let before: Sums = { people: 0, mailed: 0, held: 0, ofMailed: 0, ofHeld: 0 };
  let [seenBefore, isTopSeen] = [0, false];
  for (let at = 0; at < people; at += 1) {
    const often = times[at] ?? 0;
    const counts = often * (weight[at] ?? 0);
    seen += often;
    if (treated[at] === 1) {
      mailed += counts;
      ofMailed += counts * (outcome[at] ?? 0);
    } else {
      held += counts;
      ofHeld += counts * (outcome[at] ?? 0);
    }
    if (score[at + 1] === score[at]) continue;
    const beyond = (held > 0 ? ofMailed - (ofHeld * mailed) / held : 0) - slope * seen;
    area += ((above + beyond) / 2) * (seen - seenBefore);
    if (!isTopSeen) {
      const here = { people: seen, mailed, held, ofMailed, ofHeld };
      isTopSeen = seen >= TOP_SHARE * all;
      if (isTopSeen) top = effectOf(between(before, here, TOP_SHARE * all));
      before = here;
    }
    above = beyond;
    seenBefore = seen;
  }
  return { qini: area / all / allMailed, top };
}

/** Over the first so many people of a ranking. */
interface Sums {
  readonly people: number;
  readonly mailed: number;
  readonly held: number;
  readonly ofMailed: number;
  readonly ofHeld: number;
}

const effectOf = ({ mailed, held, ofMailed, ofHeld }: Sums) =>
  mailed > 0 && held > 0 ? ofMailed / mailed - ofHeld / held : 0;

/** The sums at `people`, which lies within a group of people who are level. */
function between(before: Sums, here: Sums, people: number): Sums {
  const share = here.people > before.people ? (people - before.people) / (here.people - before.people) : 1;
  const mix = (name: keyof Sums) => before[name] + share * (here[name] - before[name]);
  return {
    people,
    mailed: mix("mailed"),
    held: mix("held"),
    ofMailed: mix("ofMailed"),
    ofHeld: mix("ofHeld"),
  };
}
