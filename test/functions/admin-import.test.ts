import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { makeImportHandler } from "../../functions/admin/import-handler.ts";
import { logTo } from "../../functions/middleware/observed.ts";
import { makeMemoryChangeLog } from "../../src/adapters/memory/change-log.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import { adminEvent, NO_CONTEXT, personClaims } from "../support/admin-api.ts";
import { ingestDeps } from "../support/ingest.ts";

logTo(() => {});
afterAll(() => logTo((line) => void process.stdout.write(line)));

const ROUTE = "POST /v1/import";
const ID = "imp-0123456789ab";
const ORDER = {
  ...{ type: "track", event: "Order Completed", userId: "7", messageId: "m-1" },
  properties: { order_id: "A-1", total: 10, currency: "RUB" },
  timestamp: "2026-01-05T12:00:00.000Z",
};

let deps: ReturnType<typeof ingestDeps>;
let changeLog: ReturnType<typeof makeMemoryChangeLog>;
let handler: ReturnType<typeof makeImportHandler>;
beforeEach(() => {
  deps = ingestDeps();
  changeLog = makeMemoryChangeLog();
  handler = makeImportHandler({ ...deps, changeLog });
});

let request = 0;
async function send(body: object, role: "viewer" | "marketer" = "marketer") {
  deps.time.now += 1;
  const event = adminEvent({ route: ROUTE, body: JSON.stringify(body), claims: personClaims(role) });
  const requestContext = { ...event.requestContext, requestId: `r${++request}` };
  const { statusCode, body: text = "{}" } = await handler({ ...event, requestContext }, NO_CONTEXT);
  return { statusCode, ...JSON.parse(text) };
}

const part = (more: object = {}) => ({
  ...{ import: ID, subject: "orders", part: "next", batch: [ORDER] },
  ...more,
});
const facts = () => deps.events.factsOf("u:7" as CustomerKey);
const changes = async () => (await changeLog.page({ most: 50, now: deps.time.now })).changes;

describe("a part of a file that a browser has read", () => {
  it("is the shop's own word, and known as part of its import", async () => {
    expect(await send(part())).toEqual({ statusCode: 200, rejected: [] });
    expect(await facts()).toMatchObject([{ kind: "order-placed", import: ID }]);
    expect(await facts()).not.toMatchObject([{ rank: "browser" }]);
  });

  it("changes nothing when it comes again", async () => {
    await send(part());
    const before = await facts();
    await send(part());
    expect(await facts()).toEqual(before);
  });

  it("is in but for the calls that make no sense, which are named by their place", async () => {
    const nobody = { ...ORDER, userId: undefined, messageId: "m-2" };
    const { rejected } = await send(part({ batch: ["a word", ORDER, nobody] }));
    expect(rejected).toEqual([
      { index: 0, reason: "the event is not a JSON object" },
      { index: 2, reason: expect.any(String) },
    ]);
    expect(await facts()).toHaveLength(1);
  });

  it("stands in the log of changes when it is the first or the last of its file", async () => {
    const counts = { rows: 3, items: 2, sent: 2, bad: 1, duplicates: 0, left_out: 0 };
    await send(part({ part: "first" }));
    await send(part());
    await send(part({ part: "last", batch: [], counts }));
    expect(await changes()).toMatchObject([
      { what: ROUTE, target: ID, outcome: "done", details: { part: "last", ...counts } },
      { what: ROUTE, target: ID, outcome: "done", details: { part: "first", subject: "orders" } },
    ]);
  });

  it("stands there once, whoever leaves the first part out", async () => {
    await send(part());
    await send(part());
    expect(await changes()).toMatchObject([{ what: ROUTE, target: ID, outcome: "done" }]);
    expect(await changes()).toHaveLength(1);
  });

  it("is refused when it is not as described, and of those who may not", async () => {
    expect(await send(part({ import: "mine" }))).toMatchObject({ statusCode: 400 });
    expect(await send(part(), "viewer")).toMatchObject({ statusCode: 403 });
    expect(await facts()).toEqual([]);
  });
});
