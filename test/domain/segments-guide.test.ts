import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { RFM_SEGMENTS } from "../../src/domain/rfm-segments.ts";

const guide = readFileSync(new URL("../../docs/segments.md", import.meta.url), "utf8");

describe("docs/segments.md", () => {
  it("names the segment of each of the 27 cells as the code does", () => {
    const rows = [...guide.matchAll(/^\| ([123]) \| ([123]) \| (\w+) \| (\w+) \| (\w+) \|$/gm)];
    const told = rows.flatMap(([, recency, frequency, ...names]) =>
      names.map((name, index) => [`${recency}${frequency}${index + 1}`, name]),
    );
    expect({ "000": "non_buyer", ...Object.fromEntries(told) }).toEqual(RFM_SEGMENTS);
  });

  it("explains every name", () => {
    for (const name of new Set(Object.values(RFM_SEGMENTS))) expect(guide).toContain(`| \`${name}\` |`);
  });
});
