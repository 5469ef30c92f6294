import { folderOf } from "../domain/analysts/files.ts";
import { TABLE_NAMES, TABLES, type Table } from "../domain/analysts/tables.ts";
import { PRICES } from "./prices.ts";

/** Folder of the files for analysts in the bucket of the results. */
export const ANALYST_PREFIX = "analyst/";

/** Folder of what Athena answers, in the same bucket. */
export const ANSWERS_PREFIX = "analyst-answers/";

/** What Athena bills a query for at the least. */
const LEAST_SCANNED = 10e6;

/** What Athena asks for reading so many bytes, in US dollars. */
export const athenaUsd = (bytes: number): number =>
  (Math.max(LEAST_SCANNED, bytes) / 1e12) * PRICES.terabyteScanned;

const ANSWERS_DAYS = 30;

/** What of both is thrown away, and after how many days. */
export const ANALYST_FOLDERS: readonly { readonly prefix: string; readonly days: number }[] = [
  ...TABLE_NAMES.flatMap((name) => {
    const { keeping }: Table = TABLES[name];
    return keeping.kind === "current"
      ? []
      : [{ prefix: `${ANALYST_PREFIX}${folderOf(name)}`, days: keeping.keptDays }];
  }),
  { prefix: ANSWERS_PREFIX, days: ANSWERS_DAYS },
];
