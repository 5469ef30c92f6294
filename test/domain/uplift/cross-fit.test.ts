import { describe, expect, it } from "vitest";
import { crossFit, foldsOf } from "../../../src/domain/uplift/cross-fit.ts";
import { LEARNER_NAMES, LEARNERS } from "../../../src/domain/uplift/learners.ts";
import { upliftOf } from "../../../src/domain/uplift/model.ts";
import type { Trial } from "../../../src/domain/uplift/trial.ts";
import { movesOneKind, trial } from "../../support/trials.ts";

const people = trial({ people: 1_200, seed: 7, chance: movesOneKind });

describe("folds", () => {
  it("hold as many of each side, and follow from the seed", () => {
    const folds = foldsOf(people, 3, 1);
    for (const side of [0, 1]) {
      const sizes = [0, 1, 2].map(
        (fold) => folds.filter((of, row) => of === fold && people.treated[row] === side).length,
      );
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }
    expect(foldsOf(people, 3, 1)).toEqual(folds);
    expect(foldsOf(people, 3, 2)).not.toEqual(folds);
  });
});

describe.each(LEARNER_NAMES)("%s, cross-fitted", (name) => {
  const folds = foldsOf(people, 2, 1);
  const rank = (of: Trial) =>
    crossFit(of, folds, (others) => {
      const model = LEARNERS[name](others);
      return (features) => upliftOf(model, features);
    });

  it("learns nothing from the people that it ranks", () => {
    const flipped = people.outcome.map((value, row) => (folds[row] === 0 ? 1 - value : value));
    const [before, after] = [rank(people), rank({ ...people, outcome: flipped })];
    const own = (places: Float64Array) => places.filter((_, row) => folds[row] === 0);
    expect(own(after)).toEqual(own(before));
    expect(after).not.toEqual(before);
  });

  it("ranks the same whenever it is asked", () => {
    expect(rank(people)).toEqual(rank(people));
  });
});
