import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { makeWooCommerceHandler } from "../../functions/collect/woocommerce-handler.ts";
import type { Fact } from "../../src/domain/facts/facts.ts";
import { fold } from "../../src/domain/people/fold.ts";
import { ingestDeps, links, NOW, stored } from "../support/ingest.ts";
import { invoke } from "../support/ingest-server.ts";

const sign = (body: string, secret: string) => createHmac("sha256", secret).update(body).digest("base64");

function setUp(options: Parameters<typeof ingestDeps>[0] = {}) {
  const deps = ingestDeps(options);
  const handler = makeWooCommerceHandler(deps);
  async function send(topic: string, body: object | string, headers: Record<string, string> = {}) {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const [resource = "", event = ""] = topic.split(".");
    return invoke(handler, {
      path: "/webhooks/woocommerce",
      body: text,
      headers: {
        "content-type": "application/json",
        "X-WC-Webhook-Source": "https://shop.example/",
        "X-WC-Webhook-Topic": topic,
        "X-WC-Webhook-Resource": resource,
        "X-WC-Webhook-Event": event,
        "X-WC-Webhook-Signature": sign(text, "woo-new"),
        "X-WC-Webhook-ID": "1",
        "X-WC-Webhook-Delivery-ID": "the same in every test",
        ...headers,
      },
    });
  }
  const profile = async () =>
    fold("e:x" as never, await stored(deps.events), { timeZone: "UTC", currency: "RUB", rates: {} });
  return { deps, send, profile, facts: () => stored(deps.events) };
}

const rub = (amount: number) => ({ amount, currency: "RUB" });
const ORDER = {
  id: 727,
  status: "processing",
  currency: "RUB",
  date_created: "2026-03-01T13:00:00",
  date_created_gmt: "2026-03-01T10:00:00",
  date_modified_gmt: "2026-03-01T10:00:05",
  discount_total: "10.00",
  shipping_total: "100.00",
  total: "2900.00",
  customer_id: 25,
  customer_ip_address: "198.51.100.7",
  customer_user_agent: "Firefox",
  billing: { first_name: "Анна", last_name: "Ли", email: "anna@example.ru", phone: "+7", country: "RU" },
  line_items: [
    {
      id: 1,
      product_id: 93,
      sku: "B",
      name: "Сапоги",
      quantity: 2,
      price: 1400,
      image: { src: "https://shop.example/b.jpg" },
    },
    { id: 2, product_id: 0, sku: "", name: "Подарок", quantity: 1, price: 0 },
  ],
  coupon_lines: [{ code: "ten" }],
  refunds: [],
  meta_data: [],
};

describe("WooCommerce's first ping", () => {
  it.each([
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded; charset=UTF-8",
  ])("is unsigned, a form (%s), and gets exactly 200", async (type) => {
    const { send, facts } = setUp();
    const headers = { "content-type": type, "X-WC-Webhook-Signature": "" };
    expect((await send("", "webhook_id=12", headers)).status).toBe(200);
    expect(await facts()).toEqual([]);
  });

  it("is answered before there is a secret too", async () => {
    const { send } = setUp({ keys: { woocommerce: [] } });
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    expect((await send("", "webhook_id=12", headers)).status).toBe(200);
  });

  it("opens the door for nothing else", async () => {
    const { send } = setUp();
    const unsigned = { "X-WC-Webhook-Signature": "" };
    for (const body of ["webhook_id=12&id=5", "webhook_id=x", '{"webhook_id":1}']) {
      expect((await send("order.created", body, unsigned)).status).toBe(401);
    }
  });
});

describe("WooCommerce's signature", () => {
  it("is accepted from both live secrets and refused otherwise", async () => {
    const { send, facts } = setUp();
    const body = JSON.stringify(ORDER);
    const signed = (signature: string) =>
      send("order.created", body, { "X-WC-Webhook-Signature": signature });
    expect((await signed(sign(body, "guess"))).status).toBe(401);
    expect((await signed(sign(`${body} `, "woo-new"))).status).toBe(401);
    expect((await signed("")).status).toBe(401);
    expect(await facts()).toEqual([]);
    expect((await signed(sign(body, "woo-old"))).status).toBe(200);
  });

  it("cannot be checked without a secret, which the answer says", async () => {
    const { send } = setUp({ keys: { woocommerce: [] } });
    expect(await send("order.created", ORDER)).toMatchObject({ status: 503 });
  });
});

