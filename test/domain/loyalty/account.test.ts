import { describe, expect, it } from "vitest";
import { formatDay } from "../../../src/domain/basics/calendar.ts";
import { balanceOn, levelOf, nextExpiry } from "../../../src/domain/loyalty/balance.ts";
import { availableDue } from "../../../src/domain/loyalty/due.ts";
import { day, fact, item, order, refund, rub } from "../../support/facts.ts";
import { account, dayNumber, loyalty } from "../../support/loyalty.ts";

const on = (count: number) => dayNumber(day(count));
const priced = (product: string, category: string, kopecks: number) =>
  item(product, { category, price: rub(kopecks) });

describe("what orders earn", () => {
  it("is the level's percent, rounded down, pending for the return window and good for a year to the end of the month", () => {
    const made = account([order("o1", day(0), 199_900)]);
    expect(made).toMatchObject({ earned: 59, spent: 0, level: "start" });
    expect(balanceOn(made, on(13))).toEqual({ good: 0, pending: 59, expiringSoon: 0 });
    expect(balanceOn(made, on(14))).toEqual({ good: 59, pending: 0, expiringSoon: 0 });
    const expiry = nextExpiry(made, on(14));
    expect(expiry && formatDay(expiry.on)).toBe("2027-02-01");
    expect(balanceOn(made, on(14 + 365))).toMatchObject({ good: 59, expiringSoon: 59 });
    expect(balanceOn(made, dayNumber(Date.UTC(2027, 1, 1)))).toEqual({
      good: 0,
      pending: 0,
      expiringSoon: 0,
    });
  });

  it("is by the level before the order, so that the order which reaches a level does not earn by it", () => {
    const made = account([order("o1", day(0), 1_000_000), order("o2", day(1), 100_000)]);
    expect(made?.earned).toBe(300 + 50);
    expect(made?.level).toBe("silver");
    expect(made?.next).toEqual({ level: "gold", missing: 3_900_000 });
  });

  it("is by the category's own percent for its share of what was paid", () => {
    const rules = { categories: { Tea: 10, Cards: 0 } };
    const items = [priced("t", "Tea", 50_000), priced("c", "Cards", 30_000), priced("x", "Cups", 20_000)];
    const made = account([order("o1", day(0), 90_000, { items })], loyalty({}, [rules]));
    // 10% of 450 roubles, nothing of 270, 3% of 180.
    expect(made?.earned).toBe(50);
  });

  it("is more on the days of a boost, by the largest that fits", () => {
    const boosts = [
      { from: "2026-01-02", to: "2026-01-03", multiply: 2 },
      { from: "2026-01-03", to: "2026-01-03", multiply: 3, categories: ["Tea"] },
    ];
    const made = (at: number) =>
      account([order("o1", at, 100_000, { items: [priced("t", "Tea", 100_000)] })], loyalty({}, [{ boosts }]))
        ?.earned;
    expect([0, 1, 2, 3].map((days) => made(day(days)))).toEqual([30, 60, 90, 30]);
  });

  it("is pending anew from a delivery, unless the window had closed by then", () => {
    const delivered = (days: number) =>
      account([order("o1", day(0), 100_000), fact("order-delivered", { order: "o1", at: day(days) })])
        ?.lots[0]?.active;
    expect(delivered(5)).toBe(on(19));
    expect(delivered(20)).toBe(on(14));
  });

  it("is nothing where only a browser tells of the order, the review or the refund", () => {
    const rules = { actions: { review: { on: "reviewed", points: 50, name: "Review" } } } as const;
    const made = account(
      [
        order("o1", day(0), 100_000, { rank: "browser" }),
        fact("reviewed", { product: "p", at: day(1), rank: "browser" }),
        fact("points-granted", { grant: "g", points: 99, reason: "", by: "", rank: "browser", at: day(1) }),
      ],
      loyalty({}, [rules]),
    );
    expect(made).toBeUndefined();
  });

  it("begins on the first rule set's day, whose orders before count for the level alone", () => {
    const programme = loyalty({}, [{ from: "2026-01-10" }]);
    const old = [order("o1", day(0), 2_000_000)];
    expect(account(old, programme)).toMatchObject({ earned: 0, lots: [], level: "start" });
    expect(levelOf(account(old, programme) ?? { level: "" }, on(9))).toBe("silver");
    expect(account([...old, order("o2", day(9), 100_000)], programme)).toMatchObject({
      earned: 50,
      level: "silver",
    });
  });
});

