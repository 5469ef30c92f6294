import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvLine } from "../../src/domain/basics/csv.ts";

const read = (text: string, delimiter = ","): string[][] =>
  parse(text, { delimiter, relaxColumnCount: true });

describe("a row of CSV", () => {
  it.each([
    ['=HYPERLINK("https://evil.example")'],
    ["+cmd|' /C calc'!A0"],
    ["-2+3+cmd|' /C calc'!A0"],
    ["@SUM(A1:A9)"],
    ["\t=1+1"],
    ["\r=1+1"],
    ["\n=1+1"],
    ["  =1+1"],
    ["\u00a0=1+1"],
    ["\uff1d1+1"],
    ["\tAnna"],
  ])("takes the power from %j, and loses nothing of it", (text) => {
    expect(read(csvLine(["a", text, "b"], { delimiter: "," }))).toEqual([["a", `'${text}`, "b"]]);
  });

  it.each([
    "-5",
    "-5.30",
    "+49 30 123-45",
    "+79001234567",
    "Anna",
    "O'Neil",
    "a=b",
  ])("leaves %j as it is", (text) => {
    expect(csvLine([text], { delimiter: "," })).toBe(`${text}\r\n`);
  });

  it("comes back as it was, whatever is in it and whatever stands between", () => {
    const anyText = fc
      .oneof(
        fc.string({ unit: "grapheme" }),
        fc.string({ unit: fc.constantFrom('"', ",", ";", "\r", "\n", "x", " ") }),
      )
      .filter((text) => !/^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/.test(text));
    fc.assert(
      fc.property(
        fc.array(anyText, { minLength: 2, maxLength: 5 }),
        fc.constantFrom(",", ";", "\t", "|"),
        (texts, delimiter) => {
          const [row] = read(csvLine(texts, { delimiter }), delimiter);
          expect(row).toEqual(texts);
        },
      ),
    );
  });

  it("keeps numbers numbers, in the form of the country, and what is not there empty", () => {
    const row = [-1.5, 12_345, true, undefined, ""];
    expect(csvLine(row, { delimiter: "," })).toBe("-1.5,12345,true,,\r\n");
    expect(csvLine(row, { delimiter: ";", decimal: "," })).toBe("-1,5;12345;true;;\r\n");
    expect(csvLine(row, { delimiter: ",", decimal: "," })).toBe('"-1,5",12345,true,,\r\n');
  });
});
