import { describe, expect, it } from "vitest";
import { SIMULATED, simulate } from "../../../bench/accuracy/simulated-shops.ts";
import { purchaseProbability } from "../../../src/domain/churn/buy-till-you-die.ts";
import { type OrderHistory, ordersAfter, standingOf } from "../../../src/domain/churn/histories.ts";
import { logistic } from "../../../src/domain/churn/regression.ts";
import { fitShop, SHOP_FAMILY } from "../../../src/domain/churn/shop-fit.ts";
import { trainedLogOdds, trainScore } from "../../../src/domain/churn/train.ts";
import { windowsBefore } from "../../../src/domain/churn/windows.ts";
import { shopOf } from "../../support/shops.ts";

const TODAY = 700;
const historiesOf = (shop: ReturnType<typeof shopOf>): readonly OrderHistory[] =>
  shop.map((days) => ({ days: days.map(({ day }) => day), spent: days.map(({ spent }) => spent) }));
const until = (histories: readonly OrderHistory[], today: number): readonly OrderHistory[] =>
  histories.map(({ days, spent }) => {
    const known = days.filter((day) => day <= today).length;
    return { days: days.slice(0, known), spent: spent.slice(0, known) };
  });

const REGULAR = historiesOf(
  shopOf({ customers: 2_000, span: TODAY + 60, pace: 40, loss: 0.08, regularity: 20 }),
);
const RANDOM = historiesOf(
  shopOf({ customers: 2_000, span: TODAY + 60, pace: 40, loss: 0.2, regularity: 1 }),
);
const SELDOM = historiesOf(
  shopOf({ customers: 12_000, span: TODAY + 60, pace: 60, loss: 0.9, regularity: 1 }),
);

/** Mean squared error of the trained score and of MBG/NBD on what happens after TODAY. */
function brier(histories: readonly OrderHistory[], period: number) {
  const score = trainScore(until(histories, TODAY), TODAY, period);
  const known = histories.flatMap((history) => {
    const standing = standingOf(history, TODAY);
    return standing ? [{ standing, lost: ordersAfter(history, TODAY, period) ? 0 : 1 }] : [];
  });
  const { parameters } = fitShop(known.map(({ standing }) => ({ ...standing, weight: 1 })));
  const error = (told: (standing: (typeof known)[number]["standing"]) => number) =>
    known.reduce((sum, { standing, lost }) => sum + (told(standing) - lost) ** 2, 0) / known.length;
  return {
    trained: score && error((standing) => logistic(trainedLogOdds(score, standing))),
    model: error((standing) => 1 - purchaseProbability(SHOP_FAMILY, parameters, standing, period)),
  };
}

describe("the trained score", () => {
  it("sees the rhythm of a shop with regular buyers, which MBG/NBD cannot", () => {
    const { trained, model } = brier(REGULAR, 30);
    expect(trained).toBeLessThan(0.85 * model);
  });

  it("is as good as MBG/NBD where customers order at random, and where next to nobody comes back", () => {
    for (const shop of [RANDOM, SELDOM]) {
      const { trained, model } = brier(shop, 60);
      expect(trained).toBeLessThan(1.02 * model);
    }
  });

  it("leaves it to the lifetime models where they know all there is to know, and not where they do not", () => {
    for (const [name, least, most] of [
      ["BG/NBD as on CDNOW", 0.9, 1],
      ["regular (gaps Erlang-4)", 0, 0.01],
    ] as const) {
      const shop = SIMULATED.find((one) => one.name === name);
      if (!shop) throw new Error(`no shop ${name}`);
      const { cutoff, customers } = simulate(shop, 1);
      const histories = historiesOf(customers.map(({ orderDays }) => orderDays));
      const lifetime = trainScore(histories, cutoff, shop.days)?.learned.shares.lifetime;
      expect(lifetime).toBeGreaterThanOrEqual(least);
      expect(lifetime).toBeLessThanOrEqual(most);
    }
  });

  it("does not look ahead: orders after today change nothing", () => {
    expect(trainScore(REGULAR, TODAY, 30)).toEqual(trainScore(until(REGULAR, TODAY), TODAY, 30));
  });

  it("learns from windows of the period's length that end by today", () => {
    const windows = windowsBefore(REGULAR, TODAY, 30);
    expect(windows.map(({ start, days }) => [start, days])).toEqual([
      [670, 30],
      [655, 30],
      [640, 30],
    ]);
  });

  it("takes shorter windows where the history is shorter than two periods, and moves the level to the period", () => {
    const young = REGULAR.filter(({ days }) => (days[0] ?? 0) > TODAY - 200);
    const score = trainScore(until(young, TODAY), TODAY, 180);
    expect(score?.learned.days).toBeLessThan(110);
    const probability = (at: typeof score) =>
      at ? logistic(trainedLogOdds(at, { x: 2, tx: 80, T: 90, spent: 9_000 })) : Number.NaN;
    const shorter = trainScore(until(young, TODAY), TODAY, 60);
    expect(probability(score)).toBeLessThan(probability(shorter));
  });

  it("is not made for shops that are too small, too new, or where nobody or everybody comes back", () => {
    expect(trainScore([], TODAY, 30)).toBeUndefined();
    expect(trainScore(REGULAR.slice(0, 15), TODAY, 30)).toBeUndefined();
    expect(
      trainScore(
        REGULAR.map(({ spent }) => ({ days: [TODAY - 3], spent: spent.slice(0, 1) })),
        TODAY,
        30,
      ),
    ).toBeUndefined();
    const once = REGULAR.map(({ days, spent }) => ({ days: days.slice(0, 1), spent: spent.slice(0, 1) }));
    expect(trainScore(once, TODAY, 30)).toBeUndefined();
  });

  it("grows with the silence of a regular customer who is overdue", () => {
    const score = trainScore(until(REGULAR, TODAY), TODAY, 30);
    if (!score) throw new Error("no score");
    const told = (silence: number) =>
      logistic(trainedLogOdds(score, { x: 6, tx: 180, T: 180 + silence, spent: 30_000 }));
    expect(told(20)).toBeLessThan(0.4);
    expect(told(60)).toBeGreaterThan(told(20) + 0.2);
    expect(told(120)).toBeGreaterThan(told(60));
  });
});
