import { describe, expect, it } from "vitest";
import { makeShopifyHandler } from "../../functions/collect/shopify-handler.ts";
import { fold } from "../../src/domain/people/fold.ts";
import { ingestDeps, links, stored } from "../support/ingest.ts";
import { invoke } from "../support/ingest-server.ts";
import { signedRequest } from "../support/signed.ts";

function setUp() {
  const deps = ingestDeps({ currency: "USD" });
  const handler = makeShopifyHandler(deps);
  const send = (topic: string, body: object) =>
    invoke(handler, signedRequest("shopify", JSON.stringify(body), topic));
  const facts = () => stored(deps.events);
  const profile = async () =>
    fold("e:x" as never, await facts(), { timeZone: "UTC", currency: "USD", rates: { EUR: 2 } });
  const kinds = async () => (await facts()).map(({ kind }) => kind);
  return { deps, send, facts, kinds, profile };
}

const time = (minute: number) => new Date(Date.UTC(2026, 2, 1, 10, minute)).toISOString();
const set = (shop: string, seen = shop, currency = "USD") => ({
  shop_money: { amount: shop, currency_code: "USD" },
  presentment_money: { amount: seen, currency_code: currency },
});
const line = (product: number, price: string, quantity = 1, left = quantity) => ({
  id: product,
  product_id: product,
  title: `Product ${product}`,
  price,
  quantity,
  current_quantity: left,
});
const BOOTS = line(1, "300.00");
const HAT = line(2, "100.00");
const ORDER = {
  id: 5001,
  admin_graphql_api_id: "gid://shopify/Order/5001",
  email: "bob@example.com",
  created_at: time(0),
  processed_at: time(0),
  updated_at: time(0),
  cancelled_at: null,
  closed_at: null,
  test: false,
  currency: "USD",
  presentment_currency: "USD",
  financial_status: "paid",
  total_price: "400.00",
  current_total_price: "400.00",
  total_price_set: set("400.00"),
  line_items: [BOOTS, HAT],
  refunds: [] as readonly object[],
  customer: { id: 7, email: "bob@example.com", state: "disabled", created_at: time(0), updated_at: time(0) },
};
const refunded = (product: object, price: number) => ({
  quantity: 1,
  restock_type: "cancel",
  subtotal: price,
  subtotal_set: set(price.toFixed(2)),
  total_tax: 0,
  total_tax_set: set("0.00"),
  line_item: product,
});
const transaction = (amount: string, status = "success", more: object = {}) => ({
  id: 91,
  kind: "refund",
  gateway: "bogus",
  status,
  amount,
  currency: "USD",
  ...more,
});
const refund = (id: number, minute: number, lines: readonly object[], transactions: readonly object[]) => ({
  id,
  admin_graphql_api_id: `gid://shopify/Refund/${id}`,
  order_id: ORDER.id,
  created_at: time(minute),
  processed_at: time(minute),
  refund_line_items: lines,
  transactions,
  order_adjustments: [],
});
const REMOVAL = refund(71, 5, [refunded(HAT, 100)], []);
const PAID_BACK = refund(72, 6, [], [transaction("100.00")]);
const EDITED = {
  ...ORDER,
  updated_at: time(7),
  current_total_price: "300.00",
  line_items: [BOOTS, line(2, "100.00", 1, 0)],
  refunds: [REMOVAL, PAID_BACK],
};

describe("an edited order of Shopify", () => {
  it("is worth what is left of it, and paying the difference back is no second refund", async () => {
    const { send, profile } = setUp();
    await send("orders/create", ORDER);
    await send("orders/updated", EDITED);
    expect(await profile()).toMatchObject({ orders: 1, spent: 30_000, refunded: 10_000 });
  });

  it("is so from the refunds alone, and before the difference was paid back", async () => {
    const { send, profile } = setUp();
    await send("orders/create", ORDER);
    await send("refunds/create", REMOVAL);
    expect(await profile()).toMatchObject({ spent: 30_000 });
    await send("refunds/create", PAID_BACK);
    expect(await profile()).toMatchObject({ spent: 30_000 });
  });

  it("loses the products of removed lines", async () => {
    const { send, profile } = setUp();
    await send("orders/create", ORDER);
    await send("orders/updated", EDITED);
    expect((await profile()).products.map(({ product }) => product)).toEqual(["1"]);
    await send("orders/updated", {
      ...EDITED,
      updated_at: time(8),
      current_total_price: "0.00",
      line_items: [line(1, "300.00", 1, 0), line(2, "100.00", 1, 0)],
    });
    expect(await profile()).toMatchObject({ orders: 1, spent: 0, products: [] });
  });

  it("counts a later gift of money on top of what was removed", async () => {
    const { send, profile } = setUp();
    const gift = refund(73, 8, [], [transaction("50.00")]);
    await send("orders/updated", { ...EDITED, updated_at: time(9), refunds: [REMOVAL, PAID_BACK, gift] });
    expect(await profile()).toMatchObject({ spent: 25_000, refunded: 15_000 });
  });

  it("may become dearer, also while it loses lines", async () => {
    const { send, profile } = setUp();
    const dearer = { ...ORDER, updated_at: time(3), current_total_price: "450.00" };
    await send("orders/updated", dearer);
    expect(await profile()).toMatchObject({ spent: 45_000, refunded: 0 });
    const swapped = { ...EDITED, updated_at: time(4), current_total_price: "420.00" };
    await send("orders/updated", swapped);
    expect(await profile()).toMatchObject({ spent: 42_000 });
  });
});

