import { describe, expect, it } from "vitest";
import { pastOf } from "../../../src/domain/night/past.ts";
import { fold } from "../../../src/domain/people/fold.ts";
import { day, fact, key, order, visit } from "../../support/facts.ts";
import { loyalty, loyaltySettings } from "../../support/loyalty.ts";

const settings = loyaltySettings(loyalty());
const unknownOn = (count: number, ...more: Parameters<typeof fold>[1]) => {
  const profile = fold(key("u:1"), [visit(day(0)), ...more], settings);
  return [...(pastOf(profile, day(count), "UTC")?.unknown ?? [])];
};

describe("points and levels as of an earlier night", () => {
  const OF_LOYALTY = ["level", "points", "points_expiring_soon", "days_until_points_expire", "privileges"];

  it("are unknown if anything has happened to the points since", () => {
    const spent = fact("points-spent", { spend: "s", points: 10, at: day(30) });
    expect(unknownOn(20, order("o1", day(1), 100_000), spent)).toEqual(expect.arrayContaining(OF_LOYALTY));
    expect(unknownOn(30, order("o1", day(1), 100_000), spent)).toEqual(expect.arrayContaining(OF_LOYALTY));
  });

  it("are known if nothing has, and of somebody without any part in the programme", () => {
    for (const unknown of [unknownOn(20, order("o1", day(1), 100_000)), unknownOn(20)])
      expect(unknown).not.toEqual(expect.arrayContaining(["points"]));
  });
});
