import { describe, expect, it } from "vitest";
import { segmentFacts } from "../../src/app/collect/mapping/segment.ts";
import { shopifyFacts } from "../../src/app/collect/mapping/shopify.ts";
import { standardFacts } from "../../src/app/collect/mapping/standard.ts";
import type { Mapped } from "../../src/app/collect/mapping/unreadable.ts";
import { wooFacts } from "../../src/app/collect/mapping/woocommerce.ts";
import { SegmentMessage } from "../../src/contracts/segment.ts";
import { parseShopify } from "../../src/contracts/shopify.ts";
import { parseStandard } from "../../src/contracts/standard.ts";
import { parseWooCommerce } from "../../src/contracts/woocommerce.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import { NOW } from "../support/ingest.ts";

const AHEAD = new Date(NOW + 700 * DAY).toISOString();

function track(properties: object, more: object = {}, currency = "EUR"): Mapped {
  const raw = { type: "track", event: "Order Completed", userId: "u", properties, ...more };
  const message = SegmentMessage.parse(raw);
  const call = { message, raw, messageId: "m", other: { left: [] }, receivedAt: NOW, currency };
  const found = segmentFacts({ ...call, rank: "server" });
  if ("rejected" in found) throw new Error(found.rejected);
  return found;
}

function shopify(body: Readonly<Record<string, unknown>>, topic = "orders/updated"): Mapped {
  const head = { topic, id: "w", shop: "s", raw: body, receivedAt: NOW, storeCurrency: "EUR" };
  return shopifyFacts({ ...head, ...parseShopify(topic, body) });
}

function woo(body: Readonly<Record<string, unknown>>): Mapped {
  const topic = "order.created";
  const head = { topic, id: "w", raw: body, receivedAt: NOW, storeCurrency: "EUR" };
  return wooFacts({ ...head, ...parseWooCommerce(topic, body) });
}

const orderIn = ({ facts }: Mapped) => facts.find(({ kind }) => kind.startsWith("order-"));
const notesOf = ({ unreadable }: Mapped) => unreadable.map(({ field, type }) => `${field} ${type}`);

