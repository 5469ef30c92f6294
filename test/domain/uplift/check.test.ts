import { describe, expect, it } from "vitest";
import { parseDay } from "../../../src/domain/basics/calendar.ts";
import { checkUplift, verdictText } from "../../../src/domain/uplift/check.ts";
import { movesAllAlike, movesOneKind, trial } from "../../support/trials.ts";

const today = parseDay("2026-04-01") ?? 0;

describe("the check of a shop's own draws", () => {
  it("says how many draws are missing on the smaller side", () => {
    const few = trial({ people: 1_000, seed: 1, chance: movesOneKind, probability: 0.9 });
    const { verdict, model } = checkUplift(few, { today, seed: 1 });
    expect(model).toBeUndefined();
    expect(verdictText(verdict)).toMatch(/^not enough draws yet: \d+ of 1000$/);
  });

  it("says how many outcomes are missing where next to nobody bought", () => {
    const { verdict } = checkUplift(trial({ people: 3_000, seed: 1, chance: () => 0.002 }), {
      today,
      seed: 1,
    });
    expect(verdict).toMatchObject({ state: "too-early", of: "outcomes", need: 100 });
  });

  it("claims nothing where the mail moves everybody alike, however much people differ", () => {
    const alike = trial({ people: 2_200, seed: 2, chance: movesAllAlike });
    const { verdict, model } = checkUplift(alike, { today, seed: 1 });
    expect(verdict.state).toBe("nothing-better");
    expect(model).toBeUndefined();
  });

  it("uses a learner where the mail moves some, and remembers since when", () => {
    const some = trial({ people: 2_200, seed: 2, chance: movesOneKind });
    const first = checkUplift(some, { today, seed: 1 });
    expect(first.verdict).toMatchObject({ state: "used", since: today });
    expect(first.model).toBeDefined();
    const again = checkUplift(some, { today: today + 91, seed: 1, before: first.verdict });
    expect(again.verdict).toMatchObject({ state: "used", since: today });
    expect(verdictText(again.verdict)).toMatch(/^used since 2026-04-01: .*, Qini /);
  });
});
