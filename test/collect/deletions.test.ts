import { describe, expect, it } from "vitest";
import { makeSegmentHandler } from "../../functions/collect/segment-handler.ts";
import { asksErasure } from "../../src/domain/privacy/requests.ts";
import { ingestDeps, stored } from "../support/ingest.ts";
import { invoke } from "../support/ingest-server.ts";

const SERVER_KEY = "the-key";
const BROWSER_KEY = "the-browsers-key";
const DELETED = { type: "delete", messageId: "m-1", userId: "u42", timestamp: "2026-03-01T12:00:00Z" };

function setUp() {
  const deps = ingestDeps();
  const handler = makeSegmentHandler(deps);
  const send = (call: string, body: object, key: string) =>
    invoke(handler, {
      path: `/v1/${call}`,
      headers: { "content-type": "application/json", "x-write-key": key },
      body: JSON.stringify(body),
    });
  return { send, facts: () => stored(deps.events) };
}

describe("a call that somebody is to be deleted", () => {
  it.each([
    ["delete", DELETED],
    ["delete", { userId: "u42" }],
    ["batch", { batch: [DELETED] }],
    ["batch", { batch: [{ ...DELETED, type: "SUPPRESS_WITH_DELETE" }] }],
    ["batch", { batch: [{ ...DELETED, type: "delete_only" }] }],
  ])("at /v1/%s is the shop's request to erase them, and no other news", async (call, body) => {
    const { send, facts } = setUp();
    expect((await send(call, body, SERVER_KEY)).status).toBe(200);
    const told = await facts();
    expect(told).toMatchObject([{ kind: "privacy-requested", customer: "u:u42" }]);
    expect(told.every(asksErasure)).toBe(true);
  });

  it("may name an address, whose mails end at once", async () => {
    const { send, facts } = setUp();
    await send("delete", { ...DELETED, userId: undefined, traits: { email: "ann@example.com" } }, SERVER_KEY);
    const told = await facts();
    expect(told.map(({ kind }) => kind)).toEqual(["privacy-requested", "privacy-requested"]);
    expect(told.map(({ customer }) => customer.slice(0, 2)).toSorted()).toEqual(["e:", "m:"]);
  });

  it("is refused where a browser sends it", async () => {
    const { send, facts } = setUp();
    expect((await send("delete", DELETED, BROWSER_KEY)).status).toBe(400);
    const answer = await send("batch", { batch: [DELETED] }, BROWSER_KEY);
    expect(JSON.stringify(answer.body)).toContain("only the shop's servers");
    expect(await facts()).toEqual([]);
  });
});
