import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, HOUR, type Instant, MINUTE, wallClock } from "../../../src/domain/basics/calendar.ts";
import { afterQuiet, quietUntil } from "../../../src/domain/mail/quiet-hours.ts";

const NIGHT = { from: "21:00", to: "09:00" };
const utc = (text: string): Instant => Date.parse(`${text}Z`);
const iso = (at: Instant | undefined) => at && new Date(at).toISOString().slice(0, 16);

describe("quiet hours", () => {
  it.each([
    ["2026-03-01T20:59:59", undefined],
    ["2026-03-01T21:00", "2026-03-02T09:00"],
    ["2026-03-01T23:59", "2026-03-02T09:00"],
    ["2026-03-02T00:00", "2026-03-02T09:00"],
    ["2026-03-02T08:59", "2026-03-02T09:00"],
    ["2026-03-02T09:00", undefined],
  ])("over midnight, at %s, last until %s", (at, until) => {
    expect(iso(quietUntil(NIGHT, "UTC", utc(at)))).toBe(until);
  });

  it("within a day, from the same to the same time, and none at all", () => {
    const siesta = { from: "13:00", to: "15:30" };
    expect(iso(quietUntil(siesta, "UTC", utc("2026-03-01T14:00")))).toBe("2026-03-01T15:30");
    expect(quietUntil(siesta, "UTC", utc("2026-03-01T12:59"))).toBeUndefined();
    expect(quietUntil({ from: "08:00", to: "08:00" }, "UTC", utc("2026-03-01T08:00"))).toBeUndefined();
    expect(afterQuiet(undefined, "UTC", 7)).toBe(7);
  });

  it.each([
    // Berlin: 02:00 → 03:00 on 29 March, 03:00 → 02:00 on 25 October 2026.
    ["Europe/Berlin", NIGHT, "2026-03-28T22:00", "2026-03-29T07:00"],
    ["Europe/Berlin", NIGHT, "2026-10-24T20:00", "2026-10-25T08:00"],
    ["Europe/Berlin", { from: "22:00", to: "02:30" }, "2026-03-28T22:00", "2026-03-29T01:00"],
    ["Europe/Berlin", { from: "22:00", to: "02:30" }, "2026-10-24T22:00", "2026-10-25T00:30"],
    // The half hour that is not quiet does not exist on 29 March.
    ["Europe/Berlin", { from: "02:30", to: "02:00" }, "2026-03-28T02:00", "2026-03-30T00:00"],
    // The second time that the clock shows 02:10.
    ["Europe/Berlin", { from: "22:00", to: "02:30" }, "2026-10-25T01:10", "2026-10-25T01:30"],
  ])("in %s %j, at %s, last until %s", (zone, quiet, at, until) => {
    expect(iso(quietUntil(quiet, zone, utc(at)))).toBe(until);
  });

  it("end within a day and an hour (two, if a change skips all the waking time), in a moment that is not quiet, with nothing but quiet before", () => {
    const time = fc.integer({ min: 0, max: 47 }).map((half) => {
      return `${String(Math.floor(half / 2)).padStart(2, "0")}:${half % 2 ? "30" : "00"}`;
    });
    const zone = fc.constantFrom(
      "UTC",
      "Europe/Berlin",
      "America/New_York",
      "Australia/Lord_Howe",
      "Asia/Kathmandu",
    );
    const within = (from: string, to: string) =>
      fc.integer({ min: utc(from) / MINUTE, max: utc(to) / MINUTE });
    const at = fc.oneof(
      within("2026-01-01T00:00", "2027-01-01T00:00"),
      // Clocks change in Berlin, New York and on Lord Howe.
      within("2026-03-27T00:00", "2026-03-30T00:00"),
      within("2026-03-06T00:00", "2026-03-09T00:00"),
      within("2026-10-02T00:00", "2026-10-05T00:00"),
    );
    fc.assert(
      fc.property(zone, time, time, at, (tz, from, to, minute) => {
        const start = minute * MINUTE;
        const end = quietUntil({ from, to }, tz, start);
        if (end === undefined) return;
        expect(end).toBeGreaterThan(start);
        expect(end - start).toBeLessThanOrEqual(2 * DAY + HOUR);
        expect(quietUntil({ from, to }, tz, end)).toBeUndefined();
        for (let probe = start; probe < end; probe += 10 * MINUTE) {
          expect(quietUntil({ from, to }, tz, probe), `${wallClock(tz, probe)}`).toBeDefined();
        }
      }),
      { numRuns: 300 },
    );
  });
});
