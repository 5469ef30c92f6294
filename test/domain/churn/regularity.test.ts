import { describe, expect, it } from "vitest";
import { evidenceOf } from "../../../bench/accuracy/forecasts.ts";
import { shoppersOf } from "../../../bench/accuracy/shoppers.ts";
import { SIMULATED, type SimulatedShop, simulate } from "../../../bench/accuracy/simulated-shops.ts";
import { type Standing, standingOn } from "../../../src/domain/churn/histories.ts";
import { learnChurn, probabilityOf } from "../../../src/domain/churn/model.ts";
import { outlasts, renewalsOf, SHAPES } from "../../../src/domain/churn/regularity.ts";
import { fitValue, makeValuer } from "../../../src/domain/value/model.ts";
import { makeSpendCounter, spendOf } from "../../../src/domain/value/spend.ts";

function shopNamed(name: string): SimulatedShop {
  const shop = SIMULATED.find((one) => one.name === name);
  if (!shop) throw new Error(`no shop ${name}`);
  return shop;
}

function learnedFrom(shop: SimulatedShop) {
  const { cutoff, customers } = simulate(shop, 5);
  const shoppers = shoppersOf(
    customers.map(({ id, orderDays }) => [id, orderDays] as const),
    cutoff,
    shop.days,
  );
  const evidence = evidenceOf(shoppers, cutoff);
  return { cutoff, shoppers, evidence, churn: learnChurn(evidence, cutoff, shop.days) };
}

/** A shop of usual customers, and so many who order every week, give or take a day or two. */
function withWeekly(weekly: number): SimulatedShop {
  const usual = shopNamed("usual (MBG/NBD as on CDNOW)");
  let made = 0;
  return {
    ...usual,
    customers: 1_500 + weekly,
    habit: (random) => {
      made += 1;
      return made <= weekly ? { pace: 7, regularity: 12, loss: 0.02 } : usual.habit(random);
    },
  };
}

/** Gaps of 5, 7 and 9 days, again and again, then silence. */
function weeklyBuyer(today: number, silence: number): Standing {
  const days = [today - silence];
  for (let order = 0; order < 30; order += 1) days.unshift((days[0] ?? 0) - ([5, 7, 9, 7][order % 4] ?? 7));
  const standing = standingOn(
    days.map((day) => ({ day, orders: 1, spent: 1_000 })),
    today,
  );
  if (!standing) throw new Error("has bought");
  return standing;
}

describe.each([30, 200])("a weekly buyer, in a shop with %d such among 1,500 others", (weekly) => {
  const { churn, cutoff } = learnedFrom(withWeekly(weekly));
  const told = (silence: number) => probabilityOf(churn, weeklyBuyer(cutoff, silence), 30);

  it("is told to be gone after three weeks of silence, and to be there within one", () => {
    for (const silence of [21, 28, 34]) expect(told(silence)).toBeGreaterThan(0.9);
    for (const silence of [1, 6]) expect(told(silence)).toBeLessThan(0.1);
  });

  it("is told the less, the longer the silence", () => {
    for (const silence of [7, 10, 14, 21]) expect(told(silence)).toBeGreaterThan(told(silence - 3));
  });
});

it("tells the orders of a shop of subscriptions to 10%", () => {
  const shop = { ...shopNamed("subscriptions of a month, 8% cancel"), customers: 800 };
  const { shoppers, evidence, churn } = learnedFrom(shop);
  const worthOf = makeValuer(fitValue(evidence.buyers, makeSpendCounter()), shop.days, churn);
  const told = shoppers.reduce((sum, { standing, orderDays }) => {
    const noPurchase = probabilityOf(churn, standing, shop.days);
    return sum + worthOf(standing, spendOf(orderDays), noPurchase).expectedOrders;
  }, 0);
  const happened = shoppers.reduce((sum, { orders }) => sum + orders, 0);
  expect(Math.abs(told / happened - 1)).toBeLessThan(0.1);
});

describe("what a customer's own gaps say", () => {
  it("is likeliest by an even shape where they are even, and by none where they are not", () => {
    const likeliest = (unevenness: number) => {
      const renewals = renewalsOf({ x: 20, tx: 140, unevenness }, 40);
      return renewals.toSorted((a, b) => b.logLikelihood - a.logLikelihood)[0]?.shape ?? 0;
    };
    expect(likeliest(0.005)).toBeGreaterThan(50);
    expect(likeliest(0.06)).toBe(8);
    expect(likeliest(0.6)).toBe(1);
  });

  it("makes a gap last the less likely, the longer it is, from 1 to 0", () => {
    for (const renewal of renewalsOf({ x: 12, tx: 84, unevenness: 0.1 }, 40)) {
      expect(SHAPES).toContain(renewal.shape);
      expect(outlasts(renewal, 0)).toBe(1);
      let before = 1;
      for (const days of [1, 3, 7, 10, 20, 40, 400, 4_000]) {
        const now = outlasts(renewal, days);
        expect(now).toBeLessThanOrEqual(before);
        expect(now).toBeGreaterThanOrEqual(0);
        before = now;
      }
      expect(before).toBeLessThan(0.001);
    }
  });
});
