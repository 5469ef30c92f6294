import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, formatDay } from "../../../src/domain/basics/calendar.ts";
import { type Rates, rateOn } from "../../../src/domain/basics/rates.ts";
import type { FoldSettings } from "../../../src/domain/people/fold-config.ts";
import { reaches, reachOf } from "../../../src/domain/people/refold.ts";
import { loyalty } from "../../support/loyalty.ts";

const TODAY = Math.floor(Date.UTC(2026, 5, 1) / DAY);
const settings = (rates: Rates, over: Partial<FoldSettings> = {}): FoldSettings => ({
  timeZone: "UTC",
  currency: "EUR",
  rates,
  ...over,
});
const rate = fc.oneof(
  fc.constantFrom(1, 2),
  fc.dictionary(fc.integer({ min: TODAY - 5, max: TODAY + 5 }).map(formatDay), fc.constantFrom(1, 2), {
    minKeys: 1,
    maxKeys: 3,
  }),
);

describe("whom other settings touch", () => {
  it("is whoever has money in a currency of which some day until today has another rate", () => {
    fc.assert(
      fc.property(rate, rate, (before, after) => {
        const days = Array.from({ length: 20 }, (_, ago) => TODAY - ago);
        const isOther = days.some((day) => rateOn(before, day) !== rateOn(after, day));
        const reach = reachOf(settings({ USD: before }), settings({ USD: after }), TODAY);
        expect(reaches(reach, { foreign: ["USD"] })).toBe(isOther);
        expect(reaches(reach, { foreign: ["GBP"] })).toBe(false);
        expect(reaches(reach, {})).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ["currency", { currency: "USD" }],
    ["attributes", { attributes: { size: { type: "number" as const } } }],
    ["time zone", { timeZone: "Asia/Tokyo" }],
    ["hosts", { hosts: ["shop.example"] }],
    ["orders of browsers", { browserOrderLimit: 100 }],
    ["trigger freshness", { freshnessMs: 1 }],
  ])("is everybody after another %s", (name, over) => {
    const reach = reachOf(settings({}), settings({}, over), TODAY);
    expect(reach).toEqual({ kind: "everybody", because: [name] });
  });

  it("is everybody after other loyalty rules, and nobody after other names, privileges or ways to spend", () => {
    const [before, more] = [loyalty(), { from: "2026-09-01" }];
    const reach = (after: typeof before | undefined) =>
      reachOf(settings({}, { loyalty: before }), settings({}, after && { loyalty: after }), TODAY);
    const everybody = { kind: "everybody", because: ["loyalty rules"] };
    expect(reach(undefined)).toEqual(everybody);
    expect(reach(loyalty({}, [{}, more]))).toEqual(everybody);
    expect(reach(loyalty({ points: { worth: 2, expiring_soon: "30d" } }))).toEqual(everybody);
    const renamed = loyalty({ name: "Other", holdout_percent: 50, privileges: {} }, [
      { spend: { most_percent: 50 } },
    ]);
    expect(reach(renamed)).toEqual({ kind: "nobody" });
  });

  it("takes a new rate and one that is gone for a change, and the store's own currency for none", () => {
    expect(reachOf(settings({}), settings({ USD: 2 }), TODAY)).toEqual({
      kind: "currencies",
      currencies: ["USD"],
    });
    expect(reachOf(settings({ USD: 2 }), settings({}), TODAY)).toEqual({
      kind: "currencies",
      currencies: ["USD"],
    });
    expect(reachOf(settings({}), settings({ EUR: 2 }), TODAY)).toEqual({ kind: "nobody" });
  });
});
