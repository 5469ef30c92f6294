import { folderOf } from "../domain/analysts/files.ts";
import { TABLE_NAMES, TABLES, type Table } from "../domain/analysts/tables.ts";

/** Folder of the files for analysts in the bucket of the results. */
export const ANALYST_PREFIX = "analyst/";

/** Folder of what Athena answers, in the same bucket. */
export const ANSWERS_PREFIX = "analyst-answers/";

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
