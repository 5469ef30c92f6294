import manifest from "../../package.json" with { type: "json" };
import type { Column, ColumnType } from "../../src/domain/analysts/columns.ts";
import {
  isPartitioned,
  PARTITION,
  TABLE_NAMES,
  TABLES,
  type TableName,
} from "../../src/domain/analysts/tables.ts";
import { misuse, Refusal } from "../terminal/refusal.ts";

const PACKAGE = "@duckdb/node-api";
const VERSION = manifest.optionalDependencies[PACKAGE];

export type Value = string | number | boolean | null;

export interface Answer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
}

/** A query that names only what there is. */
export interface Checked {
  /** The tables that it reads. */
  readonly tables: readonly TableName[];
  /** Answers it over files, by table. A table without any file has no rows. */
  run(files: ReadonlyMap<TableName, readonly string[]>): Promise<Answer>;
}

type DuckDb = typeof import("@duckdb/node-api");

/** An optional dependency: a program for each kind of machine, which npm leaves out where there is none. */
async function loaded(load: () => Promise<DuckDb>): Promise<DuckDb> {
  try {
    return await load();
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : `${error}`).split(/\n| imported from /);
    throw new Refusal(
      `DuckDB, which answers queries on this machine, is not installed: npm install --no-save ${PACKAGE}@${VERSION} (${reason})`,
      2,
    );
  }
}

const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
  ...{ text: "VARCHAR", whole: "BIGINT", money: "BIGINT", number: "DOUBLE" },
  ...{ flag: "BOOLEAN", day: "DATE", instant: "TIMESTAMP" },
};

/**
 * Checks a query against empty tables, so that a mistake costs no download. A table that the query cannot do without is
 * one that it reads: so DuckDB itself says which, whatever the query looks like.
 */
export async function checkQuery(
  sql: string,
  load: () => Promise<DuckDb> = () => import("@duckdb/node-api"),
): Promise<Checked> {
  const { DuckDBInstance } = await loaded(load);
  const database = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await database.connect();
  const run = (statement: string) => connection.run(statement);
  for (const name of TABLE_NAMES) await run(emptyTable(name));
  const isFine = async (): Promise<string | undefined> => {
    try {
      (await connection.prepare(sql)).destroySync();
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : `${error}`;
    }
  };
  const { count } = await connection.extractStatements(sql).catch(() => ({ count: 1 }));
  if (count !== 1) throw misuse(`one query at a time, not ${count}`);
  const mistake = await isFine();
  if (mistake !== undefined) throw new Refusal(mistake, 1);
  const tables: TableName[] = [];
  for (const name of TABLE_NAMES) {
    await run(`drop table ${name}`);
    if ((await isFine()) !== undefined) tables.push(name);
    await run(emptyTable(name));
  }
  return {
    tables,
    async run(files) {
      for (const [name, paths] of files) {
        if (paths.length === 0) continue;
        await run(`drop table ${name}`);
        const parts = isPartitioned(name) ? `, ${HIVE}` : "";
        const source = `read_parquet([${paths.map(quoted)}], union_by_name = true${parts})`;
        await run(`create view ${name} as select * from ${source}`);
      }
      try {
        const reader = await connection.runAndReadAll(sql);
        const types = reader.columnTypes().map(String);
        const rows = reader.getRowsJson().map((row) => row.map((value, at) => plain(value, types[at] ?? "")));
        return { columns: reader.columnNames(), rows };
      } catch (error) {
        throw new Refusal(error instanceof Error ? error.message : `${error}`, 1);
      }
    },
  };
}

const HIVE = `hive_partitioning = true, hive_types = {'${PARTITION}': date}`;

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

function emptyTable(name: TableName): string {
  const all = Object.entries<Column>(TABLES[name].columns).map(
    ([column, { type }]) => `"${column}" ${SQL_TYPES[type]}`,
  );
  if (isPartitioned(name)) all.push(`${PARTITION} DATE`);
  return `create table ${name} (${all.join(", ")})`;
}

/** Whole and decimal numbers come as text, because some are longer than JavaScript's. */
function plain(value: unknown, type: string): Value {
  if (value === null || typeof value === "boolean" || typeof value === "number") return value;
  if (typeof value !== "string") return JSON.stringify(value);
  const isNumber = /^(U?(TINY|SMALL|BIG|HUGE)?INT|INTEGER|UINTEGER|DECIMAL)/.test(type);
  const number = Number(value);
  return isNumber && (Number.isSafeInteger(number) || type.startsWith("DECIMAL")) ? number : value;
}
