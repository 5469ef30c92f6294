import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seeded } from "../../../src/domain/basics/seeded.ts";
import { measureRanking, rankingWorth } from "../../../src/domain/uplift/qini.ts";
import { movesOneKind, trial } from "../../support/trials.ts";

const people = trial({ people: 4_000, seed: 3, chance: movesOneKind });
const kind = people.columns[0] ?? new Float64Array();

describe("the worth of a ranking", () => {
  it("is the area above the straight line where those who move come first, and below it where they come last", () => {
    // Half of the people move by .4: the curve is .2 at the middle and straight after it, the line .1 there.
    expect(rankingWorth(people, kind).qini).toBeCloseTo(0.05, 2);
    expect(
      rankingWorth(
        people,
        kind.map((value) => -value),
      ).qini,
    ).toBeCloseTo(-0.05, 2);
    expect(rankingWorth(people, kind).top).toBeCloseTo(0.4, 1);
  });

  it("is nothing by chance, and the interval says so", () => {
    const random = seeded(9);
    const { qini, deviation } = measureRanking(people, kind.map(random), 1);
    expect(Math.abs(qini)).toBeLessThan(3 * deviation.qini);
  });

  it("is zero where everybody is level", () => {
    expect(rankingWorth(people, new Float64Array(4_000)).qini).toBeCloseTo(0, 12);
  });

  it("depends on the order of the scores, not on their scale", () => {
    const noise = people.columns[1] ?? new Float64Array();
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.double({ min: -50, max: 50, noNaN: true }),
        (scale, shift) => {
          expect(
            rankingWorth(
              people,
              noise.map((score) => scale * score + shift),
            ),
          ).toEqual(rankingWorth(people, noise));
        },
      ),
      { numRuns: 20 },
    );
  });

  it("weighs sides by their probability, so that an uneven draw estimates the same", () => {
    const uneven = trial({ people: 20_000, seed: 5, chance: movesOneKind, probability: 0.9 });
    expect(rankingWorth(uneven, uneven.columns[0] ?? new Float64Array()).qini).toBeCloseTo(0.05, 2);
  });

  it("has the same deviations for the same seed", () => {
    expect(measureRanking(people, kind, 4)).toEqual(measureRanking(people, kind, 4));
    expect(measureRanking(people, kind, 5).deviation).not.toEqual(measureRanking(people, kind, 4).deviation);
  });
});
