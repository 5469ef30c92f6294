import { describe, expect, it } from "vitest";
import type { Fact } from "../../src/domain/facts/facts.ts";
import { MAX_ALIASES } from "../../src/domain/people/identity-owners.ts";
import { MAX_OWNERS } from "../../src/domain/people/ties.ts";
import { added, day, fact, hour, key, link, order, PROOF, visit } from "../support/facts.ts";
import { world } from "../support/projecting.ts";

const BROWSER = { rank: "browser" } as const;
const claim = (alias: string, owner: string, at = day(5)) => link(alias, owner, at, "browser");
const identified = (customer: string, email: string, more: Partial<Fact> = {}): Fact =>
  fact("identified", { customer: key(customer), email, ...more });

/** A customer whom a signed webhook of a platform has told of: number, address and an order. */
const anna = [
  ...link("e:anna", "p:woo:1"),
  identified("p:woo:1", "anna@example.com"),
  order("A", day(1), 5_000, { customer: key("p:woo:1") }),
];

describe("what a browser claims", () => {
  it("gives a known user no other address", async () => {
    const { tell, profile } = world();
    await tell([...link("e:anna", "u:1"), identified("u:1", "anna@example.com")]);
    await tell([
      ...claim("e:evil", "u:1"),
      identified("u:1", "catch@evil.example", { ...BROWSER, at: day(5) }),
    ]);
    expect(await profile("u:1")).toMatchObject({
      email: "anna@example.com",
      claimed: { email: "catch@evil.example" },
    });
  });

  it("takes a known address into no account, and no orders out of a profile", async () => {
    const { tell, profile, holder } = world();
    await tell(anna);
    for (let index = 0; index <= MAX_OWNERS; index++)
      await tell([
        ...claim("e:anna", `u:evil${index}`),
        identified(`u:evil${index}`, "catch@evil.example", { ...BROWSER, at: day(6) }),
        fact("consent-given", { ...BROWSER, customer: key(`u:evil${index}`), proof: PROOF, at: day(6) }),
      ]);
    expect(await holder("e:anna")).toBe("p:woo:1");
    expect(await profile("p:woo:1")).toMatchObject({
      email: "anna@example.com",
      orders: 1,
      consent: { status: "none" },
    });
    for (const one of ["u:evil0", "u:evil8"]) expect(await profile(one)).toBeUndefined();
  });

  it("attaches behaviour to a known customer, by a browser's id and by a user id that only browsers know", async () => {
    const { tell, profile } = world();
    await tell(anna);
    await tell([
      ...claim("a:1", "u:7"),
      ...claim("e:anna", "u:7"),
      { ...added("cup", day(5), {}, key("u:7")), ...BROWSER },
      { ...visit(day(6), key("a:1")), ...BROWSER },
    ]);
    const known = await profile("p:woo:1");
    expect(known).toMatchObject({ aliases: ["a:1", "e:anna", "u:7"], lastVisitAt: day(6), orders: 1 });
    expect(known?.cart?.items).toMatchObject([{ product: "cup" }]);
  });

  it("joins no two known people, also when they become known later", async () => {
    const { tell, holder } = world();
    await tell([
      ...claim("e:boris", "u:2"),
      { ...visit(day(1), key("e:boris")), ...BROWSER },
      { ...visit(day(1), key("u:2")), ...BROWSER },
    ]);
    expect(await holder("e:boris")).toBe("u:2");
    await tell([order("B", day(2), 700, { customer: key("e:boris") })]);
    expect(await holder("u:2")).toBe("e:boris");
    await tell([order("C", day(3), 900, { customer: key("u:2") })]);
    expect([await holder("u:2"), await holder("e:boris")]).toEqual(["u:2", "e:boris"]);
  });

  it("of two customers at once attaches to neither", async () => {
    const { tell, holder, profile } = world();
    await tell([...anna, order("B", day(2), 700, { customer: key("e:boris") })]);
    await tell([
      ...claim("e:anna", "u:evil"),
      ...claim("e:boris", "u:evil"),
      { ...visit(day(5), key("u:evil")), ...BROWSER },
    ]);
    expect(await holder("u:evil")).toBe("u:evil");
    expect(await profile("u:evil")).toMatchObject({ orders: 0 });
  });

  it("crowds nobody out of a profile that the shop has put there", async () => {
    const { tell, profile } = world();
    const evil = Array.from({ length: MAX_ALIASES + 5 }, (_, index) => [
      ...claim(`e:0${index}`, "u:1"),
      { ...visit(day(5), key(`e:0${index}`)), ...BROWSER },
    ]);
    await tell([...evil.flat(), ...link("e:anna", "u:1", day(6)), ...anna]);
    const aliases = (await profile("u:1"))?.aliases;
    expect(aliases).toEqual(expect.arrayContaining(["e:anna", "p:woo:1"]));
    expect((await profile("u:1"))?.orders).toBe(1);
  });
});

