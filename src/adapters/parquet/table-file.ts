import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { Cell, Column, Columns, ColumnType } from "../../domain/analysts/columns.ts";
import { DAY } from "../../domain/basics/calendar.ts";
import type { OpenTableFile } from "../../ports/analyst-files.ts";

/** Rows that are encoded together. So many lie in memory as values; those before them are bytes. */
const ROWS_TOGETHER = 10_000;

type Element = ConstructorParameters<typeof ParquetWriter>[0]["schema"][number];

interface Kind {
  readonly element: Pick<Element, "type" | "converted_type">;
  readonly value: (cell: NonNullable<Cell>) => unknown;
}

const WHOLE: Kind = {
  element: { type: "INT64" },
  value: (cell) => BigInt(Math.round(Number(cell))),
};
const KINDS: Readonly<Record<ColumnType, Kind>> = {
  text: { element: { type: "BYTE_ARRAY", converted_type: "UTF8" }, value: String },
  whole: WHOLE,
  money: WHOLE,
  number: { element: { type: "DOUBLE" }, value: Number },
  flag: { element: { type: "BOOLEAN" }, value: Boolean },
  day: {
    element: { type: "INT32", converted_type: "DATE" },
    value: (cell) => new Date(Number(cell) * DAY),
  },
  instant: {
    element: { type: "INT64", converted_type: "TIMESTAMP_MILLIS" },
    value: (cell) => new Date(Number(cell)),
  },
};

/** A Parquet file, compressed by Snappy, whose columns all may be null. */
export const openParquet: OpenTableFile = (columns) => {
  const entries = Object.entries(columns) as readonly (readonly [string, Column])[];
  const writer = new ByteWriter();
  const file = new ParquetWriter({ writer, schema: schemaOf(columns), createdBy: "comeback" });
  let waiting: Readonly<Record<string, Cell>>[] = [];
  let count = 0;

  function flush(): void {
    if (waiting.length === 0) return;
    const rows = waiting;
    waiting = [];
    const columnData = entries.map(([name, { type }]) => ({
      name,
      data: rows.map((row) => cellOf(row[name], type)),
    }));
    file.write({ columnData, rowGroupSize: ROWS_TOGETHER });
  }

  return {
    add(row) {
      waiting.push(row);
      count += 1;
      if (waiting.length >= ROWS_TOGETHER) flush();
    },
    rows: () => count,
    finish() {
      flush();
      file.finish();
      return new Uint8Array(writer.getBuffer());
    },
  };
};

const cellOf = (cell: Cell | undefined, type: ColumnType): unknown =>
  cell === null || cell === undefined ? null : KINDS[type].value(cell);

const schemaOf = (columns: Columns): Element[] => [
  { name: "row", num_children: Object.keys(columns).length },
  ...Object.entries(columns).map(([name, { type }]) => ({
    name,
    ...KINDS[type].element,
    repetition_type: "OPTIONAL" as const,
  })),
];
