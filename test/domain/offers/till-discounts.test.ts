import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, HOUR } from "../../../src/domain/basics/calendar.ts";
import type { Benefit } from "../../../src/domain/offers/benefit.ts";
import { discountsOf, onPlatform } from "../../../src/domain/offers/till/discount.ts";
import { nextTry } from "../../../src/domain/offers/till/retries.ts";
import { NOON } from "../../support/chains.ts";
import { promised } from "../../support/shop-doubles.ts";

const benefits: readonly Benefit[] = [
  { kind: "percent", percent: 10 },
  { kind: "percent", percent: 12, most: 500 },
  { kind: "amount", amount: 300 },
  { kind: "free_delivery" },
  { kind: "cashback", percent: 5 },
  { kind: "gift", product: "cup", name: "A cup" },
];
const codes = fc
  .array(
    fc.record({
      benefit: fc.constantFrom(...benefits),
      tier: fc.constantFrom("plain", "vip"),
      subject: fc.constantFrom("tea", "coffee"),
      bound: fc.constantFrom("customer" as const, "anyone" as const),
      days: fc.integer({ min: -2, max: 5 }),
    }),
    { maxLength: 600 },
  )
  .map((all) =>
    all.map(({ benefit, tier, subject, bound, days }, index) =>
      promised(`C-${index}`, { bound, terms: { benefit, tier, subject, validUntil: NOON + days * DAY } }),
    ),
  );
const till = fc.record({
  platform: fc.constantFrom("shopify" as const, "woocommerce" as const),
  discounts: fc.constantFrom("shared" as const, "each" as const),
});

describe("discounts of a batch", () => {
  it("have every code once that a platform can give and that is not over, and no other", () => {
    fc.assert(
      fc.property(codes, till, (all, at) => {
        const groups = discountsOf(all, at, "Europe/Moscow", NOON);
        const put = groups.flatMap((group) => group.codes.map(({ code }) => code));
        const meant = all.filter(
          ({ terms }) => onPlatform(terms.benefit) && terms.validUntil >= NOON - 2 * HOUR,
        );
        expect([...put].sort()).toEqual(meant.map(({ code }) => code).sort());
        for (const { discount, codes: some } of groups) {
          expect(some.length).toBeLessThanOrEqual(at.platform === "shopify" ? 250 : 100);
          for (const { bound, terms } of some) {
            expect([discount.benefit, discount.subject, discount.bound]).toEqual([
              terms.benefit,
              terms.subject,
              bound,
            ]);
            // No code ends before the mail says, and none a day later.
            expect(discount.endsAt).toBeGreaterThanOrEqual(terms.validUntil + HOUR);
            expect(discount.endsAt).toBeLessThanOrEqual(terms.validUntil + DAY + HOUR);
          }
          if (discount.own) expect(some).toHaveLength(1);
        }
      }),
    );
  });

  it("come in the same order whenever they are asked for", () => {
    fc.assert(
      fc.property(codes, till, (all, at) => {
        expect(discountsOf(all, at, "UTC", NOON)).toEqual(discountsOf(all, at, "UTC", NOON));
      }),
    );
  });
});

describe("the next try", () => {
  it("is later each time, at most half an hour away, and not before the platform asks", () => {
    const waits = [1, 2, 3, 4, 5, 6, 60].map((tries) => (nextTry(tries, NOON) - NOON) / 60_000);
    expect(waits).toEqual([1, 2, 5, 15, 30, 30, 30]);
    expect(nextTry(1, NOON, NOON + HOUR)).toBe(NOON + HOUR);
    expect(nextTry(1, NOON, NOON + DAY)).toBe(NOON + 6 * HOUR);
  });
});
