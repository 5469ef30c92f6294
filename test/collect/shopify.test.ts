import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { makeShopifyHandler } from "../../functions/collect/shopify-handler.ts";
import type { Fact } from "../../src/domain/facts/facts.ts";
import { fold } from "../../src/domain/people/fold.ts";
import { DEFAULT_SETTINGS } from "../../src/domain/people/fold-config.ts";
import { key } from "../support/facts.ts";
import { ingestDeps, links, NOW, stored } from "../support/ingest.ts";
import { invoke } from "../support/ingest-server.ts";

const sign = (body: string | Buffer, secret: string) =>
  createHmac("sha256", secret).update(body).digest("base64");

function setUp(options: Parameters<typeof ingestDeps>[0] = {}) {
  const deps = ingestDeps(options);
  const handler = makeShopifyHandler(deps);
  let webhooks = 0;
  async function send(topic: string, body: object | string, headers: Record<string, string> = {}) {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    return invoke(handler, {
      path: "/webhooks/shopify",
      body: text,
      headers: {
        "content-type": "application/json",
        "X-Shopify-Topic": topic,
        "X-Shopify-Hmac-Sha256": sign(text, "shopify-new"),
        "X-Shopify-Shop-Domain": "demo.myshopify.com",
        "X-Shopify-Webhook-Id": `w${webhooks++}`,
        ...headers,
      },
    });
  }
  return {
    deps,
    send,
    facts: () => stored(deps.events),
    kinds: async () => (await stored(deps.events)).map(({ kind }) => kind),
  };
}

const usd = (amount: number) => ({ amount, currency: "USD" });
const CUSTOMER = {
  id: 207119551,
  email: "bob@example.com",
  first_name: "Bob",
  last_name: "Norman",
  phone: "+16136120707",
  state: "disabled",
  created_at: "2026-02-01T10:00:00-05:00",
  updated_at: "2026-02-02T10:00:00-05:00",
  accepts_marketing: false,
  email_marketing_consent: {
    state: "not_subscribed",
    opt_in_level: "single_opt_in",
    consent_updated_at: null,
  },
  default_address: { country_code: "CA" },
};
const ORDER = {
  id: 820982911946154500,
  email: "bob@example.com",
  created_at: "2026-03-01T05:00:00-05:00",
  processed_at: "2026-03-01T05:00:00-05:00",
  updated_at: "2026-03-01T05:00:10-05:00",
  cancelled_at: null,
  currency: "USD",
  total_price: "403.00",
  current_total_price: "403.00",
  checkout_token: "tok",
  discount_codes: [{ code: "SPRING", amount: "5.00", type: "fixed_amount" }],
  line_items: [
    {
      id: 1,
      product_id: 632910392,
      variant_id: 8,
      title: "IPod",
      sku: "IPOD",
      quantity: 2,
      price: "199.00",
      vendor: "Apple",
    },
    {
      id: 2,
      product_id: null,
      variant_id: null,
      title: "Sticker",
      sku: "",
      quantity: 1,
      price: "5.00",
      vendor: "Prints",
    },
  ],
  customer: CUSTOMER,
  customer_locale: "en-CA",
  billing_address: { country_code: "CA" },
  buyer_accepts_marketing: false,
  client_details: { user_agent: "Safari" },
  browser_ip: "198.51.100.7",
  refunds: [],
};
const REFUND = {
  id: 509562969,
  order_id: ORDER.id,
  created_at: "2026-03-01T06:00:00-05:00",
  processed_at: "2026-03-01T06:00:00-05:00",
  transactions: [
    { id: 1, kind: "refund", status: "success", amount: "41.94", currency: "USD" },
    { id: 2, kind: "refund", status: "failure", amount: "999.00", currency: "USD" },
    { id: 3, kind: "void", status: "success", amount: "7.00", currency: "USD" },
    { id: 4, kind: "refund", status: "success", amount: "0.06", currency: "USD" },
  ],
  refund_line_items: [{ quantity: 1, subtotal: 195.67, total_tax: 3.98, line_item: ORDER.line_items[0] }],
};

