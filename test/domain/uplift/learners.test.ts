import { describe, expect, it } from "vitest";
import { LEARNER_NAMES, LEARNERS } from "../../../src/domain/uplift/learners.ts";
import { upliftOf } from "../../../src/domain/uplift/model.ts";
import { movesOneKind, trial } from "../../support/trials.ts";

const people = trial({ people: 6_000, seed: 11, chance: movesOneKind });

describe.each(LEARNER_NAMES)("%s", (name) => {
  const model = LEARNERS[name](people);

  it("tells whom the mail moves, and by how much", () => {
    expect(upliftOf(model, [1, 0.5])).toBeGreaterThan(0.3);
    expect(Math.abs(upliftOf(model, [0, 0.5]))).toBeLessThan(0.08);
  });

  it("is plain JSON", () => {
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });

  it("tells the same when a feature is measured in another unit", () => {
    const [kind = new Float64Array(), noise = new Float64Array()] = people.columns;
    const rescaled = LEARNERS[name]({ ...people, columns: [kind.map((value) => 8 * value + 2), noise] });
    for (const value of [0, 1]) {
      expect(upliftOf(rescaled, [8 * value + 2, 0.3])).toBeCloseTo(upliftOf(model, [value, 0.3]), 6);
    }
  });

  it("tells sums in their own unit", () => {
    const sums = LEARNERS[name]({ ...people, outcome: people.outcome.map((value) => 1_000 * value) });
    expect(upliftOf(sums, [1, 0.5])).toBeGreaterThan(300);
    expect(Math.abs(upliftOf(sums, [0, 0.5]))).toBeLessThan(80);
  });
});
