import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY } from "../../../src/domain/basics/calendar.ts";
import type { OfferKinds, Offers } from "../../../src/domain/config/offers.ts";
import { type Benefit, percentOf } from "../../../src/domain/offers/benefit.ts";
import { chooseOffer, type OfferContext, tierOf } from "../../../src/domain/offers/offers.ts";
import type { Profile } from "../../../src/domain/people/profile.ts";
import { customerWith, offersWith, TIERS } from "../../support/config.ts";

const NOW = Date.UTC(2026, 2, 1);

function choose(profile: Partial<Profile>, offers: Offers, context: Partial<OfferContext> = {}) {
  const whole = { now: NOW, currency: "RUB", language: "en", raise: 0, conditionHolds: true, ...context };
  return chooseOffer(customerWith(profile), "thanks", offers, whole);
}

const COMMON = { name: "A thank-you", variants: ["universal"], valid_for: "7d" } as const;

const rub = (major: number) => Math.round(major * 100);

describe("the tier of a spend", () => {
  it.each([
    [0, "standard"],
    [2_999.99, "standard"],
    [3_000, "raised"],
    [49_999.99, "raised"],
    [50_000, "top"],
    [9_000_000, "top"],
  ])("%d RUB is %s", (spent, tier) => {
    expect(tierOf(rub(spent), TIERS, "RUB").id).toBe(tier);
  });

  it("counts in the currency's own minor units", () => {
    expect(tierOf(3_000, TIERS, "JPY").id).toBe("raised");
    expect(tierOf(2_999_999, TIERS, "KWD").id).toBe("standard");
  });

  it("is the only one whose bounds hold the spend", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: rub(100_000) }), (spent) => {
        const holding = TIERS.filter(
          ({ from, below }) => rub(from) <= spent && spent < rub(below ?? Number.POSITIVE_INFINITY),
        );
        expect(holding).toEqual([tierOf(spent, TIERS, "RUB")]);
      }),
    );
  });
});

