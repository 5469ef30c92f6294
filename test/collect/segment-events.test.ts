import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { makeSegmentHandler } from "../../functions/collect/segment-handler.ts";
import type { Fact } from "../../src/domain/facts/facts.ts";
import { ingestDeps, links, NOW, stored } from "../support/ingest.ts";
import { invoke } from "../support/ingest-server.ts";

function setUp(options: Parameters<typeof ingestDeps>[0] = {}) {
  const deps = ingestDeps(options);
  const handler = makeSegmentHandler(deps);
  const send = async (call: string, body: object, headers: Record<string, string> = {}) => {
    const request = { "content-type": "application/json", "x-write-key": "the-key", ...headers };
    return invoke(handler, { path: `/v1/${call}`, headers: request, body: JSON.stringify(body) });
  };
  return { deps, send, facts: () => stored(deps.events) };
}

/** What a `track` call becomes, without the envelope. */
async function track(event: string, properties: object = {}, more: object = {}, currency = "RUB") {
  const { send, facts } = setUp({ currency });
  expect((await send("track", { userId: "u", messageId: "m", event, properties, ...more })).status).toBe(200);
  return (await facts()).map(withoutEnvelope);
}

function withoutEnvelope({ id: _, customer: __, at: ___, receivedAt: ____, source: _____, ...body }: Fact) {
  return body;
}

const rub = (amount: number) => ({ amount, currency: "RUB" });
const P = {
  product_id: "p1",
  sku: "S1",
  category: "Shoes",
  name: "Boots",
  brand: "B",
  variant: "red",
  price: 19.9,
  quantity: 2,
  url: "https://shop.example/boots",
  image_url: "https://shop.example/boots.jpg",
};
const ITEM = {
  product: "p1",
  name: "Boots",
  category: "Shoes",
  price: rub(1990),
  quantity: 2,
  url: "https://shop.example/boots",
  image: "https://shop.example/boots.jpg",
};

