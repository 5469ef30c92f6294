import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeProfile, encodeProfile } from "../../src/adapters/dynamodb/customer-codec.ts";
import type { LoyaltyAccount } from "../../src/domain/loyalty/account.ts";
import { fold } from "../../src/domain/people/fold.ts";
import { day, fact, key, order } from "../support/facts.ts";
import { loyalty, loyaltySettings } from "../support/loyalty.ts";

const ON = 20_000;
const anyDay = fc.integer({ min: ON - 3_000, max: ON + 3_000 });
const some = fc.integer({ min: 0, max: 100_000 });
const level = fc.constantFrom("start", "silver", "gold");
const anyAccount: fc.Arbitrary<LoyaltyAccount> = fc.record(
  {
    on: anyDay,
    lots: fc.array(
      fc.record(
        { points: some, active: anyDay, expires: anyDay, given: anyDay },
        { requiredKeys: ["points", "active"] },
      ),
    ),
    ...{ spent: some, earned: some, expired: some, debt: some, uncovered: some, level },
    ...{ levelSince: anyDay, previousLevel: level, graceUntil: anyDay },
    changes: fc.array(fc.record({ from: anyDay, level })),
    next: fc.record({ level, missing: some }),
    ...{ firstEarnedOn: anyDay, firstSpentOn: anyDay },
  },
  { requiredKeys: ["on", "lots", "spent", "earned", "level"] },
);

describe("a stored loyalty account", () => {
  const settings = loyaltySettings(loyalty());
  const orders = Array.from({ length: 400 }, (_, index) => order(`o${index}`, day(index), 100_000));
  const bought = fold(key("u:1"), [order("o1", day(0), 1_000_000)], settings);

  it("comes back as it was", () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        const profile = { ...bought, loyalty: account };
        expect(decodeProfile(profile.id, encodeProfile(profile))).toEqual(profile);
      }),
    );
  });

  it("costs an ordinary buyer little, and a daily one less than 1 KB", () => {
    const { loyalty: account, ...without } = bought;
    const costs = encodeProfile(bought).length - encodeProfile(without).length;
    expect(account?.lots).toHaveLength(1);
    expect(costs).toBeLessThan(110);
    const daily = fold(
      key("u:1"),
      [...orders, fact("points-spent", { spend: "s", points: 100, at: day(390) })],
      settings,
    );
    const { loyalty: _, ...rest } = daily;
    expect(encodeProfile(daily).length - encodeProfile(rest).length).toBeLessThan(1_024);
  });
});
