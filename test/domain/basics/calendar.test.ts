import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  DAY,
  dayOf,
  formatDay,
  HOUR,
  instantAt,
  isTimeZone,
  nextLocalTime,
  parseDay,
  parseDuration,
  parseTimeOfDay,
  wallClock,
} from "../../../src/domain/basics/calendar.ts";

const at = (iso: string) => Date.parse(iso);
const zones = [
  "UTC",
  "Europe/Moscow",
  "Europe/Berlin",
  "America/New_York",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "Australia/Lord_Howe",
];

describe("calendar days", () => {
  it("fall by the wall clock of the zone, not by UTC", () => {
    const late = at("2026-03-01T22:30:00Z");
    expect(formatDay(dayOf("UTC", late))).toBe("2026-03-01");
    expect(formatDay(dayOf("Europe/Moscow", late))).toBe("2026-03-02");
    expect(formatDay(dayOf("America/New_York", late))).toBe("2026-03-01");
  });

  it("are read from dates of the calendar only", () => {
    expect(parseDay("2024-02-29")).toBe(at("2024-02-29T00:00:00Z") / DAY);
    for (const wrong of ["2023-02-29", "2024-13-01", "2024-1-01", "01.02.2024", ""])
      expect(parseDay(wrong)).toBeUndefined();
  });
});

describe("a local time of day", () => {
  it("that a clock change skips is the instant at which the gap ends", () => {
    const day = parseDay("2026-03-29") ?? 0;
    expect(new Date(instantAt("Europe/Berlin", day, 150)).toISOString()).toBe("2026-03-29T01:00:00.000Z");
    expect(new Date(instantAt("Europe/Berlin", day, 90)).toISOString()).toBe("2026-03-29T00:30:00.000Z");
    expect(new Date(instantAt("Europe/Berlin", day, 180)).toISOString()).toBe("2026-03-29T01:00:00.000Z");
  });

  it("that occurs twice is its first occurrence", () => {
    const day = parseDay("2026-10-25") ?? 0;
    expect(new Date(instantAt("Europe/Berlin", day, 150)).toISOString()).toBe("2026-10-25T00:30:00.000Z");
  });

  it("is found today if it is still to come, else tomorrow", () => {
    const ten = parseTimeOfDay("10:00") ?? 0;
    expect(new Date(nextLocalTime("Europe/Moscow", at("2026-05-01T06:59:00Z"), ten)).toISOString()).toBe(
      "2026-05-01T07:00:00.000Z",
    );
    expect(new Date(nextLocalTime("Europe/Moscow", at("2026-05-01T07:00:00Z"), ten)).toISOString()).toBe(
      "2026-05-01T07:00:00.000Z",
    );
    expect(new Date(nextLocalTime("Europe/Moscow", at("2026-05-01T07:00:01Z"), ten)).toISOString()).toBe(
      "2026-05-02T07:00:00.000Z",
    );
  });

  it("shows on the wall of every zone on every day, but for the hour that a change skips", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 15_000, max: 25_000 }),
        fc.integer({ min: 0, max: 1439 }),
        (zone, day, minutes) => {
          const instant = instantAt(zone, day, minutes);
          const error = wallClock(zone, instant) - (day * DAY + minutes * 60_000);
          expect(error).toBeGreaterThanOrEqual(0);
          expect(error).toBeLessThanOrEqual(zone === "Pacific/Apia" ? DAY : HOUR);
        },
      ),
    );
  });

  it("is never before the instant that it is sought from, and at most a day and an hour later", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones.filter((zone) => zone !== "Pacific/Apia")),
        fc.integer({ min: 1_300_000_000, max: 2_000_000_000 }),
        fc.integer({ min: 0, max: 1439 }),
        (zone, second, minutes) => {
          const found = nextLocalTime(zone, second * 1000, minutes);
          expect(found).toBeGreaterThanOrEqual(second * 1000);
          expect(found - second * 1000).toBeLessThanOrEqual(DAY + HOUR);
        },
      ),
    );
  });
});

describe("what marketers write", () => {
  it("durations are a whole number and m, h, d or w", () => {
    expect(["30m", "24h", "3d", "2w"].map(parseDuration)).toEqual([1_800_000, 24 * HOUR, 3 * DAY, 14 * DAY]);
    for (const wrong of ["", "3", "3 d", "1.5h", "-1d", "P1D", "3D", "1month"])
      expect(parseDuration(wrong)).toBeUndefined();
  });

  it("times of day are HH:MM", () => {
    expect(parseTimeOfDay("09:30")).toBe(570);
    for (const wrong of ["24:00", "9:30", "09:60", "0930"]) expect(parseTimeOfDay(wrong)).toBeUndefined();
  });

  it("time zones are IANA names", () => {
    expect(isTimeZone("Europe/Moscow")).toBe(true);
    expect(isTimeZone("Europe/Moskva")).toBe(false);
  });
});
