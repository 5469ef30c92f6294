import { describe, expect, it } from "vitest";
import { DAY } from "../../../src/domain/basics/calendar.ts";
import { makeCameInCounter, mergeCameIn } from "../../../src/domain/night/came-in.ts";
import { funnelOf, placeIn, pointsIn } from "../../../src/domain/night/entry-funnel.ts";

const TODAY = 20_513;
const at = (daysAgo: number) => (TODAY - daysAgo) * DAY + DAY / 2;
const counterOf = () => makeCameInCounter({ today: TODAY, days: 30 }, "UTC");

describe("who came in within the period", () => {
  it("is who signed up first on one of its days, by the place where they did", () => {
    const counter = counterOf();
    for (const daysAgo of [-1, 0, 29, 30])
      counter.add({ entry: "letters", via: "box", subscribedAt: at(daysAgo) });
    counter.add({ entry: "letters", subscribedAt: at(3) });
    counter.add({ subscribedAt: at(3) });
    counter.add({ entry: "letters" });
    expect(counter.counts()).toEqual({
      "letters?via=box": { people: 2, boughtBefore: 0, ordered: 0 },
      letters: { people: 1, boughtBefore: 0, ordered: 0 },
    });
  });

  it("has ordered first before, since, or not yet", () => {
    const counter = counterOf();
    const signedUp = { entry: "letters", subscribedAt: at(5) };
    counter.add(signedUp);
    counter.add({ ...signedUp, firstOrderAt: at(5) - 1 });
    counter.add({ ...signedUp, firstOrderAt: at(5) });
    counter.add({ ...signedUp, firstOrderAt: at(1) });
    expect(counter.counts()).toEqual({ letters: { people: 4, boughtBefore: 1, ordered: 2 } });
  });

  it("adds up over shards, with no more names than fit", () => {
    const parts = [0, 1, 2].map((shard) => {
      const counter = counterOf();
      for (let poster = 0; poster < 150; poster += 1)
        counter.add({ entry: `poster-${shard * 100 + poster}`, subscribedAt: at(1) });
      return counter.counts();
    });
    const merged = mergeCameIn(parts);
    expect(Object.keys(merged)).toHaveLength(201);
    expect(Object.values(merged).reduce((sum, { people }) => sum + people, 0)).toBe(450);
  });
});

describe("the funnel of entry points", () => {
  const counts = {
    looks: { letters: { shown: 9, sent: 3, asked: 3, confirmed: 2 } },
    cameIn: undefined,
    ever: { "letters?via=box": { people: 2, buyers: 1, repeatBuyers: 0, spent: 700 } },
  };

  it("is the sum of what was counted of them, and says what a night did not count", () => {
    expect(funnelOf(counts, pointsIn(counts))).toEqual({
      looks: { shown: 9, sent: 3, asked: 3, confirmed: 2 },
      cameIn: null,
      ever: { people: 2, buyers: 1, repeatBuyers: 0, spent: 700 },
    });
    expect(funnelOf(counts, ["constructor"]).ever.people).toBe(0);
  });

  it("takes names apart as they were put together", () => {
    expect(placeIn("letters?via=box")).toEqual({ entry: "letters", via: "box" });
    expect(placeIn("(others)")).toEqual({ entry: "(others)", via: undefined });
  });
});
