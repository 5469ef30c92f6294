import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeJournal } from "../../src/adapters/dynamodb/journal.ts";
import { makeMemoryJournal } from "../../src/adapters/memory/journal.ts";
import { DAY, HOUR } from "../../src/domain/basics/calendar.ts";
import { orderRun } from "../../src/domain/chains/about-order.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import type { Journal } from "../../src/ports/journal.ts";
import { cohort, entry, keyOf, NOON, send } from "../support/chains.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { heldToActions } from "../support/table-actions.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const JOURNALS: Record<string, () => Journal> = {
  memory: () => makeMemoryJournal(),
  DynamoDB: () =>
    heldToActions("journal", dynamo.endpoint, (documents) => makeJournal(documents, dynamo.names.journal)),
};

let customers = 0;
/** Every test has customers of its own: the table is shared. */
const somebody = () => keyOf(`customer ${++customers}`);

const limitOf = (mailbox: CustomerKey, cap: { readonly mails: number; readonly perMs: number }) => ({
  mailbox,
  day: 0,
  cap,
});

async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe.each(Object.entries(JOURNALS))("the journal in %s", (name, open) => {
  const journalOf = () => open();

  it("enters a customer once, and tells a repeated run from another one", async () => {
    const journal = journalOf();
    const one = entry(somebody());
    expect(await journal.enter(one, -1)).toEqual({ kind: "entered" });
    expect(await journal.enter(one, -1)).toEqual({ kind: "repeated", entry: one });
    expect(await journal.enter({ ...one, run: "run-2" }, NOON)).toEqual({ kind: "refused", entry: one });
    expect(await journal.entry(one.customer, "welcome")).toEqual(one);
  });

  it("keeps a mark of a send once, and none of a send that there is not", async () => {
    const journal = journalOf();
    const mail = send(somebody(), "marked");
    await journal.mark(mail, "opened", NOON);
    expect(await journal.endOf(mail)).toBeUndefined();
    await journal.claim(mail, undefined);
    await journal.mark(mail, "opened", NOON + HOUR);
    await journal.mark(mail, "opened", NOON + DAY);
    expect(await journal.endOf(mail)).toMatchObject({ status: "claimed", opened: NOON + HOUR });
  });

  it("keeps runs about an order beside one another, and beside the chain's own", async () => {
    const journal = journalOf();
    const plain = entry(somebody());
    const [one, other] = ["A", "B"].map((order) => ({ ...plain, order, run: orderRun(order) }));
    if (!one || !other) throw new Error("two orders");
    for (const each of [plain, one, other])
      expect(await journal.enter(each, -1)).toEqual({ kind: "entered" });
    expect(await journal.enter(one, -1)).toMatchObject({ kind: "repeated" });
    const note = { step: 0, at: NOON, what: "sent", why: "because" } as const;
    await journal.note(one, note);
    await journal.carry(other, "cohort-2");
    await journal.leave(other, { outcome: "completed", at: NOON });
    expect(await journal.entryOf(one)).toEqual({ ...one, steps: [note] });
    expect(await journal.entryOf(other)).toMatchObject({ cohort: "cohort-2", outcome: "completed" });
    expect(await journal.entryOf({ ...plain, run: "another" })).toEqual(plain);
    expect(await journal.entry(plain.customer, "welcome")).toEqual(plain);
    expect(await journal.entries(plain.customer)).toHaveLength(3);
  });

  it("asks before the last place of a cap is taken, where the limit says so", async () => {
    const journal = journalOf();
    const [person, mailbox] = [somebody(), somebody()];
    const limit = limitOf(mailbox, { mails: 2, perMs: 7 * DAY });
    const asking = { ...limit, asksForLast: true } as const;
    expect(await journal.claim(send(person, "a"), asking)).toEqual({ result: "claimed" });
    const later = { claimedAt: NOON + DAY, run: "run-2", chain: "other" };
    const last = { result: "last", by: "shop", freeAt: NOON + 7 * DAY };
    expect(await journal.claim(send(person, "b", later), asking)).toEqual(last);
    expect(await journal.sends(person)).toHaveLength(1);
    expect(await journal.claim(send(person, "b", later), limit)).toEqual({ result: "claimed" });
    expect(await journal.claim(send(person, "c", later), asking)).toMatchObject({ result: "capped" });
  });

  it("lets a customer in again when the last run is done and long enough ago", async () => {
    const journal = journalOf();
    const one = entry(somebody());
    await journal.enter(one, -1);
    await journal.leave(
      { customer: one.customer, chain: "welcome", run: "run-1" },
      { outcome: "completed", at: NOON + HOUR },
    );
    const again = { ...one, run: "run-2", enteredAt: NOON + DAY };
    expect(await journal.enter(again, NOON - 1)).toMatchObject({ kind: "refused" });
    expect(await journal.enter(again, -1)).toMatchObject({ kind: "refused" });
    expect(await journal.enter(again, NOON)).toEqual({ kind: "entered" });
    expect(await journal.entries(one.customer)).toEqual([again]);
  });

  it("does not begin a run again that is done, however often its cause is told", async () => {
    const journal = journalOf();
    const one = entry(somebody());
    await journal.enter(one, -1);
    await journal.leave(
      { customer: one.customer, chain: "welcome", run: "run-1" },
      { outcome: "completed", at: NOON + HOUR },
    );
    expect(await journal.enter(one, NOON + DAY)).toMatchObject({
      kind: "repeated",
      entry: { status: "done" },
    });
  });

  it("keeps the first outcome of a step, and the last deferral beside it", async () => {
    const journal = journalOf();
    const one = entry(somebody());
    await journal.enter(one, -1);
    const note = (step: number, at: number, what: "sent" | "skipped" | "deferred", why: string) =>
      journal.note({ customer: one.customer, chain: "welcome", run: "run-1" }, { step, at, what, why });
    await note(0, NOON, "deferred", "cap");
    await note(0, NOON + 1, "deferred", "cap again");
    await note(0, NOON + 2, "sent", "first");
    await note(0, NOON + 3, "skipped", "second");
    await journal.note(
      { customer: one.customer, chain: "welcome", run: "another" },
      { step: 2, at: NOON, what: "sent", why: "" },
    );
    expect((await journal.entry(one.customer, "welcome"))?.steps).toEqual([
      { step: 0, at: NOON + 1, what: "deferred", why: "cap again" },
      { step: 0, at: NOON + 2, what: "sent", why: "first" },
    ]);
  });

  it("ends a run once and hands over only runs that go on", async () => {
    const journal = journalOf();
    const one = entry(somebody());
    await journal.enter(one, -1);
    await journal.carry({ customer: one.customer, chain: "welcome", run: "run-1" }, "cohort-2");
    expect((await journal.entry(one.customer, "welcome"))?.cohort).toBe("cohort-2");
    await journal.leave(
      { customer: one.customer, chain: "welcome", run: "run-1" },
      { outcome: "exit: bought", at: NOON },
    );
    await journal.leave(
      { customer: one.customer, chain: "welcome", run: "run-1" },
      { outcome: "completed", at: NOON + 1 },
    );
    await journal.carry({ customer: one.customer, chain: "welcome", run: "run-1" }, "cohort-3");
    expect(await journal.entry(one.customer, "welcome")).toMatchObject({
      cohort: "cohort-2",
      status: "done",
      outcome: "exit: bought",
      doneAt: NOON,
    });
  });

  it("ends a run together with the outcome of its last step, unless that step had one", async () => {
    const journal = journalOf();
    const [one, other] = [entry(somebody()), entry(somebody())];
    const last = { step: 1, at: NOON, what: "sent", why: "news" } as const;
    const earlier = { ...last, what: "skipped", why: "told before" } as const;
    for (const it of [one, other]) await journal.enter(it, -1);
    await journal.note({ customer: other.customer, chain: "welcome", run: "run-1" }, earlier);
    for (const it of [one, other]) {
      await journal.leave(
        { customer: it.customer, chain: "welcome", run: "another" },
        { outcome: "not this run", at: NOON, last },
      );
      await journal.leave(
        { customer: it.customer, chain: "welcome", run: "run-1" },
        { outcome: "completed", at: NOON, last },
      );
    }
    const ended = { status: "done", outcome: "completed" };
    expect(await journal.entry(one.customer, "welcome")).toMatchObject({ ...ended, steps: [last] });
    expect(await journal.entry(other.customer, "welcome")).toMatchObject({ ...ended, steps: [earlier] });
  });

  it("moves on with the outcome of a step, once, and not out of a run that is over", async () => {
    const journal = journalOf();
    const [one, other] = [entry(somebody()), entry(somebody())];
    const sent = { step: 0, at: NOON, what: "sent", why: "first" } as const;
    for (const it of [one, other]) await journal.enter(it, -1);
    await journal.moveOn({ customer: one.customer, chain: "welcome", run: "another" }, sent, "cohort-2");
    await journal.moveOn({ customer: one.customer, chain: "welcome", run: "run-1" }, sent, "cohort-2");
    await journal.moveOn(
      { customer: one.customer, chain: "welcome", run: "run-1" },
      { ...sent, why: "second" },
      "cohort-3",
    );
    expect(await journal.entry(one.customer, "welcome")).toEqual({
      ...one,
      cohort: "cohort-2",
      steps: [sent],
    });

    await journal.leave(
      { customer: other.customer, chain: "welcome", run: "run-1" },
      { outcome: "exit: bought", at: NOON },
    );
    await journal.moveOn({ customer: other.customer, chain: "welcome", run: "run-1" }, sent, "cohort-2");
    expect(await journal.entry(other.customer, "welcome")).toMatchObject({
      cohort: other.cohort,
      steps: [sent],
    });
  });

  it("keeps the outcome of the last step also of a run that somebody else has ended", async () => {
    const journal = journalOf();
    const one = entry(somebody());
    const last = { step: 1, at: NOON, what: "sent", why: "just now" } as const;
    await journal.enter(one, -1);
    await journal.leave(
      { customer: one.customer, chain: "welcome", run: "run-1" },
      { outcome: "exit: bought", at: NOON },
    );
    await journal.leave(
      { customer: one.customer, chain: "welcome", run: "run-1" },
      { outcome: "completed", at: NOON + 1, last },
    );
    expect(await journal.entry(one.customer, "welcome")).toMatchObject({
      ...{ status: "done", outcome: "exit: bought", doneAt: NOON },
      steps: [last],
    });
  });

  it("keeps a cohort as it was put first, apart from being held", async () => {
    const journal = journalOf();
    const id = `kept by ${name}`;
    await journal.putCohort(cohort({ id }));
    await journal.holdCohort(id, NOON + HOUR);
    await journal.putCohort(cohort({ id, step: 5 }));
    expect(await journal.cohort(id)).toEqual(cohort({ id, heldSince: NOON + HOUR }));
    await journal.holdCohort(id, undefined);
    expect(await journal.cohort(id)).toEqual(cohort({ id }));
    await journal.holdCohort("nobody's", NOON);
    expect(await journal.cohort("nobody's")).toBeUndefined();
  });

  it("keeps when the step is due that a cohort makes ready for", async () => {
    const journal = journalOf();
    const id = `made ready in ${name}`;
    await journal.putCohort(cohort({ id }));
    await journal.scheduleCohort(id, { step: 2, dueAt: NOON + HOUR });
    await journal.scheduleCohort(id, { step: 4, dueAt: NOON + 2 * HOUR });
    expect(await journal.cohort(id)).toEqual(cohort({ id, upcoming: { step: 4, dueAt: NOON + 2 * HOUR } }));
    await journal.scheduleCohort("nobody's", { step: 2, dueAt: NOON });
    expect(await journal.cohort("nobody's")).toBeUndefined();
  });

  it("lets one of those who begin a cohort anew do so", async () => {
    const journal = journalOf();
    const id = `begun anew in ${name}`;
    await journal.putCohort(cohort({ id }));
    const tries = Array.from({ length: 4 }, () => journal.restartCohort(cohort({ id })));
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
    expect(await journal.cohort(id)).toEqual(cohort({ id, restarts: 1 }));
    expect(await journal.restartCohort(cohort({ id }))).toBe(false);
    expect(await journal.restartCohort(cohort({ id, restarts: 1 }))).toBe(true);
    expect(await journal.restartCohort(cohort({ id: "nobody's" }))).toBe(false);
  });

  it("finds everybody who is in a chain, once, in one of the scan's segments", async () => {
    const journal = journalOf();
    const chain = `scanned in ${name}`;
    const everybody = Array.from({ length: 9 }, somebody);
    for (const customer of everybody) await journal.enter(entry(customer, { chain }), -1);
    const [gone = somebody(), ...inside] = everybody;
    await journal.leave({ customer: gone, chain: chain, run: "run-1" }, { outcome: "completed", at: NOON });
    const segments = [0, 1, 2].map((shard) => collected(journal.scanActive(shard, 3)));
    const found = (await Promise.all(segments)).flat().filter((one) => one.chain === chain);
    expect(found.map(({ customer }) => customer).sort()).toEqual([...inside].sort());
    expect(found[0]).toEqual(entry(found[0]?.customer ?? gone, { chain }));
  });

  it("has every member of a cohort in exactly one shard, once", async () => {
    const journal = journalOf();
    const wide = cohort({ id: `wide in ${name}`, shards: 4 });
    const all = Array.from({ length: 40 }, somebody);
    for (const customer of [...all, ...all.slice(0, 5)]) await journal.addMember(wide, customer, "run-1");
    const shards = await Promise.all([0, 1, 2, 3].map((shard) => collected(journal.members(wide.id, shard))));
    expect(
      shards
        .flat()
        .map((member) => member.customer)
        .sort(),
    ).toEqual([...all].sort());
    expect(shards.every((members) => members.length > 0)).toBe(true);
  });

  it("has members who come at once, and come again in other company, once", async () => {
    const journal = journalOf();
    const crowd = cohort({ id: `crowd in ${name}`, shards: 2 });
    const all = Array.from({ length: 250 }, somebody);
    const come = (some: readonly CustomerKey[]) =>
      Promise.all(some.map((customer) => journal.addMember(crowd, customer, "run-1")));
    await come(all);
    await come(all.slice(7, 90).reverse());
    await journal.addMember(crowd, all[0] ?? somebody(), "run-2");
    const [first = [], second = []] = await Promise.all(
      [0, 1].map((shard) => collected(journal.members(crowd.id, shard))),
    );
    const found = [...first, ...second].map(({ customer, run }) => `${customer} ${run}`);
    const expected = [...all.map((customer) => `${customer} run-1`), `${all[0]} run-2`];
    expect(found.sort()).toEqual(expected.sort());
  });

  it("claims a send once, whatever becomes of it", async () => {
    const journal = journalOf();
    const one = send(somebody(), "one");
    expect(await journal.claim(one, undefined)).toEqual({ result: "claimed" });
    expect(await journal.claim(one, undefined)).toEqual({ result: "taken" });
    await journal.settle(one, { status: "unknown" });
    expect(await journal.claim(one, undefined)).toEqual({ result: "taken" });
    await journal.settle(one, { status: "sent", messageId: "m-1" });
    await journal.settle(one, { status: "unknown" });
    await journal.settle(one, { status: "sent", messageId: "m-2" });
    await journal.release(one, undefined);
    expect(await journal.claim(one, undefined)).toEqual({ result: "taken" });
    expect(await journal.sends(one.customer)).toEqual([{ ...one, status: "sent", messageId: "m-1" }]);
  });

  it("tells how a send stands", async () => {
    const journal = journalOf();
    const one = send(somebody(), "one");
    const standing = [(await journal.endOf(one))?.status];
    await journal.claim(one, undefined);
    standing.push((await journal.endOf(one))?.status);
    await journal.settle(one, { status: "sent", messageId: "m-1" });
    standing.push((await journal.endOf(one))?.status);
    expect(standing).toEqual([undefined, "claimed", "sent"]);
    expect((await journal.endOf(one))?.bouncing).toBeUndefined();
    const other = send(somebody(), "other");
    await journal.claim(other, undefined);
    await journal.settle(other, { status: "sent", messageId: "m-2", bouncing: true });
    expect((await journal.endOf(other))?.bouncing).toBe(true);
  });

  it("does not invent a send that nobody claimed", async () => {
    const journal = journalOf();
    const stranger = somebody();
    await journal.settle({ customer: stranger, id: "none" }, { status: "sent", messageId: "m" });
    expect(await journal.sends(stranger)).toEqual([]);
  });

  it("caps sends per mailbox, says when the next is free, and gives a released slot back", async () => {
    const journal = journalOf();
    const person = somebody();
    const limit = limitOf(person, { mails: 2, perMs: 7 * DAY });
    const at = (id: string, claimedAt: number) => send(person, id, { claimedAt });
    expect(await journal.claim(at("a", NOON), limit)).toEqual({ result: "claimed" });
    expect(await journal.claim(at("b", NOON + DAY), limit)).toEqual({ result: "claimed" });
    const third = at("c", NOON + 2 * DAY);
    expect(await journal.claim(third, limit)).toEqual({
      ...{ result: "capped", by: "shop" },
      freeAt: NOON + 7 * DAY,
    });
    expect(await journal.claim(third, undefined)).toEqual({ result: "claimed" });
    await journal.release(at("b", NOON + DAY), limit);
    expect(await journal.claim(at("d", NOON + 2 * DAY), limit)).toEqual({ result: "claimed" });
    expect(await journal.claim(at("e", NOON + 7 * DAY - 1), limit)).toMatchObject({ result: "capped" });
    expect(await journal.claim(at("e", NOON + 7 * DAY), limit)).toEqual({ result: "claimed" });
  });

  it("holds the stricter of the shop's cap and the customer's own, and says whose is full", async () => {
    const journal = journalOf();
    const person = somebody();
    const shops = limitOf(person, { mails: 2, perMs: 7 * DAY });
    const limit = { ...shops, own: { mails: 1, perMs: 30 * DAY } };
    expect(await journal.claim(send(person, "a"), limit)).toEqual({ result: "claimed" });
    const later = (id: string, days: number) => send(person, id, { claimedAt: NOON + days * DAY });
    expect(await journal.claim(later("b", 8), limit)).toEqual({
      ...{ result: "capped", by: "customer" },
      freeAt: NOON + 30 * DAY,
    });
    expect(await journal.claim(later("b", 8), shops)).toEqual({ result: "claimed" });
    expect(await journal.claim(later("c", 9), shops)).toEqual({ result: "claimed" });
    expect(await journal.claim(later("d", 10), { ...shops, own: { mails: 9, perMs: DAY } })).toMatchObject({
      by: "shop",
    });
  });

  it("counts the sends to a mailbox under the keys of all its customers", async () => {
    const journal = journalOf();
    const [person, alias] = [somebody(), somebody()];
    const limit = limitOf(person, { mails: 1, perMs: DAY });
    expect(await journal.claim(send(alias, "a"), limit)).toEqual({ result: "claimed" });
    expect(await journal.claim(send(person, "b", { template: "other" }), limit)).toMatchObject({
      result: "capped",
    });
  });

  it("lets the same mail of a chain go to a mailbox once a day, whoever has it, but a run repeat it", async () => {
    const journal = journalOf();
    const [ann, bob] = [somebody(), somebody()];
    const limit = { mailbox: somebody(), day: 7 };
    expect(await journal.claim(send(ann, "a"), limit)).toEqual({ result: "claimed" });
    expect(await journal.claim(send(bob, "b"), limit)).toEqual({ result: "repeated" });
    expect(await journal.claim(send(bob, "c", { template: "other" }), limit)).toEqual({ result: "claimed" });
    expect(await journal.claim(send(ann, "d", { step: 2 }), limit)).toEqual({ result: "claimed" });
    expect(await journal.claim(send(bob, "b"), undefined)).toEqual({ result: "claimed" });
    expect(await journal.claim(send(bob, "e"), { ...limit, day: 8 })).toEqual({ result: "claimed" });
  });

  it("never lets more through than the cap when many claim at the same time", async () => {
    const journal = journalOf();
    const person = somebody();
    const limit = limitOf(person, { mails: 3, perMs: DAY });
    const results = await Promise.all(
      Array.from({ length: 12 }, (_, index) => journal.claim(send(person, `send ${index}`), limit)),
    );
    expect(results.filter(({ result }) => result === "claimed")).toHaveLength(3);
    expect(results.filter(({ result }) => result === "capped")).toHaveLength(9);
    expect(await journal.sends(person)).toHaveLength(3);
  });

  it("lets one of many claims of the same send through, for one slot", async () => {
    const journal = journalOf();
    const person = somebody();
    const limit = limitOf(person, { mails: 2, perMs: DAY });
    const results = await Promise.all(
      Array.from({ length: 10 }, () => journal.claim(send(person, "same"), limit)),
    );
    expect(results.filter(({ result }) => result === "claimed")).toHaveLength(1);
    expect(results.filter(({ result }) => result === "taken")).toHaveLength(9);
    expect(await journal.claim(send(person, "other"), limit)).toEqual({ result: "claimed" });
    expect(await journal.claim(send(person, "third"), limit)).toMatchObject({ result: "capped" });
  });

  it("finds every send in one of the scan segments", async () => {
    const journal = journalOf();
    const mine = new Set<string>();
    for (let index = 0; index < 10; index++) {
      const one = send(somebody(), `scanned by ${name} ${index}`);
      mine.add(one.id);
      await journal.claim(one, undefined);
    }
    const found: string[] = [];
    for (const shard of [0, 1, 2]) {
      for await (const { id } of journal.scanSends(shard, 3)) if (mine.has(id)) found.push(id);
    }
    expect(found.sort()).toEqual([...mine].sort());
  });
});

describe("the journal in DynamoDB", () => {
  it("leaves a slot that a crash took without a send to the next try of the same send", async () => {
    const person = somebody();
    const limit = limitOf(person, { mails: 1, perMs: DAY });
    const crashing = new Proxy(dynamo.documents, {
      get(target, property) {
        if (property !== "send") return Reflect.get(target, property, target);
        return (command: { input: { Item?: { entry: string } } }) => {
          if (command.input.Item?.entry.startsWith("send#")) throw new Error("crashed");
          return target.send(command as never);
        };
      },
    });
    await expect(
      makeJournal(crashing, dynamo.names.journal).claim(send(person, "one"), limit),
    ).rejects.toThrow("crashed");
    const journal = makeJournal(dynamo.documents, dynamo.names.journal);
    expect(await journal.claim(send(person, "two"), limit)).toMatchObject({ result: "capped" });
    expect(await journal.claim(send(person, "one"), limit)).toEqual({ result: "claimed" });
  });
});
