import { describe, expect, it } from "vitest";
import { type MonthAhead, monthOf } from "../../src/app/foresight/plan/month.ts";
import { NOTHING } from "../../src/app/foresight/plan/month-sums.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { Chain } from "../../src/domain/config/chain.ts";
import { chance, forecastOf, likeBefore } from "../../src/domain/foresight/chances.ts";
import { offersWith } from "../support/config.ts";
import { bundleOf, chainOf } from "../support/nights.ts";

const NOBODY = { about: 0, low: 0, high: 0 };
const TONIGHT = {
  ...{ entrants: 0, entering: NOBODY, heldOut: NOBODY, unmailed: NOBODY, capped: NOBODY, mailed: NOBODY },
  examples: [],
};
const OFFERED: Chain = { ...chainOf({ event: "subscribed" }), steps: [{ send: "hello", offer: "thanks" }] };
const shopOf = (chain: Chain, percent = 10): Bundle =>
  bundleOf({ chains: { welcome: chain }, offers: offersWith({ max_discount: percent * 30 }) });

/** The month of the chain `welcome` in a shop in which 60 entered in 15 days. */
function month(bundle: Bundle, counted: Bundle | undefined = shopOf(OFFERED)): MonthAhead["month"] {
  const sixty = { entered: 60, sent: 50, codes: 40, used: 10, discount: 5_000 };
  return monthOf({
    ...{ name: "welcome", bundle, counted, tonight: TONIGHT, priceOfMail: 0.001 },
    sums: { tonight: NOTHING, later: NOTHING },
    history: { days: 15, chains: new Map([["welcome", sixty]]), nights: [] },
  }).month;
}

describe("the month of a chain by event", () => {
  it("goes on as the last days did, with no most and an interval of two counts", () => {
    const told = month(shopOf(OFFERED));
    expect(told).toMatchObject({
      by: "history",
      entries: { most: null, expected: 120 },
      mails: { most: null, expected: 100 },
      codes: { expected: 80 },
      discount: { most: null, withoutRate: 0, expected: { expected: 10_000 } },
      usd: { expected: 0.1 },
    });
    // The variance of 60 · 2 · (1 + 2).
    expect(told.entries).toMatchObject({ low: Math.floor(120 - 1.96 * 360 ** 0.5), high: 158 });
  });

  it("has other mails in proportion with other steps and another hold-out", () => {
    const [twice] = [{ ...OFFERED, steps: [...OFFERED.steps, ...OFFERED.steps] }];
    expect(month(shopOf(twice)).mails.expected).toBe(200);
    const half = { ...OFFERED, holdout_percent: 50 };
    expect(month(shopOf(half))).toMatchObject({ heldOut: { expected: 60 }, mails: { expected: 50 } });
    const none = { ...OFFERED, holdout_percent: 100 };
    expect(month(shopOf(OFFERED), shopOf(none)).mails.expected).toBe(0);
  });

  it("does not say what codes cost once the offer is another", () => {
    const { discount, codes } = month(shopOf(OFFERED, 20));
    expect(codes?.expected).toBe(80);
    expect(discount).toEqual({ most: null, unbounded: 0, withoutRate: 80 });
  });

  it("is unknown where the chain waits for something else, or was never counted", () => {
    expect(month(shopOf({ ...OFFERED, enter: { event: "ordered" } })).by).toBe("unknown");
    expect(month(shopOf(OFFERED), bundleOf({ chains: {} })).by).toBe("unknown");
  });
});

describe("a forecast", () => {
  it("is certain where every part is, and never beyond what is possible", () => {
    expect(forecastOf({ most: 7, mean: 7, variance: 0 })).toEqual({ most: 7, expected: 7, low: 7, high: 7 });
    const likely = { most: 10, mean: 9.5, variance: 4 };
    expect(forecastOf(likely)).toMatchObject({ low: 5, high: 10 });
    expect(forecastOf({ ...likely, mean: 0.5 }).low).toBe(0);
  });

  it("adds up chances by their sizes", () => {
    expect(chance(0.25, 8)).toEqual({ most: 8, mean: 2, variance: 12 });
    expect(likeBefore(9)).toEqual({ most: undefined, mean: 9, variance: 18 });
  });
});
