import { gzipSync } from "node:zlib";
import { Analytics } from "@segment/analytics-node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeSegmentHandler } from "../../functions/ingestion/segment-handler.ts";
import { ingestDeps, links, NOW, stored, storedOf } from "../support/ingest.ts";
import { serve } from "../support/ingest-server.ts";

describe("real clients", () => {
  let deps: ReturnType<typeof ingestDeps>;
  let server: Awaited<ReturnType<typeof serve>>;

  beforeEach(async () => {
    deps = ingestDeps();
    server = await serve(makeSegmentHandler(deps) as never);
  });
  afterEach(() => server.close());

  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${server.url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: typeof body === "string" || body instanceof Uint8Array ? (body as string) : JSON.stringify(body),
    });
  const basic = (key: string) => ({ authorization: `Basic ${Buffer.from(`${key}:`).toString("base64")}` });

  it("takes what @segment/analytics-node sends", async () => {
    const errors: unknown[] = [];
    const analytics = new Analytics({ writeKey: "the-key", host: server.url, flushAt: 3, maxRetries: 0 });
    analytics.on("error", (error) => errors.push(error));
    analytics.identify({ userId: "u1", traits: { email: "Ann@example.com", name: "Ann" } });
    analytics.track({ userId: "u1", event: "Order Completed", properties: { order_id: "o1", total: 10.5 } });
    analytics.page({ anonymousId: "anon", properties: { url: "https://shop.example/" } });
    await analytics.closeAndFlush();

    expect(errors).toEqual([]);
    expect((await stored(deps.events)).map(({ kind, customer }) => [kind, customer]).sort()).toEqual([
      ["identified", "u:u1"],
      ["order-placed", "u:u1"],
      ["visited", "a:anon"],
    ]);
    expect(await storedOf(deps.events, "order-placed")).toMatchObject([
      { order: "o1", total: { amount: 1050, currency: "RUB" } },
    ]);
    expect(await links(deps.events)).toEqual([expect.stringMatching(/^e:[0-9a-f]{32} > u:u1$/)]);
  });
});
