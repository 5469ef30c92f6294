import { describe, expect, it } from "vitest";
import { makePlan } from "../../src/app/nightly/plan.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import { boughtAgo, chainOf, FIRST_DAY, openShop, type Shop, shopper } from "../support/nights.ts";

/** One who buys on, one about to doubt (on the fourth night), one about to sleep, one who never bought. */
const PEOPLE = [
  shopper("u:anna", boughtAgo(40, 20, 1)),
  shopper("u:boris", boughtAgo(7)),
  shopper("u:vera", boughtAgo(60, 29)),
  shopper("u:gleb", []),
];

async function afterBaseline(): Promise<Shop> {
  const shop = await openShop(PEOPLE);
  await shop.night();
  shop.advance(3);
  return shop;
}

describe("a night", () => {
  it("puts every customer in a segment, a cell and a tier, with a reason", async () => {
    const shop = await openShop(PEOPLE);
    expect(await shop.night()).toEqual({
      run: "2026-03-01",
      customers: 4,
      changed: 0,
      enrolled: 0,
      baseline: true,
    });
    expect(await shop.scoreOf("u:vera")).toMatchObject({
      date: "2026-03-01",
      segment: "doubting",
      reason: "days_since_last_order >= 10 && days_since_last_order <= 30 (days_since_last_order = 29)",
      tier: "standard",
      segmentSince: "2026-03-01",
    });
    expect(await shop.scoreOf("u:gleb")).toMatchObject({
      segment: "non_buyers",
      cell: "000",
      rfmSegment: "non_buyer",
    });
    expect(await shop.scoreOf("u:anna")).toMatchObject({
      segment: "active",
      cell: "333",
      rfmSegment: "champions",
    });
  });

  it("leaves metrics whose segments add up to the customers, and a model to read by", async () => {
    const shop = await openShop(PEOPLE);
    await shop.night();
    const metrics = await shop.nights.metrics();
    expect(metrics).toMatchObject({
      customers: 4,
      nonBuyers: 1,
      activeCustomers: 3,
      churnModel: "shrunk-prior",
    });
    for (const groups of [metrics?.segments, metrics?.rfmCells, metrics?.rfmSegments, metrics?.tiers]) {
      expect(Object.values(groups ?? {}).reduce((sum, { customers }) => sum + customers, 0)).toBe(4);
    }
    expect(await shop.nights.model()).toMatchObject({ run: "2026-03-01", periodDays: 30, currency: "RUB" });
  });

  it("announces who moved and enters them in the chains of the segments they came to", async () => {
    const shop = await afterBaseline();
    expect(await shop.night()).toMatchObject({ baseline: false, enrolled: 2 });
    expect(shop.announced("SegmentChanged")).toEqual(
      expect.arrayContaining([
        { run: "2026-03-04", customer: "u:boris", from: "active", to: "doubting" },
        { run: "2026-03-04", customer: "u:vera", from: "doubting", to: "asleep" },
      ]),
    );
    expect(shop.announced("SegmentChanged")).toHaveLength(2);
    expect(await shop.entered("remind")).toEqual(["u:boris"]);
    expect(await shop.entered("wake")).toEqual(["u:vera"]);
    expect((await shop.journal.entry("u:boris" as CustomerKey, "remind"))?.reason).toContain(
      "days_since_last_order = 10",
    );
    expect(await shop.scoreOf("u:vera")).toMatchObject({
      previousSegment: "doubting",
      segmentSince: "2026-03-04",
    });
  });

  it("announces a new tier, and ids only", async () => {
    const shop = await afterBaseline();
    await shop.update(shopper("u:gleb", [{ day: FIRST_DAY + 2, orders: 1, spent: 400_000 }]));
    await shop.night();
    expect(shop.announced("TierChanged")).toEqual([
      { run: "2026-03-04", customer: "u:gleb", from: "standard", to: "raised" },
    ]);
    expect(shop.announced("NightlyCompleted").at(-1)).toMatchObject({ run: "2026-03-04", customers: 4 });
    expect(JSON.stringify(shop.bus.announced)).not.toContain("@example.com");
  });

  it("rewrites nobody of whom nothing new is to be said", async () => {
    const shop = await openShop(PEOPLE);
    await shop.night();
    shop.advance(1);
    await shop.night();
    expect((await shop.scoreOf("u:vera"))?.date).toBe("2026-03-01");
    expect(await shop.nights.metrics()).toMatchObject({ run: "2026-03-02", customers: 4 });
  });

  it("a customer who is new since the last night comes to a segment from none", async () => {
    const shop = await afterBaseline();
    await shop.update(shopper("u:dina", boughtAgo(15)));
    await shop.night();
    expect(shop.announced("SegmentChanged")).toContainEqual({
      run: "2026-03-04",
      customer: "u:dina",
      to: "doubting",
    });
    expect(await shop.entered("remind")).toContain("u:dina");
  });

  it("chains can wait for segments of the RFM table, and have a condition of their own", async () => {
    const chains = {
      losing: chainOf({ segment: "non_buyer", when: "days_since_joined >= 0" }),
      never: chainOf({ segment: "non_buyer", when: "orders > 0" }),
    };
    const shop = await openShop(PEOPLE, { chains });
    await shop.night();
    shop.advance(1);
    await shop.update(shopper("u:dina", []));
    await shop.night();
    expect(await shop.entered("losing")).toEqual(["u:dina"]);
    expect(await shop.entered("never")).toEqual([]);
  });

  it("all who enter a chain in one night travel in one cohort", async () => {
    const shop = await openShop(Array.from({ length: 30 }, (_, n) => shopper(`u:${n}`, boughtAgo(7))));
    await shop.night();
    shop.advance(3);
    expect(await shop.night()).toMatchObject({ enrolled: 30 });
    expect(shop.workflows.started.size).toBe(1);
  });
});