describe("what a refund does", () => {
  it("takes back in proportion, pending or good", () => {
    const made = account([order("o1", day(0), 100_000), refund("o1", day(20), 50_000)]);
    expect(made).toMatchObject({ earned: 15, lots: [{ points: 15 }] });
  });

  it("takes back by the rules of the order's day, whatever holds on the day of the refund", () => {
    const later = {
      from: "2026-02-01",
      levels: { ...loyalty().rules[0]?.levels, start: { from: 0, cashback_percent: 9 } },
    };
    const facts = [
      order("o1", day(0), 100_000),
      order("o2", day(40), 100_000),
      refund("o1", day(41), 100_000),
    ];
    expect(account(facts, loyalty({}, [{}, later]))).toMatchObject({ earned: 90 });
  });

  it("never takes what was spent, and lets it be", () => {
    const facts = [
      order("o1", day(0), 100_000),
      fact("points-spent", { spend: "s1", points: 30, order: "o9", at: day(15) }),
      refund("o1", day(16), 100_000),
    ];
    expect(account(facts)).toMatchObject({ earned: 30, spent: 30, lots: [] });
    const more = [...facts, order("o2", day(17), 100_000), refund("o1", day(18), 0, { removal: true })];
    expect(account(more)).toMatchObject({ earned: 60, lots: [{ points: 30 }] });
  });

  it("leaves a debt where the shop allows one, which what comes in pays", () => {
    const programme = loyalty({}, [{ debt: true }]);
    const facts = [
      order("o1", day(0), 100_000),
      fact("points-spent", { spend: "s1", points: 30, at: day(15) }),
      refund("o1", day(16), 100_000),
    ];
    expect(account(facts, programme)).toMatchObject({ earned: 0, spent: 30, debt: 30, lots: [] });
    expect(account([...facts, order("o2", day(17), 200_000)], programme)).toMatchObject({
      earned: 60,
      lots: [{ points: 30 }],
    });
  });

  it("of a cancelled order takes everything, and gives it again when the order is paid after all", () => {
    const placed = order("o1", day(0), 100_000);
    const cancelled = fact("order-cancelled", { order: "o1", at: day(2), version: day(2) });
    const again = fact("order-updated", { order: "o1", at: day(3), version: day(3), total: rub(100_000) });
    expect(account([placed, cancelled])).toMatchObject({ earned: 0, lots: [] });
    expect(account([placed, cancelled, again])).toMatchObject({ earned: 30, lots: [{ active: on(14) }] });
  });
});

describe("levels", () => {
  it("are lost when the spend has left the window and the grace is over", () => {
    const made = account([order("o1", day(0), 1_000_000)]);
    expect(made).toMatchObject({ level: "silver", graceUntil: on(365 + 30) });
    const level = (count: number) => made && levelOf(made, on(count));
    expect([0, 364, 365 + 29, 365 + 30].map(level)).toEqual(["silver", "silver", "silver", "start"]);
  });

  it("go by the spend of ever where the rules say so", () => {
    const made = account([order("o1", day(0), 1_000_000)], loyalty({}, [{ level_window: "ever" }]));
    expect(made?.changes).toBeUndefined();
  });

  it("fall with the grace after a refund, and do not change what was earned in between", () => {
    const facts = [
      order("o1", day(0), 1_000_000),
      order("o2", day(1), 100_000),
      refund("o1", day(2), 1_000_000),
    ];
    const made = account(facts);
    expect(made).toMatchObject({ earned: 50, level: "silver", graceUntil: on(32), previousLevel: "start" });
  });
});

