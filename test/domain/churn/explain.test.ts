import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explainScore, typicalBuyer } from "../../../src/domain/churn/explain.ts";
import { makeGapCounts } from "../../../src/domain/churn/gaps.ts";
import { buyerOf } from "../../../src/domain/churn/histogram.ts";
import { historyOf } from "../../../src/domain/churn/histories.ts";
import { learnChurn, noPurchaseProbability } from "../../../src/domain/churn/model.ts";
import type { OrderDay } from "../../../src/domain/people/profile.ts";
import { shopOf } from "../../support/shops.ts";

const TODAY = 700;
const money = (minor: number) => `${(minor / 100).toFixed(2)} EUR`;

function learned(shop: readonly (readonly OrderDay[])[]) {
  const gaps = makeGapCounts();
  const dayLists = shop.map((days) => days.map(({ day }) => day));
  for (const days of dayLists) gaps.add(days, TODAY);
  const buyers = dayLists.flatMap((days) => {
    const buyer = buyerOf(days, TODAY);
    return buyer ? [{ ...buyer, weight: 1 }] : [];
  });
  const histories = shop.map(historyOf);
  return {
    model: learnChurn({ buyers, gaps: gaps.counts, histories }, TODAY, 30),
    typical: typicalBuyer(histories, TODAY) ?? { silence: 30, pace: 30, orderDays: 1, spentEach: 1_000 },
  };
}

const regular = shopOf({ customers: 1_500, span: TODAY, pace: 30, loss: 0.08, regularity: 12 });
/** Nobody is ever silent for long: no window in which enough were lost. */
const faithful = shopOf({ customers: 90, span: TODAY, pace: 3, loss: 0, regularity: 20 });
const SHOPS = [learned(regular), learned(faithful), learned(regular.slice(0, 20))];

const ordersOn = (...days: readonly number[]) => ({
  orderDays: days.map((day) => ({ day, orders: 1, spent: 4_500 })),
});
const anyOrders = fc
  .uniqueArray(fc.integer({ min: 1, max: TODAY }), { minLength: 1, maxLength: 40 })
  .chain((days) =>
    fc.record({
      days: fc.constant(days.toSorted((a, b) => a - b)),
      spent: fc.array(fc.nat(50_000), { minLength: days.length, maxLength: days.length }),
    }),
  )
  .map(({ days, spent }) => ({
    orderDays: days.map((day, index) => ({ day, orders: 1, spent: spent[index] ?? 0 })),
  }));

describe("the explanation of a score", () => {
  it("is made for every kind of model", () => {
    expect(SHOPS.map(({ model }) => model.kind)).toEqual(["trained-score", "gap-hazards", "shrunk-prior"]);
  });

  it("adds up to the score, for every history and every model", () => {
    fc.assert(
      fc.property(anyOrders, fc.constantFrom(...SHOPS), (history, { model, typical }) => {
        const why = explainScore({ model, typical, today: TODAY, periodDays: 30 }, history, money);
        const probability = noPurchaseProbability(model, history, TODAY, 30);
        const sum = (why?.contributions ?? []).reduce((total, { logOdds }) => total + logOdds, 0);
        expect(why?.probability).toBe(probability);
        expect((why?.typical.logOdds ?? 0) + sum).toBeCloseTo(why?.logOdds ?? Number.NaN, 8);
        expect(1 / (1 + Math.exp(-(why?.logOdds ?? 0)))).toBeCloseTo(probability ?? Number.NaN, 8);
      }),
    );
  });

  it("speaks a marketer's language", () => {
    const { model, typical } = learned(regular);
    const days = [0, 21, 42, 63].map((day) => TODAY - 55 - 63 + day);
    const why = explainScore({ model, typical, today: TODAY, periodDays: 30 }, ordersOn(...days), money);
    expect(why?.summary).toBe("usually orders every 21 days, silent for 55 (2.6 times as long)");
    const words = why?.contributions.map((contribution) => contribution.words).join("; ");
    expect(words).toContain("has ordered on 4 days");
    expect(words).toContain("spends 45.00 EUR a time");
  });

  it("blames the silence of somebody who is long overdue, and nothing of the typical buyer", () => {
    const [{ model, typical }] = [learned(regular)];
    const late = explainScore(
      { model, typical, today: TODAY, periodDays: 30 },
      ordersOn(100, 130, 160, 190, 220),
      money,
    );
    expect(late?.contributions[0]?.fact).toBe("silence");
    expect(late?.contributions[0]?.logOdds).toBeGreaterThan(0.5);
    const usual = TODAY - typical.silence;
    const orderDays = Array.from({ length: typical.orderDays }, (_, back) => ({
      day: usual - Math.round(typical.pace * back),
      orders: 1,
      spent: typical.spentEach,
    })).toReversed();
    const same = explainScore({ model, typical, today: TODAY, periodDays: 30 }, { orderDays }, money);
    for (const { logOdds } of same?.contributions ?? []) expect(Math.abs(logOdds)).toBeLessThan(0.15);
  });

  it("has nothing to say of somebody who has not bought by then", () => {
    const { model, typical } = learned(regular);
    expect(
      explainScore({ model, typical, today: TODAY, periodDays: 30 }, { orderDays: [] }, money),
    ).toBeUndefined();
    expect(
      explainScore({ model, typical, today: TODAY, periodDays: 30 }, ordersOn(TODAY + 1), money),
    ).toBeUndefined();
    expect(typicalBuyer([], TODAY)).toBeUndefined();
  });
});
