import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type StoreStack, startStore } from "../support/store-stack.ts";

const NOON = Date.UTC(2026, 2, 2, 9);
const CANARY = /c4n4ry/i;
let store: StoreStack;

beforeAll(async () => {
  store = await startStore(NOON, (text) => text.replace(/holdout_percent: \d+/, "holdout_percent: 0"));
});
afterAll(() => store.stop());

async function betrayed(): Promise<readonly string[]> {
  const { EVENTS_TABLE, CUSTOMERS_TABLE, TASTES_TABLE, CHECKPOINTS_TABLE, JOURNAL_TABLE } =
    store.stack.environment;
  const client = new DynamoDBClient({});
  const tables = [EVENTS_TABLE, CUSTOMERS_TABLE, TASTES_TABLE, CHECKPOINTS_TABLE, JOURNAL_TABLE];
  const scans = await Promise.all(tables.map((TableName) => client.send(new ScanCommand({ TableName }))));
  return scans
    .flatMap(({ Items = [] }) => Items.map((item) => JSON.stringify(item)))
    .filter((one) => CANARY.test(one));
}

it("a stored request goes through projector, bus and the erase function of the deployment", async () => {
  const traits = {
    ...{ email: "mail-c4n4ry@example.com", name: "Ann C4n4ry" },
    marketing_consent: { granted: true, source: "form", text: "Yes" },
  };
  await store.happens(
    { type: "identify", userId: "user-c4n4ry", traits },
    { type: "track", userId: "user-c4n4ry", event: "Signed Up", properties: { entry: "registration" } },
  );
  await store.passes("1h");
  expect((await betrayed()).length).toBeGreaterThan(3);
  const wiring = await import("../../src/adapters/wiring.ts");
  const { makeAskErasure } = await import("../../src/app/privacy/ask-erasure.ts");
  const ask = makeAskErasure({
    ...{ events: wiring.events(), customers: wiring.customers(), secrets: wiring.secrets() },
    clock: { now: () => NOON + 3_700_000 },
  });
  expect(await ask("user-c4n4ry", { id: "ticket-1", by: "ann", reason: "letter" })).toBe("asked");
  await store.passes("1h");
  // Lists of cohorts that somebody has left keep the key until they end (docs/privacy.md).
  const left = (await betrayed()).filter((item) => !item.includes('"cohort#'));
  expect(left).toEqual([]);
  expect(await wiring.erasures().receipts()).toMatchObject([{ by: "ann", reason: "letter" }]);
  const before = (await store.mailsTo("mail-c4n4ry@example.com")).length;
  await store.passes("10d");
  expect(await store.mailsTo("mail-c4n4ry@example.com")).toHaveLength(before);
});
