import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { makeStandardHandler } from "../../functions/collect/standard-handler.ts";
import { ingestDeps, KEYS, links, NOW, stored } from "../support/ingest.ts";
import { invoke } from "../support/ingest-server.ts";

const [NEWEST = "", OLD = ""] = KEYS.standard;
const MINUTE = 60_000;

function setUp(options: Parameters<typeof ingestDeps>[0] = {}) {
  const deps = ingestDeps(options);
  const handler = makeStandardHandler(deps);
  async function send(
    body: object | string,
    { id = "msg_1", at = NOW, secrets = [NEWEST], headers = {} as Record<string, string> } = {},
  ) {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const signature = secrets.map((secret) => new Webhook(secret).sign(id, new Date(at), text)).join(" ");
    return invoke(handler, {
      path: "/webhooks/standard",
      body: text,
      headers: {
        "content-type": "application/json",
        "webhook-id": id,
        "webhook-timestamp": String(Math.floor(at / 1_000)),
        "webhook-signature": signature,
        ...headers,
      },
    });
  }
  return { deps, send, facts: () => stored(deps.events) };
}

const at = "2026-03-01T11:00:00Z";
const AT = Date.parse(at);
const customer = { user_id: "u", email: "ann@example.com" };
const event = (type: string, data: object = {}) => ({ type, timestamp: at, data: { customer, ...data } });
const rub = (amount: number) => ({ amount, currency: "RUB" });

describe("a signature of Standard Webhooks", () => {
  it("is accepted from every live secret, one of several too", async () => {
    const { send } = setUp();
    const visit = event("shop.visited");
    expect((await send(visit)).status).toBe(200);
    expect((await send(visit, { secrets: [OLD] })).status).toBe(200);
    const other = "whsec_c29tZS1vdGhlci1zZWNyZXQtYWx0b2dldGhlcg==";
    expect((await send(visit, { secrets: [other, OLD] })).status).toBe(200);
    expect((await send(visit, { secrets: [other] })).status).toBe(401);
  });

  it("is checked with the live secrets that can be read: one typed by hand does not stop the others", async () => {
    const { send } = setUp({ keys: { standard: ["typed by hand", NEWEST, "whsec_"] } });
    expect((await send(event("shop.visited"))).status).toBe(200);
    expect((await send(event("shop.visited"), { secrets: [OLD] })).status).toBe(401);
  });

  it("cannot be checked where no live secret can be read, which is the deployment's fault", async () => {
    const { send, facts } = setUp({ keys: { standard: ["typed by hand", "whsec_"] } });
    const { status, body } = await send(event("shop.visited"));
    expect(status).toBe(503);
    expect(JSON.stringify(body)).toContain("no readable Standard Webhooks secret");
    expect(await facts()).toEqual([]);
  });

  it.each([
    [4.9, 200],
    [-4.9, 200],
    [5.1, 401],
    [-5.1, 401],
  ])("that is %f minutes from now gets %i, by the handler's clock", async (minutes, status) => {
    const { send } = setUp();
    expect((await send(event("shop.visited"), { at: NOW + minutes * MINUTE })).status).toBe(status);
  });

  it.each([
    ["webhook-id", "another"],
    ["webhook-id", ""],
    ["webhook-timestamp", ""],
    ["webhook-timestamp", `${NOW / 1_000}abc`],
    ["webhook-timestamp", String(NOW / 1_000 + 1)],
    ["webhook-signature", ""],
    ["webhook-signature", "v1,"],
    ["webhook-signature", "v1"],
    ["webhook-signature", "v1a,AAAA"],
  ])("is refused with %s: %j", async (name, value) => {
    const { send, facts } = setUp();
    expect(await send(event("shop.visited"), { headers: { [name]: value } })).toMatchObject({
      status: 401,
      headers: { "content-type": "application/problem+json" },
    });
    expect(await facts()).toEqual([]);
  });

  it("is refused when the body was changed", async () => {
    const { send } = setUp();
    const signed = new Webhook(NEWEST).sign("msg_1", new Date(NOW), JSON.stringify(event("shop.visited")));
    const answer = await send(event("order.placed"), { headers: { "webhook-signature": signed } });
    expect(answer.status).toBe(401);
  });

  it("cannot be checked without a secret, which the answer says", async () => {
    const { send } = setUp({ keys: { standard: [] } });
    expect((await send(event("shop.visited"))).status).toBe(503);
  });
});