describe("an order of WooCommerce", () => {
  it("is placed, with its person, lines and coupon", async () => {
    const { deps, send, facts } = setUp();
    await send("order.created", ORDER);
    expect(await facts()).toMatchObject([
      { kind: "identified", email: "anna@example.ru", name: "Анна Ли", phone: "+7", country: "RU" },
      {
        kind: "order-placed",
        source: "woocommerce",
        at: Date.UTC(2026, 2, 1, 10),
        order: "727",
        version: Date.UTC(2026, 2, 1, 10, 0, 5),
        placedAt: Date.UTC(2026, 2, 1, 10),
        total: rub(290000),
        items: [
          {
            product: "93",
            name: "Сапоги",
            quantity: 2,
            price: rub(140000),
            image: "https://shop.example/b.jpg",
          },
          { product: "Подарок", quantity: 1 },
        ],
        coupons: ["ten"],
      },
    ]);
    expect(await links(deps.events)).toEqual([
      expect.stringMatching(/^e:.* > p:woocommerce:25$/),
      "o:woocommerce:727 > p:woocommerce:25",
    ]);
  });

  it("of a guest is not that of customer 0", async () => {
    const { deps, send } = setUp();
    await send("order.created", { ...ORDER, customer_id: 0 });
    expect(await links(deps.events)).toEqual([expect.stringMatching(/^o:/)]);
  });

  it("is not lost when another one is delivered in the same second, with the same delivery id", async () => {
    const { send, profile } = setUp();
    await send("order.created", ORDER);
    await send("order.created", { ...ORDER, id: 728 });
    expect(await profile()).toMatchObject({ orders: 2 });
  });

  it("is not lost when it changes twice in one second", async () => {
    const { send, facts } = setUp();
    await send("order.updated", { ...ORDER, status: "pending" });
    await send("order.updated", { ...ORDER, status: "processing" });
    await send("order.updated", { ...ORDER, status: "processing" });
    expect((await facts()).filter(({ kind }) => kind === "order-updated")).toHaveLength(2);
  });

  it.each([
    ["pending", 0],
    ["processing", 1],
    ["completed", 1],
    ["on-hold", 1],
    ["cancelled", 0],
    ["failed", 0],
    ["trash", 0],
    ["delivered-by-a-plugin", 0],
  ])("that is %s counts as %i", async (status, orders) => {
    const { send, profile } = setUp();
    await send("order.created", { ...ORDER, status: "pending" });
    await send("order.updated", { ...ORDER, status, date_modified_gmt: "2026-03-01T11:00:00" });
    expect((await profile()).orders).toBe(orders);
  });

  it("that is only a draft of the checkout is a started checkout", async () => {
    const { send, profile, facts } = setUp();
    await send("order.created", { ...ORDER, status: "checkout-draft" });
    expect((await facts()).map(({ kind }) => kind)).toEqual(["identified", "checkout-started"]);
    expect(await profile()).toMatchObject({ orders: 0, cart: { value: 280000 } });
    await send("order.updated", ORDER);
    const { orders, cart } = await profile();
    expect({ orders, cart }).toEqual({ orders: 1, cart: undefined });
  });

  it("is deleted, restored and deleted again although none of that has a time", async () => {
    const { deps, send, profile } = setUp();
    const minute = (minutes: number) => {
      deps.time.now = NOW + minutes * 60_000;
    };
    await send("order.created", ORDER);
    minute(1);
    await send("order.deleted", { id: 727 });
    expect(await profile()).toMatchObject({ orders: 0 });
    minute(2);
    await send("order.restored", ORDER);
    expect(await profile()).toMatchObject({ orders: 1 });
    minute(90);
    await send("order.deleted", { id: 727 });
    expect(await profile()).toMatchObject({ orders: 0 });
  });

  it("repeats its refunds each time, which are counted once", async () => {
    const { send, profile } = setUp();
    const modified = (time: string, refunds: readonly object[]) => ({
      ...ORDER,
      date_modified_gmt: time,
      refunds,
    });
    await send("order.created", ORDER);
    await send("order.updated", modified("2026-03-01T10:10:00", [{ id: 1, reason: "", total: "-100.00" }]));
    const both = [
      { id: 1, reason: "", total: "-100.00" },
      { id: 2, reason: "", total: "-50.50" },
    ];
    await send("order.updated", modified("2026-03-01T10:20:00", both));
    await send("order.updated", { ...modified("2026-03-01T10:30:00", both), status: "completed" });
    expect(await profile()).toMatchObject({ orders: 1, spent: 274950, refunded: 15050 });
  });

  it("that was refunded as a whole is worth nothing", async () => {
    const { send, profile } = setUp();
    await send("order.updated", { ...ORDER, status: "refunded" });
    expect(await profile()).toMatchObject({ orders: 1, spent: 0 });
  });

  it("carries the consent that a plugin's tick box left in its meta data", async () => {
    const { send, facts } = setUp();
    await send("order.created", { ...ORDER, meta_data: [{ key: "_marketing_consent", value: "yes" }] });
    expect(await facts()).toContainEqual(
      expect.objectContaining({
        kind: "consent-given",
        proof: expect.objectContaining({
          address: "anna@example.ru",
          ip: "198.51.100.7",
          userAgent: "Firefox",
        }),
      }),
    );
  });
});

