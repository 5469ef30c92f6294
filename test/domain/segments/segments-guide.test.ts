import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { RFM_SEGMENTS, type RfmScale } from "../../../src/domain/segments/rfm-segments.ts";

const guide = readFileSync(new URL("../../../docs/segments.md", import.meta.url), "utf8");

/** The cells of the guide's table with so many columns of money. */
function told(scale: RfmScale): Record<string, string> {
  const digit = `([1-${scale}])`;
  const row = new RegExp(`^\\| ${digit} \\| ${digit} \\|${" (\\w+) \\|".repeat(scale)}$`, "gm");
  const cells = [...guide.matchAll(row)].flatMap(([, recency, frequency, ...names]) =>
    names.map((name, index) => [`${recency}${frequency}${index + 1}`, name]),
  );
  return { "000": "non_buyer", ...Object.fromEntries(cells) };
}

describe("docs/segments.md", () => {
  it.each([3, 5] as const)("names the segment of each cell of scores up to %i as the code does", (scale) => {
    expect(told(scale)).toEqual(RFM_SEGMENTS[scale]);
  });

  it("explains every name", () => {
    for (const name of new Set(Object.values(RFM_SEGMENTS[5]))) expect(guide).toContain(`| \`${name}\` |`);
  });
});
