import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeSendingStore } from "../../src/adapters/dynamodb/sending-store.ts";
import { makeMemorySendingStore } from "../../src/adapters/memory/sending-store.ts";
import { closed } from "../../src/domain/mail/sending.ts";
import type { SendingStore } from "../../src/ports/mail.ts";
import { NOON } from "../support/chains.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { heldToActions } from "../support/table-actions.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const STORES: Record<string, () => SendingStore> = {
  memory: makeMemorySendingStore,
  DynamoDB: () =>
    heldToActions("sending", dynamo.endpoint, (documents) =>
      makeSendingStore(documents, dynamo.names.journal),
    ),
};
const SHUT = { countedFrom: 7, barrier: closed("AccountSuspendedException", NOON) };

describe.each(Object.entries(STORES))("the state of sending in %s", (_, open) => {
  it("begins open, and is changed only by whoever has read its latest revision", async () => {
    const store = open();
    expect(await store.state()).toEqual({ sending: { countedFrom: 0 }, revision: 0 });
    const writes = Array.from({ length: 5 }, () => store.write(SHUT, 0));
    expect((await Promise.all(writes)).filter(Boolean)).toHaveLength(1);
    expect(await store.state()).toEqual({ sending: SHUT, revision: 1 });
    expect(await store.write({ countedFrom: 8 }, 0)).toBe(false);
    expect(await store.write({ countedFrom: 8 }, 1)).toBe(true);
    expect(await store.state()).toEqual({ sending: { countedFrom: 8 }, revision: 2 });
  });

  it("adds up what became of a day's mails, whoever counts at the same time", async () => {
    const store = open();
    await Promise.all(Array.from({ length: 10 }, () => store.count(0, 20_000, { sent: 3, unknown: 1 })));
    const now = await store.count(0, 20_000, { unknown: -1, bounced: 2, complained: 1 });
    expect(now).toEqual({ sent: 30, unknown: 9, bounced: 2, complained: 1 });
  });

  it("adds up whom mails went to, whoever counts at the same time, and keeps days apart", async () => {
    const store = open();
    // A name may be any text, also one that the other kind has.
    const some = { segments: { asleep: 2, "333": 1 }, cells: { "333": 3 } };
    await Promise.all(Array.from({ length: 5 }, () => store.countMailed(19_990, some)));
    await store.countMailed(19_991, { segments: { "(new)": 1 }, cells: { "(new)": 1 } });
    await store.countMailed(19_992, { segments: { asleep: 7 }, cells: {} });
    await store.countMailed(19_992, { segments: {}, cells: {} });
    expect(await store.mailed(19_990, 19_991)).toEqual({
      segments: { asleep: 10, "333": 5, "(new)": 1 },
      cells: { "333": 15, "(new)": 1 },
    });
    expect(await store.mailed(10, 20)).toEqual({ segments: {}, cells: {} });
  });

  it("keeps days and periods apart", async () => {
    const store = open();
    for (const day of [19_990, 19_991, 20_001]) await store.count(NOON, day, { sent: day });
    await store.count(NOON + 1, 19_991, { sent: 1 });
    const none = { unknown: 0, bounced: 0, complained: 0 };
    expect(await store.counts(NOON, 19_991, 20_001)).toEqual([
      { day: 19_991, sent: 19_991, ...none },
      { day: 20_001, sent: 20_001, ...none },
    ]);
    expect(await store.counts(NOON + 2, 0, 30_000)).toEqual([]);
  });
});
