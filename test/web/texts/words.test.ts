import { describe, expect, it } from "vitest";
import { FIELDS } from "../../../src/domain/conditions/fields.ts";
import { makeFormats } from "../../../web/src/format/formats.ts";
import { fieldLabel } from "../../../web/src/texts/fields/label.ts";
import { spanInWords } from "../../../web/src/texts/span.ts";

describe("words of the page", () => {
  it.each(["en", "ru"] as const)("name every field of conditions in %s", (language) => {
    expect(FIELDS.filter(({ name }) => fieldLabel(language, name) === undefined)).toEqual([]);
  });

  it("write spans of the config with the plural of the language", () => {
    expect(["1d", "2d", "21d", "90d"].map((span) => spanInWords("ru", span))).toEqual([
      ...["1 день", "2 дня", "21 день", "90 дней"],
    ]);
    expect(["1w", "24h"].map((span) => spanInWords("en", span))).toEqual(["1 week", "24 hours"]);
    expect(spanInWords("ru", "never")).toBe("never");
  });

  it("end no date with a dot, so that a sentence may", () => {
    const formats = makeFormats("ru", "Europe/Moscow");
    const at = Date.UTC(2026, 10, 30, 9);
    for (const text of [formats.day("2026-11-30"), formats.instant(at)]) expect(text).not.toMatch(/г\./);
  });
});
