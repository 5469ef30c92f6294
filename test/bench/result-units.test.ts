import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { counted } from "../../src/adapters/consumption.ts";
import { makeJournal } from "../../src/adapters/dynamodb/journal.ts";
import { RESULT_UNITS, resultsUsd } from "../../src/contracts/cost/results.ts";
import { keyOf, NOON, send } from "../support/chains.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { unitsOf } from "../support/units.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
  counted(dynamo.documents);
});
afterAll(() => dynamo.stop());

describe("what results cost", () => {
  it("is a look and a write for each first mark of a send", async () => {
    const journal = makeJournal(dynamo.documents, dynamo.names.journal);
    const mail = send(keyOf("marked"), "s1");
    await journal.claim(mail, undefined);
    await journal.settle(mail, { status: "sent", messageId: "m" });
    const { readUnits, writeUnits } = await unitsOf(async () => {
      const end = await journal.endOf(mail);
      if (end?.opened === undefined) await journal.mark(mail, "opened", NOON);
    });
    expect({ readUnits, writeUnits }).toEqual(RESULT_UNITS.mark);
    expect((await journal.endOf(mail))?.opened).toBe(NOON);
  });

  it("is at most $3 a month for a million customers and two million mails", () => {
    const usd = resultsUsd({ customers: 1e6, events: 1e7, mails: 2e6 });
    expect(usd).toBeLessThan(3);
    expect(usd).toBeGreaterThan(1);
    expect(resultsUsd({ customers: 1e6, events: 1e7, mails: 0 })).toBe(0);
  });
});
