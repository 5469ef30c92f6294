import { describe, expect, it } from "vitest";
import { falseWinners, OUTCOMES, watched } from "../../../bench/proof/watched.ts";
import { makeRandom } from "../../../bench/random.ts";
import { counted, newArm, weightOf } from "../../../src/domain/proof/arms.ts";
import {
  differenceInterval,
  meanInterval,
  NO_OUTCOMES,
  withOutcome,
} from "../../../src/domain/proof/confidence-sequence.ts";
import { detectableDifference, peopleToDetect } from "../../../src/domain/proof/detectable.ts";
import { sampleRatioProbability } from "../../../src/domain/proof/sample-ratio.ts";
import { verdictOf } from "../../../src/domain/proof/verdict.ts";

const DESIGN = { alpha: 0.05, tightestAt: 1_000 };

/** So many people, so many of whom ordered once. */
const orders = (people: number, buyers: number) => ({ people, sum: buyers, squares: buyers });

describe("an interval that may be looked at every day", () => {
  it("has the width that the paper gives", () => {
    const outcomes = orders(1_000, 500);
    const deviation = Math.sqrt((500 - 250) / 999);
    const rho2 = (-2 * Math.log(0.05) + Math.log(-2 * Math.log(0.05) + 1)) / 1_000;
    const grown = 1_000 * rho2 + 1;
    const width =
      deviation * Math.sqrt(((2 * grown) / (1_000 ** 2 * rho2)) * Math.log(Math.sqrt(grown) / 0.05));
    const interval = meanInterval(outcomes, DESIGN);
    expect(interval?.estimate).toBe(0.5);
    expect(interval?.high).toBeCloseTo(0.5 + width, 12);
    expect(interval?.low).toBeCloseTo(0.5 - width, 12);
    // Some one and a half times the interval of a single look at this many people: what it costs to look every day.
    expect(width / ((1.96 * deviation) / Math.sqrt(1_000))).toBeCloseTo(1.55, 1);
  });

  it("is tightest for the people it was chosen for, of those who could have been", () => {
    const width = (tightestAt: number) => {
      const interval = meanInterval(orders(1_000, 500), { alpha: 0.05, tightestAt });
      return (interval?.high ?? 0) - (interval?.low ?? 0);
    };
    for (const other of [100, 500, 2_000, 10_000]) expect(width(1_000)).toBeLessThan(width(other));
  });

  it("is of a difference as of a mean: between equal halves it has twice the width", () => {
    const mean = meanInterval(orders(2_000, 1_000), DESIGN);
    const difference = differenceInterval(orders(1_000, 500), orders(1_000, 500), DESIGN);
    expect(difference?.estimate).toBe(0);
    expect((difference?.high ?? 0) / ((mean?.high ?? 0) - 0.5)).toBeCloseTo(2, 2);
  });

  it("is none where there is nobody to tell from", () => {
    expect(meanInterval(NO_OUTCOMES, DESIGN)).toBeUndefined();
    expect(differenceInterval(orders(5, 1), withOutcome(NO_OUTCOMES, 1), DESIGN)).toBeUndefined();
  });
});

describe("a test without any difference, looked at after every 50 people", () => {
  it.each(Object.keys(OUTCOMES) as (keyof typeof OUTCOMES)[])("rarely has a winner: %s", (outcomes) => {
    for (const shares of [
      [0.5, 0.5],
      [0.1, 0.9],
      [0.34, 0.33, 0.33],
    ]) {
      const trials = 40;
      const wrong = falseWinners({ outcomes, shares, people: 3_000, trials, tightestAt: 1_000, seed: 11 });
      // More than 6 of 40 would come of an error of 5% once in 300 times.
      expect(wrong).toBeLessThanOrEqual(6);
    }
  });

  it("would have one far more often with an interval of a single look", () => {
    const random = makeRandom(3);
    let found = 0;
    for (let trial = 0; trial < 100; trial += 1) {
      let [one, other] = [NO_OUTCOMES, NO_OUTCOMES];
      for (let person = 0; person < 4_000; person += 1) {
        const outcome = random.uniform() < 0.2 ? 1 : 0;
        if (random.uniform() < 0.5) one = withOutcome(one, outcome);
        else other = withOutcome(other, outcome);
        if (person % 50 !== 49 || person < 200) continue;
        const difference = one.sum / one.people - other.sum / other.people;
        const error = Math.sqrt(0.16 * (1 / one.people + 1 / other.people));
        if (Math.abs(difference) < 1.96 * error) continue;
        found += 1;
        break;
      }
    }
    expect(found).toBeGreaterThan(20);
  });
});

