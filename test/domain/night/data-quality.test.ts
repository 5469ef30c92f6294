import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CustomerKey } from "../../../src/domain/facts/facts.ts";
import { makeDataQualityCounter } from "../../../src/domain/night/data-quality.ts";
import { originOf } from "../../../src/domain/people/consent-origin.ts";
import type { Profile } from "../../../src/domain/people/profile.ts";
import { NOON, profile } from "../../support/chains.ts";

const key = (text: string) => text as CustomerKey;
const said = (source: string, doubleOptInAt?: number) => ({
  ...{ purpose: "marketing", channel: "email", source },
  ...(doubleOptInAt !== undefined && { doubleOptInAt }),
});
const { email: _, ...NAMELESS } = profile(key("a:2"));

const PEOPLE: readonly Profile[] = [
  profile(key("u:1"), {
    aliases: [key("e:x"), key("a:y")],
    consent: { status: "given", at: NOON, proof: said("form newsletter", NOON) },
  }),
  profile(key("p:shopify:7"), { claimed: { email: "o…" }, consent: { status: "none" }, unpricedOrders: 2 }),
  { ...NAMELESS, claimed: { email: "a…", consent: { status: "given" } }, consent: { status: "none" } },
  profile(key("e:z"), { consent: { status: "withdrawn", at: NOON, proof: said("operator") } }),
];

const counted = (people: readonly Profile[]) => {
  const counter = makeDataQualityCounter();
  for (const one of people) counter.add(one);
  return counter;
};

describe("how well a base knows its people", () => {
  it("counts keys, addresses that only browsers say, and consents by their proof", () => {
    const counts = counted(PEOPLE).counts();
    expect(counts).toMatchObject({
      ...{ customers: 4, keys: 6, joined: 1, mostKeys: 3 },
      strongest: { user: 1, platform: 1, email: 1, anonymous: 1 },
      ...{ addressed: 3, unconfirmed: 1, contested: 1, claimedConsents: 1 },
      unpriced: { customers: 1, orders: 2 },
    });
    expect(counts.consents.none).toBe(2);
    expect(counts.consents.given["double-opt-in"]).toBe(1);
    expect(counts.consents.withdrawn.operator).toBe(1);
  });

  it("is the same however the base is divided into shards", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...PEOPLE), fc.nat(2))), (people) => {
        const merged = makeDataQualityCounter();
        for (const shard of [0, 1, 2])
          merged.merge(counted(people.flatMap(([one, its]) => (its === shard ? [one] : []))).counts());
        expect(merged.counts()).toEqual(counted(people.map(([one]) => one)).counts());
      }),
    );
  });
});

describe("by what a decision about mails is proven", () => {
  it.each([
    ["form newsletter", "form"],
    ["shopify checkout", "checkout"],
    ["shopify customers/update", "platform"],
    ["https://shop.example/checkout", "site"],
    ["one-click unsubscribe", "own-page"],
    ["import", "import"],
    ["operator", "operator"],
    ["Trade fair 2025", "told"],
  ])("%s is %s", (source, origin) => expect(originOf(said(source))).toBe(origin));

  it("is the owner's link before anything else", () => {
    expect(originOf(said("import", NOON))).toBe("double-opt-in");
    expect(originOf(undefined)).toBe("told");
  });
});
