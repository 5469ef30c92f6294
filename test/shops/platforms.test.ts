import { afterEach, describe, expect, it } from "vitest";
import { makeShopifyCustomers } from "../../src/adapters/shops/shopify/customer-tags.ts";
import { DAY, HOUR } from "../../src/domain/basics/calendar.ts";
import { NOON } from "../support/chains.ts";
import { KEY, makeShopWorld, promised, promisedMany, type ShopWorld } from "../support/shop-doubles.ts";

const worlds: ShopWorld[] = [];
const shopOn = async (...args: Parameters<typeof makeShopWorld>): Promise<ShopWorld> => {
  const world = await makeShopWorld(...args);
  worlds.push(world);
  return world;
};
afterEach(() => {
  for (const world of worlds.splice(0)) world.close();
});

const shared = { kind: "percent", percent: 10 } as const;

describe.each(["shopify", "woocommerce"] as const)("codes on %s", (platform) => {
  it("are known after a minute, each to be used once", async () => {
    const shop = await shopOn(platform);
    const batch = await shop.batches.add(promisedMany(3));
    expect(await shop.batches.state(batch)).toBe("queued");
    await shop.playUntil(NOON + 5 * 60_000);
    expect(await shop.batches.state(batch)).toBe("known");
    expect(await shop.checkout("HELLO-00000001")).toMatchObject({ total: 1_800, discount: 200 });
    expect(await shop.checkout("hello-00000001")).toMatchObject({ total: 2_000, refused: "used" });
    expect(await shop.checkout("HELLO-00000002")).toMatchObject({ discount: 200 });
    expect(await shop.checkout("HELLO-INVENTED")).toMatchObject({ refused: "unknown" });
  });

  it("are good until the end of the last day that the mail names, and no longer", async () => {
    const shop = await shopOn(platform);
    await shop.batches.add(promisedMany(2));
    await shop.playUntil(NOON + 7 * DAY + 12 * HOUR);
    expect(await shop.checkout("HELLO-00000000")).toMatchObject({ discount: 200 });
    await shop.playUntil(NOON + 8 * DAY);
    expect(await shop.checkout("HELLO-00000001")).toMatchObject({ refused: "expired" });
  });

  it("give a sum, or nothing below the smallest order", async () => {
    const shop = await shopOn(platform);
    const terms = { benefit: { kind: "amount", amount: 30_000 }, minOrder: 150_000 } as const;
    await shop.batches.add([promised("SUM-1", { terms }), promised("SUM-2", { terms })]);
    await shop.playUntil(NOON + HOUR);
    const small = [{ product: "tea-1", name: "Tea", category: "tea", price: 400, quantity: 1 }];
    expect(await shop.checkout("SUM-1", { items: small })).toMatchObject({ refused: "below the minimum" });
    expect(await shop.checkout("SUM-2")).toMatchObject({ total: 1_700, discount: 300 });
  });

  it("give free delivery", async () => {
    const shop = await shopOn(platform);
    await shop.batches.add([promised("FREE-1", { terms: { benefit: { kind: "free_delivery" } } })]);
    await shop.playUntil(NOON + HOUR);
    expect(await shop.checkout("FREE-1", { delivery: 350 })).toMatchObject({ total: 2_000, discount: 350 });
  });

  it("are for their category alone, and refused where the config does not say which that is", async () => {
    const shop = await shopOn(platform);
    const of = (subject: string) => ({
      terms: { benefit: shared, variant: "last_category", subject } as const,
    });
    const batch = await shop.batches.add([promised("TEA-1", of("tea")), promised("CUP-1", of("cups"))]);
    await shop.playUntil(NOON + HOUR);
    expect(await shop.batches.state(batch, "TEA-1")).toBe("known");
    expect(await shop.batches.state(batch, "CUP-1")).toBe("failed");
    expect(await shop.checkout("TEA-1")).toMatchObject({ refused: "nothing that it is for" });
    const [row] = await shop.operate.failed();
    expect(row).toMatchObject({
      size: 2,
      failed: 1,
      why: "till.categories of store.yaml has no id for cups",
    });
    expect(shop.failed()).toBe(1);
  });

  it("of gifts, cashback and fees stay with the till that asks", async () => {
    const shop = await shopOn(platform);
    const benefit = { kind: "cashback", percent: 5 } as const;
    const batch = await shop.batches.add([promised("CASH-1", { terms: { benefit } })]);
    await shop.playUntil(NOON + HOUR);
    expect(await shop.batches.state(batch)).toBe("known");
    expect(shop.double.codes()).toEqual([]);
  });

  it("are taken off when they are withdrawn, after they were put", async () => {
    const shop = await shopOn(platform);
    const codes = promisedMany(3);
    const batch = await shop.batches.add(codes);
    const [first, ...others] = codes.map((code) => ({ ...code, batch }));
    await shop.batches.remove(first ? [first] : []);
    await shop.playUntil(NOON + HOUR);
    expect(shop.double.codes().map((code) => code.toUpperCase())).toEqual(others.map(({ code }) => code));
  });

  it("that are long over are taken off", async () => {
    const shop = await shopOn(platform);
    await shop.batches.add(promisedMany(120));
    await shop.playUntil(NOON + 37 * DAY);
    expect(shop.double.codes()).toHaveLength(120);
    await shop.playUntil(NOON + 40 * DAY);
    expect(shop.double.codes()).toEqual([]);
  });

  it("that another discount of the shop has are refused, and the others put", async () => {
    const shop = await shopOn(platform);
    await shop.batches.add([promised("HELLO-00000001", { offer: "other" })]);
    await shop.playUntil(NOON + HOUR);
    const batch = await shop.batches.add(promisedMany(3));
    await shop.playUntil(NOON + 2 * HOUR);
    const states = ["0", "1", "2"].map((one) => shop.batches.state(batch, `HELLO-0000000${one}`));
    expect(await Promise.all(states)).toEqual(["known", "failed", "known"]);
  });

  it("that another discount of the shop has hold up no other, even where it would be the first of a discount", async () => {
    const shop = await shopOn(platform);
    await shop.batches.add([promised("HELLO-00000000", { offer: "other" })]);
    await shop.playUntil(NOON + HOUR);
    const batch = await shop.batches.add(promisedMany(3));
    await shop.playUntil(NOON + 2 * HOUR);
    const states = ["0", "1", "2"].map((one) => shop.batches.state(batch, `HELLO-0000000${one}`));
    expect(await Promise.all(states)).toEqual(["failed", "known", "known"]);
  });

  it("added twice are one batch", async () => {
    const shop = await shopOn(platform);
    const batches = await Promise.all([shop.batches.add(promisedMany(3)), shop.batches.add(promisedMany(3))]);
    expect(new Set(batches).size).toBe(1);
    await shop.playUntil(NOON + HOUR);
    const asked = shop.asked.length;
    await shop.batches.add(promisedMany(3));
    await shop.playUntil(NOON + 2 * HOUR);
    expect(shop.asked).toHaveLength(asked);
  });

  it("tell of an order with the platform's own signed message", async () => {
    const shop = await shopOn(platform);
    await shop.batches.add(promisedMany(1));
    await shop.playUntil(NOON + HOUR);
    await shop.checkout("HELLO-00000000", { order: "7" });
    await shop.cancel("7");
    expect(shop.told.map(({ path }) => path)).toEqual([`/webhooks/${platform}`, `/webhooks/${platform}`]);
    expect(JSON.stringify(shop.told[0]?.body)).toMatch(/hello-00000000/i);
  });

  it("say what the platform says of itself, and that a wrong key is refused", async () => {
    const right = await shopOn(platform);
    expect(await right.shop.check()).toMatchObject({ kind: "open", currency: "RUB", missing: [] });
    const wrong = await shopOn(platform, { key: "ck_wrong:cs_wrong" });
    expect(await wrong.shop.check()).toMatchObject({ kind: "denied" });
  });

  it("leave nothing to do once all are known", async () => {
    const shop = await shopOn(platform);
    await shop.batches.add(promisedMany(3));
    await shop.playUntil(NOON + HOUR);
    expect(shop.runsSoFar()).toBeLessThanOrEqual(2);
  });
});