describe("the e-commerce events", () => {
  const visitAndVerbatim = [{ kind: "visited" }, { kind: "opaque", payload: expect.anything() }];
  it.each([
    ["Products Searched", { query: "boots" }, visitAndVerbatim],
    ["Product List Viewed", { list_id: "l", category: "Shoes", products: [P] }, visitAndVerbatim],
    ["Product List Filtered", { list_id: "l", filters: [], sorts: [], products: [P] }, visitAndVerbatim],
    ["Product Viewed", { ...P, currency: "RUB", value: 19.9 }, [{ kind: "product-viewed", item: ITEM }]],
    ["Product Clicked", P, [{ kind: "product-viewed", item: ITEM }]],
    [
      "Product Added",
      { cart_id: "c", ...P },
      [{ kind: "cart-changed", cart: "c", change: { type: "added", item: ITEM } }],
    ],
    [
      "Product Removed",
      { cart_id: "c", ...P },
      [{ kind: "cart-changed", cart: "c", change: { type: "removed", item: ITEM } }],
    ],
    [
      "Cart Viewed",
      { cart_id: "c", products: [P] },
      [{ kind: "cart-changed", cart: "c", change: { type: "replaced", items: [ITEM] } }],
    ],
    ["Cart Viewed", { cart_id: "c", products: [] }, [{ change: { type: "replaced", items: [] } }]],
    ["Cart Viewed", { cart_id: "c" }, [{ kind: "visited" }]],
    [
      "Checkout Started",
      { order_id: "o", cart_id: "c", value: 39.8, products: [P] },
      [
        { kind: "checkout-started", cart: "c", order: "o", items: [ITEM], total: rub(3980) },
        { kind: "cart-changed", cart: "c", change: { type: "replaced", items: [ITEM] } },
      ],
    ],
    [
      "Payment Info Entered",
      { checkout_id: "k", step: 2 },
      [{ kind: "opaque", type: "Payment Info Entered" }],
    ],
    [
      "Order Completed",
      {
        ...{ checkout_id: "k", order_id: "o", affiliation: "Main shop", coupon: "SPRING", currency: "EUR" },
        ...{ total: 50, revenue: 39.8, shipping: 5, tax: 5.2, products: [P] },
      },
      [
        {
          kind: "order-placed",
          order: "o",
          version: NOW,
          placedAt: NOW,
          total: { amount: 5000, currency: "EUR" },
          items: [{ ...ITEM, price: { amount: 1990, currency: "EUR" } }],
          merchant: "Main shop",
          coupons: ["SPRING"],
          cart: "k",
        },
      ],
    ],
    [
      "Order Updated",
      { order_id: "o", total: 7 },
      [{ kind: "order-updated", order: "o", version: NOW, total: rub(700) }],
    ],
    [
      "Order Cancelled",
      { order_id: "o", total: 7 },
      [{ kind: "order-cancelled", order: "o", version: NOW, total: rub(700) }],
    ],
    [
      "Order Refunded",
      { order_id: "o" },
      [{ kind: "order-refunded", order: "o", version: NOW, refund: "m" }],
    ],
    [
      "Order Refunded",
      { order_id: "o", refund_id: "r", total: "5,50", products: [P] },
      [{ kind: "order-refunded", order: "o", version: NOW, refund: "r", amount: rub(550), items: [ITEM] }],
    ],
    ["Order Refunded", { order_id: "o", products: [P] }, [{ refund: "m", amount: rub(3980), items: [ITEM] }]],
    ["Coupon Entered", { order_id: "o", coupon_id: "x" }, [{ kind: "opaque", type: "Coupon Entered" }]],
    [
      "Coupon Applied",
      { order_id: "o", coupon: "x", discount: 5 },
      [{ kind: "opaque", type: "Coupon Applied" }],
    ],
    ["Coupon Denied", { coupon_id: "x", reason: "old" }, [{ kind: "opaque", type: "Coupon Denied" }]],
    ["Coupon Removed", { coupon_id: "x" }, [{ kind: "opaque", type: "Coupon Removed" }]],
    [
      "Product Reviewed",
      { product_id: "p1", review_id: "r1", review_body: "good", rating: "4" },
      [
        { kind: "reviewed", product: "p1", review: "r1", rating: 4 },
        {
          kind: "opaque",
          payload: expect.objectContaining({ properties: expect.objectContaining({ review_body: "good" }) }),
        },
      ],
    ],
    ["Signed Up", {}, [{ kind: "subscribed", entry: "registration" }]],
    ["Signed Up", { entry: "checkout" }, [{ kind: "subscribed", entry: "checkout" }]],
    ["Promotion Viewed", { promotion_id: "1" }, [{ kind: "opaque", type: "Promotion Viewed" }]],
    ["Order Updated", { total: 7 }, [{ kind: "opaque", type: "Order Updated" }]],
    ["Product Viewed", {}, [{ kind: "opaque", type: "Product Viewed" }]],
  ])("%s %j", async (event, properties, expected) => {
    expect(await track(event, properties)).toMatchObject(expected);
    expect(await track(event, properties)).toHaveLength(expected.length);
  });

  it.each([
    ["Completed Order", "order-placed"],
    ["Viewed Product", "product-viewed"],
    ["Added Product", "cart-changed"],
    ["Removed Product", "cart-changed"],
    ["Viewed Product Category", "visited"],
    ["order_completed", "order-placed"],
    ["orderCompleted", "order-placed"],
    ["ORDER COMPLETED", "order-placed"],
    ["Order-Canceled", "order-cancelled"],
  ])("%s of the first version or another spelling is %s", async (event, kind) => {
    const [first] = await track(event, { orderId: "1", id: "p1", name: "Boots", total: "12.00" });
    expect(first).toMatchObject({ kind });
  });

  it("keeps an order without an id as an order of its own", async () => {
    expect(await track("Order Completed", { total: 5 })).toMatchObject([
      { kind: "order-placed", order: "m" },
    ]);
  });
});