describe("choosing an offer", () => {
  it("may be for the category that the customer buys from most often, where that is known and meant", () => {
    const offers = offersWith({ variants: ["best_category", "universal"] });
    const habits = { bestCategory: "Tea" };
    expect(choose({ lastCategory: "Coffee" }, offers, { habits })).toMatchObject({
      offer: { variant: "best_category", subject: "Tea" },
    });
    expect(choose({ lastCategory: "Coffee" }, offers)).toMatchObject({ offer: { variant: "universal" } });
    const limited = offersWith({ variants: ["best_category", "universal"], categories: ["Coffee"] });
    expect(choose({}, limited, { habits })).toMatchObject({
      offer: { variant: "universal", reason: expect.stringContaining("best category Tea is not in") },
    });
  });

  it("gives the tier's discount with the choices in words", () => {
    const offers = offersWith({ variants: ["last_category"] });
    expect(choose({ spent: rub(12_400), lastCategory: "Coffee" }, offers)).toMatchObject({
      kind: "offer",
      offer: {
        offer: "thanks",
        variant: "last_category",
        subject: "Coffee",
        tier: "raised",
        benefit: { kind: "percent", percent: 10 },
        validUntil: NOW + 7 * DAY,
        reason: "spent 12,400 RUB: tier raised (3,000 to 50,000); last bought from category Coffee: 10%",
      },
    });
  });

  it("falls through the variants in the marketer's order", () => {
    const offers = offersWith({ variants: ["last_shop", "last_category", "universal"], categories: ["Tea"] });
    const choice = choose({ lastCategory: "Coffee" }, offers);
    expect(choice).toMatchObject({ offer: { variant: "universal" } });
    expect(choice).not.toHaveProperty("offer.subject");
    expect(choice).toHaveProperty(
      "offer.reason",
      "spent 0 RUB: tier standard (below 3,000); no last shop; " +
        "last category Coffee is not in the offer's list; on everything: 5%",
    );
  });

  it("takes the first variant that applies even when later ones would", () => {
    const offers = offersWith({ variants: ["last_shop", "last_category", "universal"] });
    expect(choose({ lastCategory: "Tea", lastMerchant: "North" }, offers)).toMatchObject({
      offer: { variant: "last_shop", subject: "North" },
    });
  });

  it("offers nothing when no variant applies, and says why", () => {
    const offers = offersWith({ variants: ["last_shop"], shops: ["South"] });
    expect(choose({ lastMerchant: "North" }, offers)).toEqual({
      kind: "none",
      reason: "spent 0 RUB: tier standard (below 3,000); last shop North is not in the offer's list",
    });
  });

  it("offers nothing when the condition is false", () => {
    const offers = offersWith({ when: "orders == 0" });
    expect(choose({ orders: 1 }, offers, { conditionHolds: false })).toEqual({
      kind: "none",
      reason: "not for this customer: orders == 0 is false",
    });
  });

  it("gives a tier with 0 percent nothing, raised or not", () => {
    const offers = offersWith({ discount_percent: { standard: 0, raised: 10, top: 15 } });
    expect(choose({}, offers, { raise: 10 })).toMatchObject({ kind: "none" });
  });

  it("adds the step's raise and cuts at the price floor", () => {
    expect(choose({}, offersWith(), { raise: 5 })).toMatchObject({
      offer: {
        benefit: { kind: "percent", percent: 10 },
        reason: expect.stringContaining("10% (5% raised by 5)"),
      },
    });
    expect(choose({ spent: rub(60_000) }, offersWith({}, 80), { raise: 10 })).toMatchObject({
      offer: {
        benefit: { kind: "percent", percent: 20 },
        reason: expect.stringContaining("20%, cut from 25% (15% raised by 10) by the price floor of 80%"),
      },
    });
  });

  it.each<[string, OfferKinds[keyof OfferKinds], Benefit, string]>([
    [
      "a share with a bound",
      { kind: "percent", discount_percent: { raised: 10 }, max_discount: 1_500 },
      { kind: "percent", percent: 12, most: 150_000 },
      "12% (10% raised by 2), at most 1,500 RUB",
    ],
    [
      "a sum",
      { kind: "amount", amount: { raised: 250.5 } },
      { kind: "amount", amount: 25_050 },
      "250.50 RUB off, not raised by 2: only percentages are",
    ],
    [
      "a delivery",
      { kind: "free_delivery", for_tiers: ["raised"], cost: 290 },
      { kind: "free_delivery", cost: 29_000 },
      "free delivery, not raised by 2: only percentages are",
    ],
    [
      "a fee",
      { kind: "waived_fee", fee: { ru: "упаковка", en: "wrapping" }, amount: 150 },
      { kind: "waived_fee", fee: { ru: "упаковка", en: "wrapping" }, amount: 15_000 },
      "no fee: wrapping, 150 RUB, not raised by 2: only percentages are",
    ],
    [
      "points",
      { kind: "cashback", cashback_percent: { raised: 5 }, max_cashback: 900 },
      { kind: "cashback", percent: 7, most: 90_000 },
      "7% cashback (5% raised by 2), at most 900 RUB",
    ],
    [
      "a present",
      { kind: "gift", product: "mug-1", gift_name: "Mug" },
      { kind: "gift", product: "mug-1", name: "Mug" },
      "a gift: Mug (mug-1), not raised by 2: only percentages are",
    ],
  ])("gives %s in the tier's measure, and says so", (_, kind, benefit, why) => {
    const offers = { ...offersWith(), list: { thanks: { ...COMMON, ...kind } } };
    const choice = choose({ spent: rub(12_400) }, offers, { raise: 2 });
    expect(choice).toMatchObject({
      kind: "offer",
      offer: { reason: expect.stringMatching(/on everything: .*$/) },
    });
    expect(choice.kind === "offer" && choice.offer.benefit).toEqual(benefit);
    expect(choice.kind === "offer" && choice.offer.reason.split("on everything: ")[1]).toBe(why);
  });

  it.each<[OfferKinds[keyof OfferKinds], string]>([
    [{ kind: "amount", amount: { standard: 0 } }, "no sum for tier standard"],
    [{ kind: "free_delivery", for_tiers: ["top"] }, "no free delivery for tier standard"],
    [
      { kind: "waived_fee", for_tiers: ["top"], fee: "wrapping", amount: 1 },
      "the fee is not waived for tier standard",
    ],
    [{ kind: "cashback", cashback_percent: { standard: 0 } }, "no cashback for tier standard"],
    [{ kind: "gift", for_tiers: ["top"], product: "p", gift_name: "Mug" }, "no gift for tier standard"],
  ])("gives a tier that is left out nothing: %j", (kind, why) => {
    const offers = { ...offersWith(), list: { thanks: { ...COMMON, ...kind } } };
    expect(choose({}, offers)).toEqual({
      kind: "none",
      reason: `spent 0 RUB: tier standard (below 3,000); ${why}`,
    });
  });

  it("passes the smallest order on and names the offer in the customer's language", () => {
    const offers = offersWith({ min_order: 990, name: { ru: "Спасибо", en: "Thanks" } });
    expect(choose({}, offers, { language: "ru" })).toMatchObject({
      name: "Спасибо",
      offer: { minOrder: 99_000 },
    });
    expect(choose({}, offers, { language: "de" })).toMatchObject({ name: "Спасибо" });
  });

  it("never leaves the customer to pay less than the floor, and is the same every time", () => {
    const percent = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(
        fc.record({ standard: percent, raised: percent, top: percent }),
        percent,
        percent,
        fc.nat(rub(100_000)),
        (discount_percent, floor, raise, spent) => {
          const offers = offersWith({ discount_percent }, floor);
          const choice = choose({ spent }, offers, { raise });
          expect(choose({ spent }, offers, { raise })).toEqual(choice);
          if (choice.kind === "none") return;
          expect(percentOf(choice.offer)).toBeGreaterThan(0);
          expect(100 - percentOf(choice.offer)).toBeGreaterThanOrEqual(floor);
          expect(choice.offer.reason).not.toBe("");
        },
      ),
    );
  });
});
