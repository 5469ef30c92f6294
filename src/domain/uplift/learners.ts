import { boostEffect, boostResponse } from "./boosting.ts";
import { regressEffect } from "./linear.ts";
import type { UpliftModel } from "./model.ts";
import { linkOf, peopleOf, rowsWhere, type Trial } from "./trial.ts";

/** Ways to learn whom a mail moves. The simplest first: of equally good ones, it is chosen. */
export const LEARNERS = {
  "S-learner, logistic with interactions": (trial) => {
    const link = linkOf(trial);
    return { ...of(trial), kind: "linear", link, share: shareOf(trial), ...regressEffect(trial, link) };
  },
  "S-learner, gradient boosting": (trial) => {
    const link = linkOf(trial);
    return { ...of(trial), kind: "boosted", link, share: shareOf(trial), ...boostEffect(trial, link) };
  },
  "T-learner, gradient boosting": (trial) => {
    const link = linkOf(trial);
    const side = (treated: 0 | 1) => boostResponse(sideOf(trial, treated), link);
    return { ...of(trial), kind: "two-sides", link, mailed: side(1), held: side(0) };
  },
} satisfies Record<string, (trial: Trial) => UpliftModel>;

export type LearnerName = keyof typeof LEARNERS;

export const LEARNER_NAMES = Object.keys(LEARNERS) as [LearnerName, ...LearnerName[]];

const of = ({ names }: Trial) => ({ names });

const shareOf = ({ treated }: Trial) => treated.reduce((sum, side) => sum + side, 0) / treated.length;

/** Those who were mailed, or those who were held out. */
export function sideOf(trial: Trial, treated: 0 | 1): Trial {
  return peopleOf(
    trial,
    rowsWhere(trial.treated.length, (row) => trial.treated[row] === treated),
  );
}
