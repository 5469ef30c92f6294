import { describe, expect, it } from "vitest";
import { learningPage } from "../../cli/pages/learning-page.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeMemoryExperiments } from "../../src/adapters/memory/experiments.ts";
import { makeMemoryRunStore } from "../../src/adapters/memory/run-store.ts";
import { holdoutOf } from "../../src/app/chains/holdouts.ts";
import { makeReadLearning } from "../../src/app/nightly/read-learning.ts";
import { makeUpliftChecks } from "../../src/app/nightly/uplift-checks.ts";
import { formatDay } from "../../src/domain/basics/calendar.ts";
import type { Chain } from "../../src/domain/config/chain.ts";
import { daysUntilCounted } from "../../src/domain/uplift/ready.ts";
import type { DatedUpliftCheck } from "../../src/ports/uplift.ts";
import { shopWith } from "../support/chain-bundles.ts";
import { holdoutMeasuring } from "../support/experiments.ts";
import { FIRST_DAY } from "../support/nights.ts";

const WITHIN = 30;

/** A shop that has drawn 300 people a day for a whole window, of whom a tenth is held out. */
async function learningOf(
  check?: Partial<DatedUpliftCheck>,
  chain: Partial<Chain> = { holdout_percent: 10 },
) {
  const [runs, config, experiments] = [
    makeMemoryRunStore(),
    makeMemoryConfigStore(),
    makeMemoryExperiments(),
  ];
  const bundle = shopWith({ steps: [{ send: "one" }], ...chain });
  await config.publish({ publishedAt: 0, by: "test", digest: "", files: {}, bundle });
  const holdout = holdoutOf("welcome", bundle);
  if (holdout)
    await experiments.putHoldout(
      holdoutMeasuring({
        ...{ experiment: holdout.experiment, epoch: holdout.epoch, withinDays: WITHIN },
        ripening: Array.from({ length: WITHIN }, (_, day) => ({
          closes: FIRST_DAY + day,
          mailed: 270,
          heldOut: 30,
        })),
      }),
    );
  const sides = [{ experiment: "chain:welcome", mailed: 900, heldOut: 100 }];
  if (check)
    await makeUpliftChecks(runs).put({
      verdict: { state: "too-early", of: "draws", have: 100, need: 1_000 },
      ...{ on: FIRST_DAY, sides },
      ...check,
    });
  return makeReadLearning({ runs, config, experiments })();
}

describe("what is said of learning whom mails move", () => {
  it("is how many more draws are needed, and when there are enough at the pace of the last window", async () => {
    const learning = await learningOf({});
    // All 900 that are missing on the smaller side wait for the end of their windows.
    expect(learning).toMatchObject({ have: 100, need: 1_000, readyOn: formatDay(FIRST_DAY + WITHIN) });
    expect(learningPage(learning)).toContain(
      "900 more counted draws on the smaller side (100 of 1,000 on 2026-03-01)",
    );
  });

  it("is nothing before a night has looked, and where nobody is held out", async () => {
    expect(await learningOf()).toEqual({ state: "not-looked" });
    expect(await learningOf(undefined, { holdout_percent: 0 })).toEqual({ state: "nobody-held-out" });
  });

  it("is the interval that decides, and the first day of the quarter in which it is asked again", async () => {
    const qini = { qini: 0.01, low: -0.002, high: 0.022 };
    const learning = await learningOf({ verdict: { state: "nothing-better", ...qini } });
    expect(learning).toMatchObject({ state: "nothing-better", nextLookOn: "2026-04-01", ...qini });
    expect(learningPage(learning)).toContain("Qini 0.0100, 99% interval -0.0020 to 0.0220");
  });
});

describe("days until so many more draws are counted", () => {
  it("are those of the draws that wait, then of those that come", () => {
    const pace = { waiting: 300, perDay: 10, windowDays: 30 };
    expect(daysUntilCounted(150, pace)).toBe(15);
    expect(daysUntilCounted(400, pace)).toBe(40);
    expect(daysUntilCounted(400, { ...pace, perDay: 0 })).toBeUndefined();
  });
});
