import { describe, expect, it } from "vitest";
import { type Audit, auditOf } from "../../../src/domain/audit/audit.ts";
import { gainOf, USUAL_ASSUMPTIONS } from "../../../src/domain/audit/comeback.ts";
import { makeConcentration, topShares } from "../../../src/domain/audit/concentration.ts";
import { makeAuditCounter } from "../../../src/domain/audit/counter.ts";
import { makeSurvey } from "../../../src/domain/audit/survey.ts";
import type { OrderDay, Profile } from "../../../src/domain/people/profile.ts";
import { customerWith } from "../../support/config.ts";

const TODAY = 20_000;

const bought = (daysAgo: number, spent: number, orders = 1): OrderDay => ({
  day: TODAY - daysAgo,
  orders,
  spent,
});

function profileOf(orderDays: readonly OrderDay[], over: Partial<Profile> = {}): Profile {
  const orders = orderDays.reduce((sum, day) => sum + day.orders, 0);
  const spent = orderDays.reduce((sum, day) => sum + day.spent, 0);
  return customerWith({ orderDays, orders, spent, ...over }).profile;
}

const MAILABLE = { email: "a@b.example", consent: { status: "given" } } as const;

/** Customer, and days ago when first seen. Asleep is who has been silent for more than 100 days. */
const SHOP: readonly (readonly [Profile, joinedDaysAgo: number])[] = [
  // Never bought: seen 10 and 40 days ago; one may be mailed.
  [profileOf([], MAILABLE), 10],
  [profileOf([]), 40],
  // Bought once, 5 days after joining, now silent for 5.
  [profileOf([bought(5, 1_000)]), 10],
  // Bought once, came with the order, asleep.
  [profileOf([bought(150, 3_000)], MAILABLE), 150],
  // Bought three times, 20 and 60 days apart; came with the order; awake.
  [profileOf([bought(100, 2_000), bought(80, 2_000), bought(20, 2_000)]), 100],
  // Bought twice, 200 days ago and 40 days later, asleep since; complained, so may not be mailed.
  [profileOf([bought(200, 500), bought(160, 1_500)], { ...MAILABLE, suppression: "complained" }), 230],
  // Slept from 300 days ago until 30 days ago.
  [profileOf([bought(300, 4_000), bought(30, 6_000)]), 300],
];

function auditShop(shop: typeof SHOP): Audit {
  const counter = makeAuditCounter(TODAY, 100);
  for (const [profile, joined] of shop) counter.add(profile, TODAY - joined);
  return auditOf(counter.counts(), {
    day: { day: TODAY, because: "today" },
    asleep: { afterDays: 100, from: "given" },
    currency: "EUR",
    leftOut: { customers: 0, orders: 0 },
    assumptions: USUAL_ASSUMPTIONS,
  });
}

