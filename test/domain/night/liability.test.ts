import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LoyaltyAccount } from "../../../src/domain/loyalty/account.ts";
import { liabilityOf, makeLiabilityCounter, mergeLiabilities } from "../../../src/domain/night/liability.ts";

const TODAY = 20_000;

const account = (over: Partial<LoyaltyAccount>): LoyaltyAccount => ({
  ...{ on: TODAY, lots: [], spent: 0, earned: 0, level: "bronze" },
  ...over,
});

function counted(accounts: readonly (LoyaltyAccount | undefined)[]) {
  const counter = makeLiabilityCounter(TODAY);
  for (const one of accounts) counter.add(one);
  return counter.counts();
}

describe("what the programme owes", () => {
  it("is the worth of the points that can be spent, by level and age; pending and expired ones stand apart", () => {
    const liability = liabilityOf(
      counted([
        account({
          ...{ earned: 600, spent: 100, firstEarnedOn: TODAY - 400, firstSpentOn: TODAY - 390 },
          lots: [
            { points: 100, active: TODAY - 10, expires: TODAY + 5 },
            { points: 200, active: TODAY - 200, expires: TODAY + 165 },
            { points: 50, active: TODAY + 3 },
            { points: 150, active: TODAY - 400, expires: TODAY - 35 },
          ],
        }),
        account({
          level: "gold",
          earned: 40,
          lots: [{ points: 40, active: TODAY }],
          firstEarnedOn: TODAY - 20,
        }),
        undefined,
      ]),
      100,
    );
    expect(liability).toMatchObject({
      ...{ members: 2, points: 340, worth: 34_000, pending: 50, pendingWorth: 5_000, expiringSoon: 100 },
      ...{ earned: 640, spent: 100, spenders: 1, shareOfSpenders: 0.5, medianDaysToFirstReward: 10 },
      levels: [
        { level: "bronze", members: 1, points: 300 },
        { level: "gold", points: 40, worth: 4_000 },
      ],
      ages: [
        { age: "up to 30", points: 140 },
        { age: "up to 365", points: 200 },
      ],
      breakage: null,
      expectedWorth: null,
    });
  });

  it("expects less to be spent the more has expired, within an interval that members decide", () => {
    const many = (members: number) =>
      liabilityOf(
        counted(
          Array.from({ length: members }, (_, at) =>
            account({
              ...{ earned: 200, spent: at % 4 === 0 ? 0 : 100, expired: at % 4 === 0 ? 100 : 0 },
              lots: [{ points: 100, active: TODAY, expires: TODAY + 100 }],
            }),
          ),
        ),
        1,
      );
    expect(many(16).breakage).toBeNull();
    const [few, enough] = [many(40), many(4_000)];
    expect(few.breakage?.share).toBeCloseTo(0.25);
    expect(enough.expectedWorth?.expected).toBe(300_000);
    const width = (of: typeof few) => (of.breakage?.high ?? 0) - (of.breakage?.low ?? 0);
    expect(width(few)).toBeCloseTo(width(enough) * 10, 1);
  });

  it("adds up to the same over any shards", () => {
    const anyAccount = fc.record({
      on: fc.constant(TODAY),
      lots: fc.array(
        fc.record({
          points: fc.integer({ min: 1, max: 500 }),
          active: fc.integer({ min: TODAY - 500, max: TODAY + 20 }),
        }),
        { maxLength: 4 },
      ),
      spent: fc.integer({ min: 0, max: 300 }),
      earned: fc.integer({ min: 300, max: 3_000 }),
      level: fc.constantFrom("bronze", "gold"),
    });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyAccount, fc.integer({ min: 0, max: 2 })), { maxLength: 40 }),
        (all) => {
          const parts = [0, 1, 2].map((shard) =>
            counted(all.filter(([, at]) => at === shard).map(([one]) => one)),
          );
          expect(liabilityOf(mergeLiabilities(parts), 3)).toEqual(
            liabilityOf(counted(all.map(([one]) => one)), 3),
          );
        },
      ),
    );
  });
});