describe("Shopify's signature", () => {
  it("is accepted from every live secret, over the very bytes", async () => {
    const { send } = setUp();
    const spaced = `  ${JSON.stringify(ORDER, null, 3)}\n`;
    expect((await send("orders/create", spaced)).status).toBe(200);
    const old = { "X-Shopify-Hmac-Sha256": sign(spaced, "shopify-old") };
    expect((await send("orders/create", spaced, old)).status).toBe(200);
    const binary = { "content-type": "application/octet-stream" };
    expect((await send("orders/create", spaced, binary)).status).toBe(200);
  });

  it.each([
    ["of another secret", { "X-Shopify-Hmac-Sha256": sign(JSON.stringify(ORDER), "guess") }],
    ["of another body", { "X-Shopify-Hmac-Sha256": sign("{}", "shopify-new") }],
    ["that is none", { "X-Shopify-Hmac-Sha256": "%%%" }],
    ["that is missing", { "X-Shopify-Hmac-Sha256": "" }],
  ])("is refused when it is one %s", async (_, headers) => {
    const { send, facts } = setUp();
    const answer = await send("orders/create", ORDER, headers);
    expect(answer).toMatchObject({
      status: 401,
      headers: { "content-type": "application/problem+json" },
      body: { place: "x-shopify-hmac-sha256" },
    });
    expect(await facts()).toEqual([]);
  });

  it("cannot be checked without a secret, which the answer says", async () => {
    const { send } = setUp({ keys: { shopify: [] } });
    expect(await send("orders/create", ORDER)).toMatchObject({
      status: 503,
      body: { detail: expect.stringContaining("Shopify") },
    });
  });

  it("comes with a topic and a JSON object", async () => {
    const { send } = setUp();
    expect(await send("", ORDER)).toMatchObject({ status: 400, body: { place: "x-shopify-topic" } });
    expect(await send("orders/create", "[1]")).toMatchObject({ status: 400 });
  });
});

describe("an order of Shopify", () => {
  it("is placed, with its person, lines, coupon and cart", async () => {
    const { deps, send, facts } = setUp();
    await send("orders/create", ORDER);
    expect(await facts()).toMatchObject([
      {
        kind: "identified",
        email: "bob@example.com",
        name: "Bob Norman",
        phone: "+16136120707",
        locale: "en-CA",
        country: "CA",
      },
      {
        kind: "order-placed",
        source: "shopify",
        at: Date.UTC(2026, 2, 1, 10),
        order: "820982911946154500",
        version: Date.UTC(2026, 2, 1, 10, 0, 10),
        placedAt: Date.UTC(2026, 2, 1, 10),
        total: usd(40300),
        items: [
          { product: "632910392", name: "IPod", quantity: 2, price: usd(19900) },
          { product: "Sticker", name: "Sticker", quantity: 1, price: usd(500) },
        ],
        merchant: "Apple",
        coupons: ["SPRING"],
        cart: "tok",
      },
    ]);
    expect(await links(deps.events)).toEqual([
      expect.stringMatching(/^e:.* > p:shopify:207119551$/),
      "o:shopify:820982911946154500 > p:shopify:207119551",
    ]);
  });

  it.each([
    ["orders/create", {}, { kind: "order-placed" }],
    ["orders/paid", {}, { kind: "order-updated" }],
    ["orders/updated", { total_price: "1.00" }, { kind: "order-updated", total: usd(100) }],
    ["orders/updated", { cancelled_at: ORDER.updated_at }, { kind: "order-updated", cancelled: true }],
    ["orders/cancelled", { cancelled_at: ORDER.updated_at }, { kind: "order-cancelled", cancelled: true }],
  ])("of %s %j", async (topic, change, expected) => {
    const { send, facts } = setUp();
    await send(topic, { ...ORDER, ...change });
    expect(await facts()).toContainEqual(expect.objectContaining(expected));
  });

  it("without an e-mail is the customer's number's, without that the order's own", async () => {
    const { send, facts } = setUp();
    await send("orders/create", { ...ORDER, email: "", customer: { id: 7 } });
    await send("orders/create", { ...ORDER, id: 8, email: null, customer: null, billing_address: null });
    expect((await facts()).map(({ customer }) => customer)).toEqual(
      expect.arrayContaining(["p:shopify:7", "o:shopify:8"]),
    );
  });

  it("delivered twice, with the same webhook id, is one", async () => {
    const { send, facts } = setUp();
    const id = { "X-Shopify-Webhook-Id": "same" };
    expect((await send("orders/create", ORDER, id)).status).toBe(200);
    const before = await facts();
    expect((await send("orders/create", ORDER, id)).status).toBe(200);
    expect(await facts()).toEqual(before);
  });

  it("ticks the consent box or leaves an earlier consent alone", async () => {
    const { send, facts } = setUp();
    await send("orders/create", ORDER);
    expect((await facts()).filter(({ kind }) => kind.startsWith("consent"))).toEqual([]);
    await send("orders/create", { ...ORDER, id: 2, buyer_accepts_marketing: true });
    expect((await facts()).filter(({ kind }) => kind.startsWith("consent"))).toMatchObject([
      {
        kind: "consent-given",
        proof: {
          source: "shopify checkout",
          address: "bob@example.com",
          ip: "198.51.100.7",
          userAgent: "Safari",
        },
      },
    ]);
  });
});