describe("money", () => {
  it.each([
    ["total is what was paid", { total: 50, revenue: 40, shipping: 5, tax: 5 }, 5000],
    ["revenue lacks shipping and tax", { revenue: 40, shipping: 5, tax: 2.5 }, 4750],
    ["so does subtotal", { subtotal: 40, shipping: 5, tax: 2.5 }, 4750],
    ["value stands for the total", { value: 12 }, 1200],
    ["the lines are the last resort", { products: [{ ...P, price: "10" }], shipping: 3, discount: 4 }, 1900],
    ["amounts may be text", { total: "1 234,50" }, 123450],
    ["with a sign", { total: "$12.30" }, 1230],
    ["or zero", { total: 0, revenue: 5 }, 0],
    ["garbage is left out", { total: "a lot", revenue: 5 }, 500],
  ])("of an order: %s", async (_, properties, amount) => {
    expect(await track("Order Completed", { order_id: "1", ...properties })).toMatchObject([
      { total: rub(amount) },
    ]);
  });

  it.each([
    { total: "twelve" },
    { total: -5 },
    { total: 1e300 },
    { total: Number.NaN },
    { products: [{ name: "x" }] },
    {},
  ])("of an order that states %j is left out, and the order kept", async (properties) => {
    const [fact] = await track("Order Completed", { order_id: "1", ...properties });
    expect(fact).toMatchObject({ kind: "order-placed", order: "1" });
    expect(fact).not.toHaveProperty("total");
  });

  it("is in the store's currency unless the event names one", async () => {
    expect(await track("Order Completed", { order_id: "1", total: 500 }, {}, "JPY")).toMatchObject([
      { total: { amount: 500, currency: "JPY" } },
    ]);
    expect(await track("Order Completed", { order_id: "1", total: 5, currency: "usd" })).toMatchObject([
      { total: { amount: 500, currency: "USD" } },
    ]);
  });

  it("is not taken for the store's when the currency is unknown; such a refund is not taken for a whole one", async () => {
    const [order] = await track("Order Completed", { order_id: "1", total: 5, currency: "shells" });
    expect(order).not.toHaveProperty("total");
    expect(await track("Order Refunded", { order_id: "1", total: 5, currency: "shells" })).toMatchObject([
      { kind: "opaque" },
    ]);
  });
});

