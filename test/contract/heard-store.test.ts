import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeHeardStore } from "../../src/adapters/dynamodb/heard-store.ts";
import { makeMemoryHeardStore } from "../../src/adapters/memory/heard-store.ts";
import { DAY, HOUR } from "../../src/domain/basics/calendar.ts";
import type { HeardOfDay } from "../../src/domain/facts/heard.ts";
import type { HeardStore } from "../../src/ports/heard.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { heldToActions } from "../support/table-actions.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const STORES: Record<string, () => HeardStore> = {
  memory: makeMemoryHeardStore,
  DynamoDB: () =>
    heldToActions("heard", dynamo.endpoint, (documents) => makeHeardStore(documents, dynamo.names.journal)),
};
const sorted = (days: readonly HeardOfDay[]) => days.toSorted((a, b) => a.lastAt - b.lastAt);

describe.each(Object.entries(STORES))("when sources spoke, in %s", (_, open) => {
  it("is kept by source and day, with the last time of each", async () => {
    const store = open();
    const day = 20_100;
    await store.note("segment", day * DAY + HOUR);
    await store.note("segment", day * DAY + 3 * HOUR);
    await store.note("shopify", (day + 2) * DAY);
    await store.note("segment", (day - 1) * DAY);
    await store.note("segment", (day + 3) * DAY);
    expect(sorted(await store.days(day, day + 2))).toEqual([
      { source: "segment", day, lastAt: day * DAY + 3 * HOUR },
      { source: "shopify", day: day + 2, lastAt: (day + 2) * DAY },
    ]);
    expect(await store.days(day + 10, day + 20)).toEqual([]);
  });
});
