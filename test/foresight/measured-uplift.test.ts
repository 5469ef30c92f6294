import { describe, expect, it } from "vitest";
import { measuredUplift } from "../../src/app/foresight/replay/measured-uplift.ts";
import { NO_SUMS, withPerson } from "../../src/domain/proof/arm-sums.ts";
import { designOf } from "../../src/domain/proof/design.ts";
import type { HoldoutMeasuring } from "../../src/domain/proof/holdout-measuring.ts";
import { holdoutMeasuring } from "../support/experiments.ts";
import { FIRST_DAY } from "../support/nights.ts";

const design = { ...designOf({ customers: 10_000, averageOrder: 100_000 }), limit: 10 };

/** So many people on each side, of whom so many of a hundred order. */
function armOf(people: number, percent: number, boughtBefore = 1) {
  let arm = NO_SUMS;
  for (let index = 0; index < people; index += 1) {
    const ordered = index % 100 < percent;
    const covariates = { spent: boughtBefore * 1_000, orders: boughtBefore };
    arm = withPerson(arm, { outcome: ordered ? 1 : 0, ordered, covariates }, design);
  }
  return arm;
}

function counted(percents: readonly [mailed: number, heldOut: number], over: Partial<HoldoutMeasuring> = {}) {
  const [treated, heldOut] = [armOf(4_000, percents[0]), armOf(4_000, percents[1])];
  return holdoutMeasuring({
    percent: 50,
    outcomes: [{ outcome: "orders", design, strata: [{ probability: 0.5, treated, heldOut }] }],
    ...over,
  });
}

describe("what hold-outs have shown, as the uplift of a replay", () => {
  it("is further orders by a hundred entries, with the interval of proof", async () => {
    const known = await measuredUplift([counted([30, 20])]).ofChain("welcome");
    expect(known?.source).toBe("measured");
    expect(known?.points).toBeCloseTo(10, 1);
    expect(known?.low).toBeGreaterThan(3);
    expect(known?.high).toBeLessThan(17);
  });

  it("is of the newest epoch that tells anything", async () => {
    const before = counted([30, 20]);
    const now = { epoch: "e2", beganOn: FIRST_DAY + 90 };
    const early = holdoutMeasuring({ ...now, outcomes: [{ outcome: "orders", design, strata: [] }] });
    expect((await measuredUplift([early, before]).ofChain("welcome"))?.points).toBeCloseTo(10, 1);
    const later = counted([25, 20], now);
    expect((await measuredUplift([before, later]).ofChain("welcome"))?.points).toBeCloseTo(5, 1);
  });

  it("is nothing where nobody is held out, and where the comparison is not to be trusted", async () => {
    expect(await measuredUplift([counted([30, 20])]).ofChain("another")).toBeUndefined();
    const leaking = counted([30, 20], { leaks: { inBothArms: 900, heldOutButMailed: 900 } });
    expect(await measuredUplift([leaking]).ofChain("welcome")).toBeUndefined();
  });
});
