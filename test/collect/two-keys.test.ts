import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { makeSegmentHandler } from "../../functions/collect/segment-handler.ts";
import { rankOf } from "../../src/domain/facts/ranks.ts";
import { ingestDeps, KEYS, stored } from "../support/ingest.ts";
import { invoke } from "../support/ingest-server.ts";

const [BROWSER = "", SERVER = ""] = [KEYS.segment[0], KEYS.server[0]];
const JSON_TYPE = { "content-type": "application/json" };
const basic = (key: string) => ({ authorization: `Basic ${Buffer.from(`${key}:`).toString("base64")}` });
const track = (more: object = {}) => ({ type: "track", userId: "u", event: "Anything", ...more });

function setUp(options: Parameters<typeof ingestDeps>[0] = {}) {
  const deps = ingestDeps(options);
  const handler = makeSegmentHandler(deps);
  return {
    deps,
    send: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      invoke(handler, { path, headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(body) }),
    ranks: async () => (await stored(deps.events)).map(rankOf),
  };
}

const ORIGIN = { origin: "https://shop.example" };

describe("the rank of a call", () => {
  it.each([
    ["Basic", "/v1/track", basic(SERVER), {}, "server"],
    ["the body", "/v1/track", {}, { writeKey: SERVER }, "server"],
    ["Jitsu's header", "/api/s/s2s/track", { "x-write-key": `${SERVER}:secret` }, {}, "server"],
    ["Basic", "/v1/track", basic(BROWSER), {}, "browser"],
    ["the body", "/v1/track", ORIGIN, { writeKey: BROWSER }, "browser"],
    ["Jitsu's header", "/api/s/track", { ...ORIGIN, "x-write-key": BROWSER }, {}, "browser"],
    ["the query", `/v1/track?writeKey=${BROWSER}`, ORIGIN, {}, "browser"],
    [
      "the query of a beacon",
      `/beacon/v1/batch?writeKey=${BROWSER}`,
      ORIGIN,
      { batch: [track()] },
      "browser",
    ],
    // The first key that is there counts, and none beside it lifts anything.
    ["the head before the body", "/v1/track", basic(BROWSER), { writeKey: SERVER }, "browser"],
  ])("by the key in %s of %s", async (_, path, headers, body, rank) => {
    const { send, ranks } = setUp();
    expect(await send(path, track(body), headers as Record<string, string>)).toMatchObject({ status: 200 });
    expect(await ranks()).toEqual([rank]);
  });

  it("is a browser's where one key is both", async () => {
    const { send, ranks } = setUp({ keys: { server: [BROWSER] } });
    await send("/v1/track", track(), basic(BROWSER));
    expect(await ranks()).toEqual(["browser"]);
  });

  it("keeps a browser's word apart from the server's of the same id", async () => {
    const { send, ranks } = setUp();
    await send("/v1/track", track({ messageId: "m" }), basic(BROWSER));
    await send("/v1/track", track({ messageId: "m" }), basic(SERVER));
    expect((await ranks()).sort()).toEqual(["browser", "server"]);
  });
});

describe("the server's key", () => {
  it.each([
    ["a query", `/v1/track?writeKey=${SERVER}`, {}, {}, "query"],
    ["a query beside another key", `/v1/track?writeKey=${SERVER}`, basic(BROWSER), {}, "query"],
    ["a query of two parts", `/v1/track?writeKey=${SERVER}:x`, {}, {}, "query"],
    ["a beacon's query", `/beacon/v1/batch?writeKey=${SERVER}`, {}, { batch: [track()] }, "query"],
    ["a beacon's head", "/beacon/v1/batch", basic(SERVER), { batch: [track()] }, "path"],
    ["a beacon's body", "/beacon/v1/batch", {}, { writeKey: SERVER, batch: [track()] }, "path"],
    ["a page", "/v1/track", { ...ORIGIN, ...basic(SERVER) }, {}, "origin"],
    ["a page that hides its origin", "/v1/track", { origin: "null", "x-write-key": SERVER }, {}, "origin"],
    ["a page's body", "/v1/track", ORIGIN, { writeKey: SERVER }, "origin"],
    ["a page of Jitsu's", "/api/s/track", { ...ORIGIN, "x-write-key": `${SERVER}:x` }, {}, "origin"],
  ])("is refused in %s, with what to do about it", async (_, path, headers, body, place) => {
    const { send, deps } = setUp();
    const answer = await send(path, track(body), headers as Record<string, string>);
    expect(answer).toMatchObject({
      status: 403,
      body: {
        type: "urn:comeback:problem:exposed-key",
        place,
        detail: expect.stringContaining("take this one out"),
      },
    });
    expect(JSON.stringify(answer)).not.toContain(SERVER);
    expect(await stored(deps.events)).toEqual([]);
  });
});