describe("a refund of Shopify", () => {
  it("is kept with the order, which is all it names; what failed or was void is no refund", async () => {
    const { send, facts } = setUp();
    await send("refunds/create", REFUND);
    expect(await facts()).toMatchObject([
      {
        customer: `o:shopify:${ORDER.id}`,
        kind: "order-refunded",
        order: String(ORDER.id),
        refund: "509562969",
        amount: usd(4200),
        items: [{ product: "632910392", quantity: 1 }],
      },
    ]);
  });

  it("is the sum of its lines when no money moved", async () => {
    const { send, facts } = setUp();
    await send("refunds/create", { ...REFUND, transactions: [] });
    expect(await facts()).toMatchObject([{ amount: { amount: 19965 } }]);
  });

  it("without money and lines gives nothing back, least of all the whole order", async () => {
    const { send, facts } = setUp();
    await send("refunds/create", { id: 1, order_id: 2 });
    expect(await facts()).toMatchObject([{ kind: "order-refunded", amount: { amount: 0 } }]);
  });

  it("is counted once although every later version of the order repeats it", async () => {
    const { send, facts } = setUp();
    const refunded = { ...ORDER, updated_at: "2026-03-01T06:30:00-05:00", refunds: [REFUND] };
    await send("orders/create", ORDER);
    await send("refunds/create", REFUND);
    await send("orders/updated", refunded);
    await send("orders/updated", { ...refunded, updated_at: "2026-03-01T06:31:00-05:00" });
    const profile = fold("e:x" as never, await facts(), { timeZone: "UTC", currency: "USD", rates: {} });
    expect(profile).toMatchObject({ orders: 1, spent: 36100, refunded: 4200 });
  });
});

describe("a checkout of Shopify", () => {
  const CHECKOUT = {
    token: "tok",
    email: "bob@example.com",
    created_at: "2026-03-01T04:40:00-05:00",
    updated_at: "2026-03-01T04:50:00-05:00",
    completed_at: null,
    currency: "USD",
    total_price: "403.00",
    line_items: ORDER.line_items,
  };

  it.each([
    "checkouts/create",
    "checkouts/update",
  ])("changes the cart and starts the checkout (%s)", async (topic) => {
    const { send, facts } = setUp();
    await send(topic, CHECKOUT);
    const items = [{ product: "632910392" }, { product: "Sticker" }];
    expect(await facts()).toMatchObject([
      { kind: "identified", email: "bob@example.com" },
      {
        kind: "cart-changed",
        cart: "tok",
        change: { type: "replaced", items },
        at: Date.UTC(2026, 2, 1, 9, 50),
      },
      { kind: "checkout-started", cart: "tok", items, total: usd(40300) },
    ]);
  });

  it("that was emptied leaves an empty cart", async () => {
    const { send, kinds, facts } = setUp();
    await send("checkouts/update", { ...CHECKOUT, line_items: [] });
    expect(await kinds()).toEqual(["identified", "cart-changed"]);
    expect(await facts()).toContainEqual(
      expect.objectContaining({ change: { type: "replaced", items: [] } }),
    );
  });

  it("that nobody has left an address in is an anonymous visitor's", async () => {
    const { send, facts } = setUp();
    await send("checkouts/create", { ...CHECKOUT, email: null });
    expect(new Set((await facts()).map(({ customer }) => customer))).toEqual(new Set(["a:shopify:tok"]));
  });

  it("that became an order opens no cart again", async () => {
    const { send, facts } = setUp();
    await send("checkouts/create", CHECKOUT);
    await send("orders/create", ORDER);
    const completed = "2026-03-01T05:20:00-05:00";
    await send("checkouts/update", { ...CHECKOUT, updated_at: completed, completed_at: completed });
    const profile = fold("e:x" as never, await facts(), { timeZone: "UTC", currency: "USD", rates: {} });
    expect(profile.orders).toBe(1);
    expect(profile.cart).toBeUndefined();
  });
});

