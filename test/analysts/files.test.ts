import { describe, expect, it } from "vitest";
import { makeKeepTold } from "../../src/app/results/log.ts";
import { TABLE_NAMES } from "../../src/domain/analysts/tables.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import { atEntry, type Happening } from "../../src/domain/results/happening.ts";
import { columnsOf, rowsIn } from "../support/analyst-tables.ts";
import { boughtAgo, FIRST_DAY, FIRST_NIGHT, openShop, type ShopOptions, shopper } from "../support/nights.ts";

const ANN = "u:ann-c4n4ry@shop.example";
const BOB = "u:bob";
const PEOPLE = [
  shopper(ANN, boughtAgo(100, 40, 12), { email: "ann-c4n4ry@shop.example", name: "C4n4ry" }),
  shopper(BOB, []),
];
const open = (options: ShopOptions = {}) => openShop(PEOPLE, { analystFiles: "always", ...options });
type Shop = Awaited<ReturnType<typeof open>>;

const entered: Happening = { ...atEntry("wake", 1), outcome: "entered", reason: null };
const sent: Happening = { ...entered, step: 0, template: "hello", offer: "ten", outcome: "sent" };

/** As the journal's stream tells it, an hour before the night. */
async function happens(shop: Shop, customer: string, happening: Happening, of = `of-${customer}`) {
  const at = shop.now() - DAY / 24;
  const told = {
    customer: customer as CustomerKey,
    of,
    chain: "wake",
    version: 1,
    id: `${of}${at}${happening.outcome}`,
    at,
  };
  await makeKeepTold({ files: shop.resultsFiles })([{ ...told, happened: [happening] }]);
}

const nameOf = async (shop: Shop, id: string) => (await shop.customers.get(id as CustomerKey))?.pseudonym;

