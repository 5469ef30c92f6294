import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attributedTo, type Touch, takingsOf, WINDOW_DAYS } from "../../src/domain/results/windows.ts";

const on = (day: number, spent: number, orders = 1) => ({ day, orders, spent });
const touch = (send: string, day: number, at = day): Touch => ({ send, day, at });

describe("what somebody ordered in a window", () => {
  it("begins with the day of the mail, less what was ordered before it, and ends after five days", () => {
    const days = [on(9, 1), on(10, 300, 2), on(15, 50), on(16, 1)];
    const takings = takingsOf(days, { on: 10, before: { orders: 1, spent: 100 } }, [], 40);
    expect(takings).toEqual({ orders: 2, revenue: 250, discounts: 0, margin: 100 });
  });

  it("pays for the discount of the chain's own code out of the margin", () => {
    const terms = {
      benefit: { kind: "percent", percent: 20 },
      variant: "universal",
      tier: "t",
      validUntil: 0,
    } as const;
    const redemption = { order: "1", amount: 200, at: 0 };
    const takings = takingsOf([on(10, 800)], { on: 10 }, [{ terms, redemption, spent: 800 }], 40);
    expect(takings).toEqual({ orders: 1, revenue: 800, discounts: 200, margin: 200 });
  });
});

describe("attribution", () => {
  it("gives an order to the last mail opened before it", () => {
    const touches = [touch("a", 10), touch("b", 12)];
    const days = [on(11, 10), on(12, 20), on(17, 40), on(18, 80)];
    expect(attributedTo(touch("a", 10), touches, days)).toEqual({ orders: 1, revenue: 10 });
    expect(attributedTo(touch("b", 12), touches, days)).toEqual({ orders: 2, revenue: 60 });
  });

  it("gives every order within the window of some mail to exactly one", () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { maxLength: 8 });
    const touched = fc.array(fc.record({ day: fc.integer({ min: 0, max: 20 }), at: fc.nat(3) }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(days, touched, (ordered, list) => {
        const touches = list.map(({ day, at }, index) => touch(`s${index}`, day, day * 10 + at));
        const orderDays = ordered.sort((one, other) => one - other).map((day) => on(day, 2 ** day));
        const given = touches.reduce((sum, one) => sum + attributedTo(one, touches, orderDays).revenue, 0);
        const within = orderDays.filter(({ day }) =>
          touches.some((one) => one.day <= day && day <= one.day + WINDOW_DAYS),
        );
        expect(given).toBe(within.reduce((sum, { spent }) => sum + spent, 0));
      }),
    );
  });
});
