import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeChangeLog } from "../../src/adapters/dynamodb/change-log.ts";
import { makeMemoryChangeLog } from "../../src/adapters/memory/change-log.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import { type Change, changeId, KEPT_DAYS } from "../../src/domain/team/change.ts";
import type { ChangeLog } from "../../src/ports/changes.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { heldToActions } from "../support/table-actions.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const STORES: Record<string, () => ChangeLog> = {
  memory: makeMemoryChangeLog,
  DynamoDB: () =>
    heldToActions("changeLog", dynamo.endpoint, (documents) =>
      makeChangeLog(documents, dynamo.names.journal),
    ),
};

const NOW = Date.UTC(2026, 2, 15);
const change = (at: number, nonce = "r"): Change => ({
  ...{ id: changeId(at, nonce), at, what: "PUT /v1/config", area: "config", outcome: "begun" },
  by: { subject: "ann", via: "api" },
});

describe.each(Object.entries(STORES))("the log of changes in %s", (_, open) => {
  it("has a line once, as it was written last, the newest first over months and page by page", async () => {
    const log = open();
    expect(await log.page({ most: 5, now: NOW })).toEqual({ changes: [] });
    const days = [0, 1, 20, 40, 200, KEPT_DAYS - 40].map((days) => change(NOW - days * DAY));
    for (const line of [...days, change(NOW, "s")]) await log.keep(line);
    const done = { ...days[1], outcome: "done", from: 1, to: 2, details: { version: 2 } } as Change;
    await log.keep(done);
    const first = await log.page({ most: 3, now: NOW });
    expect(first).toEqual({ changes: [change(NOW, "s"), days[0], done], next: done.id });
    const rest = await log.page({ most: 9, now: NOW, after: done.id });
    expect(rest).toEqual({ changes: days.slice(2) });
    expect(await log.page({ most: 9, now: NOW, after: changeId(NOW - KEPT_DAYS * DAY, "a") })).toEqual({
      changes: [],
    });
  });

  it("takes a place after all lines for the newest, however far off it is", async () => {
    const log = open();
    await log.keep(change(NOW - 5, "far"));
    const { changes } = await log.page({ most: 1, now: NOW, after: "9999999999999-a" });
    expect(changes).toHaveLength(1);
  });
});
