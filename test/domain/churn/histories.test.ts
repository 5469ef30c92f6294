import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { roomOfShard } from "../../../src/domain/basics/tuple-sample.ts";
import {
  type HistorySampleState,
  historyOf,
  makeHistorySample,
  standingOf,
  standingOn,
} from "../../../src/domain/churn/histories.ts";
import type { OrderDay } from "../../../src/domain/people/profile.ts";

const daysOf = (...days: readonly number[]): OrderDay[] =>
  days.map((day, index) => ({ day, orders: 1, spent: 100 + index }));

const anyCustomers = fc.array(
  fc
    .uniqueArray(fc.nat(30), { minLength: 1, maxLength: 6 })
    .map((days) => daysOf(...days.toSorted((a, b) => a - b))),
  { maxLength: 200 },
);

describe("sample of histories", () => {
  it("is the same however the customers are divided and ordered, also when it overflows", () => {
    fc.assert(
      fc.property(
        anyCustomers,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 10, max: 900 }),
        (customers, shards, enough) => {
          const whole = makeHistorySample(enough);
          const parts = Array.from({ length: shards }, () => makeHistorySample(enough));
          customers.forEach((orderDays, index) => {
            whole.add(`u:${index}`, orderDays);
            parts[(index * 5) % shards]?.add(`u:${index}`, orderDays);
          });
          const merged = makeHistorySample(enough);
          for (const part of parts.toReversed()) {
            const state: HistorySampleState = JSON.parse(JSON.stringify(part.state()));
            merged.merge(state);
          }
          expect(merged.state()).toEqual(whole.state());
          const size = whole.histories().reduce((sum, { days }) => sum + 1 + days.length, 0);
          expect(size).toBeLessThanOrEqual(enough);
        },
      ),
    );
  });

  it("keeps the newest days of a customer with 10,000, and sums up the rest", () => {
    const all = Array.from({ length: 10_000 }, (_, day) => ({ day, orders: 1, spent: 3 }));
    const history = historyOf(all);
    expect(history.days.length).toBeLessThan(1_000);
    expect(standingOf(history, 9_999)).toEqual({
      x: 9_999,
      tx: 9_999,
      T: 9_999,
      spent: 30_000,
      unevenness: 0,
      recent: [7, 14, 30, 60, 90, 180, 200],
    });
    expect(standingOf(history, 9_990)).toEqual({
      x: 9_990,
      tx: 9_990,
      T: 9_990,
      spent: 29_973,
      unevenness: 0,
      recent: [7, 14, 30, 60, 90, 180, 191],
    });
    expect(standingOf(history, 9_999)).toEqual(standingOn(all, 9_999));
    expect(standingOf(history, 5_000)).toBeUndefined();
  });

  it("knows how a customer stood on an earlier day, without what came after", () => {
    const history = historyOf(daysOf(10, 25, 60));
    expect(standingOf(history, 9)).toBeUndefined();
    expect(standingOf(history, 40)).toEqual({
      ...{ x: 1, tx: 15, T: 30, spent: 201, unevenness: 0 },
      recent: [0, 0, 1, 2, 2, 2, 2],
    });
  });
});

describe("the shards of a large shop", () => {
  const SHARDS = 400;
  const [ENOUGH, PER_SHARD] = [20_000, 300];
  const orderDays = (customer: number) =>
    Array.from({ length: 1 + (customer % 5) }, (_, order) => ({
      day: 10 * order + (customer % 90),
      orders: 1,
      spent: 100 + (customer % 7),
    }));
  const stateOf = (enough: number, from: number, to: number) => {
    const sample = makeHistorySample(enough);
    for (let customer = from; customer < to; customer += 1) sample.add(`u:${customer}`, orderDays(customer));
    return sample.state();
  };
  const entriesIn = ({ entries }: HistorySampleState) =>
    entries.reduce((sum, [, { days }]) => sum + 1 + days.length, 0);

  it("have little room each, and their merged sample is that of the whole", () => {
    const room = roomOfShard(ENOUGH, SHARDS);
    expect(room).toBe(2_000);
    const merged = makeHistorySample(ENOUGH);
    for (let shard = 0; shard < SHARDS; shard += 1) {
      merged.merge(stateOf(room, shard * PER_SHARD, (shard + 1) * PER_SHARD));
      if (shard % 100 === 0) expect(entriesIn(merged.state())).toBeLessThanOrEqual(ENOUGH);
    }
    expect(merged.state()).toEqual(stateOf(ENOUGH, 0, SHARDS * PER_SHARD));
  });

  it("stay within their room however many customers one of them has, and the merged sample stays uniform", () => {
    const room = roomOfShard(ENOUGH, SHARDS);
    const large = stateOf(room, 0, 50_000);
    expect(entriesIn(large)).toBeLessThanOrEqual(room);
    expect(entriesIn(large)).toBeGreaterThan(room / 4);
    const merged = makeHistorySample(ENOUGH);
    merged.merge(large);
    merged.merge(stateOf(room, 50_000, 50_100));
    expect(merged.state().entries.every(([level]) => level >= large.floor)).toBe(true);
  });

  it("one shard has all the room there is", () => {
    expect([1, 7, 64].map((shards) => roomOfShard(100_000, shards))).toEqual([100_000, 100_000, 12_500]);
  });
});
