import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeGapCounts } from "../../../src/domain/churn/gaps.ts";
import { buyerOf } from "../../../src/domain/churn/histogram.ts";
import { makeHistorySample } from "../../../src/domain/churn/histories.ts";
import {
  type ChurnModel,
  fitChurn,
  learnChurn,
  noPurchaseProbability,
} from "../../../src/domain/churn/model.ts";
import { makeSample } from "../../../src/domain/churn/sample.ts";
import type { OrderDay } from "../../../src/domain/people/profile.ts";
import { day, missing, on, readLog } from "../../support/purchase-logs.ts";

const TODAY = 20_000;
type Days = readonly number[];

function modelOf(customers: readonly Days[], today = TODAY): ChurnModel {
  const sample = makeSample();
  const gaps = makeGapCounts();
  customers.forEach((days, index) => {
    const past = days.filter((one) => one <= today);
    const buyer = buyerOf(past, today);
    if (buyer) sample.add(`u:${index}`, buyer);
    gaps.add(past, today);
  });
  return fitChurn(sample.histogram(), gaps.counts);
}

/** As the night learns it. */
function learnedOf(logs: readonly (readonly OrderDay[])[], today: number, period: number): ChurnModel {
  const sample = makeSample();
  const histories = makeHistorySample();
  const gaps = makeGapCounts();
  logs.forEach((log, index) => {
    const orderDays = log.filter(({ day }) => day <= today);
    const days = orderDays.map(({ day }) => day);
    const buyer = buyerOf(days, today);
    if (!buyer) return;
    sample.add(`u:${index}`, buyer);
    histories.add(`u:${index}`, orderDays);
    gaps.add(days, today);
  });
  const evidence = { buyers: sample.histogram(), gaps: gaps.counts, histories: histories.histories() };
  return learnChurn(evidence, today, period);
}

const historyOf = (days: Days) => ({ orderDays: days.map((one) => ({ day: one, orders: 1, spent: 100 })) });
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

/** Customers who buy every `gap` days, from different days on, and never stop. */
const regulars = (count: number, gap: number) =>
  times(count, (index) => times(20, (order) => TODAY - (index % gap) - order * gap).reverse());

describe("fallbacks with a name", () => {
  it.each([
    ["no customers", [], "0 buyers"],
    ["one customer", [[TODAY - 10]], "1 buyers"],
    ["two customers", [[TODAY - 10], [TODAY - 90, TODAY - 3]], "2 buyers"],
    ["a shop where nobody bought twice", times(500, (index) => [TODAY - index]), "second day"],
    [
      "a shop with few repeat buyers",
      times(500, (i) => (i < 5 ? [TODAY - 200, TODAY - i] : [TODAY - i])),
      "5 repeat",
    ],
  ] as const)("%s: a prior, shrunk by what data there is", (_, customers, why) => {
    const model = modelOf(customers);
    expect(model.kind).toBe("shrunk-prior");
    expect("why" in model ? model.why : "").toContain(why);
    const probability = noPurchaseProbability(model, historyOf([TODAY - 40]), TODAY, 30);
    expect(probability).toBeGreaterThan(0.5);
    expect(probability).toBeLessThan(1);
  });

  it("a shop where nobody is ever lost: silence against the shop's own gaps", () => {
    const model = modelOf(regulars(300, 14));
    expect(model.kind).toBe("gap-hazards");
    const due = noPurchaseProbability(model, historyOf([TODAY - 28, TODAY - 13]), TODAY, 14);
    expect(due).toBeLessThan(0.2);
  });

  it.skipIf(missing("online_retail.csv") !== undefined)(
    on("online_retail.csv", "Online Retail, where the likelihood has no maximum, is told apart"),
    () => {
      const cutoff = day("2011-08-31");
      const logs = [...readLog("online_retail.csv").values()];
      const model = modelOf(
        logs.map((orderDays) => orderDays.map((orderDay) => orderDay.day)),
        cutoff,
      );
      expect(model.kind).toBe("gap-hazards");
      expect("why" in model ? model.why : "").toMatch(/no sign that customers are ever lost/);
    },
  );
});

