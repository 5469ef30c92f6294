import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, formatDay, HOUR, type Instant, parseDay } from "../../../src/domain/basics/calendar.ts";
import { makeDueDay } from "../../../src/domain/chains/date-entry.ts";
import type { DateEntry } from "../../../src/domain/config/chain.ts";

const dayNumber = (date: string) => parseDay(date) ?? 0;
/** The day on which somebody enters in the year that begins on `from`, with one stretch for all of it. */
function enters(enter: Omit<DateEntry, "date">, date: string, from: string, until: string, zone = "UTC") {
  const coverage = { from: dayNumber(from) * DAY - 1, until: dayNumber(until) * DAY };
  const due = makeDueDay({ date: "day", ...enter }, coverage)(date, zone);
  return due && formatDay(due.day);
}

describe("the day on which a date enters somebody", () => {
  it.each([
    ["on the day", {}, "1990-05-01", "2026-05-01"],
    ["before it", { before: "7d" }, "1990-05-01", "2026-04-24"],
    ["weeks before it, in the year before", { before: "2w" }, "1990-01-05", "2026-12-22"],
    ["after it", { after: "30d" }, "1990-12-20", "2026-01-19"],
    ["without a year", {}, "--05-01", "2026-05-01"],
    ["on the last of February in common years", {}, "2000-02-29", "2026-02-28"],
    ["counted from there", { before: "1d" }, "--02-29", "2026-02-27"],
  ])("is %s", (_, enter, date, day) => {
    expect(enters(enter, date, "2026-01-01", "2026-12-31")).toBe(day);
  });

  it("is 29 February in leap years, and never both days", () => {
    expect(enters({}, "2000-02-29", "2028-01-01", "2028-12-31")).toBe("2028-02-29");
    expect(enters({}, "2000-02-29", "2028-02-28", "2028-02-28")).toBeUndefined();
    expect(enters({}, "2000-02-28", "2028-02-28", "2028-02-28")).toBe("2028-02-28");
    expect(enters({}, "2000-02-29", "2026-03-01", "2026-03-01")).toBeUndefined();
  });

  it("is none before the date itself, and none in other years where the year counts", () => {
    expect(enters({}, "2027-05-01", "2026-01-01", "2026-12-31")).toBeUndefined();
    expect(enters({ before: "7d" }, "2027-01-03", "2026-01-01", "2026-12-31")).toBe("2026-12-27");
    expect(enters({ once: true }, "2026-05-01", "2026-01-01", "2026-12-31")).toBe("2026-05-01");
    expect(enters({ once: true }, "2025-05-01", "2026-01-01", "2026-12-31")).toBeUndefined();
    expect(enters({ once: true }, "--05-01", "2026-01-01", "2026-12-31")).toBeUndefined();
  });

  it("begins at midnight where the customer is", () => {
    const coverage = { from: Date.UTC(2026, 1, 27), until: Date.UTC(2026, 2, 2) };
    const due = makeDueDay({ date: "day" }, coverage);
    const begins = (zone: string) => due("2000-02-29", zone)?.begins;
    expect(begins("Asia/Tokyo")).toBe(Date.UTC(2026, 1, 27, 15));
    expect(begins("Europe/Moscow")).toBe(Date.UTC(2026, 1, 27, 21));
    expect(begins("America/New_York")).toBe(Date.UTC(2026, 1, 28, 5));
  });

  it("comes once a year in every zone, however the stretches are cut", () => {
    const zones = fc.constantFrom("Asia/Tokyo", "Europe/Moscow", "America/New_York", "Asia/Kathmandu");
    const cuts = fc.array(fc.integer({ min: 1, max: 364 * 24 }), { maxLength: 30 });
    const start = Date.UTC(2026, 0, 3);
    const offset = fc.constantFrom<Omit<DateEntry, "date">>({}, { before: "7d" }, { after: "300d" });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 365 }), zones, cuts, offset, (ordinal, zone, hours, enter) => {
        const date = formatDay(dayNumber("2000-01-01") + ordinal);
        const bounds: readonly Instant[] = [0, ...hours.sort((a, b) => a - b), 365 * 24].map(
          (hour) => start + hour * HOUR,
        );
        const days = bounds.slice(1).flatMap((until, index) => {
          const found = makeDueDay({ date: "d", ...enter }, { from: bounds[index] ?? 0, until })(date, zone);
          return found ? [found.day] : [];
        });
        expect(days).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });
});
