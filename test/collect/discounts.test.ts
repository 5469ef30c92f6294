import { describe, expect, it } from "vitest";
import { factLine } from "../../cli/pages/fact-line.ts";
import { makeSegmentHandler } from "../../functions/collect/segment-handler.ts";
import { makeShopifyHandler } from "../../functions/collect/shopify-handler.ts";
import { makeStandardHandler } from "../../functions/collect/standard-handler.ts";
import { makeWooCommerceHandler } from "../../functions/collect/woocommerce-handler.ts";
import { toFactItem } from "../../src/contracts/fact-item.ts";
import type { Source } from "../../src/domain/facts/sources.ts";
import { fold, foldWithOrders } from "../../src/domain/people/fold.ts";
import { fact, order, rub } from "../support/facts.ts";
import { ingestDeps, NOW, storedOf } from "../support/ingest.ts";
import { invoke } from "../support/ingest-server.ts";
import { signedRequest } from "../support/signed.ts";

const AT = new Date(NOW).toISOString();

/** One order of each source, ten percent of which a code took off, in the source's own words. */
const ORDERS: Readonly<
  Record<Source, readonly [make: typeof makeShopifyHandler, topic: string, body: object]>
> = {
  shopify: [
    makeShopifyHandler,
    "orders/create",
    {
      ...{ id: 1, customer: { id: 5 }, created_at: AT, updated_at: AT, total_price: "1800.00" },
      discount_codes: [{ code: "HELLO-1", amount: "200.00", type: "percentage" }],
    },
  ],
  woocommerce: [
    makeWooCommerceHandler,
    "order.created",
    {
      ...{ id: 1, customer_id: 5, status: "completed", date_modified_gmt: AT, total: "1800.00" },
      coupon_lines: [{ id: 3, code: "HELLO-1", discount: "180", discount_tax: "20.00" }],
    },
  ],
  segment: [
    makeSegmentHandler as never,
    "",
    {
      ...{ userId: "u", event: "Order Completed", timestamp: AT },
      properties: { order_id: "1", total: 1_800, coupon: "HELLO-1", discount: 200 },
    },
  ],
  standard: [
    makeStandardHandler,
    "",
    {
      ...{ type: "order.placed", timestamp: AT },
      data: {
        ...{ order_id: "1", customer: { user_id: "u" }, total: 1_800 },
        discounts: [{ code: "HELLO-1", amount: "200.00" }],
      },
    },
  ],
};

async function placed(source: Source, over: object = {}) {
  const [make, topic, body] = ORDERS[source];
  const deps = ingestDeps();
  const sent = signedRequest(source, JSON.stringify({ ...body, ...over }), topic);
  expect((await invoke(make(deps), sent)).status).toBe(200);
  const [one] = await storedOf(deps.events, "order-placed");
  return one;
}

describe("what a coupon took off", () => {
  it.each(Object.keys(ORDERS) as Source[])("is kept of orders by %s", async (source) => {
    const one = await placed(source);
    expect(one).toMatchObject({
      coupons: ["HELLO-1"],
      discounts: [{ code: "HELLO-1", amount: rub(20_000) }],
    });
    const stored = JSON.parse(toFactItem(one as never).data);
    expect(stored.discounts).toEqual([{ code: "HELLO-1", amount: rub(20_000) }]);
  });

  it.each([
    ["shopify", { discount_codes: [{ code: "A" }, { code: "B", amount: "much" }, "C"] }],
    ["woocommerce", { coupon_lines: [{ code: "A" }, { code: "B", discount: {} }] }],
  ] as const)("is left out where %s does not say it, and the coupons stay", async (source, over) => {
    const one = await placed(source, over);
    expect(one).toMatchObject({ coupons: ["A", "B"] });
    expect(one).not.toHaveProperty("discounts");
  });

  it("without a coupon is nobody's", async () => {
    const properties = { order_id: "1", total: 1_800, discount: 200 };
    expect(await placed("segment", { properties })).not.toHaveProperty("discounts");
  });

  it("changes no profile, and is in the store's money in the order", () => {
    const plain = order("o1", NOW, 180_000, { coupons: ["a"] });
    const told = { ...plain, discounts: [{ code: " a", amount: { amount: 150, currency: "EUR" } }] };
    const settings = { timeZone: "UTC", currency: "RUB", rates: { EUR: 100 } };
    expect(fold(plain.customer, [told], settings)).toEqual(fold(plain.customer, [plain], settings));
    expect(foldWithOrders(plain.customer, [told], settings).all[0]?.discounts).toEqual({ A: 15_000 });
    const unpriced = { ...settings, rates: {} };
    expect(foldWithOrders(plain.customer, [told], unpriced).all[0]).not.toHaveProperty("discounts");
  });

  it("is shown with the order", () => {
    const one = fact("order-placed", {
      ...{ order: "1", version: NOW, coupons: ["A", "B"] },
      discounts: [{ code: "A", amount: rub(20_000) }],
    });
    expect(factLine(one)).toContain("coupon A (200.00 RUB off) B");
  });
});
