import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Day, formatDay, instantAt, parseDay } from "../../../src/domain/basics/calendar.ts";
import { makeDueDay } from "../../../src/domain/chains/date-entry.ts";
import { makeUpcoming } from "../../../src/domain/chains/upcoming.ts";
import type { DateEntry } from "../../../src/domain/config/chain.ts";

const day = (text: string): Day => parseDay(text) ?? Number.NaN;
const MARCH = { first: day("2026-03-01"), last: day("2026-03-31") };

describe("days ahead on which a date enters somebody", () => {
  it.each([
    ["a birthday", "1990-03-08", {}, "2026-03-08"],
    ["one without a year", "--03-31", {}, "2026-03-31"],
    ["a week before it", "1990-04-02", { before: "7d" }, "2026-03-26"],
    ["29 February in another year, three days later", "1992-02-29", { after: "3d" }, "2026-03-03"],
    ["the day itself, once", "2026-03-08", { once: true }, "2026-03-08"],
  ] as const)("has %s", (_, date, enter, expected) => {
    const found = makeUpcoming({ date: "birthday", ...enter }, MARCH)(date);
    expect(found === undefined ? undefined : formatDay(found)).toBe(expected);
  });

  it.each([
    ["a date of another month", "1990-04-08", {}],
    ["an anniversary of a day that is still to come", "2027-03-08", {}],
    ["a day of an earlier year, once", "2025-03-08", { once: true }],
    ["no date", "soon", {}],
  ] as const)("has not %s", (_, date, enter) => {
    expect(makeUpcoming({ date: "birthday", ...enter }, MARCH)(date)).toBeUndefined();
  });

  it("are the days on which nights enter them", () => {
    const dates = fc
      .integer({ min: day("2019-01-01"), max: day("2029-12-31") })
      .chain((at) => fc.constantFrom(formatDay(at), `--${formatDay(at).slice(5)}`));
    const leads = fc.constantFrom<Partial<DateEntry>>({}, { before: "7d" }, { after: "30d" }, { once: true });
    const firsts = fc.integer({ min: day("2023-12-01"), max: day("2028-04-01") });
    fc.assert(
      fc.property(dates, leads, firsts, (date, lead, first) => {
        const enter = { date: "birthday", ...lead };
        const span = { first, last: first + 31 };
        const ahead = Array.from({ length: 32 }, (_, index) => first + index);
        const entered = ahead.find((one) => {
          const begins = instantAt("UTC", one, 0);
          return makeDueDay(enter, { from: begins - 1, until: begins })(date, "UTC") !== undefined;
        });
        expect(makeUpcoming(enter, span)(date)).toBe(entered);
      }),
    );
  });
});