describe("a refund of Shopify", () => {
  it.each(["pending", "failure", "error"])("is no money while its transaction is %s", async (status) => {
    const { send, profile } = setUp();
    await send("orders/create", ORDER);
    await send("refunds/create", refund(72, 6, [refunded(HAT, 100)], [transaction("100.00", status)]));
    expect(await profile()).toMatchObject({ spent: 40_000, refunded: 0 });
  });

  it.each([
    ["counts once it has succeeded", ["pending", "success"], 30_000],
    ["stops counting once it has failed", ["pending", "success", "failure"], 40_000],
  ])("%s, whichever is told first", async (_, states, spent) => {
    for (const order of [states, states.toReversed()]) {
      const { send, profile } = setUp();
      await send("orders/create", ORDER);
      for (const status of order) {
        const minute = 10 + states.indexOf(status);
        const refunds = [refund(72, 6, [], [transaction("100.00", status)])];
        await send("orders/updated", { ...ORDER, updated_at: time(minute), refunds });
      }
      expect(await profile()).toMatchObject({ spent });
    }
  });

  it("in the customer's currency counts by the shop's money", async () => {
    const lines = [
      {
        ...refunded(HAT, 100),
        subtotal_set: set("100.00", "90.00", "EUR"),
        total_tax_set: set("10.00", "9.00", "EUR"),
      },
    ];
    const paid = [transaction("99.00", "success", { currency: "EUR" })];
    const { send, profile } = setUp();
    await send("orders/create", {
      ...ORDER,
      presentment_currency: "EUR",
      total_price_set: set("400.00", "360.00", "EUR"),
    });
    await send("refunds/create", refund(72, 6, lines, paid));
    expect(await profile()).toMatchObject({ spent: 29_000 });
  });

  it("counts by the shop's money that the transaction or the order states", async () => {
    const worth = { presentment_currency: "EUR", total_price_set: set("400.00", "200.00", "EUR") };
    const gifts = [
      refund(72, 6, [], [transaction("25.00", "success", { currency: "EUR" })]),
      refund(
        73,
        6,
        [],
        [transaction("10.00", "success", { currency: "EUR", amount_set: set("21.00", "10.00", "EUR") })],
      ),
    ];
    const { send, profile } = setUp();
    await send("orders/updated", { ...ORDER, ...worth, refunds: gifts });
    expect(await profile()).toMatchObject({ spent: 40_000 - 5_000 - 2_100 });
  });
});

