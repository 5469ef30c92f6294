import { describe, expect, it } from "vitest";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeMemoryCustomerStore } from "../../src/adapters/memory/customer-store.ts";
import { makeMemoryEventStore } from "../../src/adapters/memory/event-store.ts";
import { makeMemoryReferralStore } from "../../src/adapters/memory/referral-store.ts";
import { makeLoyaltyNews } from "../../src/app/loyalty/news.ts";
import { makeReferralLink } from "../../src/app/loyalty/referrals/referral-link.ts";
import { isRewardDue, makeRewardReferral } from "../../src/app/loyalty/referrals/reward-referrals.ts";
import { perKey } from "../../src/contracts/keys.ts";
import { DAY, type Instant } from "../../src/domain/basics/calendar.ts";
import type { Loyalty } from "../../src/domain/config/loyalty.ts";
import type { Fact, FactBody } from "../../src/domain/facts/facts.ts";
import type { Rank } from "../../src/domain/facts/ranks.ts";
import { mailboxOf, readReferralCode } from "../../src/domain/loyalty/referral.ts";
import type { EventStore } from "../../src/ports/facts.ts";
import { bundleWith } from "../support/config.ts";
import { day, fact, key as keyOf, link, order } from "../support/facts.ts";
import { programme } from "../support/loyalty-life.ts";
import { streamed, world } from "../support/projecting.ts";

type Told<K extends FactBody["kind"]> = Partial<Extract<Fact, { readonly kind: K }>>;

/** A shop with a programme, its projector, and the night's rewards. */
async function shop(over: Partial<Loyalty> = {}) {
  const bundle = { ...bundleWith(), loyalty: programme(over) };
  bundle.store = { ...bundle.store, time_zone: "UTC", currency: "RUB" };
  const config = makeMemoryConfigStore();
  await config.publish({ publishedAt: 0, by: "test", digest: "", files: {}, bundle });
  const customers = makeMemoryCustomerStore();
  const store = makeMemoryEventStore();
  const stream = streamed(store);
  const referrals = makeMemoryReferralStore();
  let now = day(0);
  const clock = { now: () => now };
  let events: EventStore = stream.events;
  const published: string[] = [];
  const bus = {
    publish: async (all: readonly { type: string }[]) => void published.push(...all.map(({ type }) => type)),
  };
  const onProjected = makeLoyaltyNews({
    ...{ customers, referrals, config, bus, clock },
    events: { append: (facts) => events.append(facts), factsOf: store.factsOf, linksOf: store.linksOf },
  });
  const shopWorld = world({ events: store, customers, config, onProjected });
  events = shopWorld.events;
  const secrets = { keys: async () => ({ ...perKey(() => []), links: ["links-key"] }) };
  const referralLink = makeReferralLink({ referrals, secrets, publicUrl: "https://api.example" });
  const reward = makeRewardReferral({ events, customers });
  const profileOf = async (id: string) => {
    const stored = await customers.get(keyOf(id));
    const root = stored?.mergedInto ? await customers.get(stored.mergedInto) : stored;
    if (!root?.profile) throw new Error(`${id} is nobody`);
    return root.profile;
  };
  return {
    tell: shopWorld.tell,
    code: async (id: string) => (await referralLink(keyOf(id))).code,
    link: referralLink,
    at(instant: Instant) {
      now = instant;
    },
    /** A customer with an order, as the shop tells of one. */
    async joins(id: string, more: Told<"identified"> = {}) {
      await shopWorld.tell([
        fact("identified", { customer: keyOf(id), at: day(0), email: `${id.slice(2)}@example.com`, ...more }),
      ]);
    },
    async names(id: string, code: string, at = day(1), rank?: Rank) {
      await shopWorld.tell([
        fact("identified", { customer: keyOf(id), at, traits: { ref: code }, ...(rank && { rank }) }),
      ]);
    },
    async orders(id: string, at = day(2), more: Told<"order-placed"> = {}) {
      await shopWorld.tell([order(`order-${id}-${at}`, at, 100_000, { customer: keyOf(id), ...more })]);
    },
    /** What the night of that day makes of everybody. */
    async night(at: Instant) {
      now = at;
      const results: string[] = [];
      for (const id of await everybody())
        if (isRewardDue(await profileOf(id), bundle, now))
          results.push(await reward(await profileOf(id), bundle, now));
      await shopWorld.tell([]);
      return results;
    },
    referral: async (id: string) => (await profileOf(id)).referral,
    earned: async (id: string) =>
      (await store.factsOf((await profileOf(id)).id)).filter(({ kind }) => kind === "referral-earned").length,
  };

  async function everybody(): Promise<readonly string[]> {
    const ids: string[] = [];
    for await (const { profile } of customers.scan(0, 1)) ids.push(profile.id);
    return ids;
  }
}

