import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, formatDay, HOUR, instantAt, parseDay } from "../../src/domain/basics/calendar.ts";
import { mailsPerDay } from "../../src/domain/campaigns/per-day.ts";
import type { Timetable } from "../../src/domain/campaigns/schedule.ts";

const ZONE = "Europe/Moscow";
const at = (day: string, hour: number) => instantAt(ZONE, parseDay(day) ?? 0, 60 * hour);
const table = (over: Partial<Timetable> = {}): Timetable => ({
  ...{ beginsAt: at("2026-03-02", 10), late: "send", spreadMs: 0, days: [], timeZone: ZONE },
  ...over,
});
const told = (of: Timetable, mails: readonly number[]) =>
  [...mailsPerDay(of, mails)].map(([day, count]) => [formatDay(day), count]);

describe("mails of a start by day", () => {
  it("all go on the day that it begins, by the shop's clock", () => {
    expect(told(table({ beginsAt: at("2026-03-02", 0) }), [120])).toEqual([["2026-03-02", 120]]);
  });

  it("go a day later for each day of the ramp-up", () => {
    expect(told(table(), [50, 100, 30])).toEqual([
      ["2026-03-02", 50],
      ["2026-03-03", 100],
      ["2026-03-04", 30],
    ]);
  });

  it("go by the hours that the spread has on each day", () => {
    expect(told(table({ beginsAt: at("2026-03-02", 18), spreadMs: 12 * HOUR }), [100])).toEqual([
      ["2026-03-02", 50],
      ["2026-03-03", 50],
    ]);
  });

  it("do not go after the end", () => {
    const ends = table({ spreadMs: 3 * DAY, endsAt: at("2026-03-02", 22) });
    expect(told(ends, [100])).toEqual([["2026-03-02", 100]]);
  });

  it("are as many as there are, whatever the spread", () => {
    const mails = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(mails, fc.nat(10 * 24), fc.nat(23), (days, hours, hour) => {
        const counts = mailsPerDay(table({ spreadMs: hours * HOUR, beginsAt: at("2026-03-28", hour) }), days);
        const sum = [...counts.values()].reduce((total, one) => total + one, 0);
        expect(sum).toBe(days.reduce((total, one) => total + one, 0));
      }),
    );
  });
});
