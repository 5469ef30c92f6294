import { describe, expect, it } from "vitest";
import { makeSegmentHandler } from "../../functions/collect/segment-handler.ts";
import { makeShopifyHandler } from "../../functions/collect/shopify-handler.ts";
import { makeStandardHandler } from "../../functions/collect/standard-handler.ts";
import { makeWooCommerceHandler } from "../../functions/collect/woocommerce-handler.ts";
import { parseObject } from "../../functions/middleware/json.ts";
import { makeMemoryEventStore } from "../../src/adapters/memory/event-store.ts";
import { ingestDeps, stored } from "../support/ingest.ts";
import { invoke } from "../support/ingest-server.ts";
import { signedRequest } from "../support/signed.ts";

const A = "820982911946154507";
const B = "820982911946154508";

/** What each endpoint is sent for two orders whose ids are one and the same number to a double. */
const ENDPOINTS = {
  segment: {
    make: makeSegmentHandler,
    topic: "",
    body: (id: string) =>
      `{"userId":${id},"type":"track","event":"Order Completed","properties":{"order_id":${id},"total":5}}`,
  },
  shopify: {
    make: makeShopifyHandler,
    topic: "orders/create",
    body: (id: string) =>
      `{"id":${id},"created_at":"2026-03-01T10:00:00Z","total_price":"5.00","line_items":[],"customer":{"id":${id}}}`,
  },
  woocommerce: {
    make: makeWooCommerceHandler,
    topic: "order.created",
    body: (id: string) => `{"id":${id},"status":"completed","total":"5.00","customer_id":${id}}`,
  },
  standard: {
    make: makeStandardHandler,
    topic: "",
    body: (id: string) =>
      `{"type":"order.placed","timestamp":"2026-03-01T10:00:00Z","data":{"customer":{"user_id":${id}},"order_id":${id},"total":5}}`,
  },
} as const;

describe("a number beyond 2^53", () => {
  it.each(Object.entries(ENDPOINTS))("is read to its last digit in ids (%s)", async (name, endpoint) => {
    const events = makeMemoryEventStore();
    const handler = endpoint.make(ingestDeps({ events }));
    for (const id of [A, B]) {
      const request = signedRequest(name as keyof typeof ENDPOINTS, endpoint.body(id), endpoint.topic);
      expect(await invoke(handler, request)).toMatchObject({ status: 200 });
    }
    const facts = await stored(events);
    const orders = facts.filter((fact) => fact.kind === "order-placed");
    expect(orders.map(({ order }) => order).sort()).toEqual([A, B]);
    expect(new Set(orders.map(({ customer }) => customer.split(":").at(-1)))).toEqual(new Set([A, B]));
  });

  it("stays text, while other numbers stay numbers", () => {
    const read = parseObject(
      Buffer.from(`{"a":${A},"b":-${A},"c":[{"d":${B}}],"e":1.5,"f":1e3,"__proto__":1}`),
    );
    expect(read).toMatchObject({ body: { a: A, b: `-${A}`, c: [{ d: B }], e: 1.5, f: 1000 } });
  });

  it("does not let a deep body run out of stack unseen", () => {
    const deep = `{"id":${A},"x":${"[".repeat(200_000)}${"]".repeat(200_000)}}`;
    expect(parseObject(Buffer.from(deep))).toHaveProperty("problem");
  });
});