describe("predictions on real shops", () => {
  it.skipIf(missing("cdnow_sample.csv") !== undefined).each([
    { log: "cdnow_sample.csv", cutoff: "1997-09-30", period: 273, auc: 0.781, brier: 0.161 },
    { log: "cdnow_master.csv", cutoff: "1997-09-30", period: 273, auc: 0.768, brier: 0.165 },
    { log: "online_retail.csv", cutoff: "2011-08-31", period: 100, auc: 0.74, brier: 0.208 },
  ] as const)(
    on("cdnow_sample.csv", "$log: tells who will not buy better than the best published way does"),
    (shop) => {
      const cutoff = day(shop.cutoff);
      const logs = [...readLog(shop.log).values()].filter(
        ([first]) => first !== undefined && first.day <= cutoff,
      );
      const model = learnedOf(logs, cutoff, shop.period);
      expect(model.kind).toBe("trained-score");
      const told = logs.map((orderDays) => ({
        probability: noPurchaseProbability(model, { orderDays }, cutoff, shop.period) ?? Number.NaN,
        lost: !orderDays.some((orderDay) => orderDay.day > cutoff && orderDay.day <= cutoff + shop.period),
      }));
      expect(aucOf(told)).toBeGreaterThan(shop.auc);
      expect(mean(told.map(({ probability, lost }) => (probability - Number(lost)) ** 2))).toBeLessThan(
        shop.brier,
      );
    },
  );
});

describe("noPurchaseProbability", () => {
  const models = [modelOf([]), modelOf(regulars(300, 14)), modelOf(typical(2_000))];

  it("a typical shop has a fit of its own", () => {
    expect(models.map(({ kind }) => kind)).toEqual(["shrunk-prior", "gap-hazards", "mbg-nbd"]);
  });

  it("says nothing about somebody who has not bought yet", () => {
    for (const model of models) {
      expect(noPurchaseProbability(model, { orderDays: [] }, TODAY, 30)).toBeUndefined();
      expect(noPurchaseProbability(model, historyOf([TODAY + 1]), TODAY, 30)).toBeUndefined();
    }
  });

  it("is a number from 0 to 1 for every history, and does not look ahead", () => {
    const anyDays = fc.uniqueArray(fc.integer({ min: TODAY - 4_000, max: TODAY + 400 }), { maxLength: 60 });
    fc.assert(
      fc.property(
        anyDays,
        fc.integer({ min: 1, max: 3_000 }),
        fc.constantFrom(...models),
        (days, period, model) => {
          const sorted = days.toSorted((a, b) => a - b);
          const past = sorted.filter((one) => one <= TODAY);
          const probability = noPurchaseProbability(model, historyOf(sorted), TODAY, period);
          expect(probability).toBe(noPurchaseProbability(model, historyOf(past), TODAY, period));
          if (past.length === 0) return;
          expect(probability).toBeGreaterThanOrEqual(0);
          expect(probability).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it("takes a customer with 10,000 order days", () => {
    const days = times(10_000, (index) => TODAY - 9_999 + index);
    const told = models.map(
      (model) => noPurchaseProbability(model, historyOf(days), TODAY, 30) ?? Number.NaN,
    );
    expect(told.every((probability) => probability >= 0 && probability <= 1)).toBe(true);
  });

  it("grows with the silence of a regular customer", () => {
    const shop = modelOf(typical(2_000));
    const silent = (days: number) => historyOf([0, 20, 40, 60].map((start) => TODAY - days - 60 + start));
    const [soon, late] = [7, 120].map((days) => noPurchaseProbability(shop, silent(days), TODAY, 30));
    expect(late).toBeGreaterThan((soon ?? 1) + 0.2);
  });
});

/** Customers drawn from the MBG model itself, with CDNOW's parameters made twice as lively: seeded, so always the same. */
function typical(count: number): Days[] {
  const random = seeded(7);
  const exponential = (rate: number) => -Math.log(1 - random()) / rate;
  return times(count, () => {
    const rate = exponential(1) / 12;
    const loss = random() ** 2;
    const days = [TODAY - Math.floor(random() * 300)];
    while (random() > loss) {
      const next = (days.at(-1) ?? TODAY) + Math.ceil(exponential(rate) * 7);
      if (next > TODAY) break;
      days.push(next);
    }
    return days;
  });
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Area under the ROC curve by ranks, ties averaged. */
function aucOf(told: readonly { readonly probability: number; readonly lost: boolean }[]): number {
  const sorted = told.toSorted((a, b) => a.probability - b.probability);
  let ranks = 0;
  for (let start = 0; start < sorted.length; ) {
    let end = start;
    while (sorted[end]?.probability === sorted[start]?.probability && end < sorted.length) end += 1;
    ranks += ((start + end + 1) / 2) * sorted.slice(start, end).filter(({ lost }) => lost).length;
    start = end;
  }
  const lost = told.filter((one) => one.lost).length;
  return (ranks - (lost * (lost + 1)) / 2) / lost / (told.length - lost);
}