describe("what makes no order and nobody", () => {
  it("is a deletion: it takes an order away and neither brings nor revives one", async () => {
    const { send, profile, kinds } = setUp();
    const gone = { id: ORDER.id };
    await send("orders/delete", { id: 999 });
    expect(await profile()).toMatchObject({ orders: 0 });
    await send("orders/create", ORDER);
    await send("orders/cancelled", { ...ORDER, updated_at: time(3), cancelled_at: time(3) });
    await send("orders/delete", gone);
    expect(await profile()).toMatchObject({ orders: 0, spent: 0 });
    await send("orders/updated", { ...ORDER, updated_at: time(2) });
    expect(await profile()).toMatchObject({ orders: 0 });
    expect(await kinds()).not.toContain("opaque");
  });

  it.each([
    [
      "orders/edited",
      { order_edit: { id: 1, order_id: ORDER.id, line_items: { additions: [], removals: [] } } },
    ],
    ["orders/risk_assessment_changed", { order_id: ORDER.id, risk_level: "high" }],
    [
      "orders/shopify_protect_eligibility_changed",
      { order_id: ORDER.id, eligibility: { status: "eligible" } },
    ],
    ["orders/from_the_future", { ...ORDER, total_price: "1.00", current_total_price: "1.00" }],
    ["orders/create", { id: ORDER.id }],
    ["orders/updated", { id: ORDER.id, updated_at: time(9) }],
  ])("is %s that is not understood: it is kept, and changes nothing", async (topic, body) => {
    const { send, profile, facts } = setUp();
    await send("orders/create", ORDER);
    const before = await profile();
    await send(topic, body);
    expect({ ...(await profile()), facts: 0, aliases: [] }).toEqual({ ...before, facts: 0, aliases: [] });
    expect(await facts()).toContainEqual(
      expect.objectContaining({ kind: "opaque", type: `shopify ${topic}` }),
    );
  });

  it.each([
    ["orders/create", { ...ORDER, test: true }],
    ["orders/updated", { ...ORDER, test: true }],
    [
      "app/uninstalled",
      { id: 1, name: "Shop", email: "owner@example.com", domain: "shop.example", myshopify_domain: "d" },
    ],
    ["shop/update", { id: 1, name: "Shop", email: "owner@example.com", customer_email: "owner@example.com" }],
  ])("is %s of a trial or the shop itself", async (topic, body) => {
    const { deps, send, facts } = setUp();
    expect(await send(topic, body)).toMatchObject({ status: 200 });
    expect([await facts(), await links(deps.events)]).toEqual([[], []]);
  });
});

describe("a captured body under another topic or id", () => {
  const TOPICS = [
    ...[
      "orders/create",
      "orders/paid",
      "orders/updated",
      "orders/cancelled",
      "orders/delete",
      "orders/edited",
    ],
    ...["refunds/create", "checkouts/create", "checkouts/update", "customers/create", "customers/update"],
    ...["customers/redact", "customers/data_request", "shop/redact", "customers/delete", "products/update"],
  ];
  const CHECKOUT = {
    id: 31,
    token: "tok",
    email: "bob@example.com",
    created_at: time(0),
    updated_at: time(1),
    completed_at: null,
    abandoned_checkout_url: "https://shop.example/31",
    currency: "USD",
    total_price: "400.00",
    line_items: [BOOTS, HAT],
  };

  it("neither cancels, deletes nor empties an order, nor fills a cart", async () => {
    const { send, profile } = setUp();
    await send("orders/create", ORDER);
    const { aliases: _, facts: __, ...before } = await profile();
    for (const topic of TOPICS) await send(topic, ORDER);
    expect(await profile()).toMatchObject(before);
    expect((await profile()).cart).toBeUndefined();
  });

  it("starts nothing twice", async () => {
    const { send, kinds } = setUp();
    await send("orders/create", ORDER);
    await send("orders/create", ORDER);
    await send("orders/create", { ...ORDER, updated_at: time(3) });
    expect((await kinds()).filter((kind) => kind === "order-placed")).toHaveLength(1);
  });

  it("does not bring back what was cancelled since", async () => {
    const { send, profile } = setUp();
    await send("orders/create", ORDER);
    await send("orders/cancelled", { ...ORDER, updated_at: time(3), cancelled_at: time(3) });
    for (const topic of TOPICS) await send(topic, ORDER);
    expect(await profile()).toMatchObject({ orders: 0 });
  });

  it("of a checkout or a customer is no order and no privacy request, nor is an order a customer", async () => {
    const { deps, send, profile, kinds } = setUp();
    for (const topic of TOPICS) {
      await send(topic, CHECKOUT);
      await send(topic, ORDER.customer);
    }
    expect(await profile()).toMatchObject({ orders: 0 });
    for (const topic of TOPICS) await send(topic, ORDER);
    expect(await kinds()).not.toContain("privacy-requested");
    expect((await links(deps.events)).filter((link) => link.startsWith("e:"))).toEqual([
      expect.stringMatching(/^e:.* > p:shopify:7$/),
    ]);
  });

  it("of a request for data erases nobody", async () => {
    const { send, facts } = setUp();
    const body = {
      shop_id: 1,
      shop_domain: "d",
      customer: { id: 7 },
      orders_requested: [1],
      data_request: { id: 9 },
    };
    await send("customers/redact", body);
    expect(await facts()).toMatchObject([{ kind: "privacy-requested", request: "customers/data_request" }]);
  });
});
