import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Loyalty } from "../../../src/domain/config/loyalty.ts";
import type { CustomerKey, Fact, FactId } from "../../../src/domain/facts/facts.ts";
import { balanceOn, expiredBy } from "../../../src/domain/loyalty/balance.ts";
import { historyOf } from "../../../src/domain/loyalty/history.ts";
import { MOST_LOTS } from "../../../src/domain/loyalty/wallet-keep.ts";
import { exchangeOf } from "../../../src/domain/people/fold-money.ts";
import { orderHistories } from "../../../src/domain/people/order-history.ts";
import { day, fact, key, order, refund, rub } from "../../support/facts.ts";
import { account, dayNumber, loyalty, RULES } from "../../support/loyalty.ts";

const LAST = 900;
const SHOP = { timeZone: "UTC", currency: "RUB" };
const days = fc.integer({ min: 0, max: LAST });
const id = fc.constantFrom("1", "2", "3", "4");
const roubles = fc.integer({ min: 0, max: 40_000 });
const points = fc.integer({ min: 0, max: 2_000 });

const anyFact: fc.Arbitrary<Fact> = fc.oneof(
  fc.tuple(id, days, roubles).map(([one, at, sum]) => order(`o${one}`, day(at), sum * 100)),
  fc.tuple(id, days, roubles).map(([one, at, sum]) => refund(`o${one}`, day(at), sum * 100)),
  fc
    .tuple(id, days)
    .map(([one, at]) => fact("order-cancelled", { order: `o${one}`, at: day(at), version: day(at) })),
  fc
    .tuple(id, days, roubles)
    .map(([one, at, sum]) =>
      fact("order-updated", { order: `o${one}`, at: day(at), version: day(at), total: rub(sum * 100) }),
    ),
  fc.tuple(id, days).map(([one, at]) => fact("order-delivered", { order: `o${one}`, at: day(at) })),
  fc
    .tuple(id, days, points)
    .map(([one, at, many]) => fact("points-spent", { spend: one, points: many, at: day(at) })),
  fc
    .tuple(id, days, points)
    .map(([one, at, many]) => fact("points-returned", { spend: one, points: many, at: day(at) })),
  fc
    .tuple(id, days, fc.integer({ min: -500, max: 500 }))
    .map(([one, at, many]) =>
      fact("points-granted", { grant: one, points: many, reason: "r", by: "b", at: day(at) }),
    ),
  fc.tuple(id, days).map(([one, at]) => fact("reviewed", { product: one, at: day(at) })),
  days.map((at) => fact("identified", { traits: { birthday: "1990-05-05" }, at: day(at) })),
  fc
    .tuple(id, days)
    .map(([one, at]) =>
      fact("referral-earned", { friend: key(`u:f${one}`), order: one, points: 100, at: day(at) }),
    ),
);
const facts = fc.array(anyFact, { maxLength: 40 });
const actions = {
  review: { on: "reviewed", points: 50, name: "Review", once_per_product: true, limits: { month: 2 } },
  birthday: { on: { date: "birthday" }, points: 100, name: "Birthday" },
} as const;
const programme = fc
  .record({
    debt: fc.boolean(),
    expires_after: fc.constantFrom("never", "30d", "365d"),
    level_window: fc.constantFrom("ever", "90d"),
    return_window: fc.constantFrom("1d", "14d"),
    next: fc.option(fc.integer({ min: 1, max: 28 }), { nil: undefined }),
  })
  .map(({ next, ...rules }): Loyalty => {
    const later = {
      from: `2026-09-${String(next ?? 1).padStart(2, "0")}`,
      return_window: "30d",
      expires_after: "90d",
    };
    return loyalty({}, [
      { ...rules, actions },
      ...(next === undefined ? [] : [{ ...rules, actions, ...later }]),
    ]);
  });

