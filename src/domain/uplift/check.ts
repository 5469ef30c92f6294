import { type Day, formatDay } from "../basics/calendar.ts";
import { type Bounds, checkBounds, learn, tryLearners } from "./choose.ts";
import type { LearnerName } from "./learners.ts";
import type { UpliftModel } from "./model.ts";
import type { Trial } from "./trial.ts";

/** Counted draws on the smaller side before anything is tried: below, even a strong difference rarely shows. */
export const LEAST_DRAWS = 1_000;
/** People with any outcome, both sides together. */
export const LEAST_OUTCOMES = 100;

/** What a check of the shop's own draws has found. */
export type UpliftVerdict =
  | {
      readonly state: "too-early";
      readonly of: "draws" | "outcomes";
      readonly have: number;
      readonly need: number;
    }
  /** The 99% interval of the Qini does not lie above zero. */
  | ({ readonly state: "nothing-better"; readonly qini: number } & Bounds)
  | ({
      readonly state: "used";
      readonly since: Day;
      readonly learner: LearnerName;
      readonly qini: number;
    } & Bounds);

export interface UpliftCheck {
  readonly verdict: UpliftVerdict;
  /** Where the verdict is `used`. */
  readonly model?: UpliftModel;
}

interface Checking {
  readonly today: Day;
  readonly seed: number;
  /** What the check before has found. */
  readonly before?: UpliftVerdict;
}

/** Whether the shop's own draws tell whom a mail moves, and the model where they do. */
export function checkUplift(trial: Trial, { today, seed, before }: Checking): UpliftCheck {
  const lacking = lackOf(trial);
  if (lacking) return { verdict: lacking };
  const { chosen, chosenInside } = tryLearners(trial, seed);
  const { qini, deviation } = chosenInside;
  const found = { qini, ...checkBounds(qini, deviation.qini) };
  if (chosen === undefined) return { verdict: { state: "nothing-better", ...found } };
  const since = before?.state === "used" ? before.since : today;
  return { verdict: { state: "used", since, learner: chosen, ...found }, model: learn(trial, chosen) };
}

function lackOf({ treated, outcome }: Trial): UpliftVerdict | undefined {
  const mailed = treated.reduce((sum, side) => sum + side, 0);
  const draws = Math.min(mailed, treated.length - mailed);
  if (draws < LEAST_DRAWS) return { state: "too-early", of: "draws", have: draws, need: LEAST_DRAWS };
  const outcomes = outcome.reduce((sum, value) => sum + (value === 0 ? 0 : 1), 0);
  if (outcomes >= LEAST_OUTCOMES) return undefined;
  return { state: "too-early", of: "outcomes", have: outcomes, need: LEAST_OUTCOMES };
}

/** A verdict in a sentence for people. */
export function verdictText(verdict: UpliftVerdict): string {
  switch (verdict.state) {
    case "too-early":
      return `not enough ${verdict.of} yet: ${verdict.have} of ${verdict.need}`;
    case "nothing-better":
      return `nothing better than mailing everybody alike: Qini ${intervalText(verdict)}`;
    case "used":
      return `used since ${formatDay(verdict.since)}: ${verdict.learner}, Qini ${intervalText(verdict)}`;
  }
}

const intervalText = ({ qini, low, high }: Bounds & { readonly qini: number }) =>
  `${qini.toFixed(4)} (99% interval ${low.toFixed(4)} to ${high.toFixed(4)})`;
