import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fingerprint } from "../../src/app/collect/fingerprint.ts";
import { segmentFacts } from "../../src/app/collect/mapping/segment.ts";
import { shopifyFacts } from "../../src/app/collect/mapping/shopify.ts";
import { wooFacts } from "../../src/app/collect/mapping/woocommerce.ts";
import { otherTraitsIn, SegmentMessage } from "../../src/contracts/segment.ts";
import { parseShopify } from "../../src/contracts/shopify.ts";
import { parseStandard } from "../../src/contracts/standard.ts";
import { parseWooCommerce } from "../../src/contracts/woocommerce.ts";
import type { Fact } from "../../src/domain/facts/facts.ts";
import { NOW } from "../support/ingest.ts";

/** Values of every kind under the names that mean something to the parsers. */
const names = fc.constantFrom(
  ...["userId", "anonymousId", "previousId", "messageId", "type", "event", "traits", "properties", "context"],
  ...[
    "timestamp",
    "sentAt",
    "email",
    "name",
    "address",
    "consent",
    "marketing_consent",
    "order_id",
    "products",
  ],
  ...[
    "total",
    "price",
    "quantity",
    "currency",
    "id",
    "customer",
    "line_items",
    "refunds",
    "transactions",
    "amount",
  ],
  ...[
    "billing",
    "status",
    "date_modified_gmt",
    "created_at",
    "categoryPreferences",
    "__proto__",
    "constructor",
  ],
);
const words = fc.constantFrom(
  "identify",
  "track",
  "alias",
  "Order Completed",
  "Order Refunded",
  "subscribed",
  "1,5",
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    fc.oneof(words, fc.string({ unit: "binary" }), fc.double(), fc.boolean(), fc.constant(null)),
    fc.array(tie("tree"), { maxLength: 4 }),
    fc.dictionary(names, tie("tree"), { maxKeys: 8 }),
  ),
}));
/** Something sensible with anything in place of some of its parts: most of it gets past the first checks. */
const SENSIBLE = {
  ...{ id: 1, order_id: 2, userId: "u", event: "Order Refunded", type: "track", total: "5", currency: "EUR" },
  properties: { order_id: "o", total: 5, products: [{ product_id: "p", price: 2 }] },
  ...{ email: "ann@example.com", customer: { id: 5 }, refunds: [{ id: 3, total: "-1" }], billing: {} },
  ...{ line_items: [{ product_id: 1, price: "2.5" }], transactions: [{ amount: "1.5", status: "success" }] },
};
const body = fc
  .tuple(fc.constantFrom(SENSIBLE, {}), fc.dictionary(names, tree, { maxKeys: 8 }))
  .map(([sensible, anything]) => JSON.parse(JSON.stringify({ ...sensible, ...anything })));

function expectSound(facts: readonly Fact[]) {
  for (const fact of facts) {
    expect(fact.customer).toMatch(/^[ueapo]:./s);
    expect(Buffer.byteLength(fact.customer)).toBeLessThan(1_024);
    expect(Buffer.byteLength(fact.id)).toBeLessThan(1_024);
    expect(Number.isFinite(fact.at)).toBe(true);
    expect(fact.at).toBeLessThanOrEqual(fact.receivedAt);
    if (fact.kind !== "opaque" && fact.kind !== "privacy-requested") {
      for (const { amount, currency } of moneyIn(fact)) {
        expect(amount).toSatisfy(Number.isSafeInteger);
        expect(currency).toMatch(/^[A-Z]{3}$/);
      }
    }
  }
}

function moneyIn(value: unknown): readonly { amount: unknown; currency: unknown }[] {
  if (typeof value !== "object" || value === null) return [];
  const inside = Object.values(value).flatMap(moneyIn);
  return "amount" in value && "currency" in value
    ? [...inside, { amount: value.amount, currency: value.currency }]
    : inside;
}

describe("whatever comes in", () => {
  const head = { receivedAt: NOW, storeCurrency: "RUB", id: "w" };

  it("through the tracking API becomes sound facts or a reason", () => {
    fc.assert(
      fc.property(body, (raw) => {
        const call = {
          message: SegmentMessage.parse(raw),
          other: otherTraitsIn(raw),
          raw,
          messageId: "m",
        };
        const result = segmentFacts({ ...call, rank: "server", receivedAt: NOW, currency: "RUB" });
        if ("facts" in result) expectSound(result.facts);
        else expect(result.rejected).not.toBe("");
      }),
      { numRuns: 1_000 },
    );
  });

  it("from Shopify becomes sound facts", () => {
    const topics = [
      "orders/create",
      "orders/updated",
      "refunds/create",
      "checkouts/update",
      "customers/create",
    ];
    const topic = fc.constantFrom(...topics, "customers/redact", "products/update");
    fc.assert(
      fc.property(topic, body, (name, raw) => {
        expectSound(shopifyFacts({ ...head, raw, topic: name, shop: "s", ...parseShopify(name, raw) }).facts);
      }),
      { numRuns: 1_000 },
    );
  });

  it("from WooCommerce becomes sound facts", () => {
    const topic = fc.constantFrom(
      "order.created",
      "order.updated",
      "order.deleted",
      "customer.created",
      "product.x",
    );
    fc.assert(
      fc.property(topic, body, (name, raw) => {
        expectSound(wooFacts({ ...head, raw, topic: name, ...parseWooCommerce(name, raw) }).facts);
      }),
      { numRuns: 1_000 },
    );
  });

  it("through Standard Webhooks is taken or refused with the places that are wrong", () => {
    fc.assert(
      fc.property(body, (raw) => {
        const parsed = parseStandard(raw);
        if ("errors" in parsed) expect(parsed.errors.length).toBeGreaterThan(0);
      }),
      { numRuns: 1_000 },
    );
  });

  it("has the same facts when it comes a second time", () => {
    fc.assert(
      fc.property(body, fc.nat(), (raw, later) => {
        const facts = (receivedAt: number) => {
          const call = { message: SegmentMessage.parse(raw), other: { left: [] }, raw, messageId: "m" };
          const result = segmentFacts({ ...call, rank: "server", receivedAt, currency: "RUB" });
          return "facts" in result ? result.facts.filter(({ id }) => !id.startsWith("who:")) : [];
        };
        const ids = (found: readonly Fact[]) => found.map(({ customer, id }) => `${customer} ${id}`);
        expect(ids(facts(NOW + later))).toEqual(ids(facts(NOW)));
      }),
    );
  });
});

describe("fingerprint", () => {
  it("does not depend on the order of keys, and on everything else", () => {
    const shuffled = (value: Record<string, unknown>) => Object.fromEntries(Object.entries(value).reverse());
    fc.assert(
      fc.property(body, (value) => {
        expect(fingerprint(shuffled(value))).toBe(fingerprint(value));
      }),
    );
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const same = fingerprint(a) === fingerprint(b);
        fc.pre(!same);
        expect(JSON.stringify(a)).not.toBe(JSON.stringify(b));
      }),
    );
    expect(fingerprint([1, 2])).not.toBe(fingerprint([2, 1]));
    expect(fingerprint({ a: "1" })).not.toBe(fingerprint({ a: 1 }));
  });
});
