import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeWithdrawalLimit } from "../../src/adapters/dynamodb/withdrawal-limit.ts";
import { makeMemoryWithdrawalLimit } from "../../src/adapters/memory/withdrawal-limit.ts";
import { HOUR } from "../../src/domain/basics/calendar.ts";
import { WITHDRAWALS_AN_HOUR, type WithdrawalLimit } from "../../src/ports/withdrawals.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { key } from "../support/facts.ts";
import { NOW } from "../support/ingest.ts";
import { heldToActions } from "../support/table-actions.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const LIMITS: Record<string, () => WithdrawalLimit> = {
  memory: makeMemoryWithdrawalLimit,
  DynamoDB: () =>
    heldToActions("withdrawals", dynamo.endpoint, (documents) =>
      makeWithdrawalLimit(documents, dynamo.names.journal),
    ),
};

const messages = Array.from({ length: WITHDRAWALS_AN_HOUR + 3 }, (_, index) => `m${index}`);
const count = (answers: readonly boolean[]) => answers.filter(Boolean).length;

describe.each(Object.entries(LIMITS))("browsers' withdrawals in %s", (_, open) => {
  it("are let in so many an hour for each mailbox, also at once", async () => {
    const limit = open();
    const all = (whose: string, now: number) =>
      Promise.all(messages.map((message) => limit.admits(key(whose), message, now)));
    expect(count(await all("m:one", NOW))).toBe(WITHDRAWALS_AN_HOUR);
    expect(count(await all("m:two", NOW))).toBe(WITHDRAWALS_AN_HOUR);
    expect(count(await all("m:one", NOW + HOUR))).toBe(WITHDRAWALS_AN_HOUR);
  });

  it("are let in again where they were before, so that a request can come again", async () => {
    const limit = open();
    for (const message of messages) await limit.admits(key("m:three"), message, NOW);
    expect(await limit.admits(key("m:three"), "m0", NOW)).toBe(true);
    expect(await limit.admits(key("m:three"), "another", NOW)).toBe(false);
  });
});
