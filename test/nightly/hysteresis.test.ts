import { describe, expect, it } from "vitest";
import type { Segments } from "../../src/domain/config/segments.ts";
import { boughtAgo, openShop, type Shop, shopper } from "../support/nights.ts";

/** A hundred customers, the last orders of one and the next a day apart. */
const PEOPLE = Array.from({ length: 100 }, (_, n) => shopper(`u:${n}`, boughtAgo(n)));
const segments = (hysteresis: number): { rfm: Segments["rfm"] } => ({
  rfm: { cut: "value", scores: 5, hysteresis },
});

/** Ten nights in which every fourth customer of the quiet half orders, so that limits move to and fro. */
async function play(shop: Shop, shards = 1): Promise<void> {
  for (let night = 0; night < 10; night += 1) {
    await shop.night({ shards });
    shop.advance(1);
    await shop.update(shopper(`u:${50 + night * 4}`, boughtAgo(50 + night * 4, -night)));
  }
}

describe("hysteresis of RFM", () => {
  it("lets fewer customers move to another named segment", async () => {
    const moves = await Promise.all(
      [0, 5].map(async (points) => {
        const shop = await openShop(PEOPLE, { segments: segments(points) });
        await play(shop);
        return shop.announced("RfmSegmentChanged").length;
      }),
    );
    expect(moves[1]).toBeLessThan(moves[0] ?? 0);
  });

  it("is the same at any number of shards", async () => {
    const cells = await Promise.all(
      [1, 7].map(async (shards) => {
        const shop = await openShop(PEOPLE, { segments: segments(5) });
        await play(shop, shards);
        return Promise.all(PEOPLE.map(async ({ id }) => (await shop.scoreOf(id))?.cell));
      }),
    );
    expect(cells[1]).toEqual(cells[0]);
  });

  it("lets go of somebody who orders, and of everybody when the scores go up to another number", async () => {
    const shop = await openShop(PEOPLE, { segments: segments(10) });
    await shop.night();
    shop.advance(1);
    await shop.update(shopper("u:99", boughtAgo(99, 0)));
    await shop.night();
    expect((await shop.scoreOf("u:99"))?.recency).toBe(5);

    await shop.publishConfig({ segments: { rfm: { cut: "value", scores: 3, hysteresis: 10 } } });
    shop.advance(1);
    await shop.night();
    const changed = await Promise.all(PEOPLE.map(async ({ id }) => (await shop.scoreOf(id))?.cell ?? ""));
    const exact = await openShop(await profilesOf(shop), { segments: { rfm: { cut: "value" } } });
    exact.advance(2);
    await exact.night();
    const expected = await Promise.all(PEOPLE.map(async ({ id }) => (await exact.scoreOf(id))?.cell));
    expect(changed).toEqual(expected);
  });
});

async function profilesOf(shop: Shop) {
  const profiles = [];
  for await (const { profile } of shop.customers.scan(0, 1)) profiles.push(profile);
  return profiles;
}
