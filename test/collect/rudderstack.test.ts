import { describe, expect, it } from "vitest";
import { makeSegmentHandler } from "../../functions/collect/segment-handler.ts";
import { fold } from "../../src/domain/people/fold.ts";
import { ingestDeps, NOW, stored } from "../support/ingest.ts";
import { invoke } from "../support/ingest-server.ts";
import { signedRequest } from "../support/signed.ts";

const iso = (at: number) => new Date(at).toISOString();
const MINUTE = 60_000;

function setUp() {
  const deps = ingestDeps();
  const handler = makeSegmentHandler(deps);
  let messages = 0;
  /** A call as RudderStack's SDKs send it: an identify's traits are in the context, the root has none. */
  const send = (type: string, traits: object, more: object = {}) => {
    messages += 1;
    const call = {
      type,
      userId: "u1",
      messageId: `m${messages}`,
      channel: "web",
      context: { traits },
      ...more,
    };
    return invoke(handler, { ...signedRequest("segment", JSON.stringify(call), ""), path: `/v1/${type}` });
  };
  const facts = () => stored(deps.events);
  const profile = async () => fold("u:u1" as never, await facts(), { timeZone: "UTC", rates: {} });
  return { send, facts, profile };
}

describe("RudderStack's calls", () => {
  it("say in the context who somebody is", async () => {
    const { send, facts, profile } = setUp();
    await send("identify", {
      email: "ann@example.com",
      firstName: "Ann",
      address: { country: "DE" },
      plan: "gold",
    });
    expect(await profile()).toMatchObject({ email: "ann@example.com", name: "Ann", country: "DE" });
    expect((await facts()).map(({ kind }) => kind)).toContain("opaque");
  });

  it.each([
    [{ marketing_consent: true }, "given"],
    [{ email_marketing_consent: { state: "subscribed" } }, "given"],
    [{ acceptsMarketing: false }, "withdrawn"],
    [{ marketingConsent: "unsubscribed" }, "withdrawn"],
  ])("decide about mails in an identify's context: %j", async (claim, status) => {
    const { send, profile } = setUp();
    await send("identify", { email: "ann@example.com", ...claim }, { originalTimestamp: iso(NOW - MINUTE) });
    expect((await profile()).consent.status).toBe(status);
  });

  it("repeat the traits on other calls, which is no new decision", async () => {
    const { send, profile } = setUp();
    const traits = { email: "ann@example.com", marketing_consent: true };
    await send("identify", traits, { originalTimestamp: iso(NOW - 3 * MINUTE) });
    await send(
      "identify",
      { ...traits, marketing_consent: false },
      { originalTimestamp: iso(NOW - 2 * MINUTE) },
    );
    for (const type of ["track", "page", "screen", "group"]) {
      await send(type, traits, { event: "Product Viewed", originalTimestamp: iso(NOW - MINUTE) });
    }
    expect((await profile()).consent).toMatchObject({ status: "withdrawn", at: NOW - 2 * MINUTE });
  });

  it("happened at the timestamp that the sender named, whatever the SDK adds", async () => {
    const { send, facts } = setUp();
    await send(
      "page",
      {},
      { timestamp: iso(NOW - 9 * MINUTE), originalTimestamp: iso(NOW), sentAt: iso(NOW) },
    );
    expect(await facts()).toMatchObject([{ kind: "visited", at: NOW - 9 * MINUTE }]);
  });
});
