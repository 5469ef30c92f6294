import { describe, expect, it } from "vitest";
import { makeMemoryTasteStore } from "../../src/adapters/memory/taste-store.ts";
import type { Fact } from "../../src/domain/facts/facts.ts";
import type { TasteStore } from "../../src/ports/taste.ts";
import { day, fact, item, key, link, order, visit } from "../support/facts.ts";
import { type World, world } from "../support/projecting.ts";

const buys = (customer: string, at: number, ...products: readonly string[]): Fact =>
  order(`order-${customer}-${at}`, day(at), 900, {
    customer: key(customer),
    items: products.map((product) => item(product)),
  });

const productsOf = async ({ tastes }: World, id: string) =>
  (await tastes.get(key(id)))?.taste?.products.map(({ id: product }) => product).sort();

describe("the projector", () => {
  it("writes a buyer's taste with orders, and nobody else's", async () => {
    const shop = world();
    await shop.tell([buys("u:ann", 1, "beans", "filters"), visit(day(1), key("a:passer"))]);
    expect(await productsOf(shop, "u:ann")).toEqual(["beans", "filters"]);
    expect(await shop.tastes.get(key("a:passer"))).toBeUndefined();
  });

  it("writes none where only visits come", async () => {
    const tastes = makeMemoryTasteStore();
    let writes = 0;
    const counting: TasteStore = {
      ...tastes,
      put: async (...write) => {
        writes += 1;
        await tastes.put(...write);
      },
    };
    const shop = world({ tastes: counting });
    await shop.tell([buys("u:ann", 1, "beans")]);
    await shop.tell([visit(day(2), key("u:ann"))]);
    await shop.tell([visit(day(3), key("u:ann"))]);
    expect(writes).toBe(1);
  });

  it("gives what one bought as two to the one who both are, and back", async () => {
    const shop = world();
    await shop.tell([buys("a:eve", 1, "beans"), buys("u:eve", 2, "tea")]);
    await shop.tell([...link("a:eve", "u:eve", day(3))]);
    expect(await productsOf(shop, "u:eve")).toEqual(["beans", "tea"]);
    expect(await productsOf(shop, "a:eve")).toBeUndefined();
  });

  it("forgets what was cancelled, also after a crash between the two writes", async () => {
    const tastes = makeMemoryTasteStore();
    let isDown = false;
    const frail: TasteStore = {
      ...tastes,
      put: async (...write) => {
        if (isDown) throw new Error("killed");
        await tastes.put(...write);
      },
    };
    const shop = world({ tastes: frail });
    await shop.tell([buys("u:cat", 1, "beans")]);
    const cancelled = fact("order-cancelled", {
      ...{ customer: key("u:cat"), at: day(2), order: `order-u:cat-1`, version: day(2) },
    });
    await shop.events.append([cancelled]);
    isDown = true;
    expect((await shop.project([cancelled]))[0]?.ok).toBe(false);
    expect(await shop.profile("u:cat")).toMatchObject({ orders: 0 });
    isDown = false;
    await shop.project([cancelled]);
    expect(await tastes.get(key("u:cat"))).not.toHaveProperty("taste");
  });

  it("lets a look that is late not bring an older taste back", async () => {
    const shop = world();
    await shop.tell([buys("u:dan", 1, "beans")]);
    const { revision = 0, taste } = (await shop.tastes.get(key("u:dan"))) ?? {};
    await shop.tell([buys("u:dan", 2, "tea")]);
    await shop.tastes.put(key("u:dan"), taste, revision);
    expect(await productsOf(shop, "u:dan")).toEqual(["beans", "tea"]);
  });

  it("has its tastes put right by a rebuild, which changes nothing where nothing is wrong", async () => {
    const shop = world();
    await shop.tell([buys("u:fay", 1, "beans"), buys("u:gus", 1, "tea")]);
    expect(await shop.rebuild()).toMatchObject({ changed: 0 });
    await shop.tastes.put(key("u:fay"), undefined, 1);
    expect(await shop.rebuild()).toMatchObject({ changed: 1 });
    expect(await productsOf(shop, "u:fay")).toEqual(["beans"]);
  });
});
