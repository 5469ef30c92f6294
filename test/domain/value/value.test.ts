import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectedPurchases, purchaseProbability } from "../../../src/domain/churn/buy-till-you-die.ts";
import type { WeightedBuyer } from "../../../src/domain/churn/histogram.ts";
import { expectedSpend } from "../../../src/domain/value/gamma-gamma.ts";
import { discountedPurchases, YEAR } from "../../../src/domain/value/lifetime.ts";
import { fitValue, makeValuer } from "../../../src/domain/value/model.ts";
import { fitMoney, spendPerOrderDay } from "../../../src/domain/value/money-model.ts";
import { makeSpendCounter, type SpendCounts, spendOf } from "../../../src/domain/value/spend.ts";

/** The published figures were made with parameters and histories rounded like this. */
it.each([
  { customer: 1, x: 2, tx: 30.43, T: 38.86, mean: 22.35, wanted: 36.289 },
  { customer: 2, x: 1, tx: 1.71, T: 38.86, mean: 11.77, wanted: 4.637 },
  { customer: 3, x: 0, tx: 0, T: 38.86, mean: 0, wanted: 8.369 },
  { customer: 6, x: 7, tx: 29.43, T: 38.86, mean: 73.74, wanted: 283.533 },
])("the discounted value of CDNOW's customer $customer is the published $wanted", ({
  x,
  tx,
  T,
  mean,
  wanted,
}) => {
  const parameters = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
  const buyer = { x, tx: tx * 7, T: T * 7 };
  const orders = discountedPurchases((days) => expectedPurchases("bg-nbd", parameters, buyer, days), YEAR);
  expect(orders * expectedSpend({ p: 6.25, q: 3.74, v: 15.44 }, x, mean)).toBeCloseTo(wanted, 3);
});

type Shop = readonly (readonly number[])[];
const counterOf = (shop: Shop, enough?: number) => {
  const counter = makeSpendCounter(enough);
  shop.forEach((amounts, index) => {
    const orderDays = amounts.map((spent, n) => ({ day: n, orders: 1, spent }));
    if (amounts.length > 0) counter.add(`u:${index}`, spendOf(orderDays));
  });
  return counter;
};
/** Small and large spenders, whose own purchases differ too. */
const varied: Shop = Array.from({ length: 300 }, (_, n) =>
  Array.from({ length: 1 + (n % 4) }, (_, k) =>
    Math.round((100_000 / (3 + ((n * 37) % 90))) * (0.6 + ((n * 13 + k * 29) % 80) / 100)),
  ),
);

describe("the money model", () => {
  it("is Gamma-Gamma where the shop's data allows it", () => {
    expect(fitMoney(counterOf(varied))).toMatchObject({ kind: "gamma-gamma", spenders: 225 });
  });

  it.each([
    { shop: [], why: /nobody has bought for money/ },
    { shop: [[500], [700], [0, 0]], why: /nobody has bought for money/ },
    {
      shop: [
        [500, 600],
        [700, 100],
      ],
      why: /^2 repeat buyers/,
    },
    { shop: Array.from({ length: 40 }, () => [100, 250, 250]), why: /cost the same/ },
    {
      shop: Array.from({ length: 400 }, (_, n) => [0, Math.round(100 * (400 / (n + 1)) ** 2)]),
      why: /no mean \(q = 0\./,
    },
  ])("falls back to the store's average and says $why", ({ shop, why }) => {
    const model = fitMoney(counterOf(shop));
    expect(model.kind).toBe("store-average");
    expect(model.kind === "store-average" && model.why).toMatch(why);
    const spend = spendPerOrderDay(model, { x: 3, repeatSpent: 300, spent: 400 });
    expect(Number.isFinite(spend)).toBe(true);
  });

  it("draws a customer's own average to the store's, the less the more is known", () => {
    const model = { kind: "store-average", mean: 1_000, spenders: 5, why: "" } as const;
    expect(spendPerOrderDay(model, { x: 0, repeatSpent: 0, spent: 2_000 })).toBe(1_500);
    expect(spendPerOrderDay(model, { x: 8, repeatSpent: 16_000, spent: 18_000 })).toBe(1_900);
  });

  it("is the same of merged shards as of the whole, also when the sample overflows", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: -500, max: 10_000 }), { maxLength: 4 }), { maxLength: 120 }),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 10, max: 100 }),
        (shop, shards, enough) => {
          const whole = counterOf(shop, enough);
          const merged = makeSpendCounter(enough);
          for (let shard = shards - 1; shard >= 0; shard -= 1) {
            const part = shop.map((amounts, index) => (index % shards === shard ? amounts : []));
            const counts: SpendCounts = JSON.parse(JSON.stringify(counterOf(part, enough).counts()));
            merged.merge(counts);
          }
          expect(merged.counts()).toEqual(whole.counts());
          expect(fitMoney(merged)).toEqual(fitMoney(whole));
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("a customer's value", () => {
  const buyers: readonly WeightedBuyer[] = Array.from({ length: 300 }, (_, n) => {
    const x = n % 4;
    return { x, tx: x === 0 ? 0 : 20 + ((n * 31) % 200), T: 230 + (n % 100), weight: 1 };
  });
  const model = fitValue(buyers, counterOf(varied));
  const worth = makeValuer(model, 30);
  const spend = { x: 2, repeatSpent: 8_000, spent: 9_000 };

  it("is the published conditional expectation when the probability is the order model's own", () => {
    const buyer = { x: 2, tx: 150, T: 200, spent: 9_000 };
    const { parameters } = model.orders;
    const noPurchase = 1 - purchaseProbability("mbg-nbd", parameters, buyer, 30);
    const value = worth(buyer, spend, noPurchase);
    const expected = (days: number) => expectedPurchases("mbg-nbd", parameters, buyer, days);
    const perOrder = spendPerOrderDay(model.money, spend);
    expect(value.expectedOrders).toBeCloseTo(expected(30), 10);
    expect(value.expectedMoney).toBeCloseTo(expected(30) * perOrder, 6);
    expect(value.lifetimeValue).toBeCloseTo(discountedPurchases(expected, YEAR) * perOrder, 6);
    expect(value.valueAtRisk).toBeCloseTo(noPurchase * value.lifetimeValue, 6);
  });

  it("is finite and not negative for anybody, 10,000 orders and orders of today included", () => {
    fc.assert(
      fc.property(
        fc.nat(10_000),
        fc.nat(6_000),
        fc.integer({ min: -1_000, max: 10_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (x, T, spent, noPurchase) => {
          const value = worth({ x, tx: 0, T, spent }, { x, repeatSpent: spent, spent }, noPurchase);
          for (const figure of Object.values(value)) {
            expect(Number.isFinite(figure)).toBe(true);
            expect(figure).toBeGreaterThanOrEqual(0);
          }
        },
      ),
    );
  });

  it.each([
    { shop: "of nobody", of: [] },
    { shop: "of one", of: [{ x: 0, tx: 0, T: 10, weight: 1 }] },
    { shop: "where nobody came back", of: [{ x: 0, tx: 0, T: 100, weight: 5_000 }] },
    { shop: "of one day", of: [{ x: 0, tx: 0, T: 0, weight: 500 }] },
    { shop: "where everybody buys daily", of: [{ x: 100, tx: 100, T: 100, weight: 500 }] },
  ])("exists in a shop $shop", ({ of }) => {
    const value = makeValuer(fitValue(of, counterOf([])), 30)(
      { x: 1, tx: 20, T: 50, spent: 9_000 },
      spend,
      0.4,
    );
    for (const figure of Object.values(value)) expect(figure).toBeGreaterThanOrEqual(0);
  });
});
