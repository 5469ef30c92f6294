import { describe, expect, it } from "vitest";
import type { CustomerKey, FactId } from "../../../src/domain/facts/facts.ts";
import type { RefundFact } from "../../../src/domain/people/refunds.ts";
import { returnsOf } from "../../../src/domain/people/returns.ts";

const refund = (
  id: string,
  product: string,
  quantity: number,
  more: Partial<RefundFact> = {},
): RefundFact => ({
  id: `f-${id}` as FactId,
  source: "shopify",
  rank: "server",
  at: 10,
  receivedAt: 10,
  customer: "c:1" as CustomerKey,
  kind: "order-refunded",
  order: "1",
  version: 10,
  refund: id,
  items: [{ product, quantity }],
  ...more,
});
const items = (quantity: number) => [{ product: "socks", quantity }];

describe("what came back of an order", () => {
  it("is taken off what was ordered, whether or not the source lists the order without it", () => {
    const returned = [{ product: "socks", kept: 2 }];
    expect(returnsOf([refund("a", "socks", 1)], [items(3)])).toEqual(returned);
    expect(returnsOf([refund("a", "socks", 1)], [items(3), items(2)])).toEqual(returned);
  });

  it("counts a line taken off and the money paid back for it once", () => {
    const told = [refund("a", "socks", 1, { removal: true }), refund("b", "socks", 1)];
    expect(returnsOf(told, [items(3)])).toEqual([{ product: "socks", kept: 2 }]);
  });

  it("is nothing when the refund names no line, or is no longer listed", () => {
    const { items: _, ...amountOnly } = refund("a", "socks", 1);
    expect(returnsOf([amountOnly], [items(3)])).toEqual([]);
    expect(returnsOf([refund("a", "socks", 1)], [items(3)], { version: 20, refunds: [] })).toEqual([]);
  });
});
