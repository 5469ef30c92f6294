import { gzipSync } from "node:zlib";
import { Analytics } from "@segment/analytics-node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeSegmentHandler } from "../../functions/collect/segment-handler.ts";
import { ingestDeps, links, stored, storedOf } from "../support/ingest.ts";
import { serve } from "../support/ingest-server.ts";

/** Requests as the clients make them, over HTTP; the bodies are what their sources write. */
describe("real clients", () => {
  let deps: ReturnType<typeof ingestDeps>;
  let server: Awaited<ReturnType<typeof serve>>;

  beforeEach(async () => {
    deps = ingestDeps();
    server = await serve(makeSegmentHandler(deps));
  });
  afterEach(() => server.close());

  async function post(path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>) {
    const response = await fetch(`${server.url}${path}`, { method: "POST", headers, body });
    return { status: response.status, body: await response.json() };
  }
  const success = { status: 200, body: { success: true } };
  const kinds = async () => (await stored(deps.events)).map(({ kind, customer }) => `${customer} ${kind}`);

  it("takes what @segment/analytics-node sends", async () => {
    const errors: unknown[] = [];
    const analytics = new Analytics({ writeKey: "the-key", host: server.url, flushAt: 3, maxRetries: 0 });
    analytics.on("error", (error) => errors.push(error));
    analytics.identify({ userId: "u1", traits: { email: "Ann@example.com", name: "Ann" } });
    analytics.track({ userId: "u1", event: "Order Completed", properties: { order_id: "o1", total: 10.5 } });
    analytics.page({ anonymousId: "anon-7", properties: { url: "https://shop.example/" } });
    analytics.screen({ userId: "u1", name: "Home" });
    analytics.group({ userId: "u1", groupId: "g1", traits: { email: "office@example.com" } });
    analytics.alias({ userId: "u1", previousId: "anon-7" });
    await analytics.closeAndFlush();

    expect(errors).toEqual([]);
    expect((await kinds()).sort()).toEqual([
      "a:anon-7 visited",
      "u:u1 identified",
      "u:u1 opaque",
      "u:u1 order-placed",
      "u:u1 visited",
    ]);
    expect(await storedOf(deps.events, "order-placed")).toMatchObject([
      { order: "o1", total: { amount: 1050, currency: "RUB" } },
    ]);
    expect(await links(deps.events)).toEqual([
      "a:anon-7 > u:u1",
      expect.stringMatching(/^e:[0-9a-f]{32} > u:u1$/),
      "u:anon-7 > u:u1",
    ]);
  });

  it("makes @segment/analytics-node report a wrong key and not try again", async () => {
    const errors: { reason?: unknown }[] = [];
    const analytics = new Analytics({ writeKey: "wrong", host: server.url, maxRetries: 0 });
    analytics.on("error", (error) => errors.push(error));
    analytics.track({ userId: "u1", event: "Signed Up" });
    await analytics.closeAndFlush();
    expect(errors).toHaveLength(1);
    expect(await stored(deps.events)).toEqual([]);
  });

  it.each([
    ["/v1/i", "identified"],
    ["/v1/t", "order-placed"],
    ["/v1/p", "visited"],
    ["/v1/s", "visited"],
    ["/v1/g", "opaque"],
  ])("takes the browser's text/plain to %s", async (path, kind) => {
    const event = {
      anonymousId: "b1",
      event: "Order Completed",
      properties: { order_id: "1", total: 1 },
      writeKey: "the-key",
      messageId: "ajs-next-1",
      timestamp: new Date(deps.time.now).toISOString(),
    };
    const headers = { "content-type": "text/plain", "x-retry-count": "1" };
    expect(await post(path, JSON.stringify(event), headers)).toEqual(success);
    expect(await kinds()).toEqual([`a:b1 ${kind}`]);
  });

  it("takes the browser's alias to /v1/a and batch to /v1/b", async () => {
    const headers = { "content-type": "text/plain" };
    const alias = { userId: "u", previousId: "b", writeKey: "the-key" };
    expect(await post("/v1/a", JSON.stringify(alias), headers)).toEqual(success);
    const batch = {
      writeKey: "the-key",
      batch: [{ type: "page", anonymousId: "b" }],
      sentAt: "2026-03-01T12:00:00Z",
    };
    expect(await post("/v1/b", JSON.stringify(batch), headers)).toEqual(success);
    expect(await links(deps.events)).toContain("a:b > u:u");
    expect(await kinds()).toEqual(["a:b visited"]);
  });

  it("takes Python's gzip with the key in the body only", async () => {
    const body = {
      batch: [
        {
          type: "track",
          userId: 42,
          event: "Product Viewed",
          properties: { product_id: "p" },
          messageId: "7d4e",
          timestamp: "2026-03-01T11:59:58.123456+00:00",
          context: { library: { name: "analytics-python", version: "2.3.3" } },
        },
      ],
      writeKey: "the-key",
      sentAt: "2026-03-01T12:00:00.000000+00:00",
    };
    const headers = { "content-type": "application/json", "content-encoding": "gzip" };
    expect(await post("/v1/batch", gzipSync(JSON.stringify(body)), headers)).toEqual(success);
    expect(await kinds()).toEqual(["u:42 product-viewed"]);
  });

  it("takes Java's batches, whose path ends with a slash", async () => {
    const event = { type: "track", userId: "j", event: "Product Viewed", properties: { product_id: "p" } };
    const body = { batch: [{ ...event, messageId: "m1", integrations: {} }], sentAt: "2026-03-01T12:00:00Z" };
    const headers = {
      "content-type": "application/json; charset=UTF-8",
      authorization: `Basic ${Buffer.from("the-key:").toString("base64")}`,
    };
    expect(await post("/v1/import/", JSON.stringify(body), headers)).toEqual(success);
    expect(await kinds()).toEqual(["u:j product-viewed"]);
  });

  it("takes RudderStack's single calls and its beacon with the key in the query", async () => {
    const page = {
      channel: "web",
      type: "page",
      anonymousId: "r1",
      userId: "",
      messageId: "m1",
      originalTimestamp: "2026-03-01T10:00:00.000Z",
      sentAt: "2026-03-01T10:00:01.000Z",
      context: { traits: { email: "ann@example.com" }, page: { url: "https://shop.example/" } },
      integrations: { All: true },
    };
    const headers = {
      "content-type": "application/json",
      authorization: `Basic ${Buffer.from("the-key:").toString("base64")}`,
      anonymousid: Buffer.from("r1").toString("base64"),
      "rsa-retry-attempt": "1",
    };
    expect(await post("/v1/page", JSON.stringify(page), headers)).toEqual(success);
    const beacon = JSON.stringify({ batch: [{ ...page, messageId: "m2" }], sentAt: page.sentAt });
    const plain = { "content-type": "text/plain;charset=UTF-8" };
    expect(await post("/beacon/v1/batch?writeKey=the-browsers-key", beacon, plain)).toEqual(success);

    const visits = await storedOf(deps.events, "visited");
    expect(visits.map(({ at }) => deps.time.now - at)).toEqual([1_000, 1_000]);
    expect(await storedOf(deps.events, "identified")).toMatchObject([
      { email: "ann@example.com" },
      { email: "a…@example.com", rank: "browser" },
    ]);
    expect(await links(deps.events)).toEqual([expect.stringMatching(/^a:r1 > e:/)]);
  });

  it.each(["/api/s/track", "/api/s/s2s/track"])("takes Jitsu's event at %s", async (path) => {
    const event = {
      type: "track",
      event: "Product Added",
      anonymousId: "j1",
      properties: { product_id: "p", quantity: 2 },
      messageId: "m1",
      timestamp: "2026-03-01T12:00:00.000Z",
      sentAt: "2026-03-01T12:00:00.000Z",
      context: { library: { name: "@jitsu/js", version: "1.9.2" } },
    };
    // Its clients refuse to send with a key that is not made of two parts.
    const headers = { "content-type": "application/json", "x-write-key": "the-key:any-secret" };
    expect(await post(path, JSON.stringify(event), headers)).toEqual(success);
    expect(await kinds()).toEqual(["a:j1 cart-changed"]);
  });
});
