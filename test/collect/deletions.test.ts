import { describe, expect, it } from "vitest";
import { makeSegmentHandler } from "../../functions/collect/segment-handler.ts";
import { standingOf } from "../../src/domain/mailbox/ledger.ts";
import { asksErasure } from "../../src/domain/privacy/requests.ts";
import { ingestDeps, NOW, stored } from "../support/ingest.ts";
import { invoke } from "../support/ingest-server.ts";
import { mailboxOf } from "../support/mailboxes.ts";

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
  const ledgerOf = (address: string) => deps.events.factsOf(mailboxOf(address));
  return { send, ledgerOf, facts: () => stored(deps.events) };
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
    const { send, facts, ledgerOf } = setUp();
    await send("delete", { ...DELETED, userId: undefined, traits: { email: "ann@example.com" } }, SERVER_KEY);
    expect(await facts()).toMatchObject([{ kind: "privacy-requested" }]);
    const ledger = await ledgerOf("ann@example.com");
    expect(standingOf(ledger, NOW)).toMatchObject({ mayMail: "never" });
  });

  it("is refused where a browser sends it", async () => {
    const { send, facts } = setUp();
    expect((await send("delete", DELETED, BROWSER_KEY)).status).toBe(400);
    const answer = await send("batch", { batch: [DELETED] }, BROWSER_KEY);
    expect(JSON.stringify(answer.body)).toContain("only the shop's servers");
    expect(await facts()).toEqual([]);
  });
});