describe("who it was", () => {
  const email = "Ann@Example.com";
  it.each([
    ["userId", { userId: "u", anonymousId: "a", context: { traits: { email } } }, /^u:u$/, ["a:a", "e:"]],
    ["e-mail", { anonymousId: "a", context: { traits: { email } } }, /^e:/, ["a:a"]],
    ["anonymousId", { anonymousId: "a" }, /^a:a$/, []],
  ])("is known best by %s; the other ids are linked to it", async (_, ids, main, aliases) => {
    const { deps, send, facts } = setUp();
    await send("page", ids);
    for (const fact of await facts()) expect(fact.customer).toMatch(main);
    const found = await links(deps.events);
    expect(found).toHaveLength(aliases.length);
    for (const alias of aliases)
      expect(found).toContainEqual(expect.stringMatching(new RegExp(`^${alias}.* > `)));
  });

  it("is kept out of keys where the shop takes the address for the id", async () => {
    const { deps, send, facts } = setUp();
    await send("page", { userId: email, anonymousId: email, messageId: "1" });
    await send("page", { context: { traits: { email } }, messageId: "2" });
    const keys = [...(await facts()).map(({ customer }) => customer), ...(await links(deps.events))];
    expect(new Set(keys).size).toBe(2);
    for (const key of keys) expect(key).toMatch(/^e:[\da-f]{32}$|^a:[\da-f]{32} > e:[\da-f]{32}$/);
  });

  it("is the same for every spelling of an address", async () => {
    const { send, facts } = setUp();
    await send("page", { context: { traits: { email: " ann@example.COM " } }, messageId: "1" });
    await send("track", { event: "Newsletter Subscribed", properties: { email }, messageId: "2" });
    expect(new Set((await facts()).map(({ customer }) => customer)).size).toBe(1);
  });

  it("takes an identify's traits apart and keeps the others word for word", async () => {
    const { send, facts } = setUp();
    const traits = {
      ...{ email, firstName: "Ann", lastName: "Lee", phone: "+1", language: "ru", timezone: "Europe/Moscow" },
      ...{ address: { country: "RU", city: "Perm" }, shoeSize: 38 },
    };
    await send("identify", { userId: "u", traits, context: { locale: "en-US" } });
    expect((await facts()).map(withoutEnvelope)).toMatchObject([
      {
        kind: "identified",
        email,
        name: "Ann Lee",
        phone: "+1",
        locale: "ru",
        timeZone: "Europe/Moscow",
        country: "RU",
        traits: { shoeSize: 38 },
      },
      { kind: "opaque", type: "identify", payload: { traits: { address: { city: "Perm" } } } },
    ]);
  });

  it("does not believe in time zones that are none", async () => {
    const { send, facts } = setUp();
    await send("identify", {
      userId: "u",
      traits: { timezone: "Mars/Olympus" },
      context: { locale: "de-DE" },
    });
    const [fact] = await facts();
    expect(fact).toMatchObject({ kind: "identified", locale: "de-DE" });
    expect(fact).not.toHaveProperty("timeZone");
  });

  it("is not taken from a group's traits", async () => {
    const { deps, send } = setUp();
    await send("group", { userId: "u", groupId: "g", traits: { email: "office@example.com" } });
    expect(await links(deps.events)).toEqual([]);
  });

  it("links what alias names", async () => {
    const { deps, send } = setUp();
    await send("alias", { userId: "new", previousId: "old" });
    expect(await links(deps.events)).toEqual(["a:old > u:new", "u:old > u:new"]);
  });

  it("never links an id to itself", async () => {
    const { deps, send } = setUp();
    await send("alias", { userId: "same", previousId: "same" });
    expect(await links(deps.events)).toEqual(["a:same > u:same"]);
  });
});

