import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeRandom, type Random } from "../../../bench/random.ts";
import { buyersOutlook } from "../../../src/domain/foresight/buyers.ts";
import { makeForecastCounter, mergeForecastCounts } from "../../../src/domain/foresight/counting.ts";
import { broughtBy } from "../../../src/domain/foresight/effect.ts";
import { type Figure, known, unknown } from "../../../src/domain/foresight/expected.ts";
import {
  firstOrdersWithin,
  makeWaitingCounter,
  mergeWaiting,
} from "../../../src/domain/foresight/first-orders.ts";
import {
  calibrationOf,
  dueWindows,
  type Forecast,
  isForecastDue,
  withForecast,
  withHappened,
} from "../../../src/domain/foresight/forecast.ts";
import { atLevel, levelOf, SUPPOSED } from "../../../src/domain/foresight/level.ts";
import { rateAhead } from "../../../src/domain/foresight/weekly-rate.ts";

const TODAY = 1_000;

/** Buyers who come evenly over two years and order every `pace` days until they are lost. */
function shop(random: Random, customers = 800) {
  return Array.from({ length: customers }, () => {
    const pace = 30 * Math.exp(0.5 * random.normal());
    const days: number[] = [];
    let day = TODAY - 730 + 830 * random.uniform();
    while (day < TODAY + 120) {
      days.push(Math.floor(day));
      if (random.uniform() < 0.05) break;
      day += Math.max(1, pace * random.exponential());
    }
    const own = [...new Set(days)];
    return { days: own, spent: own.map(() => Math.round(4_000 * Math.exp(0.5 * random.normal()))) };
  });
}

const told = (figure: Figure) => {
  if (!figure.known) throw new Error(figure.why);
  return figure;
};

describe("the forecast of what buyers bring", () => {
  it("holds what happens about nine times in ten, and is not far off", () => {
    let [inside, off, all] = [0, 0, 0];
    for (let seed = 1; seed <= 12; seed += 1) {
      const log = shop(makeRandom(seed));
      const known = log
        .map(({ days, spent }) => ({
          days: days.filter((day) => day <= TODAY),
          spent: spent.slice(0, days.filter((day) => day <= TODAY).length),
        }))
        .filter(({ days }) => days.length > 0);
      const outlook = buyersOutlook(known, TODAY);
      if (!outlook) throw new Error("too few");
      for (const days of [30, 90] as const) {
        const happened = log
          .filter((one) => (one.days[0] ?? TODAY + 1) <= TODAY)
          .reduce((sum, one) => sum + one.days.filter((day) => day > TODAY && day <= TODAY + days).length, 0);
        const { low, high, expected } = outlook[days].orderDays;
        all += 1;
        if (low <= happened && happened <= high) inside += 1;
        off += Math.abs(Math.log(expected / happened));
      }
    }
    expect(inside / all).toBeGreaterThanOrEqual(0.8);
    expect(off / all).toBeLessThan(0.15);
  }, 60_000);

  it("is not made of fewer than 50 buyers", () => {
    const few = Array.from({ length: 49 }, () => ({ days: [900, 950], spent: [1, 1] }));
    expect(buyersOutlook(few, TODAY)).toBeUndefined();
  });
});

describe("the level of past errors", () => {
  const supposed = SUPPOSED.orderDays;
  const rule = { days: 30, supposed, chance: 0 };

  it("moves the next forecast by how far the last ones were off, the more of them there are", () => {
    const off = (count: number) =>
      levelOf(
        Array.from({ length: count }, (_, at) => ({ ago: 30 * (at + 1), log: 0.3, chance: 0 })),
        rule,
      );
    expect(off(1).log).toBeCloseTo(0.1);
    expect(off(10).log).toBeGreaterThan(0.2);
    expect(off(10).log).toBeLessThan(0.3);
  });

  it("is narrower where past errors were alike than where they differ", () => {
    const width = (logs: (at: number) => number) => {
      const errors = Array.from({ length: 12 }, (_, at) => ({
        ago: 30 * (at + 1),
        log: logs(at),
        chance: 0,
      }));
      const { low, high } = atLevel(100, levelOf(errors, rule));
      return high / low;
    };
    expect(width(() => 0)).toBeLessThan(1.5);
    expect(width((at) => (at % 2 === 0 ? 0.5 : -0.5))).toBeGreaterThan(3);
  });

  it("follows the season of the year before where months differ by more than chance", () => {
    const season = (ago: number) => 0.8 * Math.cos((2 * Math.PI * ago) / 364);
    const agos = [...Array.from({ length: 18 }, (_, at) => 30 * (at + 1)), 364];
    const level = levelOf(
      agos.map((ago) => ({ ago, log: season(ago), chance: 0.001 })),
      rule,
    );
    expect(level.seasons).toBe(1);
    expect(level.log).toBeGreaterThan(0.4);
    // What one year has shown says only so much of the next.
    expect(level.spread).toBeGreaterThan(0.2);
  });
});

