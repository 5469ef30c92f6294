import { beforeAll, describe, expect, it } from "vitest";
import { checkQuery } from "../../cli/sql/duckdb.ts";
import { listFiles, withCopies } from "../../cli/sql/load-files.ts";
import { QUESTIONS } from "../../src/contracts/analyst-questions/questions.ts";
import type { AnalystFiles } from "../../src/ports/analyst-files.ts";
import { busyShop } from "../support/analyst-shop.ts";

let files: AnalystFiles;
beforeAll(async () => {
  files = await busyShop();
}, 60_000);

async function ask(sql: string) {
  const checked = await checkQuery(sql);
  return withCopies(files, await listFiles(files, checked.tables), (paths) => checked.run(paths));
}

const some = expect.any(Number);

/** Counted by hand (test/support/analyst-shop.ts); what a model has to say of six people is some number. */
const ANSWERS: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  segments: [
    ["asleep", 2, 3, 300_000, 150_000],
    ["non_buyers", 2, 0, 0, 0],
    ["doubting", 1, 3, 300_000, 300_000],
    ["active", 1, 2, 150_000, 150_000],
  ],
  tiers: [
    ["standard", 5, 450_000, 60],
    ["raised", 1, 300_000, 40],
  ],
  "best-customers": [
    [1, 1, 300_000, 40],
    [2, 1, 200_000, 26.7],
    [3, 1, 150_000, 20],
    [4, 1, 100_000, 13.3],
  ],
  "value-at-risk": [
    ["doubting", 1, some, some, some],
    ["active", 1, some, some, some],
    ["asleep", 2, some, some, some],
  ],
  asleep: [
    [0, 2, 450_000, 2],
    [1, 1, 200_000, 1],
    [7, 1, 100_000, 1],
  ],
  "never-bought": [["2025-11-01", 2, 2, 1]],
  consent: [
    ["given", null, true, 5, 750_000],
    ["none", null, true, 1, 0],
  ],
  sources: [
    [null, null, 4, 2, 50, 250_000],
    ["checkout", null, 1, 1, 100, 300_000],
    ["form", "poster-3", 1, 1, 100, 200_000],
  ],
  categories: [
    [null, 3, 1.7, 150_000, some],
    ["tea", 1, 3, 300_000, some],
  ],
  "segment-moves": [
    ["asleep", "asleep", 2],
    ["non_buyers", "non_buyers", 2],
    ["doubting", "active", 1],
    ["doubting", "doubting", 1],
  ],
  "churn-check": [
    [6, "2026-03-01", 1, some, 100],
    [7, "2026-03-01", 1, some, 100],
    [8, "2026-03-01", 1, some, 0],
    [9, "2026-03-01", 1, some, 100],
  ],
  revenue: [
    ["2025-08-01", 1, 1, 100_000, 100_000, 0],
    ["2025-11-01", 1, 1, 100_000, 100_000, 0],
    ["2025-12-01", 1, 1, 100_000, 100_000, 0],
    ["2026-01-01", 2, 2, 200_000, 0, 200_000],
    ["2026-02-01", 2, 2, 200_000, 100_000, 100_000],
    ["2026-03-01", 1, 1, 50_000, 0, 50_000],
  ],
  "second-orders": [
    ["2025-08-01", 1, 0, 0, 0],
    ["2025-11-01", 1, 0, 1, 100],
    ["2025-12-01", 1, 1, 1, 100],
    ["2026-02-01", 1, 1, 1, 100],
  ],
  cohorts: [
    ["2025-08-01", 0, 1, 100_000],
    ["2025-11-01", 0, 1, 100_000],
    ["2025-11-01", 2, 1, 100_000],
    ["2025-11-01", 3, 1, 100_000],
    ["2025-12-01", 0, 1, 100_000],
    ["2025-12-01", 1, 1, 100_000],
    ["2026-02-01", 0, 1, 100_000],
    ["2026-02-01", 1, 1, 50_000],
  ],
  gaps: [
    [2, 1, 25],
    [3, 1, 50],
    [4, 1, 75],
    [8, 1, 100],
  ],
  chains: [
    ["wake", "entered", null, 4, 4],
    ["wake", "held-out", null, 1, 1],
  ],
  mails: [["wake", 0, "hello", null, 2, 2, 1, 1, 100, 50]],
  pressure: [[1, 2, 1]],
  brought: [
    ["wake", "ordered", 3, 1, 33.3, 1, 50_000, 0],
    ["wake", "ordered-held-out", 1, 0, 0, 0, 0, 0],
  ],
  offers: [["thanks", "standard", 3, 2, 1, 50, 10_000, 90_000]],
};

/** Rows of the same rank come in any order. */
const sorted = (rows: readonly (readonly unknown[])[]) =>
  rows.toSorted((one, other) => (String(one) < String(other) ? -1 : 1));

/** An optional dependency: npm leaves it out on machines that it has no program for. */
const hasDuckDb = await import("@duckdb/node-api").then(
  () => true,
  () => false,
);

describe.runIf(hasDuckDb)("the ready questions", () => {
  it("are twenty, each with an answer here", () => {
    expect(QUESTIONS).toHaveLength(20);
    expect(QUESTIONS.map(({ name }) => name).sort()).toEqual(Object.keys(ANSWERS).sort());
  });

  it.each(QUESTIONS.map((one) => [one.name, one.sql] as const))("%s", async (name, sql) => {
    const { rows } = await ask(sql);
    expect(sorted(rows)).toEqual(sorted(ANSWERS[name] ?? []));
  });

  it("are shown a table at a time, the largest first where that is what is asked", async () => {
    const { columns, rows } = await ask(QUESTIONS[0]?.sql ?? "");
    expect(columns).toEqual(["segment", "customers", "orders", "spent", "average_spent"]);
    expect(rows.map(([, customers]) => customers)).toEqual([2, 2, 1, 1]);
  });
});

describe.runIf(hasDuckDb)("a free question", () => {
  it("reads the tables that it names and no other, however it names them", async () => {
    const tables = async (sql: string) => (await checkQuery(sql)).tables;
    expect(await tables("select segment, avg(spent) from customers group by 1")).toEqual(["customers"]);
    expect(await tables("select sum(orders) from customers")).toEqual(["customers"]);
    const joined = "with o as (select * from orders) select * from CUSTOMERS join o using (customer)";
    expect(await tables(joined)).toEqual(["customers", "orders"]);
    expect(await tables("select 1")).toEqual([]);
  });

  it("knows the day of a partition", async () => {
    const { rows } = await ask("select dt, count(*) from customers_nightly group by 1 order by 1 limit 1");
    expect(rows).toEqual([["2026-03-01", 6]]);
  });

  it("says what is wrong with it, and where, before anything is loaded", async () => {
    await expect(checkQuery("select segmnt from customers")).rejects.toThrow(/segmnt.*segment.*LINE 1/s);
    await expect(checkQuery("selec 1")).rejects.toThrow(/syntax error at or near "selec"/);
    await expect(checkQuery("select * from people")).rejects.toThrow(/people/);
    await expect(checkQuery("select 1; select 2")).rejects.toThrow("one query at a time, not 2");
  });
});

describe("without DuckDB", () => {
  it("says so where DuckDB is not installed", async () => {
    const missing = async () => {
      throw new Error("Cannot find package");
    };
    const says = /not installed: npm install --no-save @duckdb\/node-api@[\w.-]+ \(Cannot find package\)/;
    await expect(checkQuery("select 1", missing)).rejects.toThrow(says);
  });
});
