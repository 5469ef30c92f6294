import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decodeTaste, encodeTaste } from "../../src/adapters/dynamodb/taste-codec.ts";
import { makeTasteStore } from "../../src/adapters/dynamodb/taste-store.ts";
import { makeMemoryTasteStore } from "../../src/adapters/memory/taste-store.ts";
import type { Taste, TasteRow } from "../../src/domain/taste/taste.ts";
import type { TasteStore } from "../../src/ports/taste.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { key } from "../support/facts.ts";
import { heldToActions } from "../support/table-actions.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const stores: readonly [string, () => TasteStore][] = [
  [
    "DynamoDB",
    () =>
      heldToActions("tastes", dynamo.endpoint, (documents) => makeTasteStore(documents, dynamo.names.tastes)),
  ],
  ["memory", makeMemoryTasteStore],
];

const row = (id: string, over: Partial<TasteRow> = {}): TasteRow => ({
  ...{ id, weight: 1.5, days: 2, firstDay: 20_000, lastDay: 20_030, gaps: 15, units: 2 },
  ...over,
});
const tasteFor = (id: string): Taste => ({
  rhythm: { weight: 1.5, days: 2, firstDay: 20_000, lastDay: 20_030 },
  products: [row(id, { category: "Coffee" }), row("filter")],
  categories: [row("Coffee")],
});

async function scanned(store: TasteStore, shards: number): Promise<readonly string[]> {
  const found: string[] = [];
  for (let shard = 0; shard < shards; shard++)
    for await (const { buyer, taste } of store.scan(shard, shards))
      found.push(`${buyer} ${taste.products[0]?.id}`);
  return found.sort();
}

describe.each(stores)("the taste store in %s", (_, makeStore) => {
  let store: TasteStore;
  beforeAll(() => {
    store = makeStore();
  });

  it("knows nobody at first", async () => {
    expect(await store.get(key("u:nobody"))).toBeUndefined();
  });

  it("keeps what was written last, and the revision of the profile with it", async () => {
    await store.put(key("u:ann"), tasteFor("beans"), 3);
    await store.put(key("u:ann"), tasteFor("guji"), 4);
    expect(await store.get(key("u:ann"))).toEqual({ revision: 4, taste: tasteFor("guji") });
    expect(await store.get(key("u:ann"), "eventual")).toEqual({ revision: 4, taste: tasteFor("guji") });
  });

  it("lets nobody who is late write over it, and takes a repeated write for the first", async () => {
    await store.put(key("u:ann"), tasteFor("late"), 3);
    await store.put(key("u:ann"), tasteFor("guji"), 4);
    expect(await store.get(key("u:ann"))).toEqual({ revision: 4, taste: tasteFor("guji") });
  });

  it("remembers the revision of somebody who is a buyer no more", async () => {
    await store.put(key("u:gone"), tasteFor("beans"), 1);
    await store.put(key("u:gone"), undefined, 2);
    await store.put(key("u:gone"), tasteFor("late"), 1);
    expect(await store.get(key("u:gone"))).toEqual({ revision: 2 });
  });

  it("scans every taste once, at any number of shards", async () => {
    for (const id of ["bob", "cat", "dan"]) await store.put(key(`u:${id}`), tasteFor(id), 1);
    const all = ["u:ann guji", "u:bob bob", "u:cat cat", "u:dan dan"];
    expect(await scanned(store, 1)).toEqual(all);
    expect(await scanned(store, 5)).toEqual(all);
  });
});

describe("tastes as DynamoDB keeps them", () => {
  const anyDay = fc.integer({ min: 15_000, max: 25_000 });
  const anyWeight = fc.integer({ min: 0, max: 1e6 }).map((number) => number / 1e3);
  const anyRow = fc.record(
    {
      ...{ id: fc.string(), weight: anyWeight, days: fc.nat(), firstDay: anyDay, lastDay: anyDay },
      ...{ gaps: anyWeight, units: fc.nat(), category: fc.string({ minLength: 1 }) },
    },
    { requiredKeys: ["id", "weight", "days", "firstDay", "lastDay", "gaps", "units"] },
  );
  const anyEffect = fc.record({
    xx: anyWeight,
    xy: fc.integer({ min: -1e6, max: 1e6 }).map((number) => number / 1e3),
  });
  const anyTaste: fc.Arbitrary<Taste> = fc.record(
    {
      rhythm: fc.record({ weight: anyWeight, days: fc.nat(), firstDay: anyDay, lastDay: anyDay }),
      products: fc.array(anyRow, { maxLength: 60 }),
      categories: fc.array(
        anyRow.map(({ category: _, ...one }) => one),
        { maxLength: 30 },
      ),
      returned: fc.array(fc.string(), { minLength: 1, maxLength: 20 }),
      ...{ productUnits: anyEffect, categoryUnits: anyEffect },
    },
    { requiredKeys: ["rhythm", "products", "categories"] },
  );

  it("read back as they were", () => {
    fc.assert(
      fc.property(anyTaste, (taste) => {
        expect(decodeTaste(encodeTaste(taste))).toEqual(taste);
      }),
    );
  });

  it("are nothing where somebody damaged them", () => {
    expect(decodeTaste(Buffer.from("{"))).toBeUndefined();
  });

  it("take half a KB for a buyer of thirty products", () => {
    const products = Array.from({ length: 30 }, (_, n) =>
      row(`product-${1_000 + 37 * n}`, { category: `category ${n % 7}`, lastDay: 20_000 + 11 * n }),
    );
    const categories = Array.from({ length: 7 }, (_, n) => row(`category ${n}`));
    expect(encodeTaste({ ...tasteFor("beans"), products, categories }).length).toBeLessThan(600);
  });
});
