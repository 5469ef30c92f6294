import { describe, expect, it } from "vitest";
import { makeReadForecast } from "../../src/app/nightly/read-forecast.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import {
  boughtAgo,
  chainOf,
  FIRST_DAY,
  FIRST_NIGHT,
  openShop,
  type Shop,
  shopper,
} from "../support/nights.ts";

/** Customers who have ordered every `7 + n % 40` days for a year and more, half of whom have stopped; and 30 who never did. */
const buyers = Array.from({ length: 120 }, (_, n) => {
  const pace = 7 + (n % 40);
  const until = n % 2 === 0 ? 0 : 150;
  const days = Array.from({ length: 60 }, (__, at) => 1 + (n % 5) + at * pace).filter(
    (ago) => ago > until && ago < 500,
  );
  return shopper(`u:${n}`, boughtAgo(...days));
});
const others = Array.from({ length: 30 }, (_, n) => shopper(`w:${n}`, []));

async function nightAfter(shop: Shop, days: number): Promise<void> {
  shop.advance(days);
  await shop.night();
}

const reportOf = (shop: Shop) => makeReadForecast(shop)();

describe("a night's forecast", () => {
  it("tells the next 30 and 90 days of the base, and says what is not known yet", async () => {
    const shop = await openShop([...buyers, ...others], { store: { margin_percent: 40 } });
    await shop.night();
    const report = await reportOf(shop);
    expect(report?.through).toBe("2026-02-28");
    expect(report?.ahead.map(({ days }) => days)).toEqual([30, 90]);
    const [month, quarter] = report?.ahead ?? [];
    const [orders, later] = [month?.base.orders, quarter?.base.orders];
    if (!orders?.known || !later?.known) throw new Error("no forecast");
    // Sixty customers go on, every 7 to 46 days.
    expect(orders.expected).toBeGreaterThan(50);
    expect(orders.expected).toBeLessThan(160);
    expect(later.expected).toBeGreaterThan(2 * orders.expected);
    const [revenue, margin] = [month?.base.revenue, month?.base.margin];
    if (!revenue?.known || !margin?.known) throw new Error("no money");
    expect(margin.expected).toBeCloseTo(0.4 * revenue.expected);
    expect(month?.base.firstOrders).toEqual({ known: false, why: "few-first-orders" });
    expect(month?.chains[0]).toMatchObject({
      chain: "remind",
      revenue: { known: false, why: "not-measured" },
    });
  });

  it("is the same at any number of shards, and when the night is repeated", async () => {
    const [one, many] = [await openShop(buyers), await openShop(buyers)];
    await one.night();
    await many.night({ shards: 5 });
    const once = await reportOf(one);
    expect(await reportOf(many)).toEqual(once);
    await one.night({ force: true });
    expect(await reportOf(one)).toEqual(once);
  });

  it("is not told of fewer than 50 buyers", async () => {
    const shop = await openShop(buyers.slice(0, 20));
    await shop.night();
    expect((await reportOf(shop))?.ahead[0]?.base.orders).toEqual({ known: false, why: "few-buyers" });
  });

  it("is made once a week, and scored when its days are over", async () => {
    const shop = await openShop([...buyers, ...others]);
    await shop.night();
    await nightAfter(shop, 1);
    expect((await reportOf(shop))?.kept).toHaveLength(1);
    for (const [at, buyer] of buyers.entries())
      if (at % 2 === 0)
        await shop.update(
          shopper(buyer.id, [...buyer.orderDays, { day: FIRST_DAY + 9, orders: 2, spent: 150_000 }]),
        );
    await shop.update(
      shopper("w:1", [{ day: FIRST_DAY + 3, orders: 1, spent: 1 }], {
        firstSeenAt: others[1]?.firstSeenAt ?? 0,
      }),
    );
    const late = [{ day: FIRST_DAY + 7, orders: 4, spent: 70_000 }];
    await shop.update(shopper("u:late", late, { firstSeenAt: FIRST_NIGHT + 6 * DAY }));
    await nightAfter(shop, 28);
    expect((await reportOf(shop))?.calibration).toEqual([]);
    await nightAfter(shop, 1);
    const report = await reportOf(shop);
    expect(report?.kept[0]?.ahead[0]?.happened).toEqual({
      ...{ orders: 120, revenue: 9_000_000, firstOrders: 1, newcomerOrders: 4, newcomerRevenue: 70_000 },
      ...{ mails: 0, discounts: 0 },
    });
    expect(report?.calibration.map(({ figure, forecasts }) => [figure, forecasts])).toEqual([
      ["orders", 1],
      ["revenue", 1],
    ]);
  });

  it("is not made by a run as of another day", async () => {
    const shop = await openShop(buyers);
    await shop.night({ date: "2025-12-01" });
    expect(await reportOf(shop)).toBeUndefined();
  });

  it("tells nothing of a chain that is paused", async () => {
    const shop = await openShop(buyers, { chains: { remind: chainOf({ segment: "doubting" }) } });
    await shop.config.setPaused("remind", true);
    await shop.night();
    const [chain] = (await reportOf(shop))?.ahead[0]?.chains ?? [];
    expect(chain).toMatchObject({ paused: true, mails: { known: true, expected: 0 } });
  });
});
