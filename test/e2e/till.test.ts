import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeTill } from "../../cli/demo/checkout.ts";
import type { TimedCall } from "../../examples/demo-shop/calls.ts";
import type { Person } from "../../examples/demo-shop/people.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import { promised } from "../support/shop-doubles.ts";
import { type StoreStack, startStore } from "../support/store-stack.ts";

const NOON = Date.UTC(2026, 2, 2, 9);

let store: StoreStack;
beforeAll(async () => {
  store = await startStore(NOON);
  await store.happens({ type: "identify", userId: "ann", traits: { email: "ann@shop.example" } });
});
afterAll(() => store.stop());

const ordered = (order: string, coupon: string): TimedCall => ({
  at: NOON,
  call: {
    ...{ messageId: order, type: "track", event: "Order Completed", userId: "ann" },
    properties: {
      ...{ order_id: order, cart_id: `cart-${order}`, affiliation: "North Roastery", coupon },
      products: [{ product_id: "coffee-1", name: "Coffee", category: "coffee", price: 890, quantity: 2 }],
    },
  },
});

describe("the local stack with a till", () => {
  it("puts codes on the shop's platform, whose checkout takes them and tells of the order", async () => {
    const { tillBatches, customers } = await import("../../src/adapters/wiring.ts");
    const terms = {
      ...({
        benefit: { kind: "percent", percent: 12 },
        variant: "last_category",
        subject: "coffee",
      } as const),
      validUntil: NOON + 7 * DAY,
    };
    const batch = await tillBatches().add([
      promised("MISSU-00000001", { terms }),
      promised("MISSU-00000002", { terms }),
    ]);
    expect(await tillBatches().state(batch)).toBe("queued");
    await store.passes("2m");
    expect(await tillBatches().state(batch)).toBe("known");

    const person = { userId: "ann", email: "ann@shop.example" } as Person;
    const { apiUrl, serverKey, writeKey, shopUrl = "" } = store.stack;
    const till = makeTill({ url: apiUrl, server: serverKey, browser: writeKey }, shopUrl, () => person);
    expect(till.takes(ordered("M-1", "MISSU-00000001"))).toBe(true);
    expect(await till.buy(ordered("M-1", "MISSU-00000001"))).toBe("taken");
    expect(await till.buy(ordered("M-2", "MISSU-00000001"))).toEqual({ refused: "used" });
    await store.stack.settled();
    const ann = await customers().get("u:ann" as CustomerKey);
    expect(ann?.profile).toMatchObject({ orders: 2, spent: 2 * (1_780_00 + 290_00) - 213_60 });
  });

  it("starts no execution once nothing waits", async () => {
    const before = (await store.stack.stats()).executions;
    await store.passes("2h");
    expect((await store.stack.stats()).executions.succeeded).toBe(before.succeeded);
  });
});
