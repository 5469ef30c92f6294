import { describe, expect, it } from "vitest";
import { identitiesOf } from "../../src/app/report/customer/identities.ts";
import { upcomingOf } from "../../src/app/report/customer/upcoming.ts";
import type { Known } from "../../src/app/report/customer/why-not.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import type { Entry } from "../../src/domain/chains/journal.ts";
import { entry } from "../support/chains.ts";
import { bundleWith } from "../support/config.ts";
import { day, fact, key } from "../support/facts.ts";
import { chainOf, shopper } from "../support/nights.ts";
import { published } from "../support/tills.ts";

const NOW = Date.UTC(2026, 2, 1, 9);
const TODAY = Math.floor(NOW / DAY);

describe("what comes within 90 days", () => {
  const bundle = bundleWith({ chains: { greet: chainOf({ date: "birthday" }) } });

  function nextOf(more: object, entries: readonly Entry[] = []) {
    const profile = shopper("u:1", [], more);
    const known: Known = {
      ...{ now: NOW, customer: { profile }, facts: [], published: published(bundle), fields: {}, dues: [] },
      holds: () => true,
      toldBy: () => ({ fields: {}, holds: () => true }),
    };
    return upcomingOf({ profile, entries }, known);
  }

  it("has a birthday that is near, and no later one", () => {
    expect(nextOf({ attributes: { birthday: "1990-04-01" } })).toMatchObject([
      { kind: "date", chain: "greet", date: "birthday" },
    ]);
    expect(nextOf({ attributes: { birthday: "1990-07-01" } })).toEqual([]);
  });

  it("has no birthday that the chain has taken the customer for", () => {
    const taken = { ...entry(key("u:1"), { enteredAt: NOW - DAY }), chain: "greet" };
    expect(nextOf({ attributes: { birthday: "1990-03-02" } }, [taken])).toEqual([]);
    const lastYear = { ...taken, enteredAt: NOW - 364 * DAY };
    expect(nextOf({ attributes: { birthday: "1990-03-02" } }, [lastYear])).toHaveLength(1);
  });

  it("has points that come or go soon", () => {
    const lot = (active: number, expires: number) => ({
      points: 10,
      active: TODAY + active,
      expires: TODAY + expires,
    });
    const loyalty = { lots: [lot(5, 400), lot(-5, 60), lot(-5, 100), lot(120, 400)] };
    expect(nextOf({ loyalty })).toMatchObject([
      { kind: "points-good", points: 10 },
      { kind: "points-end", points: 10 },
    ]);
  });
});

describe("a key that an import has made", () => {
  it("names its import, and no other key does", () => {
    const made = key("a:import-0123456789");
    const of = { customer: made, name: "Anna", import: "imp-0123456789ab", at: day(2), receivedAt: day(3) };
    const profile = shopper("u:1", [], { aliases: [made] });
    expect(identitiesOf({ id: key("u:1"), profile, facts: [fact("identified", of)] })).toMatchObject([
      { key: "u:1" },
      { key: made, imported: { id: "imp-0123456789ab", at: day(3) } },
    ]);
  });
});
