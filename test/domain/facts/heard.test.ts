import { describe, expect, it } from "vitest";
import { DAY, HOUR } from "../../../src/domain/basics/calendar.ts";
import { rhythmOf } from "../../../src/domain/facts/heard.ts";

const TODAY = 20_000;
/** Spoke at noon on the days so long ago. */
const spoke = (...ago: readonly number[]) =>
  ago.map((days) => ({
    ...{ source: "shopify" as const, day: TODAY - days },
    lastAt: (TODAY - days) * DAY + 12 * HOUR,
  }));
const noon = (ago: number) => (TODAY - ago) * DAY + 12 * HOUR;

describe("whether a source has gone quiet", () => {
  it("is judged by its own longest pause: of one that speaks daily after a day and a half", () => {
    const daily = spoke(1, 2, 3, 4);
    expect(rhythmOf(daily, noon(0))).toMatchObject({ longestPause: 1, isQuiet: false, lastAt: noon(1) });
    expect(rhythmOf(daily, noon(0) + 13 * HOUR).isQuiet).toBe(true);
  });

  it("lets one that speaks weekly be silent for longer", () => {
    const weekly = spoke(8, 15, 22);
    expect(rhythmOf(weekly, noon(0))).toMatchObject({ longestPause: 7, isQuiet: false });
    expect(rhythmOf(weekly, noon(-3)).isQuiet).toBe(true);
  });

  it("is not known of one that has spoken on two days", () => {
    const rhythm = rhythmOf(spoke(30, 29), noon(0));
    expect(rhythm).toEqual({ lastAt: noon(29), days: 2, isQuiet: false });
  });
});
