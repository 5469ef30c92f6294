import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeBrowserFacts } from "../../src/adapters/dynamodb/browser-facts.ts";
import { makeMemoryBrowserFacts } from "../../src/adapters/memory/browser-facts.ts";
import type { BrowserFactCounts } from "../../src/ports/browser-facts.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { key } from "../support/facts.ts";
import { heldToActions } from "../support/table-actions.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const COUNTS: Record<string, () => BrowserFactCounts> = {
  memory: makeMemoryBrowserFacts,
  DynamoDB: () =>
    heldToActions("browserFacts", dynamo.endpoint, (documents) =>
      makeBrowserFacts(documents, dynamo.names.journal),
    ),
};

describe.each(Object.entries(COUNTS))("counts of what browsers tell in %s", (_, open) => {
  it("add up for each customer and day, also at once", async () => {
    const counts = open();
    const all = await Promise.all([30, 40, 50].map((facts) => counts.add(key("u:ann"), 20_000, facts)));
    expect(Math.max(...all)).toBe(120);
    expect(await counts.add(key("u:bob"), 20_000, 1)).toBe(1);
    expect(await counts.add(key("u:ann"), 20_001, 1)).toBe(1);
  });
});
