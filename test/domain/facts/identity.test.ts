import { describe, expect, it } from "vitest";
import type { CustomerKey, Fact } from "../../../src/domain/facts/facts.ts";
import {
  anonymousKey,
  emailKey,
  linkFacts,
  orderKey,
  parseKey,
  platformKey,
  userKey,
  weakness,
} from "../../../src/domain/facts/identity.ts";
import { candidatesIn, finalOwner, ownersIn } from "../../../src/domain/people/identity-owners.ts";
import { isKnown, MAX_OWNERS } from "../../../src/domain/people/ties.ts";
import { day, key, link, START, visit } from "../../support/facts.ts";

const ofKey = (facts: readonly Fact[], one: CustomerKey) => facts.filter(({ customer }) => customer === one);
const owners = (of: string, facts: readonly Fact[]) =>
  ownersIn(key(of), ofKey(facts, key(of)), isKnown(key(of), ofKey(facts, key(of))));

describe("keys", () => {
  it("are taken apart into what they were made from", () => {
    expect(parseKey(userKey("a:b"))).toEqual({ key: "u:a:b", kind: "user", id: "a:b" });
    expect(parseKey(emailKey("ff00"))).toEqual({ key: "e:ff00", kind: "email", id: "ff00" });
    expect(parseKey(anonymousKey("x"))).toMatchObject({ kind: "anonymous", id: "x" });
    expect(parseKey(platformKey("shopify", "1:2"))).toMatchObject({
      kind: "platform",
      source: "shopify",
      id: "1:2",
    });
    expect(parseKey(orderKey("woocommerce", "7"))).toMatchObject({
      kind: "order",
      source: "woocommerce",
      id: "7",
    });
  });

  it("are told from other text", () => {
    for (const text of ["", "u:", "x:1", "p:shopify", "p::1", "o:shopify:", "anna@example.com"])
      expect(parseKey(text)).toBeUndefined();
  });

  it("are ordered by how well they name a person", () => {
    const keys = [orderKey("s", "1"), anonymousKey("1"), platformKey("s", "1"), emailKey("1"), userKey("1")];
    expect(keys.toSorted((a, b) => weakness(a) - weakness(b)).map((one) => one[0])).toEqual([
      "u",
      "p",
      "e",
      "a",
      "o",
    ]);
  });

  it("can be stored as UTF-8 whatever the id holds", () => {
    expect(userKey("\ud800x")).toBe("u:\ufffdx");
  });
});

describe("links", () => {
  it("lie in both partitions under ids that depend on the keys only", () => {
    const [inAlias, inOwner] = link("a:1", "u:1");
    expect(inAlias).toMatchObject({ customer: "a:1", alias: "a:1", owner: "u:1" });
    expect(inOwner).toMatchObject({ customer: "u:1", alias: "a:1", owner: "u:1" });
    expect(link("a:1", "u:1", day(3)).map(({ id }) => id)).toEqual([inAlias?.id, inOwner?.id]);
  });

  it("of an order lie with the order only", () => {
    const seen = { at: START, receivedAt: START, source: "test" };
    expect(linkFacts(orderKey("shopify", "1"), key("e:1"), seen).map(({ customer }) => customer)).toEqual([
      "o:shopify:1",
    ]);
  });

  it("name owners and aliases, the weightiest and newest first", () => {
    const facts = [
      ...link("a:1", "u:1", day(1)),
      ...link("a:2", "u:1", day(2)),
      ...link("p:s:1", "u:1", day(0)),
      ...link("u:1", "u:0"),
      visit(day(9)),
    ];
    expect(owners("u:1", facts)).toEqual(["u:0"]);
    const candidates = candidatesIn(key("u:1"), facts, { said: true });
    expect(candidates.map((one) => one.key)).toEqual(["u:0", "p:s:1", "a:2", "a:1"]);
  });
});

describe("the owner of a key", () => {
  const ownerOf = (of: string, links: Readonly<Record<string, readonly string[]>>) =>
    finalOwner(key(of), new Map(Object.entries(links).map(([from, to]) => [key(from), to.map(key)])));

  it("is the key itself without links", () => {
    expect(ownerOf("a:1", {})).toBe("a:1");
  });

  it("is at the end of the chain", () => {
    expect(ownerOf("a:1", { "a:1": ["e:1"], "e:1": ["u:1"] })).toBe("u:1");
  });

  it("is one person whom several chains lead to", () => {
    expect(ownerOf("a:1", { "a:1": ["e:1", "u:1"], "e:1": ["u:1"] })).toBe("u:1");
  });

  it("is nobody when two people claim it", () => {
    const shared = { "a:1": ["u:1", "u:2"], "a:0": ["a:1"] };
    expect(ownerOf("a:1", shared)).toBe("a:1");
    expect(ownerOf("a:0", shared)).toBe("a:1");
  });

  it("is never the weaker of two, nor in a circle, whatever senders claim", () => {
    const claims = [...link("u:1", "a:1"), ...link("u:1", "u:2"), ...link("u:2", "u:1")];
    expect(owners("u:1", claims)).toEqual([]);
    expect(owners("a:1", claims)).toEqual(["u:1"]);
    expect(owners("u:2", claims)).toEqual(["u:1"]);
  });

  it("is nobody when a crowd claims it, though all of them be one", () => {
    const crowd = Array.from({ length: MAX_OWNERS + 1 }, (_, index) => `e:${index}`);
    const links = Object.fromEntries(crowd.map((one) => [one, ["u:1"]]));
    expect(ownerOf("a:1", { ...links, "a:1": crowd })).toBe("a:1");
  });
});
