import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeTestMailLimit } from "../../src/adapters/dynamodb/test-mail-limit.ts";
import { makeMemoryTestMailLimit } from "../../src/adapters/memory/test-mail-limit.ts";
import { HOUR } from "../../src/domain/basics/calendar.ts";
import { TEST_MAILS_AN_HOUR, type TestMailLimit } from "../../src/ports/test-mails.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { NOW } from "../support/ingest.ts";
import { heldToActions } from "../support/table-actions.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const LIMITS: Record<string, () => TestMailLimit> = {
  memory: makeMemoryTestMailLimit,
  DynamoDB: () =>
    heldToActions("testMails", dynamo.endpoint, (documents) =>
      makeTestMailLimit(documents, dynamo.names.journal),
    ),
};

describe.each(Object.entries(LIMITS))("test mails in %s", (_, open) => {
  it("may be so many an hour for each person, also at once", async () => {
    const limit = open();
    const admitted = async (who: string, now: number) => {
      const tries = Array.from({ length: TEST_MAILS_AN_HOUR + 5 }, () => limit.admits(who, now));
      return (await Promise.all(tries)).filter(Boolean).length;
    };
    expect(await admitted("ann", NOW)).toBe(TEST_MAILS_AN_HOUR);
    expect(await admitted("bob", NOW)).toBe(TEST_MAILS_AN_HOUR);
    expect(await admitted("ann", NOW + HOUR)).toBe(TEST_MAILS_AN_HOUR);
  });
});
