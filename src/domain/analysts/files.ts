import { type Day, formatDay } from "../basics/calendar.ts";
import { PARTITION, type TableName } from "./tables.ts";

/** Files are written unasked from so many customers on: below, an analyst has a spreadsheet. */
export const MANY_CUSTOMERS = 10_000;

export const folderOf = (table: TableName): string => `${table}/`;

/** The way Hive names partitions, which Athena and DuckDB both read. */
export const partitionOf = (table: TableName, day: Day): string => `${table}/${PARTITION}=${formatDay(day)}/`;

const MARKS = { whole: ".parquet", open: ".open.parquet" } as const;

/** Whether records may still come that change a file. */
export type State = keyof typeof MARKS;

/** One of a folder's files, by number. */
export const fileIn = (folder: string, number: number, state: State = "whole"): string =>
  `${folder}${`${number}`.padStart(5, "0")}${MARKS[state]}`;

/** What a file's name says; undefined of another name. */
export function readFileName(
  name: string,
): { readonly folder: string; readonly number: number; readonly state: State } | undefined {
  const [, folder = "", number = "", open] = /^(.*\/)(\d{5})(\.open)?\.parquet$/.exec(name) ?? [];
  return number === "" ? undefined : { folder, number: Number(number), state: open ? "open" : "whole" };
}
