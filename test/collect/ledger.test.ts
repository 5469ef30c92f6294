import { describe, expect, it } from "vitest";
import { makeMemoryEventStore } from "../../src/adapters/memory/event-store.ts";
import { makeRecord } from "../../src/app/collect/record.ts";
import type { Fact } from "../../src/domain/facts/facts.ts";
import { isMailboxKey } from "../../src/domain/mailbox/key.ts";
import { day, fact, key } from "../support/facts.ts";
import { mailboxOf } from "../support/mailboxes.ts";
import { secrets, world } from "../support/projecting.ts";

const ADDRESS = "ann@example.com";
const proof = { purpose: "marketing", channel: "email", source: "a form" };
const customer = key("u:1");
const agreed = (at = day(0)): Fact => fact("consent-given", { proof, dated: true, customer, at });

describe("recording what is said of an address", () => {
  it("copies it to the address's ledger first, and marks the fact", async () => {
    const events = makeMemoryEventStore();
    const appended: Fact[] = [];
    const noting: typeof events.append = (facts) => {
      appended.push(...facts);
      return events.append(facts);
    };
    const record = makeRecord({
      events: { ...events, append: noting },
      secrets,
    });
    await record([{ facts: [agreed()], address: " Ann@EXAMPLE.com" }]);
    expect(appended.map(({ customer: at }) => at)).toEqual([mailboxOf(ADDRESS), customer]);
    expect(await events.factsOf(mailboxOf(ADDRESS))).toMatchObject([{ kind: "consent-given", of: customer }]);
    expect(await events.factsOf(customer)).toMatchObject([{ mailbox: mailboxOf(ADDRESS) }]);
  });

  it("makes good a crash between the two when the sender tries again", async () => {
    const events = makeMemoryEventStore();
    let calls = 0;
    const append: typeof events.append = (facts) => {
      if (++calls === 2) throw new Error("crashed");
      return events.append(facts);
    };
    const record = makeRecord({ events: { ...events, append }, secrets });
    const told = [{ facts: [agreed()], address: ADDRESS }];
    await expect(record(told)).rejects.toThrow("crashed");
    expect(await events.factsOf(mailboxOf(ADDRESS))).toHaveLength(1);
    await record(told);
    expect(await events.factsOf(mailboxOf(ADDRESS))).toHaveLength(1);
    expect(await events.factsOf(customer)).toHaveLength(1);
  });

  it("writes nothing more for what says nothing of one", async () => {
    const events = makeMemoryEventStore();
    const visited = fact("visited", { customer });
    const record = makeRecord({ events, secrets });
    expect(await record([{ facts: [visited], address: ADDRESS }])).toEqual({ stored: 1, duplicates: 0 });
  });
});

describe("a consent that names no address", () => {
  const named = (email: string, at: number): Fact => fact("identified", { email, customer, at });

  it("joins the address that is named after it", async () => {
    const shop = world();
    await shop.tell([agreed(day(0))]);
    await shop.tell([named(ADDRESS, day(1))]);
    expect(await shop.events.factsOf(mailboxOf(ADDRESS))).toMatchObject([
      { kind: "consent-given", of: customer },
    ]);
  });

  it("stays with the address that gave it when the account has another", async () => {
    const shop = world();
    await shop.tell([named(ADDRESS, day(0)), agreed(day(1))]);
    await shop.tell([named("new@example.com", day(2))]);
    expect(await shop.events.factsOf(mailboxOf(ADDRESS))).toHaveLength(1);
    expect(await shop.events.factsOf(mailboxOf("new@example.com"))).toEqual([]);
  });

  it("makes no profile of the ledger, and leaves nothing to rebuild", async () => {
    const shop = world();
    await shop.tell([named(ADDRESS, day(0)), agreed(day(1))]);
    expect(Object.keys(await shop.everybody()).some(isMailboxKey)).toBe(false);
    expect(await shop.rebuild()).toMatchObject({ customers: 1, changed: 0 });
  });
});