const LATER = day(30);

describe("a friend whom a customer brings", () => {
  it("brings points once, when the first order has outlived the return window", async () => {
    const { joins, code, names, orders, night, earned, referral } = await shop();
    await joins("u:ann");
    await joins("u:bob");
    await names("u:bob", await code("u:ann"));
    expect(await referral("u:bob")).toMatchObject({ by: "u:ann" });
    expect(await night(day(3))).toEqual([]);
    await orders("u:bob");
    expect(await night(day(10))).toEqual([]);
    expect(await night(LATER)).toEqual(["earned"]);
    expect(await night(LATER + DAY)).toEqual([]);
    expect(await earned("u:ann")).toBe(1);
    expect(await referral("u:bob")).toMatchObject({ earned: true });
  });

  it("may be named by a code at the till, by the address of a page, or by an event of the shop's own", async () => {
    const { joins, code, orders, referral, tell } = await shop();
    await joins("u:ann");
    const ann = await code("u:ann");
    await orders("u:till", day(2), { coupons: [ann.toLowerCase()] });
    await tell([
      fact("visited", {
        customer: keyOf("a:page"),
        url: `https://shop.example/?ref=${ann}`,
        rank: "browser",
      }),
    ]);
    await tell([
      fact("opaque", {
        customer: keyOf("u:event"),
        type: "Registered",
        payload: { properties: { ref: ann } },
      }),
    ]);
    for (const id of ["u:till", "a:page", "u:event"])
      expect(await referral(id), id).toMatchObject({ by: "u:ann", code: ann });
  });

  it("brings nothing with a code that nobody was ever shown", async () => {
    const { joins, names, referral } = await shop();
    await joins("u:bob");
    await names("u:bob", "FRIEND-00000000");
    expect(await referral("u:bob")).toBeUndefined();
  });

  it("brings nothing while only a browser tells of the order, nor with an order that is paid back", async () => {
    const { joins, code, names, orders, night, tell } = await shop();
    await joins("u:ann");
    await joins("u:bob");
    await joins("u:eve");
    await names("u:bob", await code("u:ann"), day(1), "browser");
    await names("u:eve", await code("u:ann"));
    await orders("u:bob", day(2), { rank: "browser" });
    await orders("u:eve", day(2));
    await tell([
      fact("order-refunded", {
        customer: keyOf("u:eve"),
        order: `order-u:eve-${day(2)}`,
        at: day(5),
        version: day(5),
        refund: "1",
      }),
    ]);
    expect(await night(LATER)).toEqual([]);
  });

  it("is the one whom the shop's own word names, whatever a browser claimed before", async () => {
    const { joins, code, names, referral } = await shop();
    for (const id of ["u:ann", "u:mallory", "u:bob"]) await joins(id);
    await names("u:bob", await code("u:mallory"), day(1), "browser");
    expect(await referral("u:bob")).toMatchObject({ by: "u:mallory", rank: "browser" });
    await names("u:bob", await code("u:ann"), day(2));
    expect(await referral("u:bob")).toMatchObject({ by: "u:ann" });
  });
});

