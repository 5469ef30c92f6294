import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeLookupStore } from "../../src/adapters/dynamodb/lookup-store.ts";
import { makeMemoryLookupStore } from "../../src/adapters/memory/lookup-store.ts";
import { type LookupStore, MOST_FOUND } from "../../src/ports/lookups.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { key } from "../support/facts.ts";
import { heldToActions } from "../support/table-actions.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const STORES: Record<string, () => LookupStore> = {
  memory: makeMemoryLookupStore,
  DynamoDB: () =>
    heldToActions("lookups", dynamo.endpoint, (documents) =>
      makeLookupStore(documents, dynamo.names.journal),
    ),
};

describe.each(Object.entries(STORES))("lookups in %s", (_, open) => {
  it("lead to everybody who was noted, each once, by exactly what they were noted by", async () => {
    const store = open();
    await store.note("order", "A-1", key("u:anna"));
    await store.note("order", "A-1", key("u:anna"));
    await store.note("order", "A-1", key("u:boris"));
    await store.note("phone", "A-1", key("u:clara"));
    expect(await store.find("order", "A-1")).toEqual(["u:anna", "u:boris"]);
    expect(await store.find("phone", "A-1")).toEqual(["u:clara"]);
    expect(await store.find("order", "A-10")).toEqual([]);
    expect(await store.find("order", "A-")).toEqual([]);
  });

  it("show no crowd", async () => {
    const store = open();
    for (let n = 0; n < MOST_FOUND + 5; n++) await store.note("phone", "shared", key(`u:${n}`));
    expect(await store.find("phone", "shared")).toHaveLength(MOST_FOUND);
  });
});
