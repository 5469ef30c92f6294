import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Basket } from "../../../src/domain/offers/basket.ts";
import type { Benefit } from "../../../src/domain/offers/benefit.ts";
import { costOf, costWhenPaid, discountOf, faceValue } from "../../../src/domain/offers/discount.ts";
import { marginOf, marginWithOffer } from "../../../src/domain/offers/margin.ts";
import { VARIANT_KINDS } from "../../../src/domain/offers/variants.ts";

const tea = { product: "t1", category: "Tea", merchant: "North", price: 33_333, quantity: 1 };
const mug = { product: "m1", category: "home", merchant: "South", price: 50_001, quantity: 2 };
const BASKET: Basket = { items: [tea, mug], delivery: 35_000 };

const on = (benefit: Benefit, more: Partial<Parameters<typeof discountOf>[0]> = {}, basket = BASKET) =>
  discountOf({ benefit, variant: "universal", ...more }, basket);

describe("what an offer comes to in a basket", () => {
  it("is a share of the whole, rounded once and half up", () => {
    // 7% of 1,333.35 is 93.3345; by lines it would be 23.33 + 70.00.
    expect(on({ kind: "percent", percent: 7 })).toEqual({ amount: 9_333 });
    expect(on({ kind: "percent", percent: 50 }, {}, { items: [], total: 1 })).toEqual({ amount: 1 });
    expect(on({ kind: "percent", percent: 50, most: 20_000 })).toEqual({ amount: 20_000 });
  });

  it("is for what fits, by names that differ in capitals and blanks at most", () => {
    const half = { kind: "percent", percent: 50 } as const;
    expect(on(half, { variant: "last_category", subject: " tea" })).toEqual({ amount: 16_667 });
    expect(on(half, { variant: "best_category", subject: "HOME" })).toEqual({ amount: 50_001 });
    expect(on(half, { variant: "last_shop", subject: "north" })).toEqual({ amount: 16_667 });
    expect(on(half, { variant: "last_shop", subject: "West" })).toEqual({ amount: 0, why: "nothing-fits" });
    expect(on({ kind: "amount", amount: 90_000 }, { variant: "last_category", subject: "Tea" })).toEqual({
      amount: 33_333,
    });
  });

  it("is nothing below the smallest order, which is measured without the delivery", () => {
    const free = { kind: "free_delivery" } as const;
    expect(on(free, { minOrder: 133_335 })).toEqual({ amount: 35_000 });
    expect(on(free, { minOrder: 133_336 })).toEqual({ amount: 0, why: "below-minimum" });
  });

  it.each<[string, Benefit, object]>([
    ["a sum", { kind: "amount", amount: 50_000 }, { amount: 50_000 }],
    ["a sum that is more than the goods", { kind: "amount", amount: 999_999 }, { amount: 133_335 }],
    ["the delivery", { kind: "free_delivery", cost: 20_000 }, { amount: 35_000 }],
    ["the fee", { kind: "waived_fee", fee: "wrapping", amount: 15_000 }, { amount: 15_000 }],
    ["points, and nothing off", { kind: "cashback", percent: 10 }, { amount: 0, cashback: 13_334 }],
    ["a present, and nothing off", { kind: "gift", product: "p1", name: "Mug" }, { amount: 0, gift: "p1" }],
  ])("is %s", (_, benefit, taken) => {
    expect(on(benefit)).toEqual(taken);
  });

  it("is no more of a fee than the order pays", () => {
    const waived = { kind: "waived_fee", fee: "express", amount: 15_000 } as const;
    expect(on(waived, {}, { ...BASKET, fee: 9_000 })).toEqual({ amount: 9_000 });
  });
});

const sum = fc.nat(10_000_000);
const most = fc.option(sum, { nil: undefined });
const benefits: fc.Arbitrary<Benefit> = fc.oneof(
  fc.tuple(fc.integer({ min: 1, max: 100 }), most).map(([percent, cap]) => ({
    ...{ kind: "percent" as const, percent },
    ...(cap !== undefined && { most: cap }),
  })),
  sum.map((amount) => ({ kind: "amount" as const, amount })),
  most.map((cost) => ({ kind: "free_delivery" as const, ...(cost !== undefined && { cost }) })),
  sum.map((amount) => ({ kind: "waived_fee" as const, fee: "wrapping", amount })),
  fc.tuple(fc.integer({ min: 1, max: 100 }), most).map(([percent, cap]) => ({
    ...{ kind: "cashback" as const, percent },
    ...(cap !== undefined && { most: cap }),
  })),
  most.map((cost) => ({
    ...{ kind: "gift" as const, product: "p1", name: "Mug" },
    ...(cost !== undefined && { cost }),
  })),
);
const items = fc.array(
  fc.record({
    product: fc.constantFrom("a", "b"),
    category: fc.constantFrom("Tea", "tea ", "Home"),
    merchant: fc.constantFrom("North", "South"),
    price: sum,
    quantity: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom(0.5, 0.25)),
  }),
  { maxLength: 5 },
);
const baskets = fc.record({ items, delivery: sum, total: sum }, { requiredKeys: ["items"] });
const terms = fc.record({
  benefit: benefits,
  variant: fc.constantFrom(...VARIANT_KINDS),
  subject: fc.constantFrom("tea", "North", "West"),
  minOrder: sum,
});

