import { describe, expect, it } from "vitest";
import { DAY } from "../../../src/domain/basics/calendar.ts";
import { trialOf } from "../../../src/domain/uplift/draws.ts";
import { UPLIFT_FEATURES, upliftFeatures } from "../../../src/domain/uplift/features.ts";

const NOW = 400 * DAY;

describe("the features of a draw", () => {
  it("are those of the record as of that instant", () => {
    const known = {
      orders: 4,
      spent: 9_999,
      firstSeenAt: NOW - 99 * DAY,
      lastOrderAt: NOW - 9 * DAY,
      categories: { coffee: 3, tea: 1 },
      consent: { status: "given", at: NOW - 49 * DAY },
      coupons: [{ code: "TEN", order: "1", at: NOW - 9 * DAY, spent: 900 }],
    } as const;
    const told = Object.fromEntries(
      UPLIFT_FEATURES.map((name, at) => [name, upliftFeatures(known, 0.3, NOW)[at]]),
    );
    expect(told).toEqual({
      recency: Math.round(Math.LN10 * 1_000) / 1_000,
      frequency: 1.609,
      money: 9.21,
      age: 4.605,
      "churn-risk": 0.3,
      "category-share": 0.75,
      "consent-age": 3.912,
      "discount-use": 0.25,
    });
  });

  it("are numbers of somebody who has never bought", () => {
    const nobody = {
      orders: 0,
      spent: 0,
      firstSeenAt: NOW,
      categories: {},
      consent: { status: "none" },
      coupons: [],
    } as const;
    expect(upliftFeatures(nobody, undefined, NOW).every(Number.isFinite)).toBe(true);
  });
});

describe("draws of a trial", () => {
  it("leave out whose side was certain", () => {
    const draw = { experiment: "chain:a", features: [1], side: "mailed", outcome: 1 } as const;
    const { outcome, treated } = trialOf(
      [
        { ...draw, probability: 1 },
        { ...draw, probability: 0.9 },
      ],
      ["one"],
    );
    expect([outcome.length, treated[0]]).toEqual([1, 1]);
  });
});
