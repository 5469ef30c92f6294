import { describe, expect, it } from "vitest";
import { decodeProfile, encodeProfile } from "../../../src/adapters/dynamodb/customer-codec.ts";
import type { Fact } from "../../../src/domain/facts/facts.ts";
import { fold } from "../../../src/domain/people/fold.ts";
import { added, day, fact, item, key, order } from "../../support/facts.ts";

const settings = { timeZone: "UTC", currency: "RUB", rates: {}, hosts: ["shop.example"] };
const folded = (...facts: Fact[]) => fold(key("u:1"), facts, settings);
const CART = "https://shop.example/cart/7?key=x";
const told = (url: string, at = day(0), more: { cart?: string; rank?: "browser" } = {}) =>
  fact("cart-changed", { at, url, change: { type: "added", item: item("tea") }, ...more });

describe("the link back to a cart", () => {
  it("is the newest that was told of the cart, and is kept with it", () => {
    const profile = folded(told("https://shop.example/old"), told(CART, day(1)), added("cup", day(2)));
    expect(profile.cart?.url).toBe(CART);
    expect(decodeProfile(profile.id, encodeProfile(profile))?.cart).toEqual(profile.cart);
  });

  it("ends with the cart, and does not lead to another's", () => {
    expect(folded(told(CART), order("1", day(1), 5), added("cup", day(2))).cart?.url).toBeUndefined();
    const other = fact("cart-changed", {
      at: day(1),
      cart: "b",
      change: { type: "added", item: item("cup") },
    });
    expect(folded(told(CART, day(0), { cart: "a" }), other).cart?.url).toBeUndefined();
  });

  it.each([
    [CART, CART],
    ["https://evil.example/cart", undefined],
  ])("counts from a browser on the shop's own hosts only: %s", (url, kept) => {
    expect(folded(told(url, day(0), { rank: "browser" })).cart?.url).toBe(kept);
  });

  it("is a web address or nothing", () => {
    expect(folded(told("javascript:alert(1)")).cart?.url).toBeUndefined();
  });
});
