import { describe, expect, it } from "vitest";
import { DAY, HOUR } from "../../src/domain/basics/calendar.ts";
import type { Fact } from "../../src/domain/facts/facts.ts";
import type { Reach } from "../../src/domain/people/refold.ts";
import { key, order, visit } from "../support/facts.ts";
import { chainOf, FIRST_NIGHT, openShop, type Shop } from "../support/nights.ts";

const agoAt = (days: number, hour: number) => Math.floor(FIRST_NIGHT / DAY) * DAY - days * DAY + hour * HOUR;
const dollars = (amount: number) => ({ amount, currency: "USD" });
/** Anna pays in dollars, Boris in roubles. Both bought 40 days ago, an hour before midnight. */
const annas = (amount = 10_000) =>
  order("A", agoAt(40, 23), 0, { customer: key("u:anna"), total: dollars(amount) });
const SOLD: readonly Fact[] = [
  annas(),
  order("B", agoAt(40, 23), 5_000, { customer: key("u:boris") }),
  visit(agoAt(3, 12), key("u:vera")),
];
const rates = (USD: number | Readonly<Record<string, number>>) => ({ store: { exchange_rates: { USD } } });

const profileOf = async ({ customers }: Shop, id: string) => (await customers.get(key(id)))?.profile;
const revisionOf = async ({ customers }: Shop, id: string) => (await customers.get(key(id)))?.revision;
const spentBy = async (shop: Shop, id: string) => (await profileOf(shop, id))?.spent;
const reachOf = async (shop: Shop): Promise<Reach | undefined> => (await shop.pending())?.reach;
const NOBODY = { kind: "nobody" };

/** A shop whose first night is over. */
async function settledShop(options: Parameters<typeof openShop>[1] = rates(90)) {
  const shop = await openShop([], options);
  await shop.tell(SOLD);
  await shop.night();
  shop.advance(1);
  await shop.night();
  shop.advance(0.5);
  return shop;
}