describe("a customer's own codes", () => {
  const ann = { bound: "customer", customer: "u:ann" as never } as const;

  it("are held to the address that the profile has, on WooCommerce", async () => {
    const shop = await shopOn("woocommerce");
    await shop.know("u:ann", { email: "ann@shop.example" });
    const batch = await shop.batches.add([
      promised("ANN-1", ann),
      promised("BOB-1", { ...ann, customer: "u:bob" as never }),
    ]);
    await shop.playUntil(NOON + HOUR);
    expect(await shop.checkout("ANN-1", { customer: { email: "eve@shop.example" } })).toMatchObject({
      refused: "another customer's",
    });
    expect(await shop.checkout("ANN-1")).toMatchObject({ discount: 200 });
    expect(await shop.batches.state(batch, "BOB-1")).toBe("failed");
  });

  it("are held to the account, on Shopify, where the till says `each`", async () => {
    const shop = await shopOn("shopify", { till: { discounts: "each" } });
    await shop.know("u:ann", { email: "ann@shop.example", aliases: ["p:shopify:42" as never] });
    await shop.know("u:new", { email: "new@shop.example" });
    await shop.batches.add([
      promised("ANN-1", ann),
      promised("NEW-1", { ...ann, customer: "u:new" as never }),
    ]);
    await shop.playUntil(NOON + HOUR);
    const as = (id: string) => ({
      customer: { email: "x@shop.example", id: `gid://shopify/Customer/${id}` },
    });
    expect(await shop.checkout("ANN-1", as("43"))).toMatchObject({ refused: "another customer's" });
    expect(await shop.checkout("ANN-1", as("42"))).toMatchObject({ discount: 200 });
    // Whom Shopify does not know yet it cannot hold a code to.
    expect(await shop.checkout("NEW-1", as("99"))).toMatchObject({ discount: 200 });
    await shop.playUntil(NOON + 40 * DAY);
    expect(shop.double.codes()).toEqual([]);
  });
});

