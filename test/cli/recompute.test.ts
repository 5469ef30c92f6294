import { expect, it } from "vitest";
import { inWords } from "../../cli/commands/recompute.ts";

const night = { run: "2026-03-02", customers: 10, changed: 0, enrolled: 0, baseline: false };

it.each([
  [
    { ...night, changed: 3, enrolled: 2 },
    "10 customers, 3 moved to another segment or tier, 2 entered chains.",
  ],
  // Any night without one to compare with, not the first alone: one as of a day long ago, and the one after it.
  [{ ...night, baseline: true }, "10 customers, no finished night to compare them with, 0 entered chains."],
  [{ run: "2026-03-02", skip: "a run is under way" }, "nothing done, a run is under way"],
])("says what became of a night: %j", (output, words) => {
  expect(inWords(output)).toBe(`2026-03-02: ${words}`);
});