describe("a test with a difference", () => {
  it("has the better variant for its winner, and says so of no other", () => {
    const seen = watched({
      draws: [(random) => (random.uniform() < 0.05 ? 1 : 0), (random) => (random.uniform() < 0.15 ? 1 : 0)],
      shares: [0.5, 0.5],
      people: 4_000,
      tightestAt: 1_000,
      seed: 5,
    });
    expect(seen).toMatchObject({ winner: "v1" });
  });

  it("finds in four of five cases what it says that it would", () => {
    const [rate, people] = [0.2, 1_500];
    const detectable =
      detectableDifference(orders(people, rate * people), orders(people, rate * people)) ?? 0;
    let found = 0;
    for (let seed = 0; seed < 60; seed += 1) {
      const seen = watched({
        draws: [
          (random) => (random.uniform() < rate - detectable / 2 ? 1 : 0),
          (random) => (random.uniform() < rate + detectable / 2 ? 1 : 0),
        ],
        ...{ shares: [0.5, 0.5], people: 2 * people, tightestAt: 2 * people, seed },
      });
      if (seen.winner === "v1") found += 1;
    }
    expect(found).toBeGreaterThanOrEqual(40);
    expect(found).toBeLessThanOrEqual(58);
  });

  it("needs four times as many people to find half of it", () => {
    const [one, other] = [orders(500, 25), orders(500, 30)];
    const [whole = 0, half = 0] = [0.02, 0.01].map((size) => peopleToDetect(one, other, size));
    expect(half / whole).toBeCloseTo(4, 2);
    expect(detectableDifference(orders(0, 0), orders(0, 0))).toBeUndefined();
  });
});

describe("the verdict of a test", () => {
  const arm = (variant: string, people: number, buyers: number, share = 0.5) => ({
    ...newArm(variant, share),
    ...orders(people, buyers),
    ...{ moved: buyers, sizes: buyers },
  });
  const rules = { tightestAt: 1_000, least: 0 };

  it("is held back until each variant has a hundred people and forty orders", () => {
    expect(verdictOf([arm("a", 99, 60), arm("b", 99, 2)], rules).state).toBe("too-early");
    expect(verdictOf([arm("a", 300, 200), arm("b", 300, 39)], rules).state).toBe("too-early");
    expect(verdictOf([arm("a", 300, 200), arm("b", 300, 40)], rules)).toMatchObject({
      state: "winner",
      leader: "a",
    });
  });

  it("weighs uneven sums by how many equal ones would be as good", () => {
    const uneven = [1, 1, 1, 1, 6].reduce((one, sum) => counted(one, sum), newArm("a", 0.5));
    expect(weightOf(uneven)).toBe(2.5);
    expect(weightOf(counted(counted(newArm("a", 0.5), 5), -5))).toBe(2);
    expect(weightOf(newArm("a", 0.5))).toBe(0);
  });

  it("waits for as many people as the shop wants", () => {
    const arms = [arm("a", 300, 200), arm("b", 300, 40)];
    expect(verdictOf(arms, { ...rules, least: 301 }).state).toBe("undecided");
  });

  it("has no winner among three unless one is better than both", () => {
    const third = 1 / 3;
    const arms = [arm("a", 500, 250, third), arm("b", 500, 250, third), arm("c", 500, 50, third)];
    expect(verdictOf(arms, rules).state).toBe("undecided");
    const better = [arm("a", 500, 400, third), ...arms.slice(1)];
    expect(verdictOf(better, rules)).toMatchObject({ state: "winner", leader: "a" });
  });

  it("decides nothing where people of one variant get lost", () => {
    const arms = [arm("a", 2_000, 1_500), arm("b", 1_600, 200)];
    expect(verdictOf(arms, rules).state).toBe("counts-are-off");
  });
});

describe("the sizes of the groups", () => {
  it("are believed of a fair draw, however often they are looked at", () => {
    let flagged = 0;
    const random = makeRandom(17);
    for (let trial = 0; trial < 100; trial += 1) {
      const counts = [0, 0];
      for (let person = 1; person <= 3_000; person += 1) {
        const side = random.uniform() < 0.3 ? 0 : 1;
        counts[side] = (counts[side] ?? 0) + 1;
        if (person % 50 > 0) continue;
        const [one = 0, other = 0] = counts;
        const groups = [
          { people: one, share: 0.3 },
          { people: other, share: 0.7 },
        ];
        if (sampleRatioProbability(groups) < 0.05) {
          flagged += 1;
          break;
        }
      }
    }
    expect(flagged).toBeLessThanOrEqual(8);
  });

  it("are doubted where a tenth of one group is missing", () => {
    const groups = (people: number) => [
      { people, share: 0.5 },
      { people: 0.9 * people, share: 0.5 },
    ];
    expect(sampleRatioProbability(groups(200))).toBeGreaterThan(0.05);
    expect(sampleRatioProbability(groups(6_000))).toBeLessThan(1e-5);
  });
});
