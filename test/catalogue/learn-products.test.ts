import { describe, expect, it } from "vitest";
import { makeMemoryCatalogueStore } from "../../src/adapters/memory/catalogue-store.ts";
import { makeLearnProducts } from "../../src/app/catalogue/learn-products.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import type { KnownProduct } from "../../src/domain/catalogue/entry.ts";
import type { CatalogueStore } from "../../src/ports/catalogue.ts";
import { bundleWith } from "../support/config.ts";
import { added, day, fact, item, order, rub, START } from "../support/facts.ts";

/** A catalogue that counts what it is asked for and what is written. */
function world() {
  const store = makeMemoryCatalogueStore();
  const asked = { reads: 0, writes: 0 };
  const catalogue: CatalogueStore = {
    ...store,
    entriesOf: (ids) => {
      asked.reads += ids.length;
      return store.entriesOf(ids);
    },
    put: (...put) => {
      asked.writes += 1;
      return store.put(...put);
    },
  };
  const bundle = bundleWith();
  const config = {
    current: async () => ({ version: 1, publishedAt: 0, by: "test", digest: "", files: {}, bundle }),
  };
  const learn = makeLearnProducts({ catalogue, config });
  const known = async (id: string) => (await store.read([id])).get(id);
  return { asked, catalogue, learn, known, another: () => makeLearnProducts({ catalogue, config }) };
}

const TEA = {
  name: "Green tea",
  category: "Tea",
  price: rub(45_000),
  url: "https://shop.example/p/tea",
  image: "https://shop.example/p/tea.jpg",
};

describe("what the catalogue learns", () => {
  it("is what the shop's own word says of products, in carts, orders and views", async () => {
    const { learn, known } = world();
    await learn([
      order("1", day(3), 90_000, { items: [item("tea", TEA)] }),
      fact("product-viewed", { item: item("cup", { name: "Cup" }), at: day(2) }),
      added("pot", day(1), { name: "Pot", price: rub(100) }),
    ]);
    expect(await known("tea")).toEqual({ product: "tea", ...TEA, since: day(3) / DAY });
    expect(await known("cup")).toEqual({ product: "cup", name: "Cup", since: day(2) / DAY });
    expect(await known("pot")).toMatchObject({ name: "Pot", price: rub(100) });
  });

  it("is never what a browser or a mailbox says", async () => {
    const { learn, known, asked } = world();
    await learn([
      fact("product-viewed", { item: item("tea", TEA), rank: "browser" }),
      order("1", START, 100, { items: [item("tea", TEA)], rank: "browser" }),
      fact("product-viewed", { item: item("tea", TEA), rank: "mailbox" }),
    ]);
    expect(await known("tea")).toBeUndefined();
    expect(asked).toEqual({ reads: 0, writes: 0 });
  });

  it("has no links in names, no strange addresses and no prices of nothing", async () => {
    const { learn, known } = world();
    const strange = {
      name: "Tea evil.example/x",
      url: "javascript:alert(1)",
      image: "ftp://x/y",
      price: rub(0),
    };
    await learn([order("1", START, 100, { items: [item("tea", strange)] })]);
    expect(await known("tea")).toEqual({ product: "tea", name: "Tea", since: START / DAY });
  });

  it("costs nothing when it is no news, however often it is told", async () => {
    const { learn, asked } = world();
    const facts = Array.from({ length: 500 }, (_, index) =>
      order(`o${index}`, START + index, 100, { items: [item("tea", TEA), item("cup", { name: "Cup" })] }),
    );
    for (const one of facts) await learn([one]);
    expect(asked).toEqual({ reads: 2, writes: 2 });
  });

  it("takes a newer word after a day, and what is missing at once", async () => {
    const { learn, known, asked } = world();
    const told = (at: number, more: object) =>
      learn([order(`${at}`, at, 100, { items: [item("tea", more)] })]);
    await told(day(0), { name: "Tea", price: rub(100) });
    await told(day(0) + 1, { name: "Tea, small", price: rub(50) });
    expect(await known("tea")).toMatchObject({ name: "Tea", price: rub(100) });
    await told(day(0) + 2, { name: "Tea, small", category: "Tea" });
    expect(await known("tea")).toMatchObject({ name: "Tea", category: "Tea" });
    await told(day(2), { name: "Tea, new", price: rub(120) });
    expect(await known("tea")).toMatchObject({ name: "Tea, new", price: rub(120) });
    await told(day(1), { name: "Tea, late", price: rub(1) });
    expect(await known("tea")).toMatchObject({ name: "Tea, new", price: rub(120) });
    expect(asked.writes).toBe(3);
  });

  it("keeps the price in the shop's currency, and the earliest day", async () => {
    const { learn, known, another } = world();
    await learn([order("1", day(5), 100, { items: [item("tea", TEA)] })]);
    const abroad = { price: { amount: 500, currency: "EUR" } };
    await another()([order("2", day(9), 100, { items: [item("tea", abroad)] })]);
    await another()([order("3", day(1), 100, { items: [item("tea", { name: "Old" })] })]);
    expect(await known("tea")).toEqual({ product: "tea", ...TEA, since: day(1) / DAY });
  });

  it("does not overrule a feed within 45 days, and completes it", async () => {
    const { learn, known, catalogue } = world();
    const fed: KnownProduct = {
      kind: "product",
      product: { product: "shopify-9", name: "Tea of the feed", outOfStock: true },
      fedAt: day(0),
    };
    await catalogue.put("shopify-9", fed, 0);
    await catalogue.put("tea", { kind: "alias", of: "shopify-9" }, 0);
    await learn([order("1", day(10), 100, { items: [item("tea", TEA)] })]);
    expect(await known("tea")).toMatchObject({
      product: "shopify-9",
      name: "Tea of the feed",
      category: "Tea",
      outOfStock: true,
    });
    await learn([order("2", day(60), 100, { items: [item("tea", { name: "Tea renamed" })] })]);
    expect(await known("tea")).toMatchObject({ name: "Tea renamed", outOfStock: true });
  });

  it("loses no word when two processes write the same product at once", async () => {
    const { learn, known, another } = world();
    await Promise.all([
      learn([order("1", START, 100, { items: [item("tea", { name: "Tea" })] })]),
      another()([order("2", START, 100, { items: [item("tea", { category: "Tea" })] })]),
      another()([order("3", START, 100, { items: [item("tea", { price: rub(7) })] })]),
    ]);
    expect(await known("tea")).toMatchObject({ name: "Tea", category: "Tea", price: rub(7) });
  });
});
