import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { aucDifference, aucOf, type Told } from "../../bench/accuracy/measures.ts";
import { readPurchaseLog } from "../../bench/accuracy/purchase-log.ts";
import { SIMULATED, simulate } from "../../bench/accuracy/simulated-shops.ts";
import { tryModels } from "../../bench/accuracy/trial.ts";
import { makeRandom } from "../../bench/random.ts";
import { day } from "../support/purchase-logs.ts";

const folder = mkdtempSync(join(tmpdir(), "comeback-accuracy-"));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(...lines: readonly string[]): string {
  const file = join(folder, "orders.csv");
  writeFileSync(file, lines.join("\n"));
  return file;
}

const HEAD = "customer_id,date,amount";

describe("a purchase log", () => {
  it("is order days of each customer: orders of a day together, none worth less than nothing", () => {
    const file = fileOf(
      HEAD,
      "b,2020-01-09,-4",
      "a,2020-01-03 10:30:00,1.10",
      "a,2020-01-03,2",
      "b,2020-01-02,0",
    );
    expect(Object.fromEntries(readPurchaseLog(file))).toEqual({
      a: [{ day: day("2020-01-03"), orders: 2, spent: 310 }],
      b: [
        { day: day("2020-01-02"), orders: 1, spent: 0 },
        { day: day("2020-01-09"), orders: 1, spent: 0 },
      ],
    });
  });

  it.each([
    ["an empty file", [], "is empty"],
    ["a file of names only", [HEAD], "no orders"],
    ["a file without a date", ["customer_id,when", "a,2020-01-01"], ":1: no column for the date"],
    ["a day that is not in the calendar", [HEAD, "a,2020-01-01,5", "a,2020-02-30,5"], ":3: 2020-02-30"],
    ["an amount in words", [HEAD, "a,2020-01-01,5", "", "b,2020-01-02,five"], ":4: five"],
    ["an amount that is missing", [HEAD, "a,2020-01-01,"], ":2: the amount is missing"],
    ["a customer who is missing", [HEAD, ",2020-01-01,5"], ":2: the customer is missing"],
    ["a line that is cut short", [HEAD, "a,2020-01-01,5", "b,2020"], "line 3"],
  ])("%s is refused, with the line", (_, lines, why) => {
    expect(() => readPurchaseLog(fileOf(...lines))).toThrow(why);
  });
});

describe("a trial of the models", () => {
  const trial = (cutoff: string, ...lines: readonly string[]) =>
    tryModels({ file: fileOf(HEAD, ...lines), cutoff: day(cutoff), days: 30 });

  it("needs orders before the cut-off and after it", () => {
    expect(() => trial("2019-12-31", "a,2020-01-01,5")).toThrow("nobody has ordered by 2019-12-31");
    expect(() => trial("2020-01-01", "a,2020-01-01,5")).toThrow("nothing shows what came after 2020-01-01");
  });

  it("warns of a log that ends before the period does", () => {
    expect(trial("2020-02-01", "a,2020-01-01,5", "a,2020-02-20,5").warning).toContain("ends on 2020-02-20");
    expect(trial("2020-02-01", "a,2020-01-01,5", "a,2020-03-02,5").warning).toBeUndefined();
  });

  it("of one customer has no ranking, and figures all the same", () => {
    const { rows, chosen } = trial("2020-02-01", "a,2020-01-01,5", "a,2020-02-20,5").result;
    expect(chosen).toBe("shrunk-prior");
    for (const row of rows) {
      expect(row.auc).toBeNull();
      expect(
        [row.brier, row.logLoss, row.mae].every((figure) => figure === null || Number.isFinite(figure)),
      ).toBe(true);
    }
  });
});

describe("the difference of two AUCs", () => {
  it("is theirs, with the standard error that drawing other customers shows", () => {
    const { normal, uniform } = makeRandom(7);
    const people = Array.from({ length: 400 }, () => {
      const churned = uniform() < 0.6;
      const known = Number(churned) + normal();
      return { churned, better: known + 0.3 * normal(), worse: known + 1.5 * normal() };
    });
    const told = (drawn: typeof people, by: "better" | "worse"): readonly Told[] =>
      drawn.map((one) => ({ score: one[by], churned: one.churned }));
    const difference = (drawn: typeof people) =>
      (aucOf(told(drawn, "better")) ?? Number.NaN) - (aucOf(told(drawn, "worse")) ?? Number.NaN);
    const again = Array.from({ length: 400 }, () =>
      difference(people.flatMap(() => people[Math.floor(uniform() * people.length)] ?? [])),
    );
    const middle = again.reduce((sum, value) => sum + value, 0) / again.length;
    const spread = Math.sqrt(again.reduce((sum, value) => sum + (value - middle) ** 2, 0) / again.length);
    const found = aucDifference(told(people, "better"), told(people, "worse"));
    expect(found?.difference).toBeCloseTo(difference(people), 12);
    expect(found?.standardError).toBeGreaterThan(0.85 * spread);
    expect(found?.standardError).toBeLessThan(1.15 * spread);
  });
});

describe("simulated shops", () => {
  it("are the same for a seed, and have customers who order after the cut-off", () => {
    for (const shop of SIMULATED.filter(({ customers }) => customers <= 400)) {
      const { cutoff, customers } = simulate(shop, 3);
      expect(simulate(shop, 3)).toEqual({ cutoff, customers });
      expect(customers.every(({ orderDays }) => (orderDays[0]?.day ?? 0) <= cutoff)).toBe(true);
      expect(customers.some(({ orderDays }) => (orderDays.at(-1)?.day ?? 0) > cutoff)).toBe(true);
    }
  });
});
