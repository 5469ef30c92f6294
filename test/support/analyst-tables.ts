import { parquetReadObjects } from "hyparquet";
import { folderOf } from "../../src/domain/analysts/files.ts";
import { TABLES, type TableName } from "../../src/domain/analysts/tables.ts";
import type { AnalystFiles } from "../../src/ports/analyst-files.ts";

type Row = Readonly<Record<string, unknown>>;

/** Rows of a table, read by a program that knows nothing of what wrote them, with the name of the file of each. */
export async function rowsIn(files: AnalystFiles, table: TableName): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const { name } of files.list(folderOf(table)))
    for (const row of await rowsOfFile((await files.get(name)) ?? new Uint8Array()))
      rows.push({ ...row, file: name });
  return rows;
}

export async function rowsOfFile(bytes: Uint8Array): Promise<readonly Row[]> {
  const file = new Uint8Array(bytes).buffer;
  return (await parquetReadObjects({ file })).map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])),
  );
}

/** Whole numbers of Parquet are longer than JavaScript's. */
const plain = (value: unknown): unknown => (typeof value === "bigint" ? Number(value) : value);

export const columnsOf = (table: TableName): readonly string[] => Object.keys(TABLES[table].columns);