describe("first orders of those who wait", () => {
  it("are told from how long others waited, and agree with a known rate", () => {
    const random = makeRandom(7);
    const counter = makeWaitingCounter(TODAY);
    let happened = 0;
    for (let person = 0; person < 20_000; person += 1) {
      const joinedOn = Math.floor(TODAY - 500 + 500 * random.uniform());
      const waits = Math.ceil(random.exponential() / 0.002);
      counter.add(joinedOn, joinedOn + waits);
      if (joinedOn + waits > TODAY && joinedOn + waits <= TODAY + 30) happened += 1;
    }
    const figure = told(firstOrdersWithin(counter.counts(), 30));
    expect(figure.expected / happened).toBeGreaterThan(0.9);
    expect(figure.expected / happened).toBeLessThan(1.1);
    expect(figure.low).toBeLessThan(happened);
    expect(figure.high).toBeGreaterThan(happened);
  });

  it("are not known of a shop where hardly anybody has waited", () => {
    const counter = makeWaitingCounter(TODAY);
    for (let person = 0; person < 100; person += 1)
      counter.add(TODAY - 10, person < 19 ? TODAY - 5 : undefined);
    expect(firstOrdersWithin(counter.counts(), 30)).toEqual(unknown("few-first-orders"));
  });

  it("count the same however customers are spread over shards", () => {
    const person = fc.tuple(
      fc.integer({ min: 0, max: 1_100 }),
      fc.option(fc.integer({ min: 0, max: 1_100 })),
    );
    fc.assert(
      fc.property(fc.array(person), fc.array(person), (one, other) => {
        const of = (people: readonly (readonly [number, number | null])[]) => {
          const counter = makeWaitingCounter(TODAY);
          for (const [joinedOn, waits] of people)
            counter.add(joinedOn, waits === null ? undefined : joinedOn + waits);
          return counter.counts();
        };
        expect(mergeWaiting(of(one), of(other))).toEqual(of([...one, ...other]));
      }),
    );
  });
});

describe("the rate of a chain's last weeks", () => {
  it("goes on, with more room the further ahead", () => {
    const weekly = { sums: [70, 84, 77, 91, 63, 70, 77, 84], unit: 1 };
    const month = told(rateAhead(weekly, 30));
    const quarter = told(rateAhead(weekly, 90));
    expect(month.expected).toBeCloseTo((77 / 7) * 30);
    expect(quarter.expected).toBeCloseTo(3 * month.expected);
    expect(quarter.high - quarter.low).toBeGreaterThan(month.high - month.low);
    expect(month.low).toBeGreaterThan(0.6 * month.expected);
  });

  it("is not known before two weeks, and never below nothing", () => {
    expect(rateAhead({ sums: [5], unit: 1 }, 30)).toEqual(unknown("too-new"));
    expect(told(rateAhead({ sums: [0, 0, 0], unit: 1 }, 30)).low).toBe(0);
  });

  it("holds what independent weeks come to about nine times in ten", () => {
    const random = makeRandom(3);
    const week = () => {
      let [events, passed] = [0, random.exponential() / 40];
      for (; passed < 1; passed += random.exponential() / 40) events += 1;
      return events;
    };
    let inside = 0;
    for (let round = 0; round < 400; round += 1) {
      const { low, high } = told(rateAhead({ sums: Array.from({ length: 8 }, week), unit: 1 }, 28));
      const sum = week() + week() + week() + week();
      if (low <= sum && sum <= high) inside += 1;
    }
    expect(inside / 400).toBeGreaterThan(0.88);
  });
});

