import { describe, expect, it } from "vitest";
import { segmentFacts } from "../../src/app/collect/mapping/segment.ts";
import { shopifyFacts } from "../../src/app/collect/mapping/shopify.ts";
import { standardFacts } from "../../src/app/collect/mapping/standard.ts";
import { wooFacts } from "../../src/app/collect/mapping/woocommerce.ts";
import { SegmentMessage } from "../../src/contracts/segment.ts";
import { parseShopify } from "../../src/contracts/shopify.ts";
import { parseStandard } from "../../src/contracts/standard.ts";
import { parseWooCommerce } from "../../src/contracts/woocommerce.ts";
import type { Fact, FactOf } from "../../src/domain/facts/facts.ts";

const NOW = Date.UTC(2026, 2, 1, 12);
const head = { receivedAt: NOW, storeCurrency: "EUR" };
const deliveriesIn = (facts: readonly Fact[]) =>
  facts.filter((fact): fact is FactOf<"order-delivered"> => fact.kind === "order-delivered");

const shopify = (topic: string, body: Record<string, unknown>, id = "1") =>
  deliveriesIn(
    shopifyFacts({ ...head, id, topic, shop: "s", raw: body, ...parseShopify(topic, body) }).facts,
  );

const FULFILMENT = {
  id: 255858046,
  admin_graphql_api_id: "gid://shopify/Fulfillment/255858046",
  order_id: 450789469,
  status: "success",
  shipment_status: "delivered",
  updated_at: "2026-03-01T10:00:00Z",
  line_items: [{ product_id: 632910392, title: "Machine", quantity: 1, price: "199.00" }],
};

describe("a delivery that Shopify tells of", () => {
  it("is the fulfilment's, once, by its own webhooks and by those of the order", () => {
    const [own] = shopify("fulfillments/update", FULFILMENT);
    const order = {
      id: 450789469,
      total_price: "199.00",
      email: "a@shop.example",
      fulfillments: [FULFILMENT],
    };
    const [again] = shopify("orders/updated", order, "2");
    expect(own).toMatchObject({ order: "450789469", at: Date.parse("2026-03-01T10:00:00Z") });
    expect(own?.items).toMatchObject([{ product: "632910392", quantity: 1 }]);
    expect(again?.id).toBe(own?.id);
  });

  it("is none while the goods are on their way, made ready or shipped", () => {
    for (const shipment_status of [undefined, "in_transit", "out_for_delivery", "failure"])
      expect(shopify("fulfillments/update", { ...FULFILMENT, shipment_status })).toEqual([]);
    const shipped = {
      id: 1,
      total_price: "199.00",
      fulfillment_status: "fulfilled",
      email: "a@shop.example",
    };
    expect(shopify("orders/fulfilled", shipped)).toEqual([]);
  });
});

describe("a delivery that others tell of", () => {
  it("is WooCommerce's completed order, when it was completed", () => {
    const woo = (status: string) => {
      const body = {
        ...{ id: 7, status, total: "10", billing: { email: "a@shop.example" } },
        ...{ date_created_gmt: "2026-02-20T10:00:00", date_completed_gmt: "2026-02-27T10:00:00" },
      };
      const webhook = { ...head, id: status, topic: "order.updated", raw: body };
      return deliveriesIn(wooFacts({ ...webhook, ...parseWooCommerce("order.updated", body) }).facts);
    };
    expect(woo("completed")).toMatchObject([{ order: "7", at: Date.parse("2026-02-27T10:00:00Z") }]);
    expect(woo("processing")).toEqual([]);
  });

  it("is the shop's own word, of all of the order or of a part, each once", () => {
    const standard = (data: object, id: string) => {
      const body = {
        type: "order.delivered",
        timestamp: "2026-03-01T10:00:00Z",
        data: { order_id: "A", ...data },
      };
      const parsed = parseStandard(body);
      if ("errors" in parsed) throw new Error(JSON.stringify(parsed.errors));
      return deliveriesIn(standardFacts({ ...head, id, raw: body, ...parsed }).facts)[0];
    };
    const [whole, again] = [standard({}, "1"), standard({}, "2")];
    expect(whole).toMatchObject({ order: "A", customer: "o:standard:A" });
    expect(again?.id).toBe(whole?.id);
    const part = standard({ items: [{ product_id: "m" }] }, "3");
    expect(part?.id).not.toBe(whole?.id);
    expect(standard({ delivery_id: "d1", items: [{ product_id: "m" }] }, "4")?.id).not.toBe(part?.id);
  });

  it("is Segment's event by the shop's own key, and no browser's", () => {
    const tracked = (rank: "server" | "browser", event: string, messageId: string) => {
      const raw = { type: "track", event, userId: "u", properties: { order_id: "A" } };
      const call = { message: SegmentMessage.parse(raw), raw, messageId, other: { left: [] } };
      const read = segmentFacts({ ...call, rank, receivedAt: NOW, currency: "EUR" });
      return "facts" in read ? read.facts : [];
    };
    const [one] = deliveriesIn(tracked("server", "Order Delivered", "m1"));
    const [two] = deliveriesIn(tracked("server", "shipment_delivered", "m2"));
    expect(one).toMatchObject({ order: "A" });
    expect(two?.id).toBe(one?.id);
    expect(tracked("browser", "Order Delivered", "m3").map(({ kind }) => kind)).not.toContain(
      "order-delivered",
    );
    expect(tracked("server", "Order Fulfilled", "m4").map(({ kind }) => kind)).not.toContain(
      "order-delivered",
    );
  });
});