describe("the first night", () => {
  it("enters nobody and announces no changes", async () => {
    const shop = await openShop(PEOPLE);
    await shop.night();
    expect(shop.bus.announced.map(({ type }) => type)).toEqual(["ResultsReady", "NightlyCompleted"]);
    expect(await shop.entered("remind")).toEqual([]);
  });

  it("enters everybody where the config says so, and again nobody twice when repeated", async () => {
    const shop = await openShop(PEOPLE, { store: { enrol_on_first_run: true } });
    expect(await shop.night()).toMatchObject({ baseline: true, enrolled: 1 });
    expect(await shop.entered("remind")).toEqual(["u:vera"]);
    await shop.night({ force: true });
    expect(await shop.travelling()).toEqual(["u:vera"]);
    shop.advance(1);
    expect(await shop.night()).toMatchObject({ baseline: false, enrolled: 0 });
  });
});

describe("a night that need not be", () => {
  it("is skipped while no config is published", async () => {
    const shop = await openShop([]);
    const empty = { ...shop.config, current: async () => undefined };
    const plan = makePlan({ ...shop, config: empty, clock: { now: () => 0 }, newId: () => "x" });
    expect(await plan({})).toMatchObject({ skip: "no config is published yet", because: "no-config" });
  });

  it("is skipped when its date is done, unless forced", async () => {
    const shop = await openShop(PEOPLE);
    await shop.night();
    expect(await shop.night()).toContain("2026-03-01 is done already");
    expect(await shop.night({ force: true })).toMatchObject({ run: "2026-03-01", customers: 4 });
  });

  it("is skipped while another is under way, and not once that is over", async () => {
    const shop = await openShop(PEOPLE);
    const first = await shop.parts().plan({});
    expect(await shop.night()).toBe("a run is under way");
    expect(await shop.parts().plan({})).toMatchObject({ because: "under-way" });
    await shop.carryOut(first);
    shop.advance(1);
    expect(await shop.night()).toMatchObject({ run: "2026-03-02" });
  });

  it("is skipped for a date that is none", async () => {
    const shop = await openShop(PEOPLE);
    expect(await shop.night({ date: "2026-02-30" })).toBe("2026-02-30 is not a date");
    expect(await shop.night()).toMatchObject({ run: "2026-03-01" });
  });
});

describe("shops of hardly anybody", () => {
  it.each([0, 1, 2, 50])("%d customers make a night", async (count) => {
    const shop = await openShop(Array.from({ length: count }, (_, n) => shopper(`u:${n}`, boughtAgo(n + 1))));
    expect(await shop.night({ shards: 3 })).toMatchObject({ customers: count });
    expect((await shop.nights.metrics())?.customers).toBe(count);
  });
});

describe("a run as of another day", () => {
  const CDNOW_LIKE = [shopper("u:old", boughtAgo(400, 200, 100)), shopper("u:later", boughtAgo(50))];

  it("shows the customers as they were then", async () => {
    const shop = await openShop(CDNOW_LIKE);
    expect(await shop.night({ date: "2025-08-28" })).toMatchObject({ customers: 2, enrolled: 0 });
    expect(await shop.scoreOf("u:old")).toMatchObject({
      segment: "doubting",
      reason: expect.stringContaining("days_since_last_order = 15"),
    });
    expect(await shop.scoreOf("u:later")).toMatchObject({ segment: "non_buyers", cell: "000" });
    expect(await shop.nights.metrics()).toMatchObject({
      date: "2025-08-28",
      activeCustomers: 1,
      nonBuyers: 1,
    });
  });

  it("acts on nobody, and the next night is a baseline again", async () => {
    const shop = await afterBaseline();
    await shop.night({ date: "2026-02-01" });
    expect(await shop.night()).toMatchObject({ run: "2026-03-04", baseline: true, enrolled: 0 });
    shop.advance(1);
    expect(await shop.night()).toMatchObject({ baseline: false });
    expect(shop.announced("SegmentChanged")).toEqual([]);
  });

  it("does not count orders that lie ahead", async () => {
    const shop = await openShop([shopper("u:ahead", boughtAgo(5, -3))]);
    await shop.night();
    expect(await shop.nights.metrics()).toMatchObject({ orders: 1, oneTimeBuyers: 1 });
  });
});