describe("what actions earn", () => {
  const award = (over: object) =>
    loyalty({}, [{ actions: { it: { on: "reviewed", points: 50, name: "It", ...over } } }]);
  const review = (product: string, days: number) => fact("reviewed", { product, at: day(days) });
  const earned = (facts: Parameters<typeof account>[0], programme: ReturnType<typeof award>) =>
    account(facts, programme)?.earned ?? 0;

  it("a review once a product, and no more a day, a month and a life than allowed", () => {
    const reviews = [review("a", 0), review("a", 1), review("b", 1), review("c", 1), review("d", 40)];
    expect(earned(reviews, award({}))).toBe(250);
    expect(earned(reviews, award({ once_per_product: true }))).toBe(200);
    expect(earned(reviews, award({ limits: { day: 1 } }))).toBe(150);
    expect(earned(reviews, award({ limits: { month: 1 } }))).toBe(100);
    expect(earned(reviews, award({ limits: { life: 1 } }))).toBe(50);
  });

  it("a sign-up once in a life", () => {
    const signUps = [0, 1].map((days) => fact("subscribed", { entry: "newsletter", at: day(days) }));
    expect(earned(signUps, award({ on: "subscribed" }))).toBe(50);
  });

  it("an event of the shop's own, however it is spelt", () => {
    const attended = fact("opaque", { type: "Tasting Attended", payload: {}, at: day(0) });
    expect(earned([attended], award({ on: { event: "tasting_attended" } }))).toBe(50);
  });

  it("a birthday every year, known before it comes and nobody's until then", () => {
    const programme = award({ on: { date: "birthday" } });
    const born = fact("identified", { traits: { birthday: "1990-03-01" }, at: day(0) });
    const made = account([born], programme);
    const good = (date: string) => balanceOn(made, dayNumber(Date.parse(date))).good;
    expect(["2026-02-28", "2026-03-01", "2027-03-01", "2028-03-01"].map(good)).toEqual([0, 50, 50, 0]);
    expect(balanceOn(made, on(1)).pending).toBe(0);
    expect(account([born, order("o", day(500), 100)], programme)?.earned).toBe(100 + 0);
  });

  it("a birthday that is told anew not twice in a year", () => {
    const programme = award({ on: { date: "birthday" } });
    const told = (date: string, days: number) =>
      fact("identified", { traits: { birthday: date }, at: day(days) });
    const facts = [told("1990-01-10", 0), told("1990-03-10", 20), order("o", day(200), 100)];
    expect(account(facts, programme)?.earned).toBe(50);
  });

  it("a friend once", () => {
    const friend = () =>
      fact("referral-earned", { friend: "u:2" as never, order: "o", points: 200, at: day(3) });
    expect(account([friend(), friend()])).toMatchObject({ earned: 200, lots: [{ active: on(3) }] });
  });
});

describe("lots", () => {
  const reviews = { actions: { review: { on: "reviewed", points: 20, name: "A review" } } } as const;
  const review = (days: number) => fact("reviewed", { product: `p${days}`, at: day(days) });
  const many = order("o1", day(0), 1_000_000);

  it("keep the month since when they can be spent, whatever happens later", () => {
    const made = account([many, review(40), review(45), review(200)], loyalty({}, [reviews]));
    expect(made?.lots.map(({ points, active }) => [points, active])).toEqual([
      [300, on(14)],
      [40, on(45)],
      [20, on(200)],
    ]);
  });

  it("without an end are told apart by the month", () => {
    const made = account(
      [review(0), review(5), review(40), review(200)],
      loyalty({}, [{ ...reviews, expires_after: "never" }]),
    );
    expect(made?.lots.map(({ points, active }) => [points, active])).toEqual([
      [40, on(5)],
      [20, on(40)],
      [20, on(200)],
    ]);
  });

  it("tell when so many have come together: not on each later day that brings some", () => {
    const made = account([many, review(15), review(16)], loyalty({}, [reviews]));
    expect(made && availableDue(made, 300, [on(14), on(15), on(16)])).toMatchObject({ day: on(14) });
    expect(made && availableDue(made, 300, [on(15), on(16)])).toBeUndefined();
    expect(made && availableDue(made, 330, [on(14), on(15), on(16)])).toMatchObject({ day: on(16) });
  });
});

describe("spending", () => {
  it("takes the oldest first, and gives back what was taken", () => {
    const facts = [order("o1", day(0), 100_000), order("o2", day(60), 100_000)];
    const spent = fact("points-spent", { spend: "s", points: 40, at: day(90) });
    const made = account([...facts, spent]);
    expect(made).toMatchObject({ spent: 40, lots: [{ points: 20 }] });
    const back = fact("points-returned", { spend: "s", points: 40, at: day(91) });
    expect(account([...facts, spent, back])).toMatchObject({
      spent: 0,
      lots: [{ points: 30 }, { points: 30 }],
    });
  });

  it("counts a spend once, and gives no more back than was spent", () => {
    const spends = [0, 1].map((days) => fact("points-spent", { spend: "s", points: 10, at: day(30 + days) }));
    const backs = [0, 1].map((days) =>
      fact("points-returned", { spend: "s", points: 10, at: day(32 + days) }),
    );
    expect(account([order("o1", day(0), 100_000), ...spends, ...backs])).toMatchObject({
      earned: 30,
      spent: 0,
      lots: [{ points: 30 }],
    });
  });

  it("leaves points that come back after their lot has expired good for a while", () => {
    const facts = [
      order("o1", day(0), 100_000),
      fact("points-spent", { spend: "s", points: 30, at: day(390) }),
      fact("points-returned", { spend: "s", points: 30, at: day(400) }),
    ];
    const made = account(facts);
    expect(made?.lots.map(({ expires }) => formatDay(expires ?? 0))).toEqual(["2027-04-01"]);
  });
});
