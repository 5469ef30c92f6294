import { beforeAll, describe, expect, it } from "vitest";
import { populationOf } from "../../bench/cost/people.ts";
import { ANALYST_USE, analystFilesUsd } from "../../src/contracts/cost/analyst-files.ts";
import type { TableName } from "../../src/domain/analysts/tables.ts";
import { bundleOf, FIRST_DAY, openShop } from "../support/nights.ts";

const PEOPLE = 3_000;

let people: number;
const sizes = new Map<string, number>();
const bytesIn = (table: TableName) => sizes.get(table) ?? 0;

beforeAll(async () => {
  const profiles = populationOf(PEOPLE, FIRST_DAY, bundleOf({})).at(FIRST_DAY);
  const shop = await openShop(profiles, { analystFiles: "always" });
  await shop.night();
  const planned = await shop.parts().plan({ force: true });
  people = profiles.length;
  await shop.parts().files({ ...planned, shard: 0 });
  for await (const { name, bytes } of shop.analystFiles.list("")) sizes.set(name.split("/")[0] ?? "", bytes);
}, 120_000);

describe("what files for analysts cost", () => {
  it("is as much storage for a customer as the bill reckons with, or less", () => {
    const customer = bytesIn("customers") / people;
    expect(customer).toBeLessThan(ANALYST_USE.customerBytes);
    expect(customer).toBeGreaterThan(ANALYST_USE.customerBytes / 4);
    expect(bytesIn("orders") / people).toBeLessThan(ANALYST_USE.orderBytes);
  });

  it("is nothing for a shop that is too small for them, and at most $3 a month for a million customers", () => {
    const measured = { nights: { customerBytes: 900 } } as Parameters<typeof analystFilesUsd>[0];
    const usd = (customers: number, months = 1) =>
      analystFilesUsd(measured, { customers, events: customers * 10, mails: customers * 2 }, months);
    expect(usd(9_999)).toBe(0);
    expect(usd(10_000)).toBeGreaterThan(0);
    expect(usd(1e6)).toBeGreaterThan(1);
    expect(usd(1e6, 36)).toBeLessThan(3);
    expect(usd(1e8) / usd(1e6)).toBeCloseTo(100, -1);
  });
});
