import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { backtest } from "../../bench/taste/backtest.ts";
import { type Line, readLines } from "../../bench/taste/lines.ts";
import { measureSpeed } from "../../bench/taste/speed.ts";
import { day } from "../support/purchase-logs.ts";

const folder = mkdtempSync(join(tmpdir(), "comeback-taste-"));
afterAll(() => rmSync(folder, { recursive: true }));

const HEAD = "customer_id,order_id,date,product_id,category,department,quantity,amount";
const file = (lines: readonly string[], zipped = false): string => {
  const path = join(folder, "lines.csv");
  writeFileSync(path, zipped ? gzipSync(lines.join("\n")) : lines.join("\n"));
  return path;
};

describe("order lines", () => {
  it.each([false, true])("are read by the names of their columns, gzip: %s", async (zipped) => {
    const lines = await readLines(file([HEAD, "a,1,2020-01-03,beans,coffee,food,2,9.90"], zipped));
    expect(lines).toEqual([
      {
        customer: "a",
        order: "1",
        day: day("2020-01-03"),
        product: "beans",
        category: "coffee",
        quantity: 2,
        amount: 990,
      },
    ]);
  });

  it.each([
    ["an empty file", [], "is empty"],
    ["a file of names only", [HEAD], "no lines"],
    ["a file without a column", ["customer_id,date"], ":1: no column order_id, product_id, category"],
    [
      "a day that is not in the calendar",
      [HEAD, "a,1,2020-02-30,b,c,d,1,1"],
      ':2: date is not YYYY-MM-DD: "2020-02-30"',
    ],
    ["a quantity in words", [HEAD, "a,1,2020-02-01,b,c,d,1,1", "a,1,2020-02-01,b,c,d,two,1"], ":3: quantity"],
    ["a customer who is missing", [HEAD, ",1,2020-02-01,b,c,d,1,1"], ":2: customer_id is missing"],
    ["a line that is too short", [HEAD, "a,1"], "Invalid Record Length"],
  ])("of %s are refused with the place and the reason", async (_, lines, message) => {
    await expect(readLines(file(lines))).rejects.toThrow(message);
  });

  it("of a file that is not there, or cut off, are refused", async () => {
    await expect(readLines(join(folder, "none.csv"))).rejects.toThrow("is not there");
    const cut = join(folder, "cut.csv.gz");
    writeFileSync(cut, gzipSync(HEAD).subarray(0, 20));
    await expect(readLines(cut)).rejects.toThrow(/cut\.csv\.gz: /);
  });
});

/** Twenty customers who buy their own thing every ten days, and something else every time. */
const lines: readonly Line[] = Array.from({ length: 20 }, (_, customer) =>
  Array.from({ length: 14 }, (_, time): readonly Line[] => {
    const line = { customer: `c${customer}`, order: `${customer}-${time}`, quantity: 1, amount: 100 };
    const at = 10 * time + (customer % 10);
    return [
      { ...line, day: at, product: `own-${customer}`, category: `k${customer % 5}` },
      {
        ...line,
        day: at,
        product: `other-${(customer * 31 + time * 17) % 200}`,
        category: "other",
        amount: 900,
      },
    ];
  }).flat(),
).flat();

describe("the backtest", () => {
  it("tries each model on the same customers, and nothing that came after the cut-off is known", () => {
    const result = backtest(lines, 100, 30);
    expect(result.customers).toBe(20);
    expect(result.rows.map(({ model }) => model)).toEqual([
      "popular",
      "item-knn",
      "personal-orders",
      "personal-halved",
      "comeback",
    ]);
    const comeback = result.rows.at(-1);
    expect(comeback?.hit10).toBe(1);
    expect(comeback?.categoryHit1).toBe(1);
    expect(result.replenishment.map(({ model }) => model)).toEqual(["mean-gap", "category-gap", "comeback"]);
    expect(result.replenishment.at(-1)?.within25).toBeGreaterThan(0.9);
    const known = lines.filter((line) => line.day <= 100);
    const others = known.filter((line) => line.day > 90).map((line) => ({ ...line, day: line.day + 20 }));
    const differently = backtest([...known, ...others], 100, 30);
    expect(differently.modelBytes).toBe(result.modelBytes);
  });

  it("says so when nobody had bought by the cut-off, or nobody has bought since", () => {
    expect(() => backtest(lines, -1, 30)).toThrow("nobody had bought anything by 1969-12-31");
    expect(() => backtest(lines, 1_000, 30)).toThrow("choose an earlier cut-off");
  });
});

describe("the speed of a night", () => {
  it("is of the whole arithmetic, with a model that knows the customers", () => {
    const { customers, parts, seconds, modelBytes } = measureSpeed(200, 4, 1);
    expect(customers).toBe(200);
    expect(seconds).toBeCloseTo(parts.taste + parts.count + parts.fit, 6);
    expect(modelBytes).toBeGreaterThan(1_000);
  });
});
