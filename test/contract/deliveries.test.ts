import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeDeliveries } from "../../src/adapters/dynamodb/deliveries.ts";
import { makeMemoryDeliveries } from "../../src/adapters/memory/deliveries.ts";
import { MINUTE } from "../../src/domain/basics/calendar.ts";
import type { Deliveries } from "../../src/ports/webhooks.ts";
import { NOON } from "../support/chains.ts";
import { message } from "../support/delivering.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { heldToActions } from "../support/table-actions.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const STORES: Record<string, () => Deliveries> = {
  memory: makeMemoryDeliveries,
  DynamoDB: () =>
    heldToActions("deliveries", dynamo.endpoint, (documents) =>
      makeDeliveries(documents, dynamo.names.journal),
    ),
};

describe.each(Object.entries(STORES))("deliveries in %s", (_, open) => {
  const [one, other] = ["send-1", "send-2"].map((id) => ({
    message: message({ id }),
    tries: 1,
    why: "down",
  }));
  if (!one || !other) throw new Error("two deliveries");

  it("wait in their window, each message once, as it was told last", async () => {
    const store = open();
    await store.wait(NOON, one);
    await store.wait(NOON, other);
    await store.wait(NOON, { ...one, tries: 2 });
    await store.wait(NOON + MINUTE, one);
    expect(await store.waiting(NOON, 10)).toEqual([{ ...one, tries: 2 }, other]);
    expect(await store.waiting(NOON, 1)).toHaveLength(1);
    await store.over(NOON, "send-1");
    await store.over(NOON, "send-1");
    expect(await store.waiting(NOON, 10)).toEqual([other]);
    expect(await store.waiting(NOON + MINUTE, 10)).toEqual([one]);
  });

  it("that were given up are listed, the newest first, until they are taken up", async () => {
    const store = open();
    await store.giveUp({ ...one, failedAt: NOON });
    await store.giveUp({ ...other, failedAt: NOON + 1 });
    await store.giveUp({ ...one, failedAt: NOON });
    expect(await store.failed()).toEqual([
      { ...other, failedAt: NOON + 1 },
      { ...one, failedAt: NOON },
    ]);
    await store.takenUp("send-2");
    expect((await store.failed()).map(({ message: { id } }) => id)).toEqual(["send-1"]);
  });
});
