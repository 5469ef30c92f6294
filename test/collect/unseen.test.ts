import { createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeSegmentHandler } from "../../functions/collect/segment-handler.ts";
import { makeShopifyHandler } from "../../functions/collect/shopify-handler.ts";
import { makeStandardHandler } from "../../functions/collect/standard-handler.ts";
import { makeWooCommerceHandler } from "../../functions/collect/woocommerce-handler.ts";
import { logTo } from "../../functions/middleware/observed.ts";
import { makeMemoryUnseenStore } from "../../src/adapters/memory/unseen-store.ts";
import { DAY, MINUTE } from "../../src/domain/basics/calendar.ts";
import type { Store } from "../../src/domain/config/store.ts";
import { MOST_NAMES, OTHERS } from "../../src/domain/facts/unseen.ts";
import type { UnseenStore } from "../../src/ports/unseen.ts";
import { ingestDeps, KEYS, NOW, stored } from "../support/ingest.ts";
import { invoke } from "../support/ingest-server.ts";

const TODAY = Math.floor(NOW / DAY);
const basic = { authorization: `Basic ${Buffer.from("the-key:").toString("base64")}` };
const json = { "content-type": "application/json" };

const lines: string[] = [];
beforeAll(() => logTo((line) => lines.push(line)));
afterAll(() => logTo((line) => void process.stdout.write(line)));

/** One process of each ingestion function, whose counts are in memory. */
function openDoors(
  unseen: UnseenStore = makeMemoryUnseenStore(),
  declared: Pick<Store, "attributes" | "events"> = {},
) {
  const deps = ingestDeps({ unseen, currency: "EUR", store: declared });
  const segment = makeSegmentHandler(deps);
  const [shopify, woo, standard] = [
    makeShopifyHandler(deps),
    makeWooCommerceHandler(deps),
    makeStandardHandler(deps),
  ];
  const signed = (secret: string, body: string) => createHmac("sha256", secret).update(body).digest("base64");
  return {
    ...deps,
    batch: (calls: readonly object[], headers: Readonly<Record<string, string>> = basic) =>
      invoke(segment, {
        path: "/v1/batch",
        headers: { ...json, ...headers },
        body: JSON.stringify({ batch: calls.map((call) => ({ userId: "u", ...call })) }),
      }),
    call: (name: string, body: object, headers: Readonly<Record<string, string>> = basic) =>
      invoke(segment, { path: `/v1/${name}`, headers: { ...json, ...headers }, body: JSON.stringify(body) }),
    shopify(topic: string, content: object, secret = "shopify-new") {
      const body = JSON.stringify(content);
      const head = { "x-shopify-topic": topic, "x-shopify-hmac-sha256": signed(secret, body) };
      return invoke(shopify, { path: "/webhooks/shopify", headers: { ...json, ...head }, body });
    },
    woo(topic: string, content: object) {
      const body = JSON.stringify(content);
      const head = { "x-wc-webhook-topic": topic, "x-wc-webhook-signature": signed("woo-new", body) };
      return invoke(woo, { path: "/webhooks/woocommerce", headers: { ...json, ...head }, body });
    },
    standard(content: object) {
      const body = JSON.stringify(content);
      const at = new Date(deps.time.now);
      const head = {
        "webhook-id": "w",
        "webhook-timestamp": `${deps.time.now / 1_000}`,
        "webhook-signature": new Webhook(KEYS.standard[0] ?? "").sign("w", at, body),
      };
      return invoke(standard, { path: "/webhooks/standard", headers: { ...json, ...head }, body });
    },
    /** As `source kind name: count`, sorted. */
    async seen() {
      const counts = await unseen.counts(TODAY - 1, TODAY + 1);
      return counts.map(({ source, kind, name, count }) => `${source} ${kind} ${name}: ${count}`).sort();
    },
  };
}

const track = (event: unknown, properties: object = {}) => ({ type: "track", event, properties });

