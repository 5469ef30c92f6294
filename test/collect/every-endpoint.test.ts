import { describe, expect, it } from "vitest";
import { makeSegmentHandler } from "../../functions/collect/segment-handler.ts";
import { makeShopifyHandler } from "../../functions/collect/shopify-handler.ts";
import { makeStandardHandler } from "../../functions/collect/standard-handler.ts";
import { makeWooCommerceHandler } from "../../functions/collect/woocommerce-handler.ts";
import type { Fact } from "../../src/domain/facts/facts.ts";
import type { Source } from "../../src/domain/facts/sources.ts";
import { fold } from "../../src/domain/people/fold.ts";
import { ingestDeps, NOW, stored } from "../support/ingest.ts";
import { invoke } from "../support/ingest-server.ts";
import { signedRequest } from "../support/signed.ts";

const LINES = 250;
const lines = (line: (index: number) => object) => Array.from({ length: LINES }, (_, index) => line(index));

/** One order that each endpoint is sent in its own words: 250 lines at 2.00, and the refund of a part. */
interface Sample {
  readonly make: typeof makeSegmentHandler;
  readonly topic: string;
  readonly order: (at: string) => object;
  readonly refund: (at: string) => { readonly topic: string; readonly body: object };
}

const SAMPLES: Readonly<Record<Source, Sample>> = {
  segment: {
    make: makeSegmentHandler,
    topic: "",
    order: (at) => ({
      userId: "u",
      event: "Order Completed",
      timestamp: at,
      properties: { order_id: "1", products: lines((index) => ({ sku: `p${index}`, price: 2 })) },
    }),
    refund: (at) => ({
      topic: "",
      body: {
        userId: "u",
        event: "Order Refunded",
        timestamp: at,
        properties: { order_id: "1", refund_id: "r", total: 3 },
      },
    }),
  },
  shopify: {
    make: makeShopifyHandler,
    topic: "orders/create",
    order: (at) => ({
      id: 1,
      customer: { id: 5 },
      created_at: at,
      processed_at: at,
      updated_at: at,
      total_price: "500.00",
      current_total_price: "500.00",
      line_items: lines((index) => ({ product_id: index, price: "2.00", quantity: 1, current_quantity: 1 })),
    }),
    refund: (at) => ({
      topic: "refunds/create",
      body: {
        id: 2,
        order_id: 1,
        created_at: at,
        processed_at: at,
        transactions: [{ kind: "refund", status: "success", amount: "3.00" }],
      },
    }),
  },
  woocommerce: {
    make: makeWooCommerceHandler,
    topic: "order.created",
    order: (at) => ({
      id: 1,
      customer_id: 5,
      status: "completed",
      date_created_gmt: at,
      date_modified_gmt: at,
      total: "500.00",
      line_items: lines((index) => ({ product_id: index + 1, price: 2, quantity: 1 })),
    }),
    refund: (at) => ({
      topic: "order.updated",
      body: {
        id: 1,
        customer_id: 5,
        status: "completed",
        date_modified_gmt: at,
        total: "500.00",
        refunds: [{ id: 2, total: "-3.00" }],
      },
    }),
  },
  standard: {
    make: makeStandardHandler,
    topic: "",
    order: (at) => ({
      type: "order.placed",
      timestamp: at,
      data: {
        customer: { user_id: "u" },
        order_id: "1",
        placed_at: at,
        total: 500,
        items: lines((index) => ({ product_id: `p${index}`, price: 2 })),
      },
    }),
    refund: (at) => ({
      topic: "",
      body: {
        type: "order.refunded",
        timestamp: at,
        data: { customer: { user_id: "u" }, order_id: "1", refund_id: "r", amount: 3 },
      },
    }),
  },
};
const EVERY = Object.entries(SAMPLES).map(([source, sample]) => [source as Source, sample] as const);

function setUp(source: Source, sample: Sample) {
  const deps = ingestDeps();
  const handler = sample.make(deps);
  const send = async (topic: string, body: object) => {
    const answer = await invoke(handler, signedRequest(source, JSON.stringify(body), topic));
    expect(answer).toMatchObject({ status: 200, body: { success: true } });
  };
  return { send, facts: () => stored(deps.events) };
}

const folded = (facts: readonly Fact[]) =>
  fold("u:x" as never, facts, { timeZone: "UTC", currency: "RUB", rates: {} });
const isOrder = (fact: Fact) => fact.kind === "order-placed" || fact.kind === "order-updated";

describe("an order with more than 200 lines", () => {
  it.each(EVERY)("keeps the first 200 and its total (%s)", async (source, sample) => {
    const { send, facts } = setUp(source, sample);
    await send(sample.topic, sample.order(new Date(NOW).toISOString()));
    const [order] = (await facts()).filter(isOrder);
    expect(order).toHaveProperty("items.length", 200);
    expect(folded(await facts())).toMatchObject({ orders: 1, spent: 50_000 });
  });
});

describe("times that lie ahead", () => {
  it.each(EVERY)("are those of the arrival, in orders and refunds (%s)", async (source, sample) => {
    const { send, facts } = setUp(source, sample);
    const ahead = "2028-05-05T05:05:05Z";
    await send(sample.topic, sample.order(ahead));
    const refund = sample.refund(ahead);
    await send(refund.topic, refund.body);
    for (const fact of await facts()) {
      expect(fact.at).toBeLessThanOrEqual(NOW);
      if ("version" in fact) expect(fact.version).toBe(NOW);
      if ("placedAt" in fact) expect(fact.placedAt).toBe(NOW);
    }
    expect(folded(await facts())).toMatchObject({ orders: 1, refunded: 300 });
  });
});