describe("what a chain brings", () => {
  it("is its entries times its effect, as uncertain as both", () => {
    const entries = { expected: 1_000, low: 800, high: 1_200 };
    const sure = told(broughtBy(entries, { estimate: 50, variance: 0 }));
    expect(sure).toMatchObject({ expected: 50_000 });
    expect(sure.low).toBeCloseTo(40_000);
    const unsure = told(broughtBy(entries, { estimate: 50, variance: 40 ** 2 }));
    expect(unsure.low).toBeLessThan(0);
    expect(unsure.expected).toBe(50_000);
  });
});

const FIGURE = known({ expected: 10, low: 8, high: 12 });
const forecastOf = (run: string, through: number): Forecast => {
  const base = {
    orders: FIGURE,
    revenue: FIGURE,
    firstOrders: FIGURE,
    newcomerOrders: FIGURE,
    newcomerRevenue: FIGURE,
    mails: FIGURE,
    discounts: unknown("too-new"),
  };
  return {
    ...{ run, through, currency: "EUR", learned: { pastForecasts: 0, seasons: 0, shrunkChains: 0 } },
    ahead: ([30, 90] as const).map((days) => ({ days, base, chains: [] })),
  };
};
const HAPPENED = {
  orders: 11,
  revenue: 20,
  firstOrders: 8,
  newcomerOrders: 8,
  newcomerRevenue: 12,
  mails: 12,
  discounts: 3,
};

describe("a forecast that is kept", () => {
  it("is made once a week, and again by the same night", () => {
    const kept = withForecast([], forecastOf("a", 100));
    expect(isForecastDue([], "a", 101)).toBe(true);
    expect(isForecastDue(kept, "a", 101)).toBe(true);
    expect(isForecastDue(kept, "b", 107)).toBe(false);
    expect(isForecastDue(kept, "b", 108)).toBe(true);
    expect(withForecast(kept, forecastOf("a", 100))).toHaveLength(1);
  });

  it("is kept for two years of weeks", () => {
    const nights = Array.from({ length: 110 }, (_, at) => forecastOf(`${at}`, 7 * at));
    const kept = nights.reduce<ReturnType<typeof withForecast>>(withForecast, []);
    expect(kept).toHaveLength(104);
    expect(kept[0]?.run).toBe("6");
  });

  it("is scored once its days are over, and what was counted first stays", () => {
    const kept = withForecast([], forecastOf("a", 100));
    expect(dueWindows(kept, 130)).toEqual([]);
    const due = dueWindows(kept, 131);
    expect(due).toEqual([{ run: "a", through: 100, days: 30 }]);
    const scored = withHappened(
      kept,
      due.map((one) => ({ ...one, happened: HAPPENED })),
    );
    expect(dueWindows(scored, 131)).toEqual([]);
    const again = withHappened(
      scored,
      due.map((one) => ({ ...one, happened: { ...HAPPENED, orders: 0 } })),
    );
    expect(again).toEqual(scored);
    expect(calibrationOf(scored)).toEqual([
      { days: 30, figure: "orders", forecasts: 1, inside: 1, ratio: 10 / 11 },
      { days: 30, figure: "revenue", forecasts: 1, inside: 0, ratio: 0.5 },
      { days: 30, figure: "firstOrders", forecasts: 1, inside: 1, ratio: 10 / 8 },
      { days: 30, figure: "newcomerOrders", forecasts: 1, inside: 1, ratio: 10 / 8 },
      { days: 30, figure: "newcomerRevenue", forecasts: 1, inside: 1, ratio: 10 / 12 },
      { days: 30, figure: "mails", forecasts: 1, inside: 1, ratio: 10 / 12 },
    ]);
  });

  it("counts orders of who had bought before, and first orders of who was there", () => {
    const due = [{ run: "a", through: 100, days: 30 as const }];
    const of = (people: readonly (readonly [joinedOn: number, days: readonly number[]])[]) => {
      const counter = makeForecastCounter(140, due);
      for (const [joinedOn, days] of people)
        counter.add(
          joinedOn,
          days.map((day) => ({ day, orders: 2, spent: 500 })),
        );
      return counter.counts();
    };
    const buyers = [[50, [60, 101, 130, 131]]] as const;
    const others = [
      [90, [110, 115]],
      [105, [110]],
      [90, []],
    ] as const;
    const counts = of([...buyers, ...others]);
    expect(counts.windows).toMatchObject([{ orders: 4, revenue: 1_000, firstOrders: 1 }]);
    expect(mergeForecastCounts([of(buyers), of(others)])).toEqual(counts);
  });
});