describe("in any basket, a discount", () => {
  it("is in whole units, never more than the goods, the delivery or the fee cost, and the same every time", () => {
    fc.assert(
      fc.property(terms, baskets, (of, basket) => {
        const given = discountOf(of, basket);
        expect(discountOf(of, basket)).toEqual(given);
        expect(Number.isSafeInteger(given.amount) && given.amount >= 0).toBe(true);
        const goods =
          basket.total ?? basket.items.reduce((all, one) => all + Math.round(one.price * one.quantity), 0);
        const { benefit } = of;
        const limit =
          benefit.kind === "free_delivery"
            ? (basket.delivery ?? 0)
            : benefit.kind === "waived_fee"
              ? benefit.amount
              : goods;
        expect(given.amount).toBeLessThanOrEqual(limit);
        if (given.why !== undefined) expect(given).toEqual({ amount: 0, why: given.why });
      }),
    );
  });

  it("costs no more than its face value, where it has one", () => {
    fc.assert(
      fc.property(terms, baskets, (of, basket) => {
        const face = faceValue(of.benefit);
        if (face === undefined) return;
        const { amount, cashback } = discountOf({ ...of, minOrder: 0 }, basket);
        const used = { amount, ...(cashback !== undefined && { cashback }) };
        expect(costOf(of.benefit, used)).toBeLessThanOrEqual(face);
        expect(costOf(of.benefit, { amount })).toBeLessThanOrEqual(face);
      }),
    );
  });

  it("leaves the share that the floor asks for, but for the rounding of one unit", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), baskets, (percent, basket) => {
        const goods = discountOf(
          { benefit: { kind: "amount", amount: Number.MAX_SAFE_INTEGER }, variant: "universal" },
          basket,
        ).amount;
        const { amount } = discountOf(
          { benefit: { kind: "percent", percent }, variant: "universal" },
          basket,
        );
        expect(goods - amount).toBeGreaterThanOrEqual((goods * (100 - percent)) / 100 - 0.5);
      }),
    );
  });

  it("is found again from what was paid", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 90 }),
        most,
        fc.integer({ min: 100, max: 10_000_000 }),
        (percent, cap, price) => {
          const benefit = { kind: "percent", percent, ...(cap !== undefined && { most: cap }) } as const;
          const { amount } = on(benefit, {}, { items: [], total: price });
          expect(Math.abs(costWhenPaid(benefit, price - amount).off - amount)).toBeLessThanOrEqual(
            // Half a unit of what was paid, and what floating point leaves.
            0.5 * (100 / (100 - percent)) + 1e-6,
          );
        },
      ),
    );
  });
});

describe("what an offer costs", () => {
  it("is bounded by what the shop has said", () => {
    expect(faceValue({ kind: "percent", percent: 10 })).toBeUndefined();
    expect(faceValue({ kind: "percent", percent: 10, most: 5 })).toBe(5);
    expect(faceValue({ kind: "gift", product: "p", name: "Mug" })).toBeUndefined();
    expect(faceValue({ kind: "gift", product: "p", name: "Mug", cost: 7 })).toBe(7);
    expect(faceValue({ kind: "cashback", percent: 3 })).toBeUndefined();
    expect(faceValue({ kind: "waived_fee", fee: "wrapping", amount: 9 })).toBe(9);
  });

  it("is what the shop pays for a delivery, a present and points, whatever came off", () => {
    expect(costOf({ kind: "free_delivery", cost: 290 }, { amount: 350 })).toBe(290);
    expect(costOf({ kind: "free_delivery" }, { amount: 350 })).toBe(350);
    expect(costOf({ kind: "gift", product: "p", name: "Mug", cost: 250 }, { amount: 0 })).toBe(250);
    expect(costOf({ kind: "cashback", percent: 5 }, { amount: 0, total: 10_000 })).toBe(500);
    expect(costOf({ kind: "cashback", percent: 5, most: 300 }, { amount: 0 })).toBe(300);
    expect(costOf({ kind: "percent", percent: 5 }, { amount: 41 })).toBe(41);
  });
});

describe("the margin of an order", () => {
  const rules = { byCategory: { tea: 60, Home: 30 }, otherwise: 40 };

  it("is by category, and by the store's for all others", () => {
    const lines = [
      { category: "Tea", price: 10_000, quantity: 1 },
      { category: "home", price: 5_000, quantity: 2 },
      { price: 1_000, quantity: 1 },
    ];
    expect(marginOf(lines, rules)).toBe(6_000 + 3_000 + 400);
    expect(marginOf(lines, rules, 10_000)).toBe(-600);
  });

  it("is unknown where the shop has not said one of a line's", () => {
    expect(
      marginOf([{ category: "Toys", price: 1, quantity: 1 }], { byCategory: { tea: 60 } }),
    ).toBeUndefined();
  });

  it("is less by what the offer and other discounts took", () => {
    const basket = { items: [{ ...tea, price: 100_000 }], total: 90_000 };
    expect(
      marginWithOffer(basket, { benefit: { kind: "amount", amount: 5_000 }, amount: 5_000 }, rules),
    ).toBe(45_000);
    const gift = { kind: "gift", product: "p", name: "Mug", cost: 25_000 } as const;
    expect(marginWithOffer(basket, { benefit: gift, amount: 0 }, rules)).toBe(25_000);
    expect(marginWithOffer({ items: [], total: 100_000 }, { benefit: gift, amount: 0 }, rules)).toBe(15_000);
  });
});