describe("consent", () => {
  const given = {
    kind: "consent-given",
    proof: expect.objectContaining({ purpose: "marketing", channel: "email" }),
  };
  const withdrawn = { kind: "consent-withdrawn" };
  const ofIdentify = async (traits: object, more: object = {}) => {
    const { send, facts } = setUp();
    await send("identify", { userId: "u", messageId: "m", traits, ...more }, { "user-agent": "Browser" });
    return (await facts()).map(withoutEnvelope).filter(({ kind }) => kind !== "identified");
  };

  it.each([
    [{ marketing_consent: true }, [given]],
    [{ marketingConsent: "yes" }, [given]],
    [{ email_marketing_consent: { state: "subscribed" } }, [given]],
    [{ accepts_marketing: false }, [withdrawn]],
    [{ marketing_consent: { status: "withdrawn" } }, [withdrawn]],
    [{ email_marketing_consent: { state: "pending" } }, []],
    [{ marketing_consent: null }, []],
    [
      { marketing_consent: { granted: true, channel: "sms" } },
      [{ kind: "channel-consent", channel: "sms", granted: true }],
    ],
    [
      { email_marketing_consent: false, sms_marketing_consent: true },
      [{ kind: "consent-withdrawn" }, { kind: "channel-consent", channel: "sms", granted: true }],
    ],
    [
      { marketing_consent: { granted: true, channel: "carrier pigeon" } },
      [{ kind: "opaque", type: "consent" }],
    ],
  ])("in an identify's traits: %j", async (traits, expected) => {
    expect(await ofIdentify(traits)).toEqual(expected.map((one) => expect.objectContaining(one)));
  });

  it("keeps the proof word for word", async () => {
    const proof = {
      ...{ granted: true, purpose: "offers", source: "footer form", text_version: "2026-01" },
      ...{ text: "I agree.", address: "ann@example.com", ip: "198.51.100.7", user_agent: "Safari" },
      ...{ double_opt_in_at: "2026-02-01T00:00:00Z", at: "2026-01-31T00:00:00Z" },
    };
    const { send, facts } = setUp();
    await send("identify", { userId: "u", traits: { marketing_consent: proof } });
    const fact = (await facts()).find(({ kind }) => kind === "consent-given");
    expect(fact).toMatchObject({
      at: Date.UTC(2026, 0, 31),
      proof: {
        purpose: "offers",
        channel: "email",
        source: "footer form",
        textVersion: "2026-01",
        textHash: createHash("sha256").update("I agree.").digest("hex"),
        address: "ann@example.com",
        ip: "198.51.100.7",
        userAgent: "Safari",
        doubleOptInAt: Date.UTC(2026, 1, 1),
      },
    });
  });

  it("is proved by the browser's address, never by a server's", async () => {
    const traits = { marketing_consent: true };
    const [browser] = await ofIdentify(traits);
    expect(browser).toMatchObject({ proof: { ip: "203.0.113.9", userAgent: "Browser" } });
    const [server] = await ofIdentify(traits, { context: { library: { name: "@segment/analytics-node" } } });
    expect(server).not.toHaveProperty("proof.ip");
    const [told] = await ofIdentify(traits, {
      channel: "server",
      context: { ip: "192.0.2.1", userAgent: "Told" },
    });
    expect(told).toMatchObject({ proof: { ip: "192.0.2.1", userAgent: "Told" } });
  });

  it.each([
    ["Subscribed", {}, ["subscribed", "consent-given"]],
    ["Newsletter Subscribed", { list: "weekly" }, ["subscribed", "consent-given"]],
    ["Email Subscribed", { marketing_consent: false }, ["subscribed", "consent-withdrawn"]],
    ["Unsubscribed", {}, ["consent-withdrawn"]],
    ["Newsletter Unsubscribed", {}, ["consent-withdrawn"]],
    ["Email Unsubscribed", {}, ["consent-withdrawn"]],
    ["Signed Up", {}, ["subscribed"]],
    ["Signed Up", { marketing_consent: true }, ["subscribed", "consent-given"]],
    ["Order Completed", { order_id: "1", accepts_marketing: "true" }, ["order-placed", "consent-given"]],
  ])("in %s %j", async (event, properties, kinds) => {
    expect((await track(event, properties)).map(({ kind }) => kind)).toEqual(kinds);
  });

  it("is taken from consent categories about e-mail, not from those about cookies", async () => {
    const of = async (categoryPreferences: object) =>
      (await track("Anything", {}, { context: { consent: { categoryPreferences } } }))
        .map(({ kind }) => kind)
        .filter((kind) => kind !== "opaque");
    expect(await of({ Advertising: true, Marketing: true, Analytics: false })).toEqual([]);
    expect(await of({ Advertising: true, email_marketing: true })).toEqual(["consent-given"]);
    expect(await of({ Newsletter: false })).toEqual(["consent-withdrawn"]);
  });

  it("that comes with every message is kept once an hour; a refusal every time", async () => {
    const { send, facts } = setUp();
    const said: readonly (readonly [minute: number, Newsletter: boolean])[] = [
      [0, false],
      [5, true],
      [6, true],
      [10, false],
      [70, true],
    ];
    for (const [minute, Newsletter] of said) {
      const timestamp = new Date(Math.floor(NOW / 3_600_000) * 3_600_000 - 7_200_000 + minute * 60_000);
      const context = { consent: { categoryPreferences: { Newsletter } } };
      await send("track", { userId: "u", messageId: `m${minute}`, event: "Anything", timestamp, context });
    }
    const consents = (await facts()).filter(({ kind }) => kind.startsWith("consent"));
    const inOrder = consents.toSorted((one, other) => one.at - other.at).map(({ kind }) => kind);
    expect(inOrder).toEqual(["consent-withdrawn", "consent-given", "consent-withdrawn", "consent-given"]);
  });

  it("from the future happened now", async () => {
    const { send, facts } = setUp();
    const claim = { granted: true, at: "2099-01-01T00:00:00Z" };
    await send("identify", { userId: "u", traits: { marketing_consent: claim } });
    for (const { at } of await facts()) expect(at).toBe(NOW);
  });
});
