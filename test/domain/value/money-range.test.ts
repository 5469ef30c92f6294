import { describe, expect, it } from "vitest";
import { evidenceOf } from "../../../bench/accuracy/forecasts.ts";
import { shoppersOf } from "../../../bench/accuracy/shoppers.ts";
import { SIMULATED, simulate } from "../../../bench/accuracy/simulated-shops.ts";
import { learnChurn, probabilityOf } from "../../../src/domain/churn/model.ts";
import { fitValue, makeValuer } from "../../../src/domain/value/model.ts";
import { rangesOf } from "../../../src/domain/value/money-range.ts";
import { makeSpendCounter, spendOf } from "../../../src/domain/value/spend.ts";

/** What was told of each customer of a simulated shop, and what the customer brought in the period. */
function toldIn(name: string) {
  const shop = SIMULATED.find((one) => one.name === name);
  if (!shop) throw new Error(`no shop ${name}`);
  const { cutoff, customers } = simulate({ ...shop, customers: 1_500 }, 21);
  const shoppers = shoppersOf(
    customers.map(({ id, orderDays }) => [id, orderDays] as const),
    cutoff,
    shop.days,
  );
  const evidence = evidenceOf(shoppers, cutoff);
  const churn = learnChurn(evidence, cutoff, shop.days);
  const spends = makeSpendCounter();
  for (const { id, orderDays } of shoppers) spends.add(id, spendOf(orderDays));
  const model = fitValue(evidence.buyers, spends);
  const worthOf = makeValuer(model, shop.days, churn);
  const all = new Map(customers.map(({ id, orderDays }) => [id, orderDays]));
  return shoppers.map(({ id, orderDays, standing }) => {
    const noPurchase = probabilityOf(churn, standing, shop.days);
    const spend = spendOf(orderDays);
    const value = worthOf(standing, spend, noPurchase);
    const ranges = rangesOf(model, shop.days, { buyer: standing, spend, noPurchase, value });
    const brought = (all.get(id) ?? []).filter(({ day }) => day > cutoff);
    return { value, ranges, noPurchase, brought: brought.reduce((sum, { spent }) => sum + spent, 0) };
  });
}

describe.each(["usual (MBG/NBD as on CDNOW)", "very frequent, 30 days"])("in the shop '%s'", (name) => {
  const told = toldIn(name);

  it("the range of the period holds what at least 95% of the customers bring", () => {
    const held = told.filter(
      ({ ranges: { expectedMoney }, brought }) =>
        brought >= expectedMoney.low && brought <= expectedMoney.high,
    );
    expect(held.length / told.length).toBeGreaterThan(0.95);
  });

  it("every range holds the figure that it is about", () => {
    for (const { value, ranges } of told) {
      for (const figure of ["expectedMoney", "lifetimeValue"] as const) {
        expect(ranges[figure].low).toBeGreaterThanOrEqual(0);
        expect(ranges[figure].low).toBeLessThanOrEqual(value[figure]);
        expect(ranges[figure].high).toBeGreaterThanOrEqual(value[figure]);
      }
    }
  });
});

it("starts above nothing only for customers who almost surely buy", () => {
  for (const { ranges, noPurchase } of toldIn("very frequent, 30 days")) {
    expect(ranges.expectedMoney.low > 0).toBe(noPurchase < 0.025);
  }
});
