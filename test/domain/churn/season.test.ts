import { describe, expect, it } from "vitest";
import { evidenceOf } from "../../../bench/accuracy/forecasts.ts";
import { shoppersOf } from "../../../bench/accuracy/shoppers.ts";
import { SIMULATED, simulate } from "../../../bench/accuracy/simulated-shops.ts";
import { learnChurn, probabilityOf, shopProbability } from "../../../src/domain/churn/model.ts";

const OPENING = 10_000;

/** What was told with and without the season, beside what happened. */
function rolling(name: string, days: readonly number[], size = { customers: 1_500, history: 1_250 }) {
  const shop = SIMULATED.find((one) => one.name === name);
  if (!shop) throw new Error(`no shop ${name}`);
  const { customers } = simulate({ ...shop, ...size }, 3);
  return days.map((day) => {
    const cutoff = OPENING + day;
    const shoppers = shoppersOf(
      customers.map(({ id, orderDays }) => [id, orderDays] as const),
      cutoff,
      30,
    );
    const churn = learnChurn(evidenceOf(shoppers, cutoff), cutoff, 30);
    const ordering = (of: typeof probabilityOf) =>
      shoppers.reduce((sum, { standing }) => sum + 1 - of(churn, standing, 30), 0);
    return {
      season: churn.season,
      told: ordering(probabilityOf),
      withoutSeason: ordering(shopProbability),
      happened: shoppers.filter(({ orders }) => orders > 0).length,
    };
  });
}

describe("the season", () => {
  it("halves the error of the level in a shop with strong seasons, after two years", () => {
    const cutoffs = rolling("seasonal, after the season", [790, 1_030], {
      customers: 3_000,
      history: 1_160,
    });
    const error = (of: (one: (typeof cutoffs)[number]) => number) =>
      cutoffs.reduce((sum, one) => sum + Math.abs(Math.log(of(one) / one.happened)), 0) / cutoffs.length;
    expect(error(({ told }) => told)).toBeLessThan(0.25);
    expect(error(({ told }) => told)).toBeLessThan(0.5 * error(({ withoutSeason }) => withoutSeason));
  });

  it("is next to none in a shop without seasons", () => {
    for (const { season } of rolling("usual (MBG/NBD as on CDNOW)", [850])) {
      if (season?.kind !== "known") throw new Error("two years are enough");
      for (const factor of [season.ahead, season.year]) {
        expect(factor).toBeGreaterThan(0.85);
        expect(factor).toBeLessThan(1.18);
      }
    }
  });

  it("is not known within the first year, and changes nothing then", () => {
    const [young] = rolling("seasonal, after the season", [300]);
    expect(young?.season).toMatchObject({
      kind: "unknown",
      why: expect.stringContaining("a year of orders"),
    });
  });
});
