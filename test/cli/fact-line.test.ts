import { describe, expect, it } from "vitest";
import { factLine } from "../../cli/pages/fact-line.ts";
import { day, item, refund } from "../support/facts.ts";

describe("a refund in one line", () => {
  it.each([
    ["its amount", refund("A", day(1), 300_00), "order A, 3"],
    ["what came back", refund("A", day(1), undefined, { items: [item("hat")] }), "order A, hat"],
    ["that it is of the whole order", refund("A", day(1), undefined), "order A, all of it"],
  ])("says %s", (_, fact, line) => {
    expect(factLine(fact).slice(0, line.length)).toBe(line);
  });
});