describe("an event in Comeback's own words", () => {
  const item = { product_id: "p", name: "Boots", category: "Shoes", price: "19.90", quantity: 2 };
  const ITEM = { product: "p", name: "Boots", category: "Shoes", price: rub(1990), quantity: 2 };
  const order = {
    order_id: "o",
    total: "50.00",
    items: [item],
    merchant: "Main",
    coupons: ["A", "B"],
    cart_id: "c",
  };
  const ORDER = {
    order: "o",
    version: AT,
    total: rub(5000),
    items: [ITEM],
    merchant: "Main",
    coupons: ["A", "B"],
    cart: "c",
  };

  it.each([
    [
      "customer.identified",
      { name: "Ann", time_zone: "Europe/Moscow" },
      { kind: "identified", name: "Ann", timeZone: "Europe/Moscow", email: "ann@example.com" },
    ],
    ["customer.subscribed", { entry: "footer" }, { kind: "subscribed", entry: "footer" }],
    [
      "consent.given",
      { source: "footer form", text_version: "3", ip: "192.0.2.1", double_opt_in_at: at },
      {
        kind: "consent-given",
        proof: {
          ...{ purpose: "marketing", channel: "email", source: "footer form", textVersion: "3" },
          ...{ address: "ann@example.com", ip: "192.0.2.1", doubleOptInAt: AT },
        },
      },
    ],
    ["consent.withdrawn", { source: "account page" }, { kind: "consent-withdrawn" }],
    ["shop.visited", { url: "https://shop.example/" }, { kind: "visited", url: "https://shop.example/" }],
    ["product.viewed", { item, currency: "RUB" }, { kind: "product-viewed", item: ITEM }],
    [
      "cart.changed",
      { change: "added", item, cart_id: "c" },
      { kind: "cart-changed", cart: "c", change: { type: "added", item: ITEM } },
    ],
    [
      "cart.changed",
      { change: "removed", item },
      { kind: "cart-changed", change: { type: "removed", item: ITEM } },
    ],
    ["cart.changed", { change: "replaced", items: [item] }, { change: { type: "replaced", items: [ITEM] } }],
    [
      "checkout.started",
      { items: [item], total: 39.8, order_id: "o" },
      { kind: "checkout-started", order: "o", items: [ITEM], total: rub(3980) },
    ],
    ["order.placed", order, { kind: "order-placed", placedAt: AT, ...ORDER }],
    [
      "order.updated",
      { ...order, refunded_total: 10 },
      { kind: "order-updated", ...ORDER, refundedTotal: rub(1000) },
    ],
    ["order.cancelled", { order_id: "o" }, { kind: "order-cancelled", order: "o", version: AT }],
    [
      "order.refunded",
      { order_id: "o", refund_id: "r", amount: 5 },
      { kind: "order-refunded", order: "o", refund: "r", amount: rub(500), version: AT },
    ],
    ["review.left", { product_id: "p", rating: 5 }, { kind: "reviewed", product: "p", rating: 5 }],
    ["privacy.requested", { request: "erasure" }, { kind: "privacy-requested", request: "erasure" }],
    [
      "points.earned",
      { points: 5 },
      { kind: "opaque", type: "points.earned", payload: expect.objectContaining({ type: "points.earned" }) },
    ],
  ])("%s is understood", async (type, data, expected) => {
    const { send, facts, deps } = setUp();
    expect((await send(event(type, data))).body).toEqual({ success: true });
    expect(await facts()).toContainEqual(expect.objectContaining({ ...expected, at: AT, customer: "u:u" }));
    expect(await links(deps.events)).toContainEqual(expect.stringMatching(/^e:[0-9a-f]{32} > u:u$/));
  });

  it("about an order needs no customer: the order's is meant", async () => {
    const { send, facts, deps } = setUp();
    await send(event("order.placed", order), { id: "1" });
    const refund = { type: "order.refunded", timestamp: at, data: { order_id: "o", refund_id: "r" } };
    await send(refund, { id: "2" });
    expect((await facts()).find(({ kind }) => kind === "order-refunded")).toMatchObject({
      customer: "o:standard:o",
    });
    expect(await links(deps.events)).toContain("o:standard:o > u:u");
  });

  it("delivered twice is one", async () => {
    const { send, facts } = setUp();
    await send(event("order.placed", order));
    const before = await facts();
    expect((await send(event("order.placed", order), { secrets: [OLD] })).status).toBe(200);
    expect(await facts()).toEqual(before);
  });

  it.each([
    [event("order.placed", { order_id: "o" }), "data.total"],
    [event("order.placed", { ...order, total: "a lot" }), "data.total"],
    [event("order.placed", { ...order, total: -1 }), "data.total"],
    [event("order.placed", { ...order, currency: "rubles" }), "data.currency"],
    [event("order.placed", { ...order, items: [item, {}] }), "data.items.1"],
    [event("order.placed", { ...order, customer: {} }), "data.customer"],
    [event("order.placed", { ...order, customer: { email: "a\r\nb@c.example" } }), "data.customer.email"],
    [event("cart.changed", { change: "swapped" }), "data.change"],
    [event("review.left", {}), "data.product_id"],
    [{ ...event("shop.visited"), timestamp: "yesterday" }, "timestamp"],
    [{ ...event("shop.visited"), timestamp: "2026-03-01T12:00:00" }, "timestamp"],
    [{ type: "points.earned", timestamp: at, data: {} }, "data.customer"],
    [{ timestamp: at, data: {} }, "type"],
  ])("%j is refused, and the answer names %s", async (body, place) => {
    const { send, facts } = setUp();
    const answer = await send(body);
    expect(answer).toMatchObject({ status: 400, headers: { "content-type": "application/problem+json" } });
    expect((answer.body as { errors: { place: string }[] }).errors.map((error) => error.place)).toContain(
      place,
    );
    expect(await facts()).toEqual([]);
  });

  it("that is no JSON object is refused", async () => {
    const { send } = setUp();
    for (const body of ["", "x", "[]", "null"]) expect((await send(body)).status).toBe(400);
  });
});

describe("an id that stands for nobody", () => {
  it("gives way to the address, or to the order", async () => {
    const { send, facts } = setUp();
    await send(event("shop.visited", { customer: { user_id: "0", email: "ann@example.com" } }));
    expect((await facts()).every(({ customer }) => customer.startsWith("e:"))).toBe(true);
    const order = { customer: { user_id: "guest" }, order_id: "A", total: 5, currency: "EUR" };
    expect((await send(event("order.placed", order), { id: "msg_2" })).status).toBe(200);
    expect((await facts()).map(({ customer }) => customer)).toContain("o:standard:A");
  });

  it("is refused where there is nothing else", async () => {
    const { send } = setUp();
    const answer = await send(event("shop.visited", { customer: { user_id: "guest" } }));
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toContain("stand for no customer in particular");
  });
});
