import { describe, expect, it } from "vitest";
import { evidenceOf } from "../../../bench/accuracy/forecasts.ts";
import { shoppersOf } from "../../../bench/accuracy/shoppers.ts";
import { SIMULATED, simulate } from "../../../bench/accuracy/simulated-shops.ts";
import { explainScore, typicalBuyer } from "../../../src/domain/churn/explain.ts";
import { standingOn } from "../../../src/domain/churn/histories.ts";
import { learnChurn, noPurchaseProbability } from "../../../src/domain/churn/model.ts";
import { makeScorer } from "../../../src/domain/churn/scorer.ts";
import type { OrderDay } from "../../../src/domain/people/profile.ts";
import { fitValue, makeValuer } from "../../../src/domain/value/model.ts";
import { makeSpendCounter, spendOf } from "../../../src/domain/value/spend.ts";

const PERIOD = 14;
const shop = SIMULATED.find(({ name }) => name === "business customers, weekly");
if (!shop) throw new Error("no such shop");
const { cutoff: TODAY, customers } = simulate(shop, 1);
const USUAL = customers.map(({ id, orderDays }) => [id, orderDays] as const);

const order = (day: number, spent = 1_000): OrderDay => ({ day, orders: 1, spent });
const UNUSUAL: Readonly<Record<string, readonly OrderDay[]>> = {
  "10,000 order days": Array.from({ length: 10_000 }, (_, index) => order(TODAY - 9_999 + index)),
  "10,000 orders on one day": [{ day: TODAY, orders: 10_000, spent: 1e9 }],
  "orders of nothing": [order(TODAY - 3, 0), order(TODAY - 1, 0)],
  "more given back than paid": [order(TODAY - 30, -5_000), order(TODAY - 1, 10)],
  "a fortune": [order(TODAY - 100, 1e14), order(TODAY - 50, 1), order(TODAY + 20, 1)],
  "an order of 1970": [order(0)],
  "an order of 1970 and one of today": [order(1), order(TODAY)],
};

describe.each([
  ["0", []],
  ["1", USUAL.slice(0, 1)],
  ["2", USUAL.slice(0, 2)],
  ["50", USUAL.slice(0, 50)],
  ["400", USUAL],
] as const)("in a shop of %s usual customers", (_, usual) => {
  const shoppers = shoppersOf([...usual, ...Object.entries(UNUSUAL)], TODAY, PERIOD);
  const evidence = evidenceOf(shoppers, TODAY);
  const model = learnChurn(evidence, TODAY, PERIOD);
  const typical = typicalBuyer(evidence.histories, TODAY);
  const spend = makeSpendCounter();
  for (const { id, orderDays } of shoppers) spend.add(id, spendOf(orderDays));
  const worthOf = makeValuer(fitValue(evidence.buyers, spend), PERIOD, model);
  const scoreOf = makeScorer(model, PERIOD);

  it.each(Object.entries(UNUSUAL))("a customer with %s is scored, valued and explained", (_, orderDays) => {
    const standing = standingOn(orderDays, TODAY);
    const probability = noPurchaseProbability(model, { orderDays }, TODAY, PERIOD) ?? Number.NaN;
    if (!standing || !typical) throw new Error("has bought");
    expect(probability).toBeGreaterThanOrEqual(0);
    expect(probability).toBeLessThanOrEqual(1);
    expect(scoreOf(standing)).toBeCloseTo(probability, 9);
    for (const figure of Object.values(worthOf(standing, spendOf(orderDays, TODAY), probability))) {
      expect(figure).toBeGreaterThanOrEqual(0);
      expect(figure).toBeLessThan(Number.POSITIVE_INFINITY);
    }
    const told = explainScore({ model, typical, today: TODAY, periodDays: PERIOD }, { orderDays }, (minor) =>
      minor.toFixed(0),
    );
    const sum = told?.contributions.reduce((total, { logOdds }) => total + logOdds, told.typical.logOdds);
    expect(told?.probability).toBe(probability);
    expect(sum).toBeCloseTo(told?.logOdds ?? Number.NaN, 6);
  });
});

describe("somebody whose only order is in the future", () => {
  it("has not bought: nothing is said, and the shop's model is the same", () => {
    const evidence = evidenceOf(shoppersOf(USUAL, TODAY, PERIOD), TODAY);
    const model = learnChurn(evidence, TODAY, PERIOD);
    const future = [order(TODAY + 5)];
    expect(noPurchaseProbability(model, { orderDays: future }, TODAY, PERIOD)).toBeUndefined();
    const withFuture = evidenceOf(shoppersOf([...USUAL, ["u:later", future]], TODAY, PERIOD), TODAY);
    expect(learnChurn(withFuture, TODAY, PERIOD)).toEqual(model);
  });
});
