import fc from "fast-check";
import { expect, it } from "vitest";
import { formatDay, parseDay } from "../../../src/domain/basics/calendar.ts";
import { lastWeekday, WEEKDAYS } from "../../../src/domain/basics/weekday.ts";

it("finds the last day of a name, which may be the day itself", () => {
  const monday = parseDay("2026-03-02") ?? 0;
  expect(lastWeekday("monday", monday)).toBe(monday);
  expect(formatDay(lastWeekday("tuesday", monday))).toBe("2026-02-24");
  expect(lastWeekday("thursday", 0)).toBe(0);
});

it("is the day that the calendar calls so, less than a week ago", () => {
  fc.assert(
    fc.property(fc.constantFrom(...WEEKDAYS), fc.integer({ min: -30_000, max: 60_000 }), (name, day) => {
      const found = lastWeekday(name, day);
      expect(day - found).toBeGreaterThanOrEqual(0);
      expect(day - found).toBeLessThan(7);
      const called = new Intl.DateTimeFormat("en", { weekday: "long", timeZone: "UTC" });
      expect(called.format(found * 86_400_000).toLowerCase()).toBe(name);
    }),
  );
});
