import { describe, expect, it } from "vitest";
import { shopifyFacts } from "../../src/app/collect/mapping/shopify.ts";
import { parseShopify } from "../../src/contracts/shopify.ts";
import type { CustomerKey, Fact } from "../../src/domain/facts/facts.ts";
import { day, fact, key, link } from "../support/facts.ts";
import { world } from "../support/projecting.ts";

const time = (minute: number) => new Date(Date.UTC(2026, 2, 1, 10, minute)).toISOString();

/** The facts of one version of an order, as Shopify's webhook makes them. */
function version(minute: number, email: string, more: object = {}): readonly Fact[] {
  const body = {
    id: 5001,
    email,
    created_at: time(0),
    updated_at: time(minute),
    currency: "USD",
    total_price: "50.00",
    line_items: [{ product_id: 1, price: "50.00" }],
    ...more,
  };
  const topic = minute === 0 ? "orders/create" : "orders/updated";
  const head = { topic, id: `${email}:${minute}`, shop: "s", raw: body, storeCurrency: "USD" };
  return shopifyFacts({ ...head, receivedAt: Date.parse(time(59)), ...parseShopify(topic, body) }).facts;
}
const ownerOf = (facts: readonly Fact[]): CustomerKey =>
  facts.find(({ kind }) => kind.startsWith("order-"))?.customer ?? key("nobody");

const TYPO = version(0, "bob@exmaple.com");
const CORRECTED = version(5, "bob@example.com");
const [OLD, NEW] = [ownerOf(TYPO), ownerOf(CORRECTED)];

async function countedAfter(...messages: readonly (readonly Fact[])[]) {
  const { tell, profile } = world();
  for (const facts of messages) await tell(facts);
  return Promise.all(
    [OLD, NEW].map(async (owner) => {
      const { orders = 0, spent = 0 } = (await profile(owner)) ?? {};
      return [orders, spent];
    }),
  );
}

describe("an order whose e-mail was corrected", () => {
  it("moves to the new address and is counted once, whichever version comes first", async () => {
    expect(await countedAfter(TYPO)).toEqual([
      [1, 5_000],
      [0, 0],
    ]);
    expect(await countedAfter(TYPO, CORRECTED)).toEqual([
      [0, 0],
      [1, 5_000],
    ]);
    expect(await countedAfter(CORRECTED, TYPO)).toEqual([
      [0, 0],
      [1, 5_000],
    ]);
    expect(await countedAfter([...TYPO, ...CORRECTED])).toEqual([
      [0, 0],
      [1, 5_000],
    ]);
  });

  it("moves back when it is corrected back, and once more", async () => {
    const back = version(6, "bob@exmaple.com");
    const again = version(7, "bob@example.com");
    expect(await countedAfter(TYPO, CORRECTED, back)).toEqual([
      [1, 5_000],
      [0, 0],
    ]);
    expect(await countedAfter(TYPO, CORRECTED, back, again)).toEqual([
      [0, 0],
      [1, 5_000],
    ]);
    expect(await countedAfter(again, back, CORRECTED, TYPO)).toEqual([
      [0, 0],
      [1, 5_000],
    ]);
  });

  it("stays moved, whatever comes later without a name", async () => {
    const order = { order: "5001", source: "shopify", customer: key("o:shopify:5001") };
    const nameless = fact("order-updated", { ...order, at: day(90), version: day(90) });
    const gone = fact("order-cancelled", { ...order, at: day(91), version: day(91), deleted: true });
    expect(await countedAfter(TYPO, CORRECTED, [nameless])).toEqual([
      [0, 0],
      [1, 5_000],
    ]);
    expect(await countedAfter(TYPO, CORRECTED, [gone])).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  it("stays with a person who has both addresses", async () => {
    const { tell, profile } = world();
    await tell([...TYPO, ...CORRECTED, ...link(OLD, "u:1"), ...link(NEW, "u:1")]);
    expect(await profile("u:1")).toMatchObject({ orders: 1, spent: 5_000 });
  });

  it("leaves no open cart behind, and is found by a rebuild too", async () => {
    const { tell, profile, everybody, rebuild } = world();
    const started = fact("checkout-started", {
      customer: OLD,
      at: day(58),
      items: [{ product: "1", quantity: 1 }],
    });
    await tell([started, ...TYPO, ...CORRECTED]);
    expect((await profile(OLD))?.cart).toBeUndefined();
    const before = await everybody();
    await rebuild();
    expect(await everybody()).toEqual(before);
  });
});