describe("a customer of Shopify", () => {
  const consented = (state: string, more: object = {}) => ({
    ...CUSTOMER,
    email_marketing_consent: {
      state,
      opt_in_level: "confirmed_opt_in",
      consent_updated_at: "2026-02-02T09:00:00-05:00",
      ...more,
    },
  });
  const at = Date.UTC(2026, 1, 2, 14);

  it("is known by e-mail and number, and was asked for no consent", async () => {
    const { deps, send, facts } = setUp();
    await send("customers/create", CUSTOMER);
    expect(await facts()).toMatchObject([{ kind: "identified", name: "Bob Norman", country: "CA" }]);
    expect(await links(deps.events)).toEqual([expect.stringMatching(/^e:.* > p:shopify:207119551$/)]);
  });

  it("who decides about mails by a message of its own has decided, and joined by agreeing", async () => {
    const { send, facts } = setUp();
    const decided = (state: string, at: string | null) => ({
      customer_id: CUSTOMER.id,
      customer_admin_graphql_api_id: `gid://shopify/Customer/${CUSTOMER.id}`,
      email_address: CUSTOMER.email,
      email_marketing_consent: { state, opt_in_level: "single_opt_in", consent_updated_at: at },
    });
    const topic = "customers_email_marketing_consent/update";
    await send(topic, decided("not_subscribed", null));
    expect((await facts()).filter(({ kind }) => kind.startsWith("consent"))).toEqual([]);
    await send(topic, decided("subscribed", "2026-02-02T00:00:00Z"));
    await send(topic, decided("subscribed", "2026-02-02T00:00:00Z"));
    await send(topic, decided("unsubscribed", "2026-02-03T00:00:00Z"));
    const said = (await facts()).filter(({ customer }) => customer === "p:shopify:207119551");
    expect(said.filter(({ kind }) => kind === "consent-given" || kind === "subscribed")).toMatchObject([
      { kind: "subscribed", entry: "newsletter", at: Date.UTC(2026, 1, 2) },
      { kind: "consent-given", dated: true, at: Date.UTC(2026, 1, 2) },
    ]);
    const profile = fold(said[0]?.customer ?? key(""), said, DEFAULT_SETTINGS);
    expect(profile).toMatchObject({ email: "bob@example.com", consent: { status: "withdrawn" } });
  });

  it("who subscribed gave a consent with its proof, who unsubscribed withdrew it", async () => {
    const { send, facts } = setUp();
    await send("customers/update", consented("subscribed"));
    await send("customers/update", consented("unsubscribed", { consent_updated_at: "2026-02-03T00:00:00Z" }));
    expect((await facts()).filter(({ kind }) => kind.startsWith("consent"))).toMatchObject([
      {
        kind: "consent-given",
        at,
        proof: { source: "shopify customers/update", address: "bob@example.com", doubleOptInAt: at },
      },
      { kind: "consent-withdrawn", at: Date.UTC(2026, 1, 3) },
    ]);
  });

  it("gave that consent once, however many webhooks repeat it", async () => {
    const { send, kinds } = setUp();
    for (let times = 0; times < 3; times += 1) await send("customers/update", consented("subscribed"));
    expect((await kinds()).filter((kind) => kind === "consent-given")).toHaveLength(1);
  });

  it.each([
    [{ ...CUSTOMER, state: "enabled" }, "registration"],
    [consented("subscribed"), "newsletter"],
  ])("joined by registering or subscribing", async (customer, entry) => {
    const { send, facts } = setUp();
    await send("customers/create", customer);
    expect(await facts()).toContainEqual(
      expect.objectContaining({ kind: "subscribed", entry, at: Date.UTC(2026, 1, 1, 15) }),
    );
  });
});

