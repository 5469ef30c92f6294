import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { orderCall } from "../../src/adapters/import/calls.ts";
import { type Grouping, makeOrders, type Order } from "../../src/adapters/import/orders.ts";
import type { Row } from "../../src/adapters/import/rows.ts";
import { occurrences, row } from "../support/import.ts";

const wholeOrders: Grouping = { byOrder: true, rowsAreLines: false, amountPer: "row" };
const orderLines: Grouping = { byOrder: true, rowsAreLines: true, amountPer: "row" };
const unnumbered: Grouping = { byOrder: false, rowsAreLines: false, amountPer: "row" };

function outcomesOf(grouping: Grouping, rows: readonly Row[]) {
  const take = makeOrders(grouping);
  return [...rows, undefined].flatMap((one) => take(one));
}

const ordersOf = (grouping: Grouping, rows: readonly Row[]): Order[] =>
  outcomesOf(grouping, rows).flatMap((outcome) => (outcome.kind === "order" ? [outcome.order] : []));

describe("rows without an order id", () => {
  it("are as many orders as rows, the same ones each time", () => {
    const rows = [row(), row(), row({ amount: 11 })];
    const ids = ordersOf(unnumbered, rows).map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
    expect(ordersOf(unnumbered, rows).map(({ id }) => id)).toEqual(ids);
  });

  it("give the same set of messages in any order of rows", () => {
    const some = fc.record({ customer: fc.constantFrom("1", "2"), amount: fc.constantFrom(5, 6) });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 20 }), (contents) => {
        const messages = (list: typeof contents) =>
          ordersOf(
            unnumbered,
            list.map((content) => row(content)),
          )
            .map((order) => orderCall(order).messageId)
            .sort();
        expect(messages(contents)).toEqual(messages([...contents].reverse()));
        expect(new Set(messages(contents)).size).toBe(contents.length);
      }),
    );
  });
});

describe("rows with an order id", () => {
  it("repeated word for word are one order", () => {
    const kinds = outcomesOf(wholeOrders, [row({ order: "A" }), row({ order: "B" }), row({ order: "A" })]);
    expect(kinds.map(({ kind }) => kind)).toEqual(["order", "order", "duplicate"]);
  });

  it("repeated with another amount are reported", () => {
    const [, second] = outcomesOf(wholeOrders, [row({ order: "A" }), row({ order: "A", amount: 12 })]);
    expect(second).toMatchObject({ kind: "bad", row: { reasons: [{ code: "order-again" }] } });
  });

  it("and products are lines of one order whose total is their sum", () => {
    const [order] = ordersOf(orderLines, [
      row({ order: "A", product: "tea", amount: 0.1 }),
      row({ order: "A", product: "cup", amount: 0.2 }),
    ]);
    expect(order).toMatchObject({ id: "A", total: 0.3, lines: [{ product: "tea" }, { product: "cup" }] });
  });

  it("and unit prices are multiplied", () => {
    const line = { order: "A", product: "tea", price: 2.5, quantity: 3 };
    const { amount: _, ...priced } = row(line);
    expect(ordersOf(orderLines, [priced])[0]?.total).toBe(7.5);
  });

  it("may repeat the whole order's amount", () => {
    const lines = [row({ order: "A", product: "tea" }), row({ order: "A", product: "cup" })];
    expect(ordersOf({ ...orderLines, amountPer: "order" }, lines)[0]?.total).toBe(10);
  });

  it("that do not stand together are reported rather than overwritten", () => {
    const kinds = outcomesOf(orderLines, [
      row({ order: "A", product: "tea" }),
      row({ order: "B", product: "tea" }),
      row({ order: "A", product: "cup" }),
    ]).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(["bad", "order", "order"]);
  });
});

describe("counting occurrences", () => {
  it("agrees with a map for any texts, far beyond its first size", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 5000 }), (numbers) => {
        const counted = occurrences();
        const expected = new Map<number, number>();
        for (const number of numbers) {
          expected.set(number, (expected.get(number) ?? 0) + 1);
          expect(counted.count(`${number}`)).toBe(expected.get(number));
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe("what a coupon took off an order", () => {
  const propertiesOf = (more: Partial<Row>) =>
    orderCall(ordersOf(wholeOrders, [row({ order: "1", ...more })])[0] as Order).properties;

  it("is told with the coupon, and without one is nobody's", () => {
    expect(propertiesOf({ coupon: "HELLO-1", discount: 2.5 })).toMatchObject({
      coupon: "HELLO-1",
      discount: 2.5,
    });
    expect(propertiesOf({ discount: 2.5 })).not.toHaveProperty("discount");
  });
});
