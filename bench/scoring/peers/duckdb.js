import { readFileSync } from "node:fs";
import { DuckDBInstance } from "@duckdb/node-api";

/** RFM limits, and the scores by them, in SQL. Reading the table in is not timed. */
const [, , folder] = process.argv;
const database = await DuckDBInstance.create(":memory:");
const connection = await database.connect();
await connection.run(
  `CREATE TABLE customers AS SELECT * FROM read_csv('${folder}/customers.csv', header = true,
   columns = {'silence': 'INTEGER', 'orders': 'INTEGER', 'spent': 'INTEGER'})`,
);
const LIMITS = `SELECT quantile_disc(silence, [1/3, 2/3]) r, quantile_disc(orders, [1/3, 2/3]) f,
  quantile_disc(spent, [1/3, 2/3]) m FROM customers`;
const SCORE = (column, limits) =>
  `CASE WHEN ${column} <= ${limits}[1] THEN 1 WHEN ${column} <= ${limits}[2] THEN 2 ELSE 3 END`;

const peakBytes = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]) * 1024;
async function timed(name, sql) {
  const start = performance.now();
  await connection.run(sql);
  const seconds = (performance.now() - start) / 1000;
  console.log(JSON.stringify({ name, seconds, peakBytes: peakBytes() }));
}

await timed("duckdb: cut points", LIMITS);
await timed(
  "duckdb: cut points and scores",
  `CREATE TABLE scores AS WITH limits AS (${LIMITS})
   SELECT (4 - ${SCORE("silence", "r")})::TINYINT r, ${SCORE("orders", "f")}::TINYINT f,
   ${SCORE("spent", "m")}::TINYINT m FROM customers, limits`,
);
