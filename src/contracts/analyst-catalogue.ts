import type { Column, ColumnType } from "../domain/analysts/columns.ts";
import { folderOf } from "../domain/analysts/files.ts";
import { PARTITION, TABLE_NAMES, TABLES, type Table } from "../domain/analysts/tables.ts";
import { ANALYST_PREFIX } from "./analyst-files.ts";

/** A table as a catalogue of Hive's kind describes it. */
export interface CatalogueTable {
  readonly name: string;
  readonly about: string;
  readonly columns: readonly CatalogueColumn[];
  /** Folder of its files in the bucket. */
  readonly prefix: string;
  /** Of a table that has a partition for every day: for how many days. */
  readonly partition?: { readonly column: CatalogueColumn; readonly keptDays: number };
}

export interface CatalogueColumn {
  readonly name: string;
  readonly type: string;
  readonly about: string;
}

const HIVE_TYPES: Readonly<Record<ColumnType, string>> = {
  ...{ text: "string", whole: "bigint", money: "bigint", number: "double" },
  ...{ flag: "boolean", day: "date", instant: "timestamp" },
};

const DAY_OF_ROWS: CatalogueColumn = { name: PARTITION, type: "date", about: "the day of the rows" };

export const CATALOGUE: readonly CatalogueTable[] = TABLE_NAMES.map((name) => {
  const { about, columns, keeping }: Table = TABLES[name];
  return {
    ...{ name, about, prefix: `${ANALYST_PREFIX}${folderOf(name)}` },
    columns: Object.entries<Column>(columns).map(([column, { type, about }]) => ({
      ...{ name: column, type: HIVE_TYPES[type], about },
    })),
    ...(keeping.kind !== "current" && { partition: { column: DAY_OF_ROWS, keptDays: keeping.keptDays } }),
  };
});
