import { logistic } from "../churn/regression.ts";
import { type Binned, growTree, leafFor, type Slopes, type Tree, type TreeRules } from "./tree.ts";
import type { Link, Trial } from "./trial.ts";

/** `start` and `rate` times the sum of the trees, on the scale of the link. */
export interface Forest {
  readonly start: number;
  readonly rate: number;
  readonly trees: readonly Tree[];
}

export const tellBy = ({ start, rate, trees }: Forest, features: readonly number[]): number =>
  start + rate * trees.reduce((sum, tree) => sum + leafFor(tree, features), 0);

/** Grows trees on what is told so far, and adds them to it. Nobody's features are looked at after the binning. */
export function makeBooster(trial: Pick<Trial, "outcome">, binned: Binned, link: Link) {
  const { outcome } = trial;
  const told = new Float64Array(outcome.length);
  const everybody = Uint32Array.from(outcome, (_, row) => row);
  const slopes: Slopes = {
    gradient: new Float64Array(outcome.length),
    curvature: new Float64Array(outcome.length),
  };

  /** `by`: how much of the tree each person is told. */
  function look(by: Float64Array) {
    for (let row = 0; row < outcome.length; row += 1) {
      const part = by[row] ?? 0;
      const now = told[row] ?? 0;
      const expected = link === "logit" ? logistic(now) : now;
      slopes.gradient[row] = part * (expected - (outcome[row] ?? 0));
      slopes.curvature[row] = part * part * (link === "logit" ? expected * (1 - expected) : 1);
    }
  }

  return {
    add(by: Float64Array, rules: TreeRules, rate: number): Tree {
      look(by);
      const onLeaf = (rows: Uint32Array, leaf: number) => {
        for (const row of rows) told[row] = (told[row] ?? 0) + rate * leaf * (by[row] ?? 0);
      };
      return growTree({ binned, slopes, rules, onLeaf }, everybody);
    },
  };
}
