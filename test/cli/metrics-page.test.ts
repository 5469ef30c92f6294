import { describe, expect, it } from "vitest";
import { metricsPage } from "../../cli/pages/metrics-page.ts";
import type { OrderDay, Profile } from "../../src/domain/people/profile.ts";
import { boughtAgo, FIRST_DAY, openShop, shopper } from "../support/nights.ts";

async function metricsOf(people: readonly Profile[]) {
  const shop = await openShop(people);
  await shop.night();
  const metrics = await shop.nights.metrics();
  if (!metrics) throw new Error("the night has left no metrics");
  return metrics;
}

const days = (...ofDay: readonly Partial<OrderDay>[]): OrderDay[] =>
  ofDay.map((one) => ({ day: FIRST_DAY - 10, orders: 1, spent: 100, ...one }));

describe("the metrics of a night", () => {
  it.each([
    ["nobody", [], 0],
    ["one who never bought", [shopper("u:1", [])], 0],
    ["one buyer", [shopper("u:1", boughtAgo(5))], 1],
    ["two, on one day", [shopper("u:1", boughtAgo(5)), shopper("u:2", boughtAgo(5))], 2],
    ["fifty", Array.from({ length: 50 }, (_, n) => shopper(`u:${n}`, boughtAgo(n, n + 20))), 50],
    ["only free orders", [shopper("u:1", days({ spent: 0 }))], 1],
    ["only money given back", [shopper("u:1", days({ spent: -500 }))], 1],
    ["an order in the future", [shopper("u:1", days({ day: FIRST_DAY + 30 }))], 0],
    [
      "10,000 orders of one customer",
      [shopper("u:1", days(...Array.from({ length: 10_000 }, (_, n) => ({ day: FIRST_DAY - 9_999 + n }))))],
      1,
    ],
  ])("of %s can be read, and value every buyer", async (_, people, buyers) => {
    const metrics = await metricsOf(people);
    expect(metrics.valuedCustomers).toBe(buyers);
    expect(metrics.valueAtRisk === null).toBe(buyers === 0);
    expect(JSON.stringify(metrics).length).toBeLessThan(20_000);
    expect(metricsPage(metrics)).not.toMatch(/NaN|Infinity|undefined|null/);
  });

  it("name an earlier night by its date, and none that has not been", async () => {
    const shop = await openShop([shopper("u:1", boughtAgo(5))]);
    await shop.night();
    shop.advance(1);
    await shop.night();
    expect((await shop.nights.metricsOf("2026-03-01"))?.run).toBe("2026-03-01");
    expect(await shop.nights.metricsOf("2026-02-01")).toBeUndefined();
  });

  it("are shown with the cohorts of a year", async () => {
    const metrics = await metricsOf([shopper("u:1", boughtAgo(100, 40)), shopper("u:2", boughtAgo(3))]);
    const page = metricsPage(metrics);
    expect(page).toMatch(/2025-11 │ +1 │ +100% │ +0% │ +100% │ +0%/);
    expect(page).toContain("What each of them has spent until then, RUB");
  });
});