describe("a referral that is none", () => {
  it.each([
    ["same-mailbox", { email: "ann+second@example.com" }],
    ["same-phone", { email: "x@example.com", phone: "8 (900) 000-00-01" }],
    ["same-address", { email: "x@example.com", traits: { address: "Lenina st. 1, apt 5" } }],
  ] as const)("is refused with the reason: %s", async (reason, friend) => {
    const { joins, code, names, orders, night, referral, earned } = await shop();
    await joins("u:ann", { phone: "+7 900 000-00-01", traits: { address: "Lenina St 1 apt. 5" } });
    await joins("u:bob", friend);
    await names("u:bob", await code("u:ann"));
    await orders("u:bob");
    expect(await night(LATER)).toEqual([]);
    expect(await referral("u:bob")).toMatchObject({ by: "u:ann", refused: reason });
    expect(await earned("u:ann")).toBe(0);
  });

  it("is refused of the same person", async () => {
    const { joins, code, names, referral } = await shop();
    await joins("u:ann");
    await names("u:ann", await code("u:ann"));
    expect(await referral("u:ann")).toMatchObject({ refused: "self" });
  });

  it("is refused of somebody whose browser was signed in as the other", async () => {
    const { joins, code, names, referral, tell } = await shop();
    await joins("u:ann");
    await joins("u:bob");
    await tell([...link("a:laptop", "u:ann"), ...link("a:laptop", "u:bob", day(1))]);
    await names("u:bob", await code("u:ann"));
    expect(await referral("u:bob")).toMatchObject({ refused: "same-device" });
  });

  it("is refused of somebody who had ordered before", async () => {
    const { joins, code, names, orders, referral } = await shop();
    await joins("u:ann");
    await orders("u:bob", day(1));
    await names("u:bob", await code("u:ann"), day(3));
    expect(await referral("u:bob")).toMatchObject({ refused: "ordered-before" });
  });

  it("is refused when what gives it away becomes known only before the reward", async () => {
    const { joins, code, names, orders, night, referral } = await shop();
    await joins("u:ann", { phone: "+79000000001" });
    await joins("u:bob");
    await names("u:bob", await code("u:ann"));
    await orders("u:bob");
    await joins("u:bob", { at: day(5), phone: "+79000000001" });
    expect(await night(LATER)).toEqual(["same-phone"]);
    expect(await referral("u:bob")).toMatchObject({ refused: "same-phone" });
    expect(await night(LATER + DAY)).toEqual([]);
  });

  it.each([2, 3, 12])("is refused where it closes a ring of %i", async (size) => {
    const { joins, code, names, orders, night, referral, earned } = await shop();
    const ring = Array.from({ length: size }, (_, index) => `u:${String.fromCharCode(97 + index)}`);
    for (const id of ring) await joins(id);
    for (const [index, id] of ring.entries()) {
      const next = ring[(index + 1) % size] ?? id;
      await names(next, await code(id));
    }
    for (const id of ring) await orders(id);
    expect(await referral("u:a")).toMatchObject({ refused: "ring" });
    expect(await night(LATER)).toHaveLength(size - 1);
    const all = await Promise.all(ring.map(earned));
    expect(all.reduce((sum, one) => sum + one, 0)).toBe(size - 1);
  });

  it("is refused beyond the limits", async () => {
    const { joins, code, names, orders, night, earned } = await shop({
      referral: { friend_offer: "friend", points: 500, limits: { month: 2 } },
    });
    await joins("u:ann");
    for (const id of ["u:x", "u:y", "u:z"]) {
      await joins(id);
      await names(id, await code("u:ann"));
      await orders(id);
    }
    expect((await night(LATER)).toSorted()).toEqual(["earned", "earned", "limit"]);
    expect(await earned("u:ann")).toBe(2);
  });
});

describe("referral codes", () => {
  it("are one a customer, and read as they are typed", async () => {
    const { link: linkOf } = await shop();
    const one = await linkOf(keyOf("u:1"));
    expect(await linkOf(keyOf("u:1"))).toEqual(one);
    expect((await linkOf(keyOf("u:2"))).code).not.toBe(one.code);
    expect(one.link).toBe(`https://api.example/r/${one.code}`);
    expect(readReferralCode(` ${one.code.toLowerCase()} `)).toBe(one.code);
    for (const none of ["FRIEND-", "FRIEND-ILOU0000", "HELLO-00000000", 7, undefined])
      expect(readReferralCode(none)).toBeUndefined();
  });

  it("see one mailbox behind its spellings", () => {
    expect(mailboxOf("A.nn+x@Gmail.com")).toBe(mailboxOf("ann@googlemail.com"));
    expect(mailboxOf("a.nn@example.com")).not.toBe(mailboxOf("ann@example.com"));
    expect(mailboxOf("nothing")).toBeUndefined();
  });
});