describe("what is accepted and not understood", () => {
  it("is counted by source, kind and name, and the answer is what it was", async () => {
    const shop = openDoors();
    const { status, body } = await shop.batch([
      track("Order Completd", { order_id: "o", total: 5 }),
      track("Order Completd"),
      track(undefined),
      track("Order Completed", { order_id: "o", total: "abc" }),
      track("Order Refunded", { total: 5 }),
      { ...track("Product Viewed", { product_id: "p" }), timestamp: "2026-02-30" },
      { type: "identify", traits: { marketing_consent: "perhaps", email: "no address" } },
      { type: "conversion" },
    ]);
    expect({ status, body }).toEqual({ status: 200, body: { success: true } });
    expect(await shop.seen()).toEqual([
      "segment amount properties.total (string): 1",
      "segment call conversion: 1",
      "segment consent traits.marketing_consent (string): 1",
      "segment event Order Completd: 2",
      "segment field traits.email (string): 1",
      "segment incomplete order-refunded: 1",
      "segment nameless track: 1",
      "segment order total (missing): 1",
      "segment time timestamp (string): 1",
    ]);
  });

  it("is counted of webhooks too: topics, types of one's own, amounts, and what names nobody", async () => {
    const shop = openDoors();
    await shop.shopify("order/create", { id: 1, email: "a@b.example", total_price: "5" });
    shop.time.now += MINUTE;
    await shop.shopify("orders/create", { id: 1, email: "a@b.example", total_price: "abc" });
    shop.time.now += MINUTE;
    await shop.shopify("refunds/create", { id: 1 });
    await shop.woo("product.updated", { id: 5 });
    shop.time.now += MINUTE;
    await shop.woo("order.created", { id: 5, total: "ten", billing: { email: "a@b.example" } });
    await shop.standard({
      type: "points.spent",
      timestamp: new Date(shop.time.now).toISOString(),
      data: { customer: { user_id: "u" } },
    });
    expect(await shop.seen()).toEqual([
      "shopify amount total_price (string): 1",
      "shopify nobody refunds/create: 1",
      "shopify order total (missing): 1",
      "shopify topic order/create: 1",
      "standard topic points.spent: 1",
      "woocommerce amount total (string): 1",
      "woocommerce order total (missing): 1",
      "woocommerce topic product.updated: 1",
    ]);
  });

  it("counts what was refused, by why", async () => {
    const shop = openDoors();
    await shop.call("track", track("X"), {});
    shop.time.now += MINUTE;
    await shop.call("track", track("X"), { authorization: "Basic eDo=" });
    shop.time.now += MINUTE;
    expect((await shop.call("track", track("Order Completed"))).status).toBe(400);
    shop.time.now += MINUTE;
    await shop.batch([{ userId: 5, type: "page" }]);
    await shop.shopify("orders/create", {}, "stolen");
    await shop.standard({ type: "order.placed" });
    expect(await shop.seen()).toEqual([
      "segment nobody track: 1",
      "segment refused unauthorized: 2",
      "shopify refused unauthorized: 1",
      "standard refused malformed: 1",
    ]);
  });

  it("is nothing where senders say what they should, or deliberately nothing", async () => {
    const shop = openDoors();
    await shop.batch([
      track("order_completed", { order_id: "o", total: "12,50 €", products: [{ product_id: "p" }] }),
      track("Coupon Applied", { coupon: "SPRING" }),
      track("Checkout Step Viewed", { step: 2 }),
      track("Unsubscribed"),
      { type: "group", groupId: "g" },
      { type: "identify", traits: { marketing_consent: "pending", address: { city: "Perm" } } },
      {
        type: "page",
        context: { consent: { categoryPreferences: { Advertising: true, Analytics: false } } },
      },
    ]);
    await shop.shopify("customers/update", {
      ...{ id: 1, email: "a@b.example", phone: null, accepts_marketing: null },
      email_marketing_consent: {
        ...{ state: "not_subscribed", opt_in_level: "single_opt_in", consent_updated_at: null },
      },
    });
    await shop.shopify("orders/fulfilled", { id: 1, email: "a@b.example", total_price: "5.00" });
    expect(await shop.seen()).toEqual([]);
  });
});

describe("names of what was not understood", () => {
  it("hold no address, no number and no value, whatever a sender calls an event", async () => {
    const shop = openDoors();
    const names = [
      "anna@example.com",
      "Mail to anna.smith+x@example.com sent",
      "ＡＮＮＡ＠example.com",
      "79031234567",
      "+7 (903) 123-45-67",
      "Order 100023 paid",
      "Order 100024 paid",
      "6f9619ff-8b86-d011-b42d-00cf4fc964ff opened",
      "12.50",
      "a\u0000b\u202ec\nd",
      "*",
      "A".repeat(5_000),
      { $gt: "" },
      "GA4 v2 step 12",
    ];
    await shop.batch(names.map((name) => track(name)));
    const seen = await shop.seen();
    expect(seen).toEqual(
      [
        "(address): 2",
        "Mail to (address) sent: 1",
        "(number): 3",
        "Order (number) paid: 2",
        "(id) opened: 1",
        "a b c d: 1",
        `${"A".repeat(60)}: 1`,
        "GA4 v2 step 12: 1",
        "(nothing): 1",
      ]
        .map((name) => `segment event ${name}`)
        .concat("segment field event (object): 1", "segment nameless track: 1")
        .sort(),
    );
    expect(seen.join()).not.toMatch(/anna|903|10002/i);
    expect(lines.join()).not.toMatch(/anna|7903/i);
  });

  it("are so many a day at most: ten thousand are counted, and stored as others", async () => {
    const shop = openDoors();
    for (let from = 0; from < 10_000; from += 2_500) {
      const calls = Array.from({ length: 2_500 }, (_, index) =>
        track(`Attack ${(from + index).toString(36)}x`),
      );
      expect((await shop.batch(calls)).status).toBe(200);
    }
    const counts = await shop.unseen.counts(TODAY, TODAY);
    expect(counts.filter(({ name }) => name !== OTHERS)).toHaveLength(MOST_NAMES);
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(10_000);
  });
});

