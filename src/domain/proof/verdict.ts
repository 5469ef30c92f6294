import { type Arm, weightOf } from "./arms.ts";
import { differenceInterval, type Interval, meanOf } from "./confidence-sequence.ts";
import { detectableDifference, peopleToDetect } from "./detectable.ts";
import { SAMPLE_RATIO_ALPHA, sampleRatioProbability } from "./sample-ratio.ts";

/** Of a test: how likely a winner that is none may be, over all looks and all of its variants. */
export const TEST_ALPHA = 0.05;

/**
 * Before so many people in each variant, and outcomes of such weight, the interval is not yet what it says: it follows from the
 * normal distribution, which rare and uneven outcomes of a small variant are far from (bench/proof).
 */
export const LEAST_PEOPLE = 100;
export const LEAST_WEIGHT = 40;

/** What a test comes to by its counts. */
export interface Verdict {
  /** The variant with the highest mean; the first of those that are level. */
  readonly leader: string;
  /** Of every other variant: the leader's mean minus its own. */
  readonly differences: readonly Difference[];
  /** However often one looks; below `SAMPLE_RATIO_ALPHA` nothing else here is to be believed. */
  readonly sampleRatio: number;
  readonly state: "counts-are-off" | "too-early" | "undecided" | "winner";
}

export interface Difference {
  readonly than: string;
  /** Absent before there are enough people and outcomes. */
  readonly interval?: Interval;
  /** Found in four of five cases, with the people so far; absent without any outcome. */
  readonly detectable?: number;
  /** In each of the two, to find a fifth of the other's mean in four of five cases; absent without any outcome. */
  readonly peopleForFifth?: number;
}

interface Rules {
  readonly tightestAt: number;
  /** In each variant, before a winner may be told. */
  readonly least: number;
}

/**
 * The leader wins when the interval of its difference from every other variant excludes zero. A false winner has to beat the
 * variant that is truly best, or as good: at most k − 1 pairs, so each gets α / (k − 1).
 */
export function verdictOf(arms: readonly Arm[], { tightestAt, least }: Rules): Verdict {
  const [first, ...rest] = arms;
  if (!first) throw new Error("a test without variants");
  const leader = rest.reduce((best, arm) => (meanOf(arm) > meanOf(best) ? arm : best), first);
  const design = { alpha: TEST_ALPHA / Math.max(1, arms.length - 1), tightestAt };
  const differences = arms
    .filter((arm) => arm !== leader)
    .map((other): Difference => {
      const interval =
        isEnoughAlone(leader) && isEnoughAlone(other) ? differenceInterval(leader, other, design) : undefined;
      const detectable = detectableDifference(leader, other);
      const peopleForFifth = peopleToDetect(leader, other, 0.2 * meanOf(other));
      return {
        than: other.variant,
        ...(interval && { interval }),
        ...(detectable !== undefined && { detectable }),
        ...(peopleForFifth !== undefined && { peopleForFifth }),
      };
    });
  const sampleRatio = sampleRatioProbability(arms);
  const ripe = arms.every(({ people }) => people >= Math.max(least, LEAST_PEOPLE));
  const state = stateOf(differences, sampleRatio, ripe);
  return { leader: leader.variant, differences, sampleRatio, state };
}

function stateOf(differences: readonly Difference[], sampleRatio: number, ripe: boolean): Verdict["state"] {
  if (sampleRatio < SAMPLE_RATIO_ALPHA) return "counts-are-off";
  if (differences.every(({ interval }) => interval === undefined)) return "too-early";
  const beats = ({ interval }: Difference) => interval !== undefined && interval.low > 0;
  return ripe && differences.every(beats) ? "winner" : "undecided";
}

/** Whether one variant has enough behind it for an interval. */
export const isEnoughAlone = (arm: Arm): boolean =>
  arm.people >= LEAST_PEOPLE && weightOf(arm) >= LEAST_WEIGHT;
