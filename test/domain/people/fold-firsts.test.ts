import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeProfile, encodeProfile } from "../../../src/adapters/dynamodb/customer-codec.ts";
import { DAY } from "../../../src/domain/basics/calendar.ts";
import type { Fact } from "../../../src/domain/facts/facts.ts";
import { fold } from "../../../src/domain/people/fold.ts";
import { added, day, fact, item, key, order, refund, rub, START, visit } from "../../support/facts.ts";

const settings = { timeZone: "UTC", currency: "RUB", rates: {} };
const folded = (...facts: readonly Fact[]) => fold(key("u:1"), facts, settings);
const FIRST = START / DAY;

const checkout = (at: number) => fact("checkout-started", { at, items: [item("mug")] });
const delivered = (at: number, more: Partial<Parameters<typeof fact<"order-delivered">>[1]> = {}) =>
  fact("order-delivered", { order: "A", at, ...more });

describe("how far somebody came before the first order", () => {
  it("is the first days of a visit, a cart and a checkout", () => {
    const facts = [
      visit(day(0)),
      visit(day(1)),
      added("mug", day(2)),
      added("mug", day(3)),
      checkout(day(4)),
    ];
    expect(folded(...facts).firstOn).toEqual({ visit: FIRST, cart: FIRST + 2, checkout: FIRST + 4 });
    expect(folded(visit(day(0))).firstOn).toEqual({ visit: FIRST });
  });

  it("ends with the day of the first order that counts, and is not there where the site comes later", () => {
    const placed = order("A", day(2), 1_000);
    expect(folded(visit(day(1)), placed, added("mug", day(3))).firstOn).toEqual({ visit: FIRST + 1 });
    expect(folded(placed, visit(day(3))).firstOn).toBeUndefined();
    const cancelled = fact("order-cancelled", { order: "A", at: day(4), version: day(4) });
    expect(folded(placed, visit(day(3)), cancelled).firstOn).toEqual({ visit: FIRST + 3 });
  });

  it("has no cart where something was only taken out", () => {
    const emptied = fact("cart-changed", { at: day(0), change: { type: "replaced", items: [] } });
    expect(folded(emptied).firstOn).toEqual({ visit: FIRST });
  });
});

describe("what the first order was like", () => {
  const lines = [
    item("mug", { price: rub(300), category: "kitchen" }),
    item("pot", { price: rub(700), category: "garden" }),
  ];

  it("keeps its main category, the coupon, the discount, a refund and the days to the delivery", () => {
    const facts = [
      order("A", day(0), 800, { items: lines, coupons: ["spring"] }),
      order("B", day(9), 100),
      refund("A", day(7), 100),
      delivered(day(3)),
      delivered(day(1), { order: "B" }),
    ];
    const first = { category: "garden", couponed: true, discount: 20, refunded: true, deliveredAfter: 3 };
    expect(folded(...facts).firstOrder).toEqual(first);
    expect(folded(order("A", day(0), 1_100, { items: lines })).firstOrder).toEqual({ category: "garden" });
    expect(folded(visit(day(0))).firstOrder).toBeUndefined();
  });

  it("is delivered when all of it is told to have come first, else when the last told part did", () => {
    const placed = order("A", day(0), 800, { items: lines });
    const parts = [delivered(day(2), { items: [item("mug")] }), delivered(day(5), { items: [item("pot")] })];
    expect(folded(placed, ...parts).firstOrder?.deliveredAfter).toBe(5);
    expect(folded(placed, ...parts, delivered(day(4)), delivered(day(6))).firstOrder?.deliveredAfter).toBe(4);
  });

  it("takes no browser's word for a delivery", () => {
    const told = delivered(day(2), { rank: "browser" });
    expect(folded(order("A", day(0), 800), told).firstOrder).toEqual({});
  });

  it("is the same in any order of the facts, and comes back from the bytes that are stored", () => {
    const facts = [
      visit(day(0)),
      added("mug", day(0)),
      checkout(day(1)),
      order("A", day(1), 800, { items: lines, coupons: ["x"] }),
      delivered(day(4)),
      refund("A", day(5), 10),
      visit(day(9)),
    ];
    const expected = folded(...facts);
    fc.assert(
      fc.property(fc.shuffledSubarray(facts, { minLength: facts.length }), (shuffled) => {
        const { firstOn, firstOrder } = folded(...shuffled);
        expect({ firstOn, firstOrder }).toEqual({
          firstOn: expected.firstOn,
          firstOrder: expected.firstOrder,
        });
      }),
      { numRuns: 20 },
    );
    expect(decodeProfile(expected.id, encodeProfile(expected))).toEqual(expected);
  });
});
