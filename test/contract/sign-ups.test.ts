import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeSignUps } from "../../src/adapters/dynamodb/sign-ups.ts";
import { makeMemorySignUps } from "../../src/adapters/memory/sign-ups.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import { waiting } from "../../src/domain/confirm/pending.ts";
import type { SignUpStore } from "../../src/ports/sign-ups.ts";
import { NOON } from "../support/chains.ts";
import { signUpOf } from "../support/confirming.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { mailboxOf } from "../support/mailboxes.ts";
import { heldToActions } from "../support/table-actions.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const STORES: Record<string, () => SignUpStore> = {
  memory: makeMemorySignUps,
  DynamoDB: () =>
    heldToActions("signUps", dynamo.endpoint, (documents) => makeSignUps(documents, dynamo.names.journal)),
};

describe.each(Object.entries(STORES))("sign-ups that wait in %s", (name, open) => {
  const mailbox = mailboxOf(`ann-${name}@example.com`);
  const pending = waiting(undefined, signUpOf("ann@example.com", { entry: "footer" }), NOON, 20_000);

  it("are kept whole, replaced, dropped, and passed by when they are over", async () => {
    const store = open();
    expect(await store.pending(mailbox, NOON)).toBeUndefined();
    await store.put(mailbox, pending);
    expect(await store.pending(mailbox, NOON)).toEqual(pending);
    expect(await store.pending(mailbox, NOON + 30 * DAY)).toBeUndefined();
    const { entry: _, ...other } = pending;
    await store.put(mailbox, other);
    expect(await store.pending(mailbox, NOON)).toEqual(other);
    await store.drop(mailbox);
    await store.drop(mailbox);
    expect(await store.pending(mailbox, NOON)).toBeUndefined();
  });

  it("are let in up to a place's limit, whoever comes at the same time", async () => {
    const store = open();
    const comers = Array.from({ length: 12 }, () => store.admit("place-1", 5, NOON + DAY));
    expect((await Promise.all(comers)).filter(Boolean)).toHaveLength(5);
    expect(await store.admit("place-2", 5, NOON + DAY)).toBe(true);
  });

  it("are counted by the entry point as well, those of each day and link apart", async () => {
    const store = open();
    const poster = { entry: "newsletter", via: "poster-3" };
    await store.count(21_000, "asked", poster);
    await store.count(21_000, "asked", poster);
    await store.count(21_000, "confirmed", poster);
    await store.count(21_001, "asked", { entry: "newsletter" });
    await store.count(21_001, "asked", { via: "nowhere" });
    await store.count(21_003, "asked", poster);
    const counted = await store.pointCounts(21_000, 21_002);
    expect(counted).toEqual([
      { day: 21_000, ...poster, shown: 0, sent: 0, asked: 2, confirmed: 1 },
      { day: 21_001, entry: "newsletter", shown: 0, sent: 0, asked: 1, confirmed: 0 },
    ]);
    expect(await store.counts(21_000, 21_001)).toMatchObject([{ asked: 2 }, { asked: 2 }]);
  });

  it("come after looks at a form, which are counted at its entry point alone", async () => {
    const store = open();
    const box = { entry: "newsletter", via: "box" };
    await store.countAt(22_000, "shown", box, 7);
    await store.countAt(22_000, "shown", box, 1);
    await store.countAt(22_000, "sent", box, 1);
    await store.count(22_000, "asked", box);
    expect(await store.pointCounts(22_000, 22_000)).toEqual([
      { day: 22_000, ...box, shown: 8, sent: 1, asked: 1, confirmed: 0 },
    ]);
    expect(await store.counts(22_000, 22_000)).toEqual([
      { day: 22_000, asked: 1, confirmed: 0, limited: 0, trapped: 0 },
    ]);
  });

  it("are counted by the day", async () => {
    const store = open();
    await Promise.all([store.count(20_000, "asked"), store.count(20_000, "asked")]);
    await store.count(20_000, "confirmed");
    await store.count(20_002, "limited");
    expect(await store.counts(20_000, 20_001)).toEqual([
      { day: 20_000, asked: 2, confirmed: 1, limited: 0, trapped: 0 },
    ]);
    expect(await store.counts(20_000, 20_002)).toHaveLength(2);
  });
});
