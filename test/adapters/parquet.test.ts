import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openParquet } from "../../src/adapters/parquet/table-file.ts";
import {
  type Cell,
  day,
  flag,
  instant,
  money,
  number,
  text,
  whole,
} from "../../src/domain/analysts/columns.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import { rowsOfFile } from "../support/analyst-tables.ts";

const COLUMNS = {
  name: text(""),
  count: whole(""),
  spent: money(""),
  share: number(""),
  known: flag(""),
  on: day(""),
  at: instant(""),
};

type Row = Readonly<Record<keyof typeof COLUMNS, Cell>>;

const orNull = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });
const rows: fc.Arbitrary<Row[]> = fc.array(
  fc.record({
    name: orNull(fc.string({ unit: "grapheme" })),
    count: orNull(fc.maxSafeInteger()),
    spent: orNull(fc.maxSafeInteger()),
    share: orNull(fc.double({ noNaN: true })),
    known: orNull(fc.boolean()),
    on: orNull(fc.integer({ min: -20_000, max: 60_000 })),
    at: orNull(fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) })),
  }),
);

function fileOf(all: Iterable<Row>): Uint8Array {
  const file = openParquet(COLUMNS);
  for (const row of all) file.add(row);
  return file.finish();
}

const shown = ({ on, at, ...rest }: Row) => ({
  ...rest,
  on: on === null ? null : new Date(Number(on) * DAY),
  at: at === null ? null : new Date(Number(at)),
});

describe("a Parquet file", () => {
  it("reads back as the rows that went in, nulls included", async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (all) => {
        expect(await rowsOfFile(fileOf(all))).toEqual(all.map(shown));
      }),
    );
  });

  it("holds more rows than lie in memory as values, in their order", async () => {
    const nothing = { name: null, spent: null, share: null, known: null, on: null, at: null };
    const all = Array.from({ length: 25_001 }, (_, count) => ({ ...nothing, count }));
    const read = await rowsOfFile(fileOf(all));
    expect(read.map(({ count }) => count)).toEqual(all.map(({ count }) => count));
  });

  it("rounds money to minor units", async () => {
    const row = { name: "Anna", count: 1, spent: 99.5, share: 0.5, known: true, on: 0, at: 0 };
    expect(await rowsOfFile(fileOf([row]))).toMatchObject([{ spent: 100 }]);
  });
});