describe("an account", () => {
  it("stays one customer with one new address when its address changes", async () => {
    const { tell, profile, holder } = world();
    await tell([...anna, ...link("e:new", "p:woo:1", day(9))]);
    await tell([
      identified("p:woo:1", "new@example.com", { at: day(9) }),
      order("G", day(8), 300, { customer: key("e:new") }),
    ]);
    expect(await profile("p:woo:1")).toMatchObject({
      orders: 2,
      email: "new@example.com",
      addressSince: day(9),
    });
    expect([await holder("e:anna"), await holder("e:new")]).toEqual(["p:woo:1", "p:woo:1"]);
  });

  it("keeps its orders when it gets its first address", async () => {
    const { tell, profile } = world();
    await tell([order("A", day(1), 500, { customer: key("p:shopify:5") })]);
    await tell([...link("e:late", "p:shopify:5", day(3)), identified("p:shopify:5", "late@example.com")]);
    expect(await profile("p:shopify:5")).toMatchObject({ orders: 1, email: "late@example.com" });
  });

  it("of a platform and one of the shop are one through their address", async () => {
    const { tell, profile, holder } = world();
    await tell([...anna, ...link("e:anna", "u:1", day(4)), visit(day(4), key("u:1"))]);
    expect(await profile("u:1")).toMatchObject({ aliases: ["e:anna", "p:woo:1"], orders: 1 });
    await tell([...link("e:new", "p:woo:1", day(9))]);
    expect(await holder("p:woo:1")).toBe("u:1");
  });

  it("loses an address to the account that is named with it later", async () => {
    const { tell, holder, profile } = world();
    await tell([...anna, order("G", day(0), 100, { customer: key("e:anna") })]);
    await tell([...link("e:anna", "p:woo:2", day(9)), order("B", day(9), 50, { customer: key("p:woo:2") })]);
    expect(await holder("e:anna")).toBe("p:woo:2");
    expect(await profile("p:woo:1")).toMatchObject({ orders: 1, aliases: [] });
    expect(await profile("p:woo:2")).toMatchObject({ orders: 2 });
  });

  it("shares an address with a crowd only as a till does: it is nobody's then", async () => {
    const { tell, holder } = world();
    const till = Array.from({ length: MAX_OWNERS + 1 }, (_, index) => [
      ...link("e:till", `p:woo:${index}`, day(index)),
      order(`T${index}`, hour(index), 100, { customer: key(`p:woo:${index}`) }),
    ]);
    await tell([...till.flat(), visit(day(20), key("e:till"))]);
    expect(await holder("e:till")).toBe("e:till");
  });
});

describe("what a mailbox's owner proves", () => {
  const proof = (alias: string, owner: string, at = day(5)) => link(alias, owner, at, "mailbox");
  const confirmed = (customer: string, at = day(5)) =>
    fact("consent-given", { customer: key(customer), proof: PROOF, at, rank: "mailbox" });

  it("says nothing of an account that the shop knows, whether it has an address or not", async () => {
    const { tell, holder, profile } = world();
    await tell([order("A", day(1), 500, { customer: key("u:1") })]);
    await tell([...proof("e:evil", "u:1"), confirmed("e:evil"), identified("e:evil", "evil@example.com")]);
    expect([await holder("e:evil"), await holder("u:1")]).toEqual(["e:evil", "u:1"]);
    expect((await profile("u:1"))?.email).toBeUndefined();
    await tell([...link("e:evil", "u:1", day(7))]);
    expect(await holder("e:evil")).toBe("u:1");
  });

  it("joins nothing to an account for which the shop names another address", async () => {
    const { tell, holder } = world();
    await tell([...link("e:anna", "u:1"), order("A", day(1), 500, { customer: key("u:1") })]);
    await tell([...proof("e:evil", "u:1"), confirmed("e:evil")]);
    expect(await holder("e:evil")).toBe("e:evil");
  });

  it("gives the behaviour of a user whom only browsers know to the mailbox", async () => {
    const { tell, profile } = world();
    await tell([...claim("e:anna", "u:1"), { ...added("cup", day(2), {}, key("u:1")), ...BROWSER }]);
    await tell([...proof("e:anna", "u:1"), confirmed("e:anna")]);
    expect(await profile("e:anna")).toMatchObject({ aliases: ["u:1"], consent: { status: "given" } });
    expect((await profile("e:anna"))?.cart?.items).toHaveLength(1);
  });
});
