import { describe, expect, it } from "vitest";
import { makeDecidePeople, type PeopleRequest } from "../../src/app/people/decide-people.ts";
import { linkFacts } from "../../src/domain/facts/identity.ts";
import type { Rank } from "../../src/domain/facts/ranks.ts";
import { day, fact, key, order } from "../support/facts.ts";
import { world } from "../support/projecting.ts";

const linked = (alias: string, owner: string, at = day(0), rank: Rank = "server") =>
  linkFacts(key(alias), key(owner), { at, receivedAt: at, source: "shopify", rank });
const bought = (customer: string, id: string) => order(id, day(1), 1_000, { customer: key(customer) });

/** A shop's people, and an operator who decides about them at noon of the tenth day and later. */
function shop() {
  const people = world();
  let now = day(10);
  const decide = makeDecidePeople({ ...people, clock: { now: () => now } });
  return {
    ...people,
    async decide(wanted: PeopleRequest["wanted"], pair: string, more: Partial<PeopleRequest> = {}) {
      const [one = "", other = ""] = pair.split(" ");
      now += 1;
      const decided = await decide({ one, other, wanted, reason: "asked by phone", by: "ann", ...more });
      // What the stream delivers of it.
      await people.tell([]);
      return decided;
    },
    holders: (...keys: string[]) => Promise.all(keys.map(people.holder)),
  };
}

describe("an operator's merge", () => {
  it("makes two accounts of one platform one customer, and its undo two again", async () => {
    const { tell, decide, profile, holders } = shop();
    await tell([bought("p:shopify:1", "A"), bought("p:shopify:2", "B")]);
    expect(await decide("together", "p:shopify:2 p:shopify:1")).toMatchObject({
      result: "decided",
      before: [{ keys: ["p:shopify:1"] }, { keys: ["p:shopify:2"] }],
      after: [{ root: "p:shopify:1", keys: ["p:shopify:1", "p:shopify:2"] }],
    });
    expect(await profile("p:shopify:1")).toMatchObject({ orders: 2, aliases: ["p:shopify:2"] });
    expect(await decide("together", "p:shopify:1 p:shopify:2", { undo: true })).toMatchObject({
      result: "decided",
    });
    expect(await holders("p:shopify:1", "p:shopify:2")).toEqual(["p:shopify:1", "p:shopify:2"]);
    expect(await profile("p:shopify:1")).toMatchObject({ orders: 1, aliases: [] });
  });

  it("only looks where that is asked for", async () => {
    const { tell, decide, holders } = shop();
    await tell([bought("u:1", "A"), bought("u:2", "B")]);
    expect(await decide("together", "u:1 u:2", { dryRun: true })).toMatchObject({ result: "looked" });
    expect(await holders("u:1", "u:2")).toEqual(["u:1", "u:2"]);
  });

  it("is about people: an address that is part of one brings that one", async () => {
    const { tell, decide, holders } = shop();
    await tell([bought("u:1", "A"), bought("u:2", "B"), bought("e:1", "C"), ...linked("e:1", "u:2")]);
    expect(await decide("together", "e:1 u:1")).toMatchObject({ keys: ["u:2", "u:1"] });
    expect(await holders("e:1", "u:2")).toEqual(["u:1", "u:1"]);
  });

  it("gives a shared browser to one of those who share it", async () => {
    const { tell, decide, holders } = shop();
    await tell([...linked("a:1", "u:1"), ...linked("a:1", "u:2"), bought("a:1", "A")]);
    expect(await holders("a:1")).toEqual(["a:1"]);
    await decide("together", "a:1 u:2");
    expect(await holders("a:1")).toEqual(["u:2"]);
  });

  it("holds whatever the shop says later of the address", async () => {
    const { tell, decide, holders } = shop();
    await tell([bought("e:1", "A"), ...linked("e:1", "u:1"), ...linked("e:1", "u:2", day(1))]);
    await decide("apart", "e:1 u:2");
    expect(await holders("e:1")).toEqual(["u:1"]);
    await tell(linked("e:1", "u:2", day(20), "mailbox"));
    expect(await holders("e:1")).toEqual(["u:1"]);
  });

  it("does not let a browser's claim take along what was merged", async () => {
    const { tell, decide, holders } = shop();
    await tell([
      bought("u:1", "A"),
      bought("e:2", "B"),
      fact("visited", { customer: key("p:s:1"), rank: "browser" }),
    ]);
    await decide("together", "p:s:1 e:2");
    await tell(linked("p:s:1", "u:1", day(12), "browser"));
    expect(await holders("e:2", "p:s:1")).toEqual(["p:s:1", "p:s:1"]);
  });

  it("is refused of orders, of one person, and of somebody whom nobody knows", async () => {
    const { tell, decide } = shop();
    await tell([bought("o:shopify:9", "9"), bought("u:1", "A"), bought("e:1", "B"), ...linked("e:1", "u:1")]);
    expect(await decide("together", "o:shopify:9 u:1")).toMatchObject({ result: "refused" });
    expect(await decide("together", "e:1 u:1")).toMatchObject({ result: "refused" });
    expect(await decide("together", "u:7 u:1")).toEqual({ result: "unknown", asked: "u:7" });
  });
});

