import { describe, expect, it } from "vitest";
import { makeExpressions } from "../../src/adapters/expressions.ts";
import { makeEnrol } from "../../src/app/chains/enrol.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import type { RunStore } from "../../src/ports/nightly.ts";
import { boughtAgo, chainOf, openShop, type Shop, type ShopOptions, shopper } from "../support/nights.ts";

const BY = { by: "ann" };

/** So many come to `doubting` on the third night after the baseline, of a base that is ten times as large or as named. */
async function shopWith(count: number, base = 10 * count, options: ShopOptions = {}): Promise<Shop> {
  const people = [
    ...Array.from({ length: count }, (_, n) => shopper(`u:${n}`, boughtAgo(60, 7))),
    ...Array.from({ length: base - count }, (_, n) => shopper(`u:still-${n}`, boughtAgo(50))),
  ];
  const shop = await openShop(people, options);
  await shop.night();
  shop.advance(3);
  return shop;
}

describe("a night's entries of a chain far out of its range", () => {
  it("are held before anybody has entered, with count and reason", async () => {
    const shop = await shopWith(60);
    expect(await shop.night()).toMatchObject({ changed: 60, enrolled: 0, held: 60 });
    expect(await shop.travelling()).toEqual([]);
    expect(await shop.held()).toMatchObject([
      {
        chain: "remind",
        run: "2026-03-04",
        segment: "doubting",
        count: 60,
        because: { why: "much-of-the-base", customers: 600 },
      },
    ]);
  });

  it("are never fewer than 51, and counted after the chain's condition", async () => {
    expect(await (await shopWith(50)).night()).toMatchObject({ enrolled: 50 });
    const chains = { remind: chainOf({ segment: "doubting", when: "orders > 2" }) };
    expect(await (await shopWith(60, 600, { chains })).night()).toMatchObject({ enrolled: 0 });
    expect(await (await shopWith(60, 60, { chains })).held()).toEqual([]);
  });

  it("are those beyond three times the most of 30 nights, once a chain has them", async () => {
    const shop = await shopWith(60);
    const nights = Array.from({ length: 30 }, (_, n) => ({
      run: `2026-01-${String(n + 1).padStart(2, "0")}`,
      chains: { remind: n === 7 ? 20 : 1 },
    }));
    await shop.runs.put("latest", "entries", nights);
    expect(await shop.night()).toMatchObject({ enrolled: 60 });
    const narrow = await shopWith(61);
    await narrow.runs.put("latest", "entries", nights);
    await narrow.night();
    expect(await narrow.held()).toMatchObject([{ because: { why: "more-than-usual", highest: 20 } }]);
  });

  it("of enrol: existing wait once, with the count", async () => {
    const shop = await shopWith(60, 60, { chains: {} });
    const chains = { on: { ...chainOf({ segment: "active" }), enrol: "existing" as const } };
    shop.advance(-1);
    await shop.publishConfig({ chains });
    expect(await shop.night()).toMatchObject({ enrolled: 0, held: 60 });
    expect(await shop.held()).toMatchObject([{ chain: "on", count: 60, because: { why: "existing" } }]);
    await shop.decideHeld("on", { kind: "approved", ...BY });
    expect(await shop.entered("on")).toHaveLength(60);
    await shop.publishConfig({ chains });
    shop.advance(0.5);
    await shop.night({ force: true });
    expect(await shop.held()).toEqual([]);
  });
});

describe("what is held", () => {
  it("enters by approval, those who still qualify", async () => {
    const shop = await shopWith(60);
    await shop.night();
    await shop.update(shopper("u:0", boughtAgo(60, 7, -3)));
    shop.advance(1);
    await shop.night();
    expect(await shop.decideHeld("remind", { kind: "approved", ...BY })).toEqual({
      ...{ nights: 1, entered: 59, left: 1, done: true },
    });
    expect(await shop.entered("remind")).toHaveLength(59);
    expect((await shop.journal.entry("u:1" as CustomerKey, "remind"))?.reason).toContain("approved");
    expect(await shop.held()).toEqual([]);
  });

  it("is gone when dropped, and a repeated night does not bring it back", async () => {
    const shop = await shopWith(60);
    await shop.night();
    expect(await shop.decideHeld("remind", { kind: "dropped", ...BY })).toMatchObject({
      entered: 0,
      left: 60,
    });
    await shop.night({ force: true });
    expect(await shop.held()).toEqual([]);
    expect(await shop.entered("remind")).toEqual([]);
  });

  it("enters everybody once, however often the night and the approval are cut short", async () => {
    const shop = await shopWith(60);
    const planned = await shop.parts().plan({ shards: 7 });
    for (const shard of planned.shards) await shop.parts().measure({ ...planned, shard });
    await shop.parts().makeModel(planned);
    for (const shard of planned.shards) await shop.parts().score({ ...planned, shard });
    let writes = 0;
    const runs: RunStore = {
      ...shop.runs,
      async put(run, name, document) {
        if (name.startsWith("held/") && writes++ === 3) throw new Error("killed");
        await shop.runs.put(run, name, document);
      },
    };
    await expect(shop.parts({ runs }).publish(planned)).rejects.toThrow("killed");
    expect(await shop.held()).toEqual([]);
    expect(await shop.parts().publish(planned)).toMatchObject({ enrolled: 0, held: 60 });

    let goes = 0;
    const cut = await shop.decideHeld("remind", { kind: "approved", ...BY }, () => goes++ < 2);
    expect(cut.done).toBe(false);
    const rest = await shop.decideHeld("remind", { kind: "approved", ...BY });
    expect(cut.entered + rest.entered).toBe(60);
    expect(await shop.travelling()).toHaveLength(60);
    expect(await shop.decideHeld("remind", { kind: "approved", ...BY })).toMatchObject({
      nights: 0,
      entered: 0,
    });
    await shop.night({ force: true });
    expect(await shop.travelling()).toHaveLength(60);
    expect(await shop.held()).toEqual([]);
  });

  it("is entered in full by a call that follows one whose enrolments broke off", async () => {
    const shop = await shopWith(60);
    await shop.night();
    const real = makeEnrol({ ...shop, expressions: makeExpressions(), clock: { now: shop.now } });
    let entered = 0;
    const mortal = shop.deciding({
      enrol: async (request) => {
        if (entered++ === 15) throw new Error("killed");
        return real(request);
      },
    });
    await expect(mortal("remind", { kind: "approved", ...BY })).rejects.toThrow("killed");
    expect(await shop.decideHeld("remind", { kind: "approved", ...BY })).toMatchObject({ entered: 60 });
    expect(new Set(await shop.travelling()).size).toBe(60);
  });
});
