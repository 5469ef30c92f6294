import { describe, expect, it } from "vitest";
import { outcomeOf, type Window } from "../../../src/domain/proof/outcome.ts";

const DAY = 20_000;
const WINDOW: Window = { drawnOn: DAY, closes: DAY + 7, before: { orders: 0, spent: 0 } };
const ORDERS = { by: "orders", marginPercent: 0, cut: 10 } as const;
const MARGIN = { by: "margin", marginPercent: 40, cut: 1_000_000 } as const;

const day = (offset: number, orders: number, spent = orders * 100_000) => ({
  day: DAY + offset,
  orders,
  spent,
});
const used = (code: string, spent: number) => ({ code, order: "A", at: 0, spent });

describe("what is counted of a person", () => {
  it("are the orders from the draw to the end of the window's last day", () => {
    const orderDays = [day(-1, 5), day(0, 1), day(7, 2), day(8, 9)];
    expect(outcomeOf({ orderDays, coupons: [] }, WINDOW, ORDERS)).toBe(3);
  });

  it("are not those of the same day before the draw", () => {
    const orderDays = [day(0, 3)];
    const window = { ...WINDOW, before: { orders: 2, spent: 200_000 } };
    expect(outcomeOf({ orderDays, coupons: [] }, window, ORDERS)).toBe(1);
    expect(outcomeOf({ orderDays, coupons: [] }, window, MARGIN)).toBe(40_000);
    // One of the two was cancelled since.
    expect(outcomeOf({ orderDays: [day(0, 1)], coupons: [] }, window, ORDERS)).toBe(0);
  });

  it("is the margin of what was spent, without the discount that the mail's code gave", () => {
    const window = { ...WINDOW, promised: { code: "thx-1", percent: 10 } };
    // 1,000 at full price costs 600 to buy: sold for 900, 300 are left.
    const bought = { orderDays: [day(1, 1, 90_000)], coupons: [used("THX-1", 90_000)] };
    expect(outcomeOf(bought, window, MARGIN)).toBeCloseTo(30_000, 6);
    const withOther = { ...bought, coupons: [used("THX-2", 90_000)] };
    expect(outcomeOf(withOther, window, MARGIN)).toBeCloseTo(36_000, 6);
  });

  it.each([
    // At full price 1,000: 600 to buy.
    ["a sum off", { kind: "amount", amount: 10_000 }, 90_000, 30_000],
    ["a share with a bound", { kind: "percent", percent: 50, most: 10_000 }, 90_000, 30_000],
    // Sold for 1,000, and the shop pays 100 for the delivery, 70 for the points, 250 for the mug.
    ["a delivery", { kind: "free_delivery", cost: 10_000 }, 100_000, 30_000],
    ["cashback", { kind: "cashback", percent: 7 }, 100_000, 33_000],
    ["a gift", { kind: "gift", product: "mug", name: "Mug", cost: 25_000 }, 100_000, 15_000],
  ] as const)("pays for %s", (_, benefit, paid, left) => {
    const window = { ...WINDOW, promised: { code: "thx-1", percent: 0, benefit } };
    const bought = { orderDays: [day(1, 1, paid)], coupons: [used("THX-1", paid)] };
    expect(outcomeOf(bought, window, MARGIN)).toBeCloseTo(left, 6);
  });

  it("is a loss where the discount is larger than the margin", () => {
    const window = { ...WINDOW, promised: { code: "thx-1", percent: 50 } };
    const bought = { orderDays: [day(1, 1, 50_000)], coupons: [used("THX-1", 50_000)] };
    expect(outcomeOf(bought, window, MARGIN)).toBeCloseTo(-10_000, 6);
  });

  it("is cut where it was decided to before", () => {
    const huge = { orderDays: [day(1, 40, 900_000_000)], coupons: [] };
    expect(outcomeOf(huge, WINDOW, ORDERS)).toBe(10);
    expect(outcomeOf(huge, WINDOW, MARGIN)).toBe(1_000_000);
  });
});