describe("what cannot be read", () => {
  it("is told by field and type, without its value, and an order without an amount is told too", () => {
    const products = [{ product_id: "p", price: "free" }];
    const found = track({ order_id: "o", total: "abc", products }, { timestamp: "2026-02-30" });
    expect(notesOf(found)).toEqual([
      "timestamp string",
      "properties.products[].price string",
      "properties.total string",
      "total missing",
    ]);
    expect(orderIn(found)).not.toHaveProperty("total");
    expect(orderIn(found)).toMatchObject({ at: NOW });
    expect(JSON.stringify(found.unreadable)).not.toContain("abc");
  });

  it("is nothing where a message is sound or leaves fields out", () => {
    expect(notesOf(track({ orderId: "o", total: "12,50 €", coupon: null, products: [] }))).toEqual([]);
    expect(notesOf(shopify({ id: 1, email: "a@b.example", total_price: "5.00", customer: null }))).toEqual(
      [],
    );
  });

  it("is not looked for in events that mean nothing here", () => {
    expect(notesOf(track({ value: "blue", price: {} }, { event: "Colour Chosen" }))).toEqual([]);
  });

  it("names fields that a contract knows, whatever a message holds", () => {
    const raw = JSON.parse(
      '{"__proto__":{"total":"x"},"constructor":5,"order_id":"o","total":5,"made_up":"?"}',
    );
    expect(notesOf(track(raw))).toEqual([]);
  });

  it("is an amount that could be two: in its own currency three digits are thousands or decimals", () => {
    const euros = track({ order_id: "o", total: "1.234" });
    expect(orderIn(euros)).toMatchObject({ total: { amount: 123_400, currency: "EUR" } });
    expect(notesOf(euros)).toEqual(["properties.total unclear"]);
    const dinars = track({ order_id: "o", total: "1.234", currency: "KWD" });
    expect(orderIn(dinars)).toMatchObject({ total: { amount: 1234, currency: "KWD" } });
    const ofStore = track({ order_id: "o", total: "1.234" }, {}, "KWD");
    expect(orderIn(ofStore)).toMatchObject({ total: { amount: 1234, currency: "KWD" } });
    const yen = track({ order_id: "o", products: [{ product_id: "p", price: "1,234" }], currency: "JPY" });
    expect(orderIn(yen)).toMatchObject({ total: { amount: 1234, currency: "JPY" } });
    expect(notesOf(track({ order_id: "o", total: 1.234 }))).toEqual([]);
  });

  it("is told of platforms, consents and currencies as well", () => {
    expect(notesOf(shopify({ id: 1, total_price: "abc", updated_at: "soon", refunds: "none" }))).toEqual([
      "updated_at string",
      "total_price string",
      "refunds string",
    ]);
    expect(notesOf(track({ order_id: "o", total: 5, currency: "euros" }))).toEqual([
      "properties.currency string",
      "total missing",
    ]);
    const traits = { marketing_consent: { granted: "on", consent_updated_at: "2026-02-30" } };
    expect(notesOf(track({}, { type: "identify", traits }))).toEqual([
      "traits.marketing_consent.consent_updated_at string",
    ]);
    expect(notesOf(track({}, { type: "identify", traits: { marketing_consent: "perhaps" } }))).toEqual([
      "traits.marketing_consent string",
    ]);
    const meta_data = [
      { key: "_colour", value: "blue" },
      { key: "marketing_consent", value: "perhaps" },
    ];
    expect(notesOf(woo({ id: 1, total: "5.00", billing: { email: "a@b.example" }, meta_data }))).toEqual([
      "meta_data[].marketing_consent string",
    ]);
  });
});

describe("a time that lies ahead", () => {
  it("is the time of arrival, for versions and placing too, whatever the source", () => {
    const standard = parseStandard({
      type: "order.placed",
      timestamp: AHEAD,
      data: { customer: { user_id: "u" }, order_id: "o", total: 5, placed_at: AHEAD },
    });
    if ("errors" in standard) throw new Error("refused");
    const orders = [
      track({ order_id: "o", total: 5 }, { timestamp: AHEAD }),
      shopify({ id: 1, total_price: "5", created_at: AHEAD, processed_at: AHEAD, updated_at: AHEAD }),
      woo({ id: 1, total: "5", date_created_gmt: AHEAD, date_modified_gmt: AHEAD }),
      standardFacts({ id: "w", raw: {}, receivedAt: NOW, storeCurrency: "EUR", ...standard }),
    ].map(orderIn);
    for (const order of orders) expect(order).toMatchObject({ at: NOW, version: NOW, placedAt: NOW });
    const refund = { id: 3, order_id: 1, created_at: AHEAD, transactions: [{ amount: "1.00" }] };
    expect(orderIn(shopify(refund, "refunds/create"))).toMatchObject({ at: NOW, version: NOW });
  });
});

describe("a consent in words", () => {
  const consentIn = (said: unknown) =>
    track({}, { type: "identify", traits: { marketing_consent: said } })
      .facts.map(({ kind }) => kind)
      .filter((kind) => kind.startsWith("consent"));

  it("is given for a known yes, withdrawn for a known no, and nothing otherwise", () => {
    for (const yes of ["on", "Checked", "да", { granted: "yes" }])
      expect(consentIn(yes)).toEqual(["consent-given"]);
    for (const no of ["off", "unsub", "Declined", "отписан", "opt-out", { status: "denied" }]) {
      expect(consentIn(no)).toEqual(["consent-withdrawn"]);
    }
    for (const neither of ["perhaps", "pending", "not_subscribed", "", {}])
      expect(consentIn(neither)).toEqual([]);
  });
});
