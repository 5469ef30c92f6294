import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvRecords, sniffDelimiter } from "../../src/adapters/import/records.ts";
import { all, inPieces } from "../support/import.ts";

const recordsOf = async (text: string, delimiter = ",", columns?: number, size?: number) =>
  (await all(csvRecords(inPieces(text, size), delimiter, columns))).flat();

describe("the records of a file", () => {
  it("keep their line numbers past empty lines and quoted line breaks", async () => {
    const records = await recordsOf('a,b\r\n\r\n1,"x\ny"\r\n2,z');
    expect(records.map(({ line, fields }) => [line, ...fields])).toEqual([
      [1, "a", "b"],
      [3, "1", "x\ny"],
      [5, "2", "z"],
    ]);
  });

  it("lose only the line that opens a quote and never closes it", async () => {
    const good = Array.from({ length: 200 }, (_, index) => `${index},x`);
    const records = await recordsOf(
      ["a,b", ...good.slice(0, 3), '5,"Joe', ...good.slice(3)].join("\n"),
      ",",
      2,
    );
    expect(records.filter(({ problem }) => problem).map(({ line }) => line)).toEqual([5]);
    expect(records.filter(({ problem }) => !problem)).toHaveLength(201);
  });

  it("are not swallowed between two stray quotes", async () => {
    const lines = ["a,b", '1,"x', "2,y", "3,z", '4,"x', "5,y"];
    const records = await recordsOf(lines.join("\n"), ",", 2);
    expect(records.filter(({ problem }) => !problem).map(({ fields }) => fields[0])).toEqual([
      "a",
      "2",
      "3",
      "5",
    ]);
  });

  it("may hold quotes in the middle of a field", async () => {
    const records = await recordsOf('a,b\n1,5" screen "big"\n2,y', ",", 2);
    expect(records.map(({ fields }) => fields[1])).toEqual(["b", '5" screen "big"', "y"]);
  });

  it("come out as they went in, whatever is in the fields and however the file is cut", async () => {
    const field = fc.string({ unit: fc.constantFrom("a", "ж", "🎁", '"', ",", ";", "\n", " x", "=") });
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((width) =>
        fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 30 }),
      );
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 20 }), async (rows, size) => {
        const text = rows.map((row) => row.map(quoted).join(",")).join("\n");
        const records = await recordsOf(text, ",", rows[0]?.length, size);
        expect(records.map(({ fields }) => fields)).toEqual(rows);
      }),
    );
  });
});

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

describe("the delimiter", () => {
  it.each([
    ["comma", ["id,date,amount", "1,2011-01-01,5.5"], ","],
    ["semicolon with decimal commas", ["id;date;amount", "1;01.02.2011;5,50", "2;01.02.2011;6,50"], ";"],
    ["tab", ["id\tdate\tamount", "1\t2011-01-01\t1,5"], "\t"],
    ["bar", ["id|date|amount", "1|2011-01-01|5"], "|"],
  ])("is found: %s", (_, sample, delimiter) => {
    expect(sniffDelimiter(sample)).toBe(delimiter);
  });

  it("is unknown in a file of one column", () => {
    expect(sniffDelimiter(["id", "1", "2"])).toBeUndefined();
  });
});