describe("counting", () => {
  it("writes at once, then once a minute at most, and never where there is nothing to count", async () => {
    const writes: number[] = [];
    const unseen = makeMemoryUnseenStore();
    const add: UnseenStore["add"] = (source, day, counts) => {
      writes.push(counts.reduce((sum, { count }) => sum + count, 0));
      return unseen.add(source, day, counts);
    };
    const shop = openDoors({ ...unseen, add });
    await shop.batch([track("Order Completed", { order_id: "o", total: 5 })]);
    expect(writes).toEqual([]);
    for (let times = 0; times < 5; times += 1) await shop.batch([track("What")]);
    expect(writes).toEqual([1]);
    shop.time.now += MINUTE;
    await shop.batch([track("Order Completed", { order_id: "o2", total: 5 })]);
    await shop.batch([track("What")]);
    expect(writes).toEqual([1, 4]);
    await shop.batch(Array.from({ length: 1_200 }, () => track("What")));
    expect(writes).toEqual([1, 4, 1_201]);
  });

  it("fails no request: an error is said in the log, and tried again a minute later", async () => {
    lines.length = 0;
    let tries = 0;
    const add = async () => {
      tries += 1;
      throw new Error("no such table");
    };
    const shop = openDoors({ ...makeMemoryUnseenStore(), add });
    for (let times = 0; times < 3; times += 1) {
      expect((await shop.batch([track("What")])).body).toEqual({ success: true });
    }
    expect(tries).toBe(1);
    expect(lines.filter((line) => line.includes("could not be counted: no such table"))).toHaveLength(1);
    shop.time.now += MINUTE;
    expect((await shop.batch([track("What")])).status).toBe(200);
    expect(tries).toBe(2);
    expect((await stored(shop.events)).length).toBeGreaterThan(0);
  });
});

describe("what the config declares of customers and events", () => {
  const attributes = { birthday: { type: "date" } } as const;
  const events = { back_in_stock: { properties: { product: "text", price: "number" } } } as const;

  it("counts traits that are no attributes, values that do not fit, and properties that do not", async () => {
    const shop = openDoors(makeMemoryUnseenStore(), { attributes, events });
    await shop.batch([
      { type: "identify", traits: { birthday: "soon", shoeSize: 38, nested: { a: 1 } } },
      track("Back In Stock", { product: "Cup", price: "cheap" }),
      track("back_in_stock", { product: "Cup", price: 7 }),
      track("Gone Again"),
    ]);
    expect(await shop.seen()).toEqual([
      "segment attribute birthday (not a date): 1",
      "segment event Gone Again: 1",
      "segment property back_in_stock.price (not a number): 1",
      "segment trait nested (no plain value): 1",
      "segment trait shoeSize: 1",
    ]);
  });
});

describe("that a source has spoken", () => {
  const days = ({ heard }: ReturnType<typeof openDoors>) => heard.days(TODAY - 1, TODAY + 1);

  it("is noted where it was let in, and not of strangers", async () => {
    const shop = openDoors();
    await shop.shopify("orders/create", { id: 1 }, "wrong-secret");
    expect(await days(shop)).toEqual([]);
    await shop.batch([track("Product Viewed")]);
    expect(await days(shop)).toEqual([{ source: "segment", day: TODAY, lastAt: NOW }]);
  });

  it("is written every half hour at most", async () => {
    const shop = openDoors();
    await shop.batch([track("Product Viewed")]);
    shop.time.now += 29 * MINUTE;
    await shop.batch([track("Product Viewed")]);
    expect(await days(shop)).toMatchObject([{ lastAt: NOW }]);
    shop.time.now += MINUTE;
    await shop.batch([track("Product Viewed")]);
    expect(await days(shop)).toMatchObject([{ lastAt: NOW + 30 * MINUTE }]);
  });

  it("fails no request where it cannot be noted", async () => {
    const shop = openDoors();
    shop.heard.note = () => Promise.reject(new Error("no table"));
    expect((await shop.batch([track("Product Viewed")])).status).toBe(200);
    expect(lines.some((line) => line.includes("could not be noted"))).toBe(true);
  });
});