describe("an account", () => {
  it("neither makes nor loses a point", () => {
    fc.assert(
      fc.property(facts, programme, (told, rules) => {
        const made = account(told, rules);
        if (!made) return;
        const there = made.lots.filter(({ given = made.on }) => given <= made.on);
        const open = there.reduce((sum, lot) => sum + lot.points, 0);
        const { earned, spent, expired = 0, debt = 0, uncovered = 0 } = made;
        expect(open).toBe(earned - spent - expired + debt + uncovered);
        for (const lot of made.lots) {
          expect(lot.points).toBeGreaterThan(0);
          expect(lot.expires ?? Number.POSITIVE_INFINITY).toBeGreaterThan(made.on);
        }
        for (const count of [made.on, dayNumber(day(LAST)), dayNumber(day(LAST + 800))]) {
          const { good, pending } = balanceOn(made, count);
          const given = made.lots.filter((lot) => (lot.given ?? count) <= count);
          const all = given.reduce((sum, lot) => sum + lot.points, 0);
          if (debt === 0) expect(good + pending + expiredBy(made, count)).toBe(all);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("is the same for any order and any number of copies of the facts, and however they are split among partitions", () => {
    fc.assert(
      fc.property(
        facts.chain((told) =>
          fc.tuple(fc.constant(told), fc.shuffledSubarray(told, { minLength: told.length })),
        ),
        fc.array(fc.boolean()),
        programme,
        ([told, shuffled], where, rules) => {
          const moved = shuffled.map((one, index) =>
            where[index] ? { ...one, customer: key("e:2") as CustomerKey } : one,
          );
          expect(account([...moved, ...shuffled.slice(0, 5)], rules)).toEqual(account(told, rules));
        },
      ),
      { numRuns: 300 },
    );
  });

  it("comes to what its history adds up to", () => {
    fc.assert(
      fc.property(facts, programme, (told, rules) => {
        const made = account(told, rules);
        const inTime = told.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
        const orders = orderHistories(inTime, exchangeOf("RUB", {}, "UTC"), new Set([key("u:1")]));
        const lines = historyOf(inTime, orders, rules, SHOP, made?.on ?? 0);
        const sum = (...kinds: readonly string[]) =>
          lines.filter(({ kind }) => kinds.includes(kind)).reduce((all, line) => all + line.points, 0);
        expect(sum("earned", "granted") - sum("taken-back", "taken")).toBe(made?.earned ?? 0);
        expect(sum("spent") - sum("returned")).toBe(made?.spent ?? 0);
        expect(lines.map(({ day: on }) => on)).toEqual(lines.map(({ day: on }) => on).sort((a, b) => a - b));
      }),
      { numRuns: 300 },
    );
  });

  it("keeps what earlier rules awarded when later ones change", () => {
    fc.assert(
      fc.property(
        facts,
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 1, max: 300 }),
        (told, percent, start) => {
          const from = new Date(day(start)).toISOString().slice(0, 10);
          const before = told.filter(({ at }) => at < day(start));
          const levels = { ...RULES.levels, start: { from: 0, cashback_percent: percent } };
          const later = {
            from,
            levels,
            actions: {},
            return_window: "2d",
            expires_after: "10d",
            level_window: "ever",
          };
          const cut = ({ lots, earned, spent, level }: NonNullable<ReturnType<typeof account>>) => ({
            ...{ earned, spent, level },
            lots: lots.filter(({ given }) => given === undefined),
          });
          const [one, two] = [loyalty({}, [{ actions }]), loyalty({}, [{ actions }, later])].map((rules) =>
            account(before, rules),
          );
          const none = { earned: 0, spent: 0, level: "start", lots: [] };
          expect(two ? cut(two) : none).toEqual(one ? cut(one) : none);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("stays small however much somebody buys", () => {
    const orders = Array.from({ length: 3_000 }, (_, index) => order(`o${index}`, day(index / 3), 100_000));
    const many = orders.map((one, index) => ({ ...one, id: `x${index}` as FactId }));
    const began = performance.now();
    const made = account(many, loyalty({}, [{ return_window: "30d", expires_after: "730d" }]));
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(made?.lots.length).toBeLessThanOrEqual(MOST_LOTS);
    expect(JSON.stringify(made?.lots.map(Object.values)).length).toBeLessThan(1_600);
  });
});
