import { describe, expect, it } from "vitest";
import type { Fact, Item } from "../../../src/domain/facts/facts.ts";
import { fold } from "../../../src/domain/people/fold.ts";
import { day, fact, hour, item, key, order, refund, rub } from "../../support/facts.ts";

const settings = { timeZone: "Europe/Moscow", currency: "RUB", rates: { USD: 90 } };
const folded = (...facts: Fact[]) => fold(key("u:1"), facts, settings);

describe("orders in a profile", () => {
  it("counts orders and money by calendar day of the shop's zone", () => {
    const profile = folded(order("A", hour(22), 1_000), order("B", hour(25), 500), order("C", day(8), 2_500));
    expect(profile).toMatchObject({ orders: 3, spent: 4_000, averageOrder: 1_333 });
    expect(profile.orderDays.map(({ orders, spent }) => [orders, spent])).toEqual([
      [2, 1_500],
      [1, 2_500],
    ]);
    expect(profile.gaps).toEqual({ mean: 7, shortest: 7, longest: 7 });
    expect([profile.firstOrderAt, profile.lastOrderAt]).toEqual([hour(22), day(8)]);
  });

  it("takes what the newest version says, and from older ones what it leaves out", () => {
    const placed = order("A", day(0), 1_000, { merchant: "Mitte", coupons: ["spring"] });
    const smaller = fact("order-updated", { order: "A", at: day(2), version: day(2), total: rub(600) });
    const late = fact("order-updated", { order: "A", at: day(1), version: day(1), total: rub(900) });
    expect(folded(smaller, late, placed)).toMatchObject({
      orders: 1,
      spent: 600,
      lastMerchant: "Mitte",
      coupons: [{ code: "SPRING", order: "A", at: day(0), spent: 600 }],
    });
  });

  it("does not count a cancelled order, also when the cancellation came first", () => {
    const cancelled = fact("order-cancelled", { order: "A", at: day(1), version: day(1) });
    expect(folded(cancelled)).toMatchObject({ orders: 0, spent: 0 });
    expect(folded(cancelled, order("A", day(0), 1_000))).toMatchObject({
      orders: 0,
      spent: 0,
      orderDays: [],
    });
  });

  it("takes a cancellation and a placing at the same instant for a cancellation", () => {
    const cancelled = fact("order-cancelled", { order: "A", at: day(0), version: day(0) });
    expect(folded(cancelled, order("A", day(0), 1_000)).orders).toBe(0);
  });

  it("counts an order again that its source reinstated later", () => {
    const cancelled = fact("order-cancelled", { order: "A", at: day(1), version: day(1) });
    const again = fact("order-updated", { order: "A", at: day(2), version: day(2), cancelled: false });
    expect(folded(cancelled, again, order("A", day(0), 1_000))).toMatchObject({ orders: 1, spent: 1_000 });
  });

  it("subtracts partial refunds, each once however often it was told", () => {
    const told = refund("A", day(1), 300, { refund: "R1" });
    const again = refund("A", day(1), 300, { refund: "R1" });
    expect(folded(told, order("A", day(0), 1_000), again, refund("A", day(2), 200))).toMatchObject({
      spent: 500,
      refunded: 500,
    });
  });

  it("never gives back more than the order was worth", () => {
    expect(
      folded(order("A", day(0), 1_000), refund("A", day(1), 700), refund("A", day(2), 700)),
    ).toMatchObject({
      orders: 1,
      spent: 0,
      refunded: 1_000,
    });
  });

  it("takes a refund without an amount for the whole order", () => {
    expect(folded(order("A", day(0), 1_000), refund("A", day(1), undefined))).toMatchObject({ spent: 0 });
  });

  const boots = item("boots", { price: rub(300), quantity: 2 });
  const hat = item("hat", { price: rub(400) });
  const back = (...items: Item[]) => refund("A", day(1), undefined, { items });

  it("prices what came back without a price as the order did, whichever was told first", () => {
    const placed = order("A", day(0), 1_000, { items: [boots, hat] });
    expect(folded(back(item("boots")), placed)).toMatchObject({ spent: 700, refunded: 300 });
    expect(folded(placed, back(item("boots", { price: rub(250) }), item("hat"))).refunded).toBe(650);
    expect(folded(placed, back(item("boots", { quantity: 2 }), item("hat")))).toMatchObject({ spent: 0 });
  });

  it("gives back no more for a thing than its share of what a discount left to pay", () => {
    expect(folded(order("A", day(0), 500, { items: [boots, hat] }), back(item("hat"))).refunded).toBe(200);
    expect(folded(order("A", day(0), 1_200, { items: [boots, hat] }), back(item("hat"))).refunded).toBe(400);
  });

  it("takes a refund of things that nobody has told the price of for the whole order", () => {
    expect(folded(order("A", day(0), 1_000, { items: [item("hat")] }), back(item("hat"))).spent).toBe(0);
    expect(folded(order("A", day(0), 1_000, { items: [hat] }), back(item("scarf"))).spent).toBe(0);
  });

  it("takes the refunds that the order states for a lower bound of those told one by one", () => {
    const stated = fact("order-updated", {
      order: "A",
      at: day(3),
      version: day(3),
      total: rub(1_000),
      refundedTotal: rub(400),
    });
    expect(folded(stated, refund("A", day(1), 300)).refunded).toBe(400);
    expect(folded(stated, refund("A", day(1), 300), refund("A", day(2), 300)).refunded).toBe(600);
  });

  it("lets a refund of an unknown order wait for the order", () => {
    const early = refund("A", day(1), 300);
    expect(folded(early)).toMatchObject({ orders: 0, spent: 0, refunded: 0 });
    expect(folded(early, order("A", day(0), 1_000))).toMatchObject({ spent: 700, refunded: 300 });
  });

  it("converts other currencies and says how many orders it could not convert", () => {
    const dollars = order("A", day(0), 0, { total: { amount: 10_00, currency: "USD" } });
    const yen = order("B", day(1), 0, { total: { amount: 500, currency: "JPY" } });
    expect(folded(dollars, yen)).toMatchObject({
      orders: 2,
      spent: 900_00,
      unpricedOrders: 1,
      averageOrder: 900_00,
    });
  });

  it("keeps the rate of an order's day, for its refunds too", () => {
    const dated = { ...settings, rates: { USD: { "2026-01-03": 100, "2026-01-02": 80 } } };
    const dollars = (id: string, at: number) =>
      order(id, at, 0, { total: { amount: 10_00, currency: "USD" } });
    const spent = (...facts: Fact[]) => fold(key("u:1"), facts, dated).spent;
    expect(spent(dollars("before", day(-30)))).toBe(800_00);
    expect(spent(dollars("on its last evening", hour(24 + 20)))).toBe(800_00);
    expect(spent(dollars("by the shop's own midnight", hour(24 + 21)))).toBe(1_000_00);
    expect(spent(dollars("after", day(400)))).toBe(1_000_00);
    const back = refund("A", day(300), undefined, { amount: { amount: 4_00, currency: "USD" } });
    expect(spent(dollars("A", day(1)), back)).toBe(480_00);
  });

  it("takes amounts that named no currency for the shop's, once it has said which", () => {
    const unnamed = { amount: 12_50, currency: "XXX" };
    const told = [
      order("A", day(0), 0, { total: unnamed, items: [item("tea", { price: unnamed })] }),
      refund("A", day(1), undefined, { amount: { amount: 2_50, currency: "XXX" } }),
      fact("cart-changed", { at: day(2), change: { type: "added", item: item("pot", { price: unnamed }) } }),
    ];
    const yen = fold(key("u:1"), told, { timeZone: "UTC", currency: "JPY", rates: {} });
    expect(yen).toMatchObject({ spent: 10, refunded: 3, unpricedOrders: 0, cart: { value: 13 } });
    expect(yen.cart?.items).toMatchObject([{ price: { amount: 13, currency: "JPY" } }]);
    expect(fold(key("u:1"), told, { timeZone: "UTC", rates: {} })).toMatchObject({ spent: 10_00 });
    const euros = order("B", day(3), 0, { total: { amount: 1_00, currency: "EUR" } });
    expect(fold(key("u:1"), [...told, euros], { timeZone: "UTC", rates: {} })).toMatchObject({
      spent: 11_00,
    });
  });

  it("adds up in the first currency seen while no config says otherwise", () => {
    const euros = order("A", day(1), 0, { total: { amount: 700, currency: "EUR" } });
    const profile = fold(key("u:1"), [order("B", day(2), 100), euros], { timeZone: "UTC", rates: {} });
    expect(profile).toMatchObject({ spent: 700, unpricedOrders: 1 });
  });

  it("prices an order without a total by its items, and takes a negative one for zero", () => {
    const items = [item("x", { price: rub(200), quantity: 3 })];
    const untold = fact("order-placed", { order: "A", at: day(0), version: day(0), items });
    expect(folded(untold)).toMatchObject({ spent: 600, firstOrderAt: day(0) });
    expect(folded(order("B", day(0), -500))).toMatchObject({ orders: 1, spent: 0 });
  });

  it("names the category of the last order's most expensive item, and the last shop", () => {
    const items = [
      item("tea", { category: "Tea", price: rub(100) }),
      item("pot", { category: "Pots", price: rub(900) }),
    ];
    const profile = folded(
      order("B", day(2), 1_000, { items, merchant: "North" }),
      order("A", day(1), 5_000, { items: [item("cup", { category: "Cups" })], merchant: "South" }),
    );
    expect(profile).toMatchObject({ lastCategory: "Pots", lastMerchant: "North" });
    expect(profile.categories).toEqual({ Tea: 1, Pots: 1, Cups: 1 });
    expect(profile.merchants).toEqual({ North: 1, South: 1 });
    expect(profile.products.map(({ product }) => product)).toEqual(["pot", "tea", "cup"]);
  });

  it("keeps names that mean something to JavaScript", () => {
    const items = [
      item("__proto__", { category: "__proto__" }),
      item("constructor", { category: "constructor" }),
    ];
    const { categories } = folded(order("A", day(0), 100, { items }));
    expect(Object.entries(categories)).toEqual([
      ["__proto__", 1],
      ["constructor", 1],
    ]);
  });

  it("stays small whatever the shop sends", () => {
    const long = "я".repeat(30_000);
    const items = Array.from({ length: 500 }, (_, index) =>
      item(`${index}${long}`, { name: long, category: `${index}${long}`, url: long, image: long }),
    );
    const cart = fact("cart-changed", { at: day(1), change: { type: "replaced", items } });
    const profile = folded(order("A", day(0), 100, { items, coupons: [long], merchant: long }), cart);
    expect(Buffer.byteLength(JSON.stringify(profile))).toBeLessThan(200_000);
  });

  it("folds 20,000 orders of one customer", () => {
    const facts = Array.from({ length: 20_000 }, (_, index) =>
      order(`O${index}`, hour(index), 100, { items: [item(`p${index % 50}`)] }),
    );
    expect(folded(...facts)).toMatchObject({ orders: 20_000, spent: 2_000_000 });
  });
});