describe("an operator's split", () => {
  it("cuts what a link of the shop ties, until it is taken back", async () => {
    const { tell, decide, holders } = shop();
    await tell([bought("u:1", "A"), bought("u:2", "B"), ...linked("u:2", "u:1")]);
    await decide("apart", "u:1 u:2");
    expect(await holders("u:1", "u:2")).toEqual(["u:1", "u:2"]);
    await decide("apart", "u:2 u:1", { undo: true });
    expect(await holders("u:2")).toEqual(["u:1"]);
  });

  it("cuts the join that an address makes between the accounts of two namespaces", async () => {
    const { tell, decide, holders } = shop();
    await tell([
      ...[bought("u:1", "A"), bought("p:shopify:1", "B"), bought("e:1", "C")],
      ...[...linked("e:1", "u:1"), ...linked("e:1", "p:shopify:1")],
    ]);
    expect(await holders("p:shopify:1")).toEqual(["u:1"]);
    expect(await decide("apart", "u:1 p:shopify:1")).toMatchObject({ result: "decided" });
    expect(await holders("u:1", "e:1", "p:shopify:1")).toEqual(["u:1", "u:1", "p:shopify:1"]);
    await decide("apart", "u:1 p:shopify:1", { undo: true });
    expect(await holders("p:shopify:1")).toEqual(["u:1"]);
  });

  it("takes the address from the account, and with it what the address had joined", async () => {
    const { tell, decide, holders } = shop();
    await tell([
      ...[bought("u:1", "A"), bought("p:shopify:1", "B"), bought("e:1", "C")],
      ...[...linked("e:1", "u:1"), ...linked("e:1", "p:shopify:1")],
    ]);
    await decide("apart", "u:1 e:1");
    expect(await holders("u:1", "e:1", "p:shopify:1")).toEqual(["u:1", "p:shopify:1", "p:shopify:1"]);
  });

  it("says which keys to name where two are tied over a third", async () => {
    const { tell, decide, holders } = shop();
    await tell([bought("u:1", "A"), bought("e:2", "B"), ...linked("e:2", "e:1"), ...linked("e:1", "u:1")]);
    expect(await decide("apart", "u:1 e:2")).toMatchObject({
      result: "refused",
      why: expect.stringContaining("u:1 e:1; e:1 e:2"),
    });
    expect(await holders("e:2")).toEqual(["u:1"]);
    expect(await decide("apart", "e:1 e:2")).toMatchObject({ result: "decided" });
    expect(await holders("e:2", "e:1")).toEqual(["e:2", "u:1"]);
  });

  it("can be taken back only where there is one", async () => {
    const { tell, decide } = shop();
    await tell([bought("u:1", "A"), bought("u:2", "B")]);
    expect(await decide("apart", "u:1 u:2", { undo: true })).toMatchObject({ result: "refused" });
  });
});
