import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defined } from "../../../src/domain/basics/defined.ts";
import type { Fact } from "../../../src/domain/facts/facts.ts";
import { isInert } from "../../../src/domain/people/consent.ts";
import { fold } from "../../../src/domain/people/fold.ts";
import { anyFacts } from "../../support/any-facts.ts";
import { added, day, fact, hour, item, key, order, PROOF, rub, visit } from "../../support/facts.ts";

const settings = {
  ...{ timeZone: "UTC", currency: "RUB", rates: { USD: 90 } },
  attributes: { birthday: { type: "date" }, size: { type: "number" }, likes: { type: "list" } },
} as const;
const folded = (...facts: Fact[]) => fold(key("u:1"), facts, settings);

describe("the fold as a whole", () => {
  it("gives the same profile for any order of the facts and any copies of them", () => {
    const shuffled = anyFacts().chain((facts) =>
      fc.tuple(
        fc.constant(facts),
        fc.shuffledSubarray([...facts, ...facts], { minLength: 2 * facts.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([facts, again]) => {
        expect(folded(...again)).toEqual(folded(...facts));
      }),
      { numRuns: 500 },
    );
  });

  it("is the same without the facts that are said to change no profile", () => {
    fc.assert(
      fc.property(anyFacts(20), (facts) => {
        const telling = facts.filter((fact) => !isInert(fact));
        fc.pre(telling.length > 0);
        expect(folded(...telling)).toEqual(folded(...facts));
      }),
    );
  });

  it("does not care in which of the merged partitions a fact lies", () => {
    const dealt = anyFacts().chain((facts) =>
      fc.tuple(fc.constant(facts), fc.infiniteStream(fc.constantFrom("u:1", "e:1", "a:1"))),
    );
    fc.assert(
      fc.property(dealt, ([facts, partitions]) => {
        const spread = facts.map((one): Fact => ({ ...one, customer: key(partitions.next().value) }));
        const { aliases: _, ...profile } = folded(...spread);
        expect({ ...profile, aliases: [] }).toEqual(folded(...facts));
      }),
    );
  });

  it("spends no order below zero and adds days up to the whole", () => {
    fc.assert(
      fc.property(anyFacts(), (facts) => {
        const { orders, orderDays, spent, refunded } = folded(...facts);
        expect(orderDays.every((one) => one.spent >= 0 && one.orders > 0)).toBe(true);
        expect(orderDays.reduce((sum, one) => sum + one.orders, 0)).toBe(orders);
        expect(orderDays.reduce((sum, one) => sum + one.spent, 0)).toBe(spent);
        expect(refunded).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("leaves out what it does not understand, and says since when it knows the customer", () => {
    const opaque = fact("opaque", { at: day(0), type: "Played Chess", payload: { rating: 1800 } });
    const profile = folded(opaque, visit(day(1)));
    expect(profile).toMatchObject({ firstSeenAt: day(0), facts: 2, lastActivityAt: day(1), orders: 0 });
  });

  it("names the partitions that the facts came from", () => {
    expect(folded(visit(day(0), key("a:2")), visit(day(1)), visit(day(2), key("a:1"))).aliases).toEqual([
      "a:1",
      "a:2",
    ]);
  });
});

describe("the person", () => {
  it("is as last told, field by field", () => {
    const later = fact("identified", { at: day(2), name: "Zoë", timeZone: "Nowhere/Land" });
    const earlier = fact("identified", {
      at: day(1),
      name: "Zoe",
      email: " zoe@example.com ",
      timeZone: "Asia/Tokyo",
    });
    expect(folded(later, earlier)).toMatchObject({
      name: "Zoë",
      email: "zoe@example.com",
      timeZone: "Asia/Tokyo",
    });
  });

  it("joined by the first entry", () => {
    const profile = folded(
      fact("subscribed", { at: day(5), entry: "checkout" }),
      fact("subscribed", { at: day(1), entry: "footer" }),
    );
    expect(profile).toMatchObject({ subscribedAt: day(1), entry: "footer" });
  });

  it("consents or not by the last word, and a refusal wins a draw", () => {
    const given = fact("consent-given", { at: day(1), proof: PROOF });
    const withdrawn = fact("consent-withdrawn", { at: day(1), proof: PROOF });
    const again = fact("consent-given", { at: day(2), proof: { ...PROOF, ip: "192.0.2.1" }, dated: true });
    const ticked = fact("consent-given", { at: day(3), proof: PROOF });
    expect(folded().consent).toEqual({ status: "none" });
    expect(folded(withdrawn, given).consent.status).toBe("withdrawn");
    expect(folded(again, withdrawn, given).consent).toEqual({
      status: "given",
      at: day(2),
      proof: { ...PROOF, ip: "192.0.2.1" },
    });
    expect(folded(withdrawn, ticked).consent.status).toBe("withdrawn");
    expect(folded(ticked).consent.status).toBe("given");
  });
});

describe("mail feedback", () => {
  const mail = (event: "bounced" | "complained" | "opened" | "clicked", at: number, permanent?: boolean) =>
    fact("mail", { at, event, send: "s", ...defined({ permanent }) });

  it("suppresses after a permanent bounce until the address changes", () => {
    const first = fact("identified", { at: day(0), email: "tpyo@example.com" });
    const same = fact("identified", { at: day(3), email: "TPYO@example.com" });
    const corrected = fact("identified", { at: day(4), email: "typo@example.com" });
    expect(folded(first, mail("bounced", day(1), false)).suppression).toBeUndefined();
    expect(folded(first, mail("bounced", day(1), true), same).suppression).toBe("bounced");
    expect(folded(first, mail("bounced", day(1), true), corrected).suppression).toBeUndefined();
    expect(folded(first, same).addressSince).toBeUndefined();
    expect(folded(first, corrected).addressSince).toBe(corrected.at);
  });

  it("suppresses for good after a complaint", () => {
    const moved = fact("identified", { at: day(4), email: "new@example.com" });
    expect(folded(mail("complained", day(1)), moved).suppression).toBe("complained");
  });

  it("does not take an opened or clicked mail for activity", () => {
    const profile = folded(visit(day(0)), mail("opened", day(1)), mail("clicked", day(2)));
    expect(profile).toMatchObject({ lastActivityAt: day(0), lastOpenedAt: day(1), lastClickedAt: day(2) });
  });

  it("keeps silence until the customer does something", () => {
    const silenced = fact("silenced", { at: day(5), chain: "win-back" });
    expect(folded(visit(day(1)), silenced, mail("clicked", day(6))).silencedAt).toBe(day(5));
    expect(folded(silenced, visit(day(6))).silencedAt).toBeUndefined();
    expect(folded(silenced, order("A", day(6), 100)).silencedAt).toBeUndefined();
  });
});

describe("the cart", () => {
  const ordered = (at: number, products: readonly string[], cart?: string) =>
    order("A", at, 100, {
      items: products.map((product) => item(product)),
      ...defined({ cart }),
    });

  it("holds what was put in and not taken out, with its value and the last change", () => {
    const profile = folded(
      added("cup", hour(3), { price: rub(300), quantity: 2 }),
      added("pot", hour(1), { price: rub(900) }),
      fact("cart-changed", { at: hour(4), change: { type: "removed", item: item("cup") } }),
    );
    expect(profile.cart).toEqual({
      items: [item("pot", { price: rub(900) }), item("cup", { price: rub(300) })],
      value: 1_200,
      changedAt: hour(4),
    });
  });

  it("is gone when everything was taken out", () => {
    const emptied = fact("cart-changed", { at: hour(2), change: { type: "replaced", items: [] } });
    expect(folded(emptied, added("cup", hour(1))).cart).toBeUndefined();
  });

  it("is what a checkout says it is", () => {
    const checkout = fact("checkout-started", { at: hour(2), items: [item("pot")] });
    expect(folded(added("cup", hour(1)), checkout).cart).toMatchObject({
      items: [item("pot")],
      changedAt: hour(2),
    });
  });

  it("loses what was bought, and all of it when the order is of this cart or names no items", () => {
    const filled = [added("cup", hour(1)), added("pot", hour(2))];
    const inCart = fact("cart-changed", {
      at: hour(3),
      cart: "c1",
      change: { type: "added", item: item("tea") },
    });
    expect(folded(...filled, ordered(hour(4), ["cup"])).cart?.items).toEqual([item("pot")]);
    expect(folded(...filled, ordered(hour(4), [])).cart).toBeUndefined();
    expect(folded(...filled, inCart, ordered(hour(4), ["tea"], "c1")).cart).toBeUndefined();
  });

  it("keeps what was put in after the order", () => {
    expect(folded(ordered(hour(1), []), added("cup", hour(2))).cart?.items).toEqual([item("cup")]);
  });

  it("does not come back with a completed checkout told of late, nor with a cancellation", () => {
    const checkout = fact("checkout-started", { at: hour(3), order: "A", items: [item("cup")] });
    const cancelled = fact("order-cancelled", { order: "A", at: hour(5), version: hour(5) });
    expect(folded(ordered(hour(2), ["cup"]), checkout).cart).toBeUndefined();
    expect(folded(added("cup", hour(1)), ordered(hour(2), ["cup"]), cancelled).cart).toBeUndefined();
  });
});

describe("what was looked at", () => {
  const view = (product: string, at: number) => fact("product-viewed", { at, item: item(product) });

  it("is the last five products, newest first, without those bought since", () => {
    const views = ["a", "b", "c", "d", "e", "f", "g"].map((product, index) => view(product, hour(index)));
    const bought = order("A", hour(10), 100, { items: [item("g")] });
    expect(folded(...views, bought).viewed.map(({ product }) => product)).toEqual(["f", "e", "d", "c", "b"]);
  });

  it("includes a product that was bought before and looked at again", () => {
    const bought = order("A", hour(1), 100, { items: [item("g")] });
    expect(folded(view("g", hour(0)), bought).viewed).toEqual([]);
    expect(folded(view("g", hour(2)), bought)).toMatchObject({ viewed: [item("g")], lastVisitAt: hour(2) });
  });
});

describe("reviews", () => {
  it("are counted once each", () => {
    const review = (id: string, at: number) => fact("reviewed", { at, product: "cup", review: id });
    expect(folded(review("r1", day(1)), review("r1", day(2)), review("r2", day(1)))).toMatchObject({
      reviews: 2,
      lastReviewAt: day(2),
    });
  });
});
