import fc from "fast-check";
import type { Fact, FactBody, FactId, Item, MailEvent } from "../../src/domain/facts/facts.ts";
import { type Rank, ranked } from "../../src/domain/facts/ranks.ts";
import { key, PROOF, START } from "./facts.ts";

/** Few values each, so that times, orders, refunds and products collide as often as they can. */
const at = fc.integer({ min: 0, max: 6 }).map((step) => START + step * 10 * 3_600_000);
const orderId = fc.constantFrom("A", "B", "C");
const money = fc.record({
  amount: fc.integer({ min: -200, max: 2_000 }),
  currency: fc.constantFrom("RUB", "RUB", "USD", "JPY"),
});
const cart = fc.constantFrom("c1", "c2");

const item: fc.Arbitrary<Item> = fc.record(
  {
    product: fc.constantFrom("cup", "pot", "__proto__"),
    name: fc.string({ maxLength: 5, unit: "grapheme" }),
    category: fc.constantFrom("Tea", "Pots", ""),
    price: money,
    quantity: fc.integer({ min: 0, max: 3 }),
  },
  { requiredKeys: ["product", "quantity"] },
);
const items = fc.array(item, { maxLength: 3 });

const state = fc.record(
  {
    order: orderId,
    version: at,
    placedAt: at,
    total: money,
    items,
    merchant: fc.constantFrom("North", "South"),
    coupons: fc.array(fc.constantFrom("spring", "SPRING ", "autumn"), { maxLength: 2 }),
    cart,
    cancelled: fc.boolean(),
    refundedTotal: money,
  },
  { requiredKeys: ["order", "version"] },
);

const of = <K extends FactBody["kind"], T extends object>(kind: K, said: fc.Arbitrary<T>) =>
  said.map((one) => ({ ...one, kind }));

export const body: fc.Arbitrary<FactBody> = fc.oneof(
  of("order-placed", state),
  of("order-updated", state),
  of("order-cancelled", state),
  of(
    "order-refunded",
    fc.record(
      { order: orderId, version: at, refund: fc.constantFrom("r1", "r2"), amount: money },
      { requiredKeys: ["order", "version", "refund"] },
    ),
  ),
  of(
    "cart-changed",
    fc.record(
      {
        cart,
        change: fc.oneof(
          fc.record({ type: fc.constantFrom("added" as const, "removed" as const), item }),
          fc.record({ type: fc.constant("replaced" as const), items }),
        ),
      },
      { requiredKeys: ["change"] },
    ),
  ),
  of("checkout-started", fc.record({ order: orderId, items }, { requiredKeys: ["items"] })),
  of("product-viewed", fc.record({ item })),
  of("visited", fc.record({})),
  of(
    "identified",
    fc.record(
      {
        email: fc.constantFrom("a@example.com", "b@example.com"),
        name: fc.string({ maxLength: 4 }),
        traits: fc.dictionary(
          fc.constantFrom("birthday", "Birthday", "size", "likes", "unknown", "__proto__"),
          fc.oneof(
            fc.constantFrom("1990-05-01", "--02-29", "38", "tea, jam", "https://evil.example/x"),
            fc.integer({ min: 30, max: 45 }),
            fc.boolean(),
            fc.array(fc.constantFrom("tea", "jam"), { maxLength: 2 }),
          ),
          { maxKeys: 3 },
        ),
      },
      { requiredKeys: [] },
    ),
  ),
  of("subscribed", fc.record({ entry: fc.constantFrom("footer", "checkout") })),
  of("consent-given", fc.record({ proof: fc.constant(PROOF) })),
  of("consent-withdrawn", fc.record({ proof: fc.constant({ ...PROOF, source: "link" }) })),
  of(
    "mail",
    fc.record({
      event: fc.constantFrom<MailEvent>("delivered", "delayed", "bounced", "complained", "opened"),
      send: fc.constant("s"),
      permanent: fc.boolean(),
    }),
  ),
  of("silenced", fc.record({ chain: fc.constant("win-back") })),
  of("reviewed", fc.record({ product: fc.constant("cup"), review: fc.constantFrom("1", "2") })),
  of("opaque", fc.record({ type: fc.constant("x"), payload: fc.jsonValue() })),
);

const rank = fc.constantFrom<Rank>("server", "server", "browser", "mailbox");

/** Facts of one customer, told by anybody, with ids of their own, in no order. `bodies`: what they say. */
export function anyFacts(maxLength = 25, bodies = body, minLength = 1): fc.Arbitrary<readonly Fact[]> {
  return fc.array(fc.tuple(bodies, at, rank), { minLength, maxLength }).map((told) =>
    told.map(
      ([said, happened, by], index): Fact => ({
        ...said,
        ...ranked(by),
        id: `f${index}` as FactId,
        customer: key("u:1"),
        at: happened,
        receivedAt: happened,
        source: "test",
      }),
    ),
  );
}