describe("customers' tags on Shopify", () => {
  it("are changed in the double as on the platform, and nobody's where it does not know the customer", async () => {
    const shop = await shopOn("shopify");
    await shop.checkout(undefined);
    const tags = makeShopifyCustomers(shop.till.url, KEY, shop.reach);
    expect(await tags.tag("7000", { add: ["a", "b"], remove: [] })).toEqual({ kind: "changed" });
    expect(await tags.tag("7000", { add: ["c"], remove: ["a", "x"] })).toEqual({ kind: "changed" });
    expect(await shop.tags("ann@shop.example")).toEqual(["b", "c"]);
    expect(await tags.tag("9999", { add: ["a"], remove: [] })).toEqual({ kind: "unknown" });
  });
});

describe("Shopify's discounts", () => {
  it("are one for all codes of an offer, tier, variant, benefit and last day, whatever the batch", async () => {
    const shop = await shopOn("shopify");
    await shop.batches.add(promisedMany(300));
    await shop.playUntil(NOON + HOUR);
    await shop.batches.add([promised("LATER-1", { terms: { validUntil: NOON + 7 * DAY + HOUR } })]);
    await shop.playUntil(NOON + 2 * HOUR);
    const made = shop.asked.filter(({ body }) => body?.includes("discountCodeBasicCreate"));
    expect(made).toHaveLength(1);
    expect(shop.double.codes()).toHaveLength(301);
  });

  it("that somebody has removed are made anew", async () => {
    const shop = await shopOn("shopify");
    await shop.batches.add(promisedMany(2));
    await shop.playUntil(NOON + HOUR);
    const id = await shop.batches.discount("hello · plain · universal · 10% · until 2026-03-08 · anyone");
    await shop.shop.remove({ kind: "discounts", ids: [id ?? ""] });
    const batch = await shop.batches.add([promised("LATER-1"), promised("LATER-2")]);
    await shop.playUntil(NOON + 2 * HOUR);
    expect(await shop.batches.state(batch)).toBe("known");
    expect(shop.double.codes()).toEqual(["LATER-1", "LATER-2"]);
  });
});