describe("an order of WooCommerce that nobody has paid", () => {
  const at = (minute: number, status: string, more: object = {}) => ({
    ...ORDER,
    status,
    date_modified_gmt: `2026-03-01T10:${minute}:00`,
    ...more,
  });
  const placed = async (facts: () => Promise<readonly Fact[]>) =>
    (await facts()).filter(({ kind }) => kind === "order-placed");

  it.each(["processing", "on-hold", "completed"])("is an open cart until it is %s", async (status) => {
    const { send, profile, facts } = setUp();
    await send("order.created", at(10, "pending"));
    await send("order.updated", at(11, "pending"));
    expect(await profile()).toMatchObject({ orders: 0, spent: 0, cart: { value: 280000 } });
    await send("order.updated", at(12, status));
    const { orders, cart, firstOrderAt } = await profile();
    expect({ orders, cart, firstOrderAt }).toEqual({
      orders: 1,
      cart: undefined,
      firstOrderAt: NOW - 7_200_000,
    });
    await send("order.updated", at(13, "completed"));
    expect(await placed(facts)).toHaveLength(1);
  });

  it("counts no longer when it goes back to waiting", async () => {
    const { send, profile } = setUp();
    await send("order.created", at(10, "processing"));
    await send("order.updated", at(11, "pending"));
    expect(await profile()).toMatchObject({ orders: 0 });
  });

  it("stays what it was in a status that a plugin has added", async () => {
    const { send, profile } = setUp();
    await send("order.created", at(10, "processing"));
    await send("order.updated", at(11, "shipped", { refunds: [{ id: 1, total: "-100.00" }] }));
    expect(await profile()).toMatchObject({ orders: 1, refunded: 10000 });
    await send("order.created", { ...at(12, "active"), id: 9 });
    expect(await profile()).toMatchObject({ orders: 1 });
  });
});

describe("a refund of WooCommerce that is deleted", () => {
  it("is gone with the next list, whichever comes first", async () => {
    const listing = (minute: number, refunds: readonly object[]) => ({
      ...ORDER,
      date_modified_gmt: `2026-03-01T10:${minute}:00`,
      refunds,
    });
    const [one, two] = [
      { id: 1, total: "-100.00" },
      { id: 2, total: "-50.00" },
    ];
    const messages = [listing(10, [one]), listing(11, [one, two]), listing(12, [two])];
    for (const order of [messages, messages.toReversed()]) {
      const { send, profile } = setUp();
      for (const message of order) await send("order.updated", message);
      expect(await profile()).toMatchObject({ refunded: 5000, spent: 285000 });
    }
    const { send, profile } = setUp();
    for (const message of [...messages, listing(13, [])]) await send("order.updated", message);
    expect(await profile()).toMatchObject({ refunded: 0 });
  });
});

describe("a captured body of WooCommerce under another topic", () => {
  const TOPICS = [
    ...["order.created", "order.updated", "order.deleted", "order.restored", "order.x"],
    ...["customer.created", "customer.updated", "customer.deleted", "product.deleted"],
  ];

  it("neither cancels nor deletes an order, and is no customer", async () => {
    const { deps, send, profile } = setUp();
    await send("order.created", ORDER);
    const { facts: _, ...before } = await profile();
    deps.time.now = NOW + 60_000;
    for (const topic of TOPICS) await send(topic, ORDER);
    expect(await profile()).toMatchObject(before);
    expect(await links(deps.events)).toHaveLength(2);
  });

  it("does not bring back what was cancelled since", async () => {
    const { send, profile } = setUp();
    await send("order.created", ORDER);
    await send("order.updated", { ...ORDER, status: "cancelled", date_modified_gmt: "2026-03-01T11:00:00" });
    for (const topic of TOPICS) await send(topic, ORDER);
    expect(await profile()).toMatchObject({ orders: 0 });
  });
});

describe("a customer of WooCommerce", () => {
  const CUSTOMER = {
    id: 25,
    email: "anna@example.ru",
    first_name: "Анна",
    last_name: "",
    date_created_gmt: "2026-02-01T00:00:00",
    date_modified_gmt: null,
    billing: { phone: "+7", country: "RU" },
  };

  it("registered, and is known by e-mail and number", async () => {
    const { deps, send, facts } = setUp();
    await send("customer.created", CUSTOMER);
    expect(await facts()).toMatchObject([
      { kind: "identified", email: "anna@example.ru", name: "Анна", phone: "+7", country: "RU" },
      { kind: "subscribed", entry: "registration", at: Date.UTC(2026, 1, 1) },
    ]);
    expect(await links(deps.events)).toEqual([expect.stringMatching(/^e:.* > p:woocommerce:25$/)]);
  });

  it("who changed is identified anew, who was deleted is kept as told", async () => {
    const { send, facts } = setUp();
    await send("customer.updated", { ...CUSTOMER, first_name: "Аня" });
    await send("customer.deleted", { id: 25 });
    expect(await facts()).toMatchObject([
      { kind: "identified", name: "Аня" },
      { kind: "opaque", type: "woocommerce customer.deleted", customer: "p:woocommerce:25" },
    ]);
  });
});

describe("other topics of WooCommerce", () => {
  it("are answered with success, so that the webhook is not disabled", async () => {
    const { send } = setUp();
    expect(await send("product.updated", { id: 1 })).toMatchObject({ status: 200, body: { success: true } });
    expect(await send("coupon.created", "{}")).toMatchObject({ status: 200 });
    expect(await send("order.updated", '{"id":[],"billing":7,"line_items":"x"}')).toMatchObject({
      status: 200,
    });
  });
});