describe("a night after the config has changed what facts say", () => {
  it("folds again whoever has money in a currency whose past rates changed, and nobody else", async () => {
    const shop = await settledShop();
    expect(await spentBy(shop, "u:anna")).toBe(900_000);
    const before = await revisionOf(shop, "u:boris");
    await shop.publishConfig(rates({ "2020-01-01": 80, "2026-03-01": 90 }));
    expect(await shop.pending()).toEqual({ since: 1, reach: { kind: "currencies", currencies: ["USD"] } });
    shop.advance(0.5);
    await shop.night();
    expect(await spentBy(shop, "u:anna")).toBe(800_000);
    expect(await revisionOf(shop, "u:boris")).toBe(before);
    expect(await shop.pending()).toEqual({ since: 2, reach: NOBODY });
  });

  it("leaves the past alone when a rate begins later", async () => {
    const shop = await settledShop(rates({ "2020-01-01": 90 }));
    await shop.publishConfig(rates({ "2020-01-01": 90, "2026-06-01": 95 }));
    expect(await reachOf(shop)).toEqual(NOBODY);
    expect((await shop.parts().plan({ date: "2026-03-03" })).refold).toBeUndefined();
  });

  it("prices orders of a currency that had no rate", async () => {
    const shop = await settledShop({});
    expect(await profileOf(shop, "u:anna")).toMatchObject({ spent: 0, unpricedOrders: 1 });
    await shop.publishConfig(rates(90));
    shop.advance(0.5);
    await shop.night();
    expect(await profileOf(shop, "u:anna")).toMatchObject({ spent: 900_000, unpricedOrders: 0 });
  });

  it("moves orders to the days of another time zone", async () => {
    const shop = await settledShop();
    const [before] = (await profileOf(shop, "u:boris"))?.orderDays ?? [];
    await shop.publishConfig({ store: { ...rates(90).store, time_zone: "Asia/Tokyo" } });
    expect(await reachOf(shop)).toEqual({ kind: "everybody", because: ["time zone"] });
    shop.advance(0.5);
    await shop.night();
    const [after] = (await profileOf(shop, "u:boris"))?.orderDays ?? [];
    expect((after?.day ?? 0) - (before?.day ?? 0)).toBe(1);
  });

  it("adds up in another currency", async () => {
    const shop = await settledShop();
    await shop.publishConfig({ store: { currency: "USD", exchange_rates: { RUB: 0.01 } } });
    expect(await reachOf(shop)).toEqual({ kind: "everybody", because: ["currency"] });
    shop.advance(0.5);
    await shop.night();
    expect([await spentBy(shop, "u:anna"), await spentBy(shop, "u:boris")]).toEqual([10_000, 50]);
  });

  it("does not leave orders before the first publication in a guessed currency", async () => {
    const shop = await openShop([], { unpublished: true });
    await shop.tell(SOLD);
    expect(await spentBy(shop, "u:anna")).toBe(10_000);
    await shop.publishConfig(rates(90));
    await shop.tell([order("C", FIRST_NIGHT, 1_000, { customer: key("u:clara") })]);
    const clara = await revisionOf(shop, "u:clara");
    await shop.night();
    expect(await spentBy(shop, "u:anna")).toBe(900_000);
    expect(await revisionOf(shop, "u:clara")).toBe(clara);
  });

  it("counts what was published and taken back between two nights: the projector has worked by it", async () => {
    const shop = await settledShop();
    await shop.publishConfig(rates(70));
    await shop.tell([visit(shop.now(), key("u:anna"))]);
    expect(await spentBy(shop, "u:anna")).toBe(700_000);
    await shop.publishConfig(rates(90));
    expect(await reachOf(shop)).toEqual({ kind: "currencies", currencies: ["USD"] });
    shop.advance(0.5);
    await shop.night();
    expect(await spentBy(shop, "u:anna")).toBe(900_000);
    expect(await reachOf(shop)).toEqual(NOBODY);
  });

  it("goes on after a crash, also in another night, without folding anybody twice", async () => {
    const shop = await settledShop();
    await shop.publishConfig(rates(80));
    shop.advance(0.5);
    const planned = await shop.parts().plan({});
    await shop.parts().refold({ ...planned, shardCount: 1, shard: 0 });
    const folded = await revisionOf(shop, "u:anna");
    expect(await reachOf(shop)).not.toEqual(NOBODY);
    shop.advance(1);
    await shop.night();
    expect([await spentBy(shop, "u:anna"), await revisionOf(shop, "u:anna")]).toEqual([800_000, folded]);
    expect(await reachOf(shop)).toEqual(NOBODY);
  });

  it("looks once more in the night after one that came right after the publication", async () => {
    const shop = await settledShop();
    shop.advance(0.5);
    await shop.publishConfig(rates(80));
    await shop.night();
    const reach = { kind: "currencies", currencies: ["USD"] };
    expect(await reachOf(shop)).toEqual(reach);
    shop.advance(1);
    const planned = await shop.parts().plan({});
    expect(planned.refold).toEqual({ shardCount: 1, shards: [0] });
    await shop.carryOut(planned);
    expect(await reachOf(shop)).toEqual(NOBODY);
  });

  it("asks for nothing where nothing has changed", async () => {
    const shop = await settledShop();
    await shop.publishConfig({ ...rates(90), segments: { otherwise: { id: "active", name: "Renamed" } } });
    shop.advance(0.5);
    const planned = await shop.parts().plan({});
    expect(planned.refold).toBeUndefined();
    await shop.carryOut(planned);
    expect(await shop.pending()).toEqual({ since: 2, reach: NOBODY });
  });

  it("enrols nobody whom only other rates move", async () => {
    const segments = {
      list: [{ id: "rich", name: "Rich", when: "spent > 8500" }],
      otherwise: { id: "active", name: "Active" },
    };
    const chains = { greet: chainOf({ segment: "rich" }) };
    const shop = await settledShop({ ...rates(80), segments, chains });
    await shop.publishConfig({ ...rates(90), segments, chains });
    shop.advance(0.5);
    await shop.night();
    expect(await shop.scoreOf("u:anna")).toMatchObject({ segment: "rich" });
    expect(await shop.travelling()).toEqual([]);
  });
});
