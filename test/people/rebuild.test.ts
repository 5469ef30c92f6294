import { describe, expect, it } from "vitest";
import type { Rebuilt } from "../../src/app/people/rebuild.ts";
import { fold } from "../../src/domain/people/fold.ts";
import { DEFAULT_SETTINGS } from "../../src/domain/people/fold-config.ts";
import { added, day, key, link, order, refund, visit } from "../support/facts.ts";
import { profileOf, score } from "../support/profiles.ts";
import { world } from "../support/projecting.ts";

const shop = [
  order("A", day(1), 1_000, { customer: key("e:anna") }),
  visit(day(0), key("a:anna")),
  added("cup", day(2), {}, key("a:anna")),
  ...link("a:anna", "e:anna"),
  ...link("o:shopify:A", "e:anna"),
  refund("A", day(3), 400, { customer: key("o:shopify:A") }),
  visit(day(1), key("u:boris")),
];

describe("rebuilding", () => {
  it("makes every customer from nothing but facts, and changes nothing the second time", async () => {
    const { events, rebuild, profile, everybody } = world();
    await events.append(shop);
    expect(await rebuild()).toMatchObject({ customers: 2 });
    expect(await profile("e:anna")).toMatchObject({ orders: 1, spent: 600, aliases: ["a:anna"] });
    const before = await everybody();
    expect(await rebuild()).toEqual({ customers: 2, changed: 0, unchanged: 2 });
    expect(await everybody()).toEqual(before);
  });

  it("changes nothing where the projector has been", async () => {
    const { tell, rebuild } = world();
    await tell(shop);
    expect(await rebuild()).toEqual({ customers: 2, changed: 0, unchanged: 2 });
  });

  it("repairs a profile that is wrong and one that is gone, and keeps the score", async () => {
    const { tell, customers, rebuild, profile } = world();
    await tell(shop);
    await customers.putScore(key("u:boris"), score(), 1);
    const boris = await customers.get(key("u:boris"));
    await customers.putProfile(key("u:boris"), { profile: profileOf(key("u:boris")) }, boris?.revision ?? 0);
    const anna = await customers.get(key("a:anna"));
    await customers.putProfile(key("a:anna"), { profile: profileOf(key("a:anna")) }, anna?.revision ?? 0);
    expect(await rebuild()).toMatchObject({ customers: 2, changed: 2 });
    const facts = shop.filter(({ customer }) => customer === "u:boris");
    expect(await profile("u:boris")).toEqual(fold(key("u:boris"), facts, DEFAULT_SETTINGS));
    expect((await customers.get(key("u:boris")))?.score).toEqual(score());
    expect((await customers.get(key("a:anna")))?.mergedInto).toBe("e:anna");
  });

  it("makes nobody of a key that a damaged profile names", async () => {
    const { tell, customers, rebuild } = world();
    await tell([visit(day(0), key("u:boris"))]);
    const wrong = { ...profileOf(key("u:boris")), aliases: [key("u:nobody")] };
    await customers.putProfile(key("u:boris"), { profile: wrong }, 1);
    expect(await rebuild()).toMatchObject({ customers: 1, changed: 1 });
    expect(await customers.get(key("u:nobody"))).toBeUndefined();
  });

  it("leaves customers alone whom no facts speak of", async () => {
    const { customers, rebuild } = world();
    const profile = profileOf(key("u:imported"));
    await customers.putProfile(key("u:imported"), { profile }, 0);
    expect(await rebuild()).toEqual({ customers: 0, changed: 0, unchanged: 0 });
    expect((await customers.get(key("u:imported")))?.profile).toEqual(profile);
  });

  it("says how far it is", async () => {
    const { events, rebuild } = world();
    await events.append(shop);
    const seen: Rebuilt[] = [];
    const result = await rebuild((so) => seen.push(so));
    expect(seen.at(-1)).toEqual(result);
    expect(seen).toHaveLength(4);
  });
});