describe("an identify that the shop has signed", () => {
  const signed = (user: string, key = KEYS.identity[0] ?? "") =>
    createHmac("sha256", key).update(user).digest("hex");
  const identify = (userId: string, hash: unknown, more: object = {}) => ({
    ...{
      type: "identify",
      userId,
      messageId: "m",
      traits: { email: "ann@shop.example", marketing_consent: true },
    },
    context: { identity_hash: hash },
    ...more,
  });

  it("has the shop's rank, with its consent and its address", async () => {
    const { send, ranks, deps } = setUp();
    await send("/v1/identify", identify("42", signed("42")), { ...ORIGIN, ...basic(BROWSER) });
    expect(new Set(await ranks())).toEqual(new Set(["server"]));
    expect(await stored(deps.events)).toMatchObject([
      { email: "ann@shop.example" },
      { kind: "consent-given" },
    ]);
    expect(await deps.unseen.counts(0, 1e6)).toEqual([]);
  });

  it.each([
    ["of another user", identify("43", signed("42"))],
    ["of another key", identify("42", signed("42", "the-browsers-key"))],
    ["of nobody", identify("42", "")],
    ["cut short", identify("42", signed("42").slice(0, 63))],
    [
      "in base64",
      identify(
        "42",
        createHmac("sha256", KEYS.identity[0] ?? "")
          .update("42")
          .digest("base64"),
      ),
    ],
  ])("stays a browser's with a signature %s", async (_, call) => {
    const { send, ranks } = setUp();
    await send("/v1/identify", call, basic(BROWSER));
    expect(new Set(await ranks())).toEqual(new Set(["browser"]));
  });

  it("is told where its signature is wrong", async () => {
    const { send, deps } = setUp();
    await send("/v1/identify", identify("43", signed("42")), basic(BROWSER));
    expect(await deps.unseen.counts(0, 1e6)).toMatchObject([
      { kind: "identity", name: "context.identity_hash", count: 1 },
    ]);
  });

  it("lifts nothing else: no other call of the user, and no other user of a batch that is signed as a whole", async () => {
    const { send, deps } = setUp();
    const batch = [
      { ...identify("42", undefined, { context: {} }), messageId: "1" },
      { ...identify("43", undefined, { context: {} }), messageId: "2" },
      track({ userId: "42", messageId: "3" }),
    ];
    await send("/v1/batch", { batch, context: { identityHash: signed("42") } }, basic(BROWSER));
    const lifted = (await stored(deps.events)).filter((fact) => rankOf(fact) === "server");
    expect(lifted.map(({ kind, customer }) => `${kind} ${customer}`)).toEqual([
      "identified u:42",
      "consent-given u:42",
    ]);
  });

  it("takes both live keys, and none that stands in pages", async () => {
    const two = setUp({ keys: { identity: ["new", "old"] } });
    await two.send("/v1/identify", identify("42", signed("42", "old")), basic(BROWSER));
    expect(new Set(await two.ranks())).toEqual(new Set(["server"]));
    const one = setUp({ keys: { identity: [BROWSER] } });
    await one.send("/v1/identify", identify("42", signed("42", BROWSER)), basic(BROWSER));
    expect(new Set(await one.ranks())).toEqual(new Set(["browser"]));
  });

  it("is not stored with its signature, which is as good as the user's name", async () => {
    const { send, deps } = setUp();
    const traits = { company: "x" };
    await send("/v1/identify", identify("42", signed("42"), { traits }), basic(BROWSER));
    expect(JSON.stringify(await stored(deps.events))).not.toContain(signed("42"));
  });
});
