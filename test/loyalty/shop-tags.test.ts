import { describe, expect, it } from "vitest";
import type { Answered, Asked } from "../../src/adapters/shops/reach.ts";
import { makeShopifyCustomers } from "../../src/adapters/shops/shopify/customer-tags.ts";
import { makeTagLevel, PlatformBusy } from "../../src/app/shops/tag-level.ts";
import { perKey } from "../../src/contracts/keys.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import type { Profile } from "../../src/domain/people/profile.ts";
import type { TagsChanged } from "../../src/ports/shop-customers.ts";
import { profile } from "../support/chains.ts";
import { bundleWith } from "../support/config.ts";
import { programme } from "../support/loyalty-life.ts";

const CUSTOMER = "p:shopify:207" as CustomerKey;

/** Shopify as far as tags go: what customer 207 has, and an answer of its own where a test says so. */
function shopify(answers: readonly (() => Response)[] = []) {
  const tags = new Set(["vip", "comeback-level-bronze"]);
  const asked: string[] = [];
  const left = [...answers];
  const reach = async ({ url, body }: Asked): Promise<Answered> => {
    asked.push(url);
    const response = left.shift()?.() ?? answerTo(JSON.parse(`${body}`));
    return { kind: "answered", status: response.status, body: await response.text() };
  };
  function answerTo({ variables }: { variables: { id: string; add: string[]; remove: string[] } }): Response {
    if (variables.id !== "gid://shopify/Customer/207")
      return Response.json({
        data: { tagsRemove: { userErrors: [{ message: "Customer not found" }] }, tagsAdd: null },
      });
    for (const tag of variables.remove) tags.delete(tag);
    for (const tag of variables.add) tags.add(tag);
    return Response.json({ data: { tagsRemove: { userErrors: [] }, tagsAdd: { userErrors: [] } } });
  }
  const shop = makeShopifyCustomers("https://north.myshopify.com", "token", reach);
  return { shop, tags, asked };
}

describe("tags on Shopify", () => {
  const change = { add: ["comeback-level-gold"], remove: ["comeback-level-bronze"] };

  it("are changed in one request, and the shop's own left alone", async () => {
    const { shop, tags, asked } = shopify();
    expect(await shop.tag("207", change)).toEqual({ kind: "changed" });
    expect(await shop.tag("207", change)).toEqual({ kind: "changed" });
    expect([...tags].sort()).toEqual(["comeback-level-gold", "vip"]);
    expect(asked[0]).toBe("https://north.myshopify.com/admin/api/2026-07/graphql.json");
  });

  it.each<[string, () => Response, TagsChanged]>([
    [
      "takes too much",
      () => Response.json({ errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }] }),
      { kind: "later", why: "THROTTLED" },
    ],
    ["asks to wait", () => new Response("", { status: 429 }), { kind: "later", why: "429" }],
    [
      "answers with a page",
      () => new Response("<html>"),
      { kind: "later", why: "an answer that is none of the API's" },
    ],
  ])("are tried again where Shopify %s", async (_, answer, result) => {
    expect(await shopify([answer]).shop.tag("207", change)).toEqual(result);
  });

  it("are tried again where Shopify cannot be reached", async () => {
    const unreached = async () => ({ kind: "failed", why: "no answer in 30 seconds" }) as const;
    const shop = makeShopifyCustomers("https://north.myshopify.com", "token", unreached);
    expect(await shop.tag("207", change)).toEqual({ kind: "later", why: "no answer in 30 seconds" });
  });

  it("are nobody's where Shopify does not know the customer", async () => {
    expect(await shopify().shop.tag("9", change)).toEqual({ kind: "unknown" });
  });
});

describe("a level that has changed", () => {
  const told = (
    over: Partial<Profile>,
    platform: "shopify" | "woocommerce" = "shopify",
    answers: readonly (() => Response)[] = [],
  ) => {
    const double = shopify(answers);
    const plain = bundleWith();
    const till = {
      platform,
      url: "https://north.myshopify.com",
      discounts: "shared",
      prepare: "1h",
    } as const;
    const bundle = { ...plain, store: { ...plain.store, till }, loyalty: programme() };
    const current = async () => ({ version: 1, publishedAt: 0, by: "t", digest: "", files: {}, bundle });
    const holder = profile("u:1" as CustomerKey, over);
    const tagLevel = makeTagLevel({
      config: { current },
      customers: { get: async (id) => ({ id, revision: 1, profile: holder }) },
      secrets: { keys: async () => ({ ...perKey(() => []), till: ["token"] }) },
      shopAt: () => double.shop,
    });
    return { ...double, result: () => tagLevel({ customer: holder.id }) };
  };

  it("becomes the customer's tag, by what was told last, whatever event asks for it", async () => {
    const { tags, result } = told({ aliases: [CUSTOMER], levelTold: { level: "gold", next: 1 } });
    expect(await result()).toEqual({ kind: "tagged", customers: 1 });
    expect(await result()).toEqual({ kind: "tagged", customers: 1 });
    expect([...tags].sort()).toEqual(["comeback-level-gold", "vip"]);
  });

  it("is nothing to a shop on another platform, or to customers whom Shopify does not know", async () => {
    expect((await told({ aliases: [CUSTOMER] }, "woocommerce").result()).kind).toBe("nobody");
    expect((await told({}).result()).kind).toBe("nobody");
  });

  it("is tried again where Shopify takes nothing", async () => {
    const busy = () => new Response("", { status: 503 });
    const { result } = told({ aliases: [CUSTOMER], levelTold: { level: "gold", next: 1 } }, "shopify", [
      busy,
    ]);
    await expect(result()).rejects.toThrow(PlatformBusy);
    expect(await result()).toMatchObject({ kind: "tagged" });
  });
});
