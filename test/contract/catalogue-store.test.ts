import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeCatalogueStore } from "../../src/adapters/dynamodb/catalogue-store.ts";
import { makeMemoryCatalogueStore } from "../../src/adapters/memory/catalogue-store.ts";
import { everyProduct } from "../../src/app/catalogue/every-product.ts";
import type { KnownProduct } from "../../src/domain/catalogue/entry.ts";
import type { CatalogueStore } from "../../src/ports/catalogue.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { heldToActions } from "../support/table-actions.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const STORES: Record<string, () => CatalogueStore> = {
  memory: () => makeMemoryCatalogueStore(),
  DynamoDB: () =>
    heldToActions("catalogue", dynamo.endpoint, (documents) =>
      makeCatalogueStore(documents, dynamo.names.journal),
    ),
};

const bare = (product: string): KnownProduct => ({ kind: "product", product: { product } });
const FULL: KnownProduct = {
  kind: "product",
  product: {
    product: "shirt",
    name: "Shirt",
    category: "Shirts",
    price: { amount: 1990, currency: "USD" },
    url: "https://shop.example/p/shirt",
    image: "https://shop.example/p/shirt.jpg",
    outOfStock: true,
    discontinued: true,
    since: 20_000,
  },
  toldAt: 1_700_000_000_000,
  fedAt: 1_700_000_000_001,
};

describe.each(Object.entries(STORES))("the catalogue in %s", (_, open) => {
  it("keeps what is told of a product, and finds it by its other ids", async () => {
    const store = open();
    expect(await store.put("shirt", FULL, 0)).toBe("written");
    expect(await store.put("SKU 7", { kind: "alias", of: "shirt" }, 0)).toBe("written");
    expect(await store.put("lost", { kind: "alias", of: "nothing" }, 0)).toBe("written");
    const { product } = FULL;
    expect(await store.read(["shirt", "SKU 7", "SKU 7", "lost", "unknown"])).toEqual(
      new Map([
        ["shirt", product],
        ["SKU 7", product],
      ]),
    );
    expect(await store.entriesOf(["shirt", "SKU 7", "unknown"])).toEqual(
      new Map([
        ["shirt", { ...FULL, revision: 1 }],
        ["SKU 7", { kind: "alias", of: "shirt", revision: 1 }],
      ]),
    );
  });

  it("lets nobody overwrite what has changed since it was read", async () => {
    const store = open();
    expect(await store.put("a", bare("a"), 0)).toBe("written");
    expect(await store.put("a", { ...bare("a"), toldAt: 5 }, 0)).toBe("conflict");
    expect(await store.put("a", { kind: "alias", of: "b" }, 1)).toBe("written");
    expect(await store.put("a", bare("a"), 1)).toBe("conflict");
    expect(await store.put("new", bare("new"), 3)).toBe("conflict");
  });

  it("reads any number at once and lists each product once, without the other ids", async () => {
    const store = open();
    const ids = Array.from({ length: 260 }, (_, index) => `many ${index}`);
    for (const id of ids) await store.put(id, bare(id), 0);
    await store.put("many alias", { kind: "alias", of: "many 1" }, 0);
    expect((await store.read(ids)).size).toBe(260);
    const listed: string[] = [];
    for await (const { product } of everyProduct(store)) listed.push(product.product);
    expect(listed.filter((id) => id.startsWith("many")).sort()).toEqual(ids.sort());
  });

  it("remembers the last feed that was read to its end", async () => {
    const store = open();
    const feed = { at: 5, by: "anna", products: 3, inStock: 2, discontinued: 1 };
    expect(await store.lastFeed()).toBeUndefined();
    await store.noteFeed(feed);
    expect(await store.lastFeed()).toEqual(feed);
  });
});
