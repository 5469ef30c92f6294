import { logistic } from "../churn/regression.ts";
import { type Forest, tellBy } from "./forest.ts";
import { type Linear, tellLinearly } from "./linear.ts";
import type { Link } from "./trial.ts";

/** Plain JSON. Features are in the order of `names`. */
export type UpliftModel = {
  readonly names: readonly string[];
  readonly link: Link;
} & (
  | {
      readonly kind: "linear";
      /** The share that was mailed: the base lies between the two sides. */
      readonly share: number;
      readonly base: Linear;
      readonly effect: Linear;
    }
  | { readonly kind: "boosted"; readonly share: number; readonly base: Forest; readonly effect: Forest }
  | { readonly kind: "two-sides"; readonly mailed: Forest; readonly held: Forest }
);

/** By how much a mail raises what somebody does: a probability, or a mean in the outcome's own unit. */
export function upliftOf(model: UpliftModel, features: readonly number[]): number {
  const { mailed, held } = bothSides(model, features);
  return mailed - held;
}

/** What somebody does who is mailed and who is not: probabilities, or means in the outcome's own unit. */
export interface BothSides {
  readonly mailed: number;
  readonly held: number;
}

export function bothSides(model: UpliftModel, features: readonly number[]): BothSides {
  const [mailed, held] = scoresOf(model, features);
  return model.link === "logit" ? { mailed: logistic(mailed), held: logistic(held) } : { mailed, held };
}

function scoresOf(model: UpliftModel, features: readonly number[]): readonly [mailed: number, held: number] {
  switch (model.kind) {
    case "linear":
      return around(tellLinearly(model.base, features), tellLinearly(model.effect, features), model.share);
    case "boosted":
      return around(tellBy(model.base, features), tellBy(model.effect, features), model.share);
    case "two-sides":
      return [tellBy(model.mailed, features), tellBy(model.held, features)];
  }
}

const around = (base: number, effect: number, share: number) =>
  [base + (1 - share) * effect, base - share * effect] as const;
