import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Fact } from "../../../src/domain/facts/facts.ts";
import { fold } from "../../../src/domain/people/fold.ts";
import { anyFacts } from "../../support/any-facts.ts";
import { added, day, fact, item, key, order, PROOF, refund, rub } from "../../support/facts.ts";

const settings = { timeZone: "UTC", currency: "RUB", rates: { USD: 90 }, hosts: ["shop.example"] };
const counting = { ...settings, browserOrderLimit: 2_000 };
const folded = (...facts: Fact[]) => fold(key("u:1"), facts, settings);
const BROWSER = { rank: "browser" } as const;

describe("a browser's word in a profile", () => {
  it("moves no address, name, phone, country, consent or order, whatever is told", () => {
    const SAID = ["email", "name", "phone", "country", "consent", "addressSince", "suppression"] as const;
    const MONEY = ["orders", "orderDays", "spent", "refunded", "products", "coupons", "lastOrderAt"] as const;
    fc.assert(
      fc.property(anyFacts(), (facts) => {
        const withdrawn = ({ kind }: Fact) => kind === "consent-withdrawn" || kind === "mail";
        const trusted = facts.filter((one) => one.rank !== "browser" || withdrawn(one));
        const [all, without] = [folded(...facts), folded(...trusted)];
        for (const field of [...SAID, ...MONEY]) expect(all[field]).toEqual(without[field]);
      }),
      { numRuns: 500 },
    );
  });

  it("is kept as claimed where nobody else says so", () => {
    const profile = folded(
      fact("identified", { email: "anna@example.com", name: "Anna", phone: "+1", locale: "de" }),
      fact("identified", {
        ...{ email: "evil@example.com", name: "evil.example/win", phone: "+2", country: "XX" },
        ...{ locale: "en", timeZone: "Europe/Riga", at: day(1), ...BROWSER },
      }),
      fact("consent-given", { proof: PROOF, at: day(2), ...BROWSER }),
    );
    expect(profile).toMatchObject({
      ...{ email: "anna@example.com", name: "Anna", phone: "+1", locale: "de", timeZone: "Europe/Riga" },
      consent: { status: "none" },
      claimed: { email: "evil@example.com", phone: "+2", consent: { status: "given", at: day(2) } },
    });
    expect(profile.country).toBeUndefined();
    expect(profile.claimed?.name).toBeUndefined();
  });

  it("is claimed no longer once a higher rank says the same", () => {
    const profile = folded(
      fact("identified", { email: "Anna@example.com", ...BROWSER }),
      fact("consent-given", { proof: PROOF, ...BROWSER }),
      fact("identified", { email: "anna@example.com", at: day(1), rank: "mailbox" }),
      fact("consent-given", { proof: PROOF, at: day(1), rank: "mailbox" }),
    );
    expect(profile).toMatchObject({ email: "anna@example.com", consent: { status: "given" } });
    expect(profile.claimed).toBeUndefined();
  });

  it("withdraws a consent", () => {
    const given = fact("consent-given", { proof: PROOF });
    const withdrawn = fact("consent-withdrawn", { proof: PROOF, at: day(1), ...BROWSER });
    expect(folded(given, withdrawn).consent.status).toBe("withdrawn");
  });
});

describe("an order that only a browser tells of", () => {
  const forged = order("F", day(3), 99_999_999, { ...BROWSER, items: [item("cup")] });

  it("is no money, but empties the cart", () => {
    const profile = folded(added("cup", day(1)), forged);
    expect(profile).toMatchObject({ orders: 0, spent: 0, browserOrderAt: day(3), products: [] });
    expect(profile.cart).toBeUndefined();
    expect(profile.lastOrderAt).toBeUndefined();
  });

  it("is forgotten once the shop tells of the same order", () => {
    const profile = folded(forged, order("F", day(4), 700));
    expect(profile).toMatchObject({ orders: 1, spent: 700, lastOrderAt: day(4) });
    expect(profile.browserOrderAt).toBeUndefined();
  });

  it("counts up to a limit where the shop wants it to", () => {
    const profile = fold(key("u:1"), [forged, order("A", day(1), 9_000)], counting);
    expect(profile).toMatchObject({ orders: 2, spent: 11_000 });
    expect(profile.browserOrderAt).toBeUndefined();
  });

  it("changes, cancels and pays back none of the shop's", () => {
    const told = [order("A", day(1), 9_000)];
    const lies = [
      fact("order-updated", { order: "A", version: day(9), at: day(9), total: rub(1), ...BROWSER }),
      fact("order-cancelled", { order: "A", version: day(9), at: day(9), ...BROWSER }),
      refund("A", day(9), 9_000, BROWSER),
    ];
    for (const one of [settings, counting])
      expect(fold(key("u:1"), [...told, ...lies], one)).toMatchObject({
        orders: 1,
        spent: 9_000,
        refunded: 0,
      });
  });
});

describe("what mails show of a browser's cart", () => {
  const shown = (url: string, more: Partial<Fact> = BROWSER) =>
    folded({ ...added("cup", day(1), { url, image: url }), ...more } as Fact).cart?.items[0];

  it.each([
    "https://shop.example/cup",
    "http://cdn.shop.example/1.jpg",
    "https://SHOP.example./cup",
  ])("has %s, which is the shop's own", (url) => expect(shown(url)).toMatchObject({ url, image: url }));

  it.each([
    "https://evil.example/cup",
    "https://notshop.example/cup",
    "https://shop.example.evil.example/",
    "https://shop.example@evil.example/",
    "https://me:you@shop.example/",
    "javascript:alert(1)//shop.example",
    "//shop.example/cup",
  ])("has not %s", (url) => {
    expect(shown(url)).not.toHaveProperty("url");
    expect(shown(url)).not.toHaveProperty("image");
  });

  it("has any address that the shop itself tells of", () => {
    expect(shown("https://pictures.example/1.jpg", {})).toHaveProperty("url");
  });

  it("has no links in names", () => {
    const cart = folded(added("cup", day(1), { name: "Cup evil.example/win" })).cart;
    expect(cart?.items[0]?.name).toBe("Cup");
  });
});
