import { describe, expect, it } from "vitest";
import { holdoutOf } from "../../src/app/chains/holdouts.ts";
import { effectsOf } from "../../src/app/nightly/chains-ahead.ts";
import { makeReadForecast } from "../../src/app/nightly/read-forecast.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import { type ArmSums, NO_SUMS } from "../../src/domain/proof/arm-sums.ts";
import { designOf } from "../../src/domain/proof/design.ts";
import type { HoldoutMeasuring } from "../../src/domain/proof/holdout-measuring.ts";
import { holdoutMeasuring } from "../support/experiments.ts";
import { boughtAgo, bundleOf, chainOf, openShop, shopper } from "../support/nights.ts";

const EACH = 50_000;
const chainsOf = (many: number) =>
  Object.fromEntries(
    Array.from({ length: many }, (_, at) => [
      `chain-${at}`,
      { ...chainOf({ segment: "doubting" }), holdout_percent: 50 },
    ]),
  );

const arm = (buyers: number): ArmSums => ({
  ...{ ...NO_SUMS, people: 1_000, buyers, sum: buyers * EACH, squares: buyers * EACH ** 2 },
  ...{ raw: buyers * EACH, rawSquares: buyers * EACH ** 2 },
});

/** So many more than 200 of a thousand order in each chain. */
function measured(bundle: Bundle, more: readonly number[]): readonly HoldoutMeasuring[] {
  const design = designOf({ customers: 10_000, averageOrder: EACH });
  return more.flatMap((buyers, at) => {
    const holdout = holdoutOf(`chain-${at}`, bundle);
    if (!holdout) return [];
    const strata = [{ probability: 0.5, treated: arm(200 + buyers), heldOut: arm(200) }];
    const { experiment, epoch } = holdout;
    return [holdoutMeasuring({ experiment, epoch, outcomes: [{ outcome: "revenue", design, strata }] })];
  });
}

describe("effects of chains in a night", () => {
  const MORE = [0, 10, 20, 30, 90];
  const effectsIn = (more: readonly number[]) => {
    const bundle = bundleOf({ chains: chainsOf(more.length) });
    const { of } = effectsOf(bundle, measured(bundle, more));
    return more.map((_, at) => {
      const effect = of(`chain-${at}`, "revenue");
      if (typeof effect === "string") throw new Error(effect);
      return effect.estimate;
    });
  };

  it("are drawn towards one another from five measured chains up, and stand as they are below", () => {
    const plain = MORE.map((buyers) => (buyers * EACH) / 1_000);
    const four = effectsIn(MORE.slice(0, 4));
    expect(four.map(Math.round)).toEqual(plain.slice(0, 4));
    const five = effectsIn(MORE);
    expect(five[0]).toBeGreaterThan(plain[0] ?? 0);
    expect(five.at(-1)).toBeLessThan((plain.at(-1) ?? 0) * 0.95);
    expect(five.toSorted((one, other) => one - other)).toEqual(five);
  });

  it.each([
    [4, 0],
    [5, 5],
  ])("of %i measured chains are told in the forecast as %i drawn together", async (many, drawn) => {
    const buyers = Array.from({ length: 60 }, (_, n) => shopper(`u:${n}`, boughtAgo(100, 60, 5 + n)));
    const options = { chains: chainsOf(many) };
    const shop = await openShop(buyers, options);
    for (const one of measured(bundleOf(options), MORE.slice(0, many)))
      await shop.experiments.putHoldout(one);
    await shop.night();
    const report = await makeReadForecast(shop)();
    expect(report?.learned.shrunkChains).toBe(drawn);
  });
});