describe("the audit, by hand", () => {
  const audit = auditShop(SHOP);

  it("says who never bought, bought once and bought again, and what they brought", () => {
    expect(audit).toMatchObject({ customers: 7, buyers: 5, spent: 22_000, reachable: 2 });
    expect(audit.neverBought).toEqual({ customers: 2, share: 2 / 7, spent: 0, shareOfSpent: 0 });
    expect(audit.boughtOnce).toEqual({ customers: 2, share: 2 / 7, spent: 4_000, shareOfSpent: 4 / 22 });
    expect(audit.boughtAgain).toEqual({ customers: 3, share: 3 / 7, spent: 18_000, shareOfSpent: 18 / 22 });
    expect(audit.byOrders.map(({ customers }) => customers)).toEqual([2, 2, 1, 0, 0]);
  });

  it("says how soon those buy who were seen before", () => {
    // Watched before an order: the two who never bought (10 and 40 days), one for 5 days, one for 30.
    const { cameWithOrder, watched, within, median } = audit.firstOrder;
    expect([cameWithOrder, watched]).toEqual([3, 4]);
    expect(within).toMatchObject({ "1": 0, "7": 1 / 4, "90": null });
    // At 30 days two are left of four: 3/4 · 1/2.
    expect(within["30"]).toBeCloseTo(1 - 3 / 8, 12);
    expect(median).toBe(30);
  });

  it("says when the second order comes", () => {
    // Ended after 20, 40 and 270 days; open for 5 and 150. Left at 20: 4, at 40: 3, at 270: 1.
    expect(audit.secondOrder.median).toBe(40);
    expect(audit.secondOrder.within["30"]).toBeCloseTo(1 / 4, 12);
    expect(audit.secondOrder.within["60"]).toBeCloseTo(1 / 2, 12);
    expect(audit.secondOrder.within["365"]).toBe(1);
  });

  it("says where the base is asleep, and who came back without being asked", () => {
    expect(audit.asleep).toMatchObject({ customers: 2, share: 2 / 5, spent: 5_000, shareOfSpent: 5 / 22 });
    expect(audit.bySilence.map(({ customers }) => customers)).toEqual([3, 0, 0, 2, 0, 0]);
    // 90 days ago only the last one had been silent for more than 100 days.
    expect(audit.byThemselves).toEqual({ days: 90, asleep: 1, cameBack: 1, share: 1 });
  });

  it("says what bringing them back is worth, under assumptions that it names", () => {
    const [again, once, never] = audit.comeback.groups;
    expect(again).toMatchObject({ group: "asleep-again", customers: 1, reachable: 0, averageOrder: 1_000 });
    expect(once).toMatchObject({ group: "asleep-once", customers: 1, reachable: 1, averageOrder: 3_000 });
    expect(never).toMatchObject({
      group: "never-bought",
      customers: 2,
      reachable: 1,
      averageOrder: 22_000 / 9,
    });
    expect(once?.gain).toEqual({ returning: 0.05, revenue: 135, margin: 45 });
    expect(audit.comeback.assumptions).toEqual(USUAL_ASSUMPTIONS);
    // 5% × (1,000 + 3,000 + 2 × 2,444.44) × .9, and of the two who may be mailed 5% × (3,000 + 2,444.44) × .9.
    expect(audit.comeback.all.revenue).toBe(45 + 135 + 220);
    expect(audit.comeback.ofReachable.revenue).toBe(135 + 110);
  });

  it("a discount larger than the margin loses money, and says so", () => {
    const gain = gainOf(
      100,
      { averageOrder: 1_000 },
      { response: 0.1, orders: 2, discount: 0.5, margin: 0.3 },
    );
    expect(gain).toEqual({ returning: 10, revenue: 10_000, margin: -4_000 });
  });

  it("of nobody has no shares, and no number that is none", () => {
    const text = JSON.stringify(auditShop([]), (_, value: unknown) => {
      if (typeof value === "number" && !Number.isFinite(value)) throw new Error("not a number");
      return value;
    });
    expect(JSON.parse(text)).toMatchObject({ customers: 0, asleep: { share: null }, cohorts: [] });
  });
});

describe("concentration", () => {
  it("is the share of the money that the best have brought", () => {
    const money = makeConcentration();
    for (let n = 1; n <= 100; n += 1) money.add(n * 100);
    const shares = topShares(money.counts()).map(({ customers, shareOfSpent }) => [customers, shareOfSpent]);
    expect(shares[0]).toEqual([1, 100 / 5_050]);
    expect(shares[3]).toEqual([20, ((81 + 100) * 10) / 5_050]);
    expect(shares[4]).toEqual([50, ((51 + 100) * 25) / 5_050]);
  });

  it("of no money is null", () => {
    const money = makeConcentration();
    money.add(0);
    expect(topShares(money.counts()).map(({ shareOfSpent }) => shareOfSpent)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe("what the audit looks at", () => {
  const daysOf = (...ago: readonly number[]) => ago.map((one) => bought(one, 1));

  it("is today, or the last order's day where that is long ago, or the day asked for", () => {
    const survey = (...ago: readonly number[]) => {
      const one = makeSurvey(TODAY);
      one.add(daysOf(...ago));
      return one.result();
    };
    expect(survey(300, 90).day(undefined)).toEqual({ day: TODAY, because: "today" });
    expect(survey(300, 91).day(undefined)).toEqual({ day: TODAY - 91, because: "last-order" });
    expect(survey(300, 91).day(TODAY - 5)).toEqual({ day: TODAY - 5, because: "given" });
    expect(survey().day(undefined)).toEqual({ day: TODAY, because: "today" });
    expect(survey(200, -5).day(undefined)).toEqual({ day: TODAY - 200, because: "last-order" });
  });

  it("asleep is longer than nine of ten pauses that ended, with enough of them", () => {
    const survey = makeSurvey(TODAY);
    expect(survey.result().asleep(undefined)).toEqual({ afterDays: 90, from: "default" });
    for (let pause = 1; pause <= 20; pause += 1) survey.add(daysOf(50 + pause, 50));
    expect(survey.result().asleep(undefined)).toEqual({ afterDays: 18, from: "own-gaps" });
    expect(survey.result().asleep(7)).toEqual({ afterDays: 7, from: "given" });
  });
});