describe("a customer of Shopify who joins later", () => {
  const joins = (facts: readonly Fact[]) => facts.filter(({ kind }) => kind === "subscribed");
  const hour = (hours: number) => new Date(NOW - 24 * 3_600_000 + hours * 3_600_000).toISOString();
  const GUEST = { ...CUSTOMER, created_at: hour(0), updated_at: hour(0) };

  it("registers by an update, once however many follow", async () => {
    const { send, facts } = setUp();
    await send("customers/create", GUEST);
    expect(joins(await facts())).toEqual([]);
    for (const at of [5, 6, 7]) {
      await send("customers/update", { ...GUEST, state: "enabled", updated_at: hour(at) });
    }
    expect(joins(await facts())).toMatchObject([{ entry: "registration", at: Date.parse(hour(5)) }]);
  });

  it("subscribes by an update, at the time of the consent, registered or not", async () => {
    const { send, facts } = setUp();
    const consent = { state: "subscribed", consent_updated_at: hour(5) };
    await send("customers/create", { ...GUEST, state: "enabled" });
    await send("customers/update", {
      ...GUEST,
      state: "enabled",
      updated_at: hour(6),
      email_marketing_consent: consent,
    });
    expect(joins(await facts())).toMatchObject([
      { entry: "registration", at: Date.parse(hour(0)) },
      { entry: "newsletter", at: Date.parse(hour(5)) },
    ]);
  });

  it("is not welcomed for an account of long ago that an order only repeats", async () => {
    const { send, facts } = setUp();
    const created_at = "2020-01-01T00:00:00Z";
    await send("customers/update", { ...GUEST, state: "enabled", created_at });
    expect(joins(await facts())).toMatchObject([{ entry: "registration", at: Date.parse(created_at) }]);
  });
});

describe("privacy requests of Shopify", () => {
  const request = {
    shop_id: 1,
    shop_domain: "demo.myshopify.com",
    customer: { id: 5, email: "bob@example.com" },
  };

  it.each(["customers/data_request", "customers/redact"])("%s is stored with the customer", async (topic) => {
    const { send, facts } = setUp();
    expect((await send(topic, request)).status).toBe(200);
    expect(await facts()).toMatchObject([
      { kind: "privacy-requested", request: topic, payload: request, customer: "p:shopify:5" },
    ]);
  });

  it("shop/redact, which names no customer, is stored too", async () => {
    const { send, facts } = setUp();
    const { customer: _, ...shop } = request;
    expect((await send("shop/redact", shop)).status).toBe(200);
    expect(await facts()).toMatchObject([
      { kind: "privacy-requested", request: "shop/redact", payload: shop, customer: "o:shopify:shop" },
    ]);
  });
});

describe("other topics of Shopify", () => {
  it("are kept when they name a customer, and answered when they do not", async () => {
    const { send, facts } = setUp();
    const draft = { id: 1, customer: { id: 5, email: "bob@example.com" } };
    expect((await send("draft_orders/create", draft)).body).toEqual({ success: true });
    expect(await facts()).toMatchObject([
      { kind: "opaque", type: "shopify draft_orders/create", payload: draft },
    ]);
    expect(await send("products/update", { id: 1 })).toMatchObject({
      status: 200,
      body: { ignored: expect.any(String) },
    });
    expect(await send("customers/delete", { id: 5 })).toMatchObject({ status: 200, body: { success: true } });
  });

  it("are cut where they would not fit in the store", async () => {
    const { send, facts } = setUp();
    const lines = Array.from({ length: 5_000 }, (_, index) => ({ id: index, title: "Ж".repeat(50) }));
    const giant = { customer: { id: 5 }, lines };
    expect((await send("draft_orders/create", giant)).status).toBe(200);
    const [fact] = await facts();
    expect(Buffer.byteLength(JSON.stringify(fact))).toBeLessThan(400_000);
    expect(fact).toMatchObject({ payload: { cut: expect.stringContaining("Ж") } });
  });

  it("never receive anything but an answer Shopify can count as success, from hostile bodies either", async () => {
    const { send } = setUp();
    const hostile =
      '{"id":{"a":1},"__proto__":{"x":1},"customer":"none","line_items":{"0":1},"refunds":[1,null,{}]}';
    for (const topic of [
      "orders/create",
      "refunds/create",
      "checkouts/update",
      "customers/create",
      "toString/x",
    ]) {
      expect((await send(topic, hostile)).status).toBe(200);
    }
  });
});
