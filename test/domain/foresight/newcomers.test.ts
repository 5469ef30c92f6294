import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeRandom } from "../../../bench/random.ts";
import { unknown } from "../../../src/domain/foresight/expected.ts";
import { makeInflowCounter, mergeInflow, newcomersAhead } from "../../../src/domain/foresight/newcomers.ts";

const THROUGH = 2_000;

/** People who come at a steady rate a day and order for 100 once on that day and perhaps once more. */
function people(random: () => number, aDay: number, until = THROUGH + 90) {
  const all = [];
  for (let day = THROUGH - 390; day <= until; day += 1)
    for (let one = 0; one < 2 * aDay; one += 1) {
      if (random() < 0.5) continue;
      const again = day + Math.floor(60 * random());
      const orderDays = [day, ...(random() < 0.4 ? [again] : [])].map((on) => ({
        day: on,
        orders: 1,
        spent: 100,
      }));
      all.push({ joinedOn: day, orderDays: orderDays.filter((order) => order.day <= until) });
    }
  return all;
}

describe("who is not yet here", () => {
  it("is told from who came before, and what they bring lies within the interval nine times in ten", () => {
    let [inside, all] = [0, 0];
    for (let seed = 1; seed <= 20; seed += 1) {
      const random = makeRandom(seed);
      const shop = people(() => random.uniform(), 1);
      const counter = makeInflowCounter(THROUGH);
      for (const { joinedOn, orderDays } of shop) counter.add(joinedOn, orderDays);
      for (const days of [30, 90] as const) {
        const { newcomerOrders: told, newcomerRevenue: money } = newcomersAhead(counter.counts(), days);
        if (!told.known || !money.known) throw new Error("not known");
        const happened = shop
          .filter(({ joinedOn }) => joinedOn > THROUGH)
          .flatMap(({ orderDays }) => orderDays.filter(({ day }) => day <= THROUGH + days)).length;
        expect(money.expected).toBeCloseTo(100 * told.expected);
        all += 1;
        if (told.low <= happened && happened <= told.high) inside += 1;
        expect(Math.abs(Math.log(told.expected / happened))).toBeLessThan(0.8);
      }
    }
    expect(inside / all).toBeGreaterThanOrEqual(0.85);
  });

  it("is not told of a shop to which too few have come", () => {
    const counter = makeInflowCounter(THROUGH);
    expect(newcomersAhead(counter.counts(), 30).newcomerOrders).toEqual(unknown("few-newcomers"));
    for (let day = 0; day < 19; day += 1)
      counter.add(THROUGH - day, [{ day: THROUGH - day, orders: 1, spent: 1 }]);
    expect(newcomersAhead(counter.counts(), 90).newcomerRevenue).toEqual(unknown("few-newcomers"));
  });

  it("is counted the same whole and in parts", () => {
    const person = fc.record({
      joinedOn: fc.integer({ min: THROUGH - 500, max: THROUGH + 20 }),
      orderDays: fc.array(
        fc.record({
          day: fc.integer({ min: THROUGH - 500, max: THROUGH + 20 }),
          orders: fc.nat(3),
          spent: fc.nat(9),
        }),
      ),
    });
    const countsOf = (
      some: readonly { joinedOn: number; orderDays: { day: number; orders: number; spent: number }[] }[],
    ) => {
      const counter = makeInflowCounter(THROUGH);
      for (const { joinedOn, orderDays } of some) counter.add(joinedOn, orderDays);
      return counter.counts();
    };
    fc.assert(
      fc.property(fc.array(person), fc.array(person), (one, other) => {
        expect(mergeInflow(countsOf(one), countsOf(other))).toEqual(countsOf([...one, ...other]));
      }),
    );
  });
});