describe("files for analysts", () => {
  it("hold every customer as the night has left them, under a name that only the customer's record knows", async () => {
    const shop = await open();
    await shop.night();
    const rows = await rowsIn(shop.analystFiles, "customers");
    const [ann, bob] = [await nameOf(shop, ANN), await nameOf(shop, BOB)];
    expect(rows.map(({ customer }) => customer).sort()).toEqual([ann, bob].sort());
    expect(rows.find(({ customer }) => customer === ann)).toMatchObject({
      ...{
        segment: "doubting",
        orders: 3,
        spent: 300_000,
        currency: "RUB",
        consent: "given",
        has_address: true,
      },
      as_of: new Date(FIRST_NIGHT - (FIRST_NIGHT % DAY)),
      last_ordered_on: new Date((FIRST_DAY - 12) * DAY),
      days_since_last_order: 12,
      no_purchase_probability: expect.any(Number),
    });
    expect(rows.find(({ customer }) => customer === bob)).toMatchObject({
      ...{ segment: "non_buyers", orders: 0, spent: 0, average_order: null, last_ordered_on: null },
      no_purchase_probability: null,
    });
  });

  it("have the columns that the schema says, in its order", async () => {
    const shop = await open();
    await happens(shop, ANN, sent);
    await happens(shop, ANN, entered);
    await shop.night();
    for (const table of TABLE_NAMES.filter((name) => name !== "codes")) {
      const [row] = await rowsIn(shop.analystFiles, table);
      expect(Object.keys(row ?? {})).toEqual([...columnsOf(table), "file"]);
    }
  });

  it("count order days and the days between them", async () => {
    const shop = await open();
    await shop.night();
    const rows = await rowsIn(shop.analystFiles, "orders");
    expect(rows.map((row) => [row.number, row.days_since_previous, row.spent])).toEqual([
      [1, null, 100_000],
      [2, 60, 100_000],
      [3, 28, 100_000],
    ]);
  });

  it("say what happened on the day on which it did, and who it was by the customer's name", async () => {
    const shop = await open();
    await happens(shop, ANN, entered);
    await happens(shop, ANN, sent, "send-1");
    await shop.night();
    const customer = await nameOf(shop, ANN);
    expect(await rowsIn(shop.analystFiles, "entries")).toMatchObject([
      { customer, chain: "wake", step: null, outcome: "entered", at: new Date(FIRST_NIGHT - DAY / 24) },
    ]);
    expect(await rowsIn(shop.analystFiles, "sends")).toMatchObject([
      { customer, step: 0, channel: "email", template: "hello", offer: "ten", outcome: "sent" },
    ]);
    expect(await rowsIn(shop.analystFiles, "results")).toMatchObject([
      { chain: "wake", outcome: "sent", count: 1, margin: null },
      { chain: "wake", outcome: "entered", count: 1 },
    ]);
  });

  it("name neither people nor what the journal calls their things", async () => {
    const shop = await open();
    await happens(shop, ANN, sent, "send-1");
    await shop.night();
    for (const table of TABLE_NAMES)
      for (const row of await rowsIn(shop.analystFiles, table))
        expect(JSON.stringify(row)).not.toMatch(/c4n4ry|send-1|u:bob/i);
  });

  it("keep a row of somebody who is gone, without a name", async () => {
    const shop = await open();
    await happens(shop, "u:gone", sent);
    await shop.night();
    expect(await rowsIn(shop.analystFiles, "sends")).toMatchObject([
      { customer: null, send: null, outcome: "sent" },
    ]);
  });

  it("name somebody who has become part of another by the other's name", async () => {
    const shop = await open();
    await shop.customers.putProfile("a:1" as CustomerKey, { mergedInto: ANN as CustomerKey }, 0);
    await happens(shop, "a:1", sent);
    await shop.night();
    expect(await rowsIn(shop.analystFiles, "sends")).toMatchObject([{ customer: await nameOf(shop, ANN) }]);
  });

  it("are made anew for a day until it is over for good, and then never again", async () => {
    const shop = await open();
    await happens(shop, ANN, sent, "first");
    await shop.night();
    const names = async () => (await rowsIn(shop.analystFiles, "sends")).map(({ file }) => file);
    expect(await names()).toEqual(["sends/dt=2026-03-01/00000.open.parquet"]);
    for (let night = 0; night < 3; night += 1) {
      shop.advance(1);
      await shop.night();
    }
    expect(await names()).toEqual(["sends/dt=2026-03-01/00000.parquet"]);
    await shop.analystFiles.put("sends/dt=2026-03-01/00000.parquet", new Uint8Array([1]));
    shop.advance(1);
    await shop.night();
    expect(await shop.analystFiles.get("sends/dt=2026-03-01/00000.parquet")).toEqual(new Uint8Array([1]));
  });

  it("are made good for days that were missed, and for those before the files were turned on", async () => {
    const shop = await open({ analystFiles: "never" });
    await happens(shop, ANN, sent, "early");
    for (let night = 0; night < 5; night += 1) {
      await shop.night();
      shop.advance(1);
    }
    expect(await rowsIn(shop.analystFiles, "sends")).toEqual([]);
    const planned = await shop.parts().plan({});
    await shop.carryOut({ ...planned, files: { shardCount: 1, shards: [0] } });
    expect(await rowsIn(shop.analystFiles, "sends")).toMatchObject([{ outcome: "sent" }]);
  });

  it("are the same by any number of shards, and none is left of a night with more", async () => {
    const shop = await open();
    await happens(shop, ANN, sent);
    await shop.night({ shards: 4 });
    const sorted = async (table: "customers" | "sends") =>
      (await rowsIn(shop.analystFiles, table)).map(({ file: _, ...row }) => JSON.stringify(row)).sort();
    const before = [await sorted("customers"), await sorted("sends")];
    await shop.night({ shards: 1, force: true });
    expect([await sorted("customers"), await sorted("sends")]).toEqual(before);
    const left: string[] = [];
    for await (const { name } of shop.analystFiles.list("")) left.push(name);
    expect(left.filter((name) => !/0000[0]/.test(name))).toEqual([]);
  });

  it("are not written of a run as of another day", async () => {
    const shop = await open();
    await shop.night({ date: "2026-01-01" });
    expect(await rowsIn(shop.analystFiles, "customers")).toEqual([]);
  });

  it.each([
    ["always", 1, true],
    ["never", 20_000, false],
    ["auto", 9_999, false],
    ["auto", 10_000, true],
  ] as const)("by the setting %s with %i customers: %s", async (analystFiles, count, wanted) => {
    const shop = await open({ analystFiles });
    const customers = { ...shop.customers, approximateCount: async () => count };
    const planned = await shop.parts({ customers }).plan({});
    expect(planned.files !== undefined).toBe(wanted);
  });
});
