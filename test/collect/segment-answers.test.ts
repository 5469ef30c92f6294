import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { makeSegmentHandler } from "../../functions/collect/segment-handler.ts";
import { makeMemoryBrowserFacts } from "../../src/adapters/memory/browser-facts.ts";
import { makeMemoryEventStore } from "../../src/adapters/memory/event-store.ts";
import { UNCOUNTED } from "../../src/app/collect/browser-limit.ts";
import { BROWSER_FACTS_A_DAY } from "../../src/ports/browser-facts.ts";
import type { EventStore } from "../../src/ports/facts.ts";
import { ingestDeps, NOW, stored } from "../support/ingest.ts";
import { invoke } from "../support/ingest-server.ts";

const KEY = { authorization: `Basic ${Buffer.from("the-key:").toString("base64")}` };
const JSON_TYPE = { "content-type": "application/json" };

function setUp(options: Parameters<typeof ingestDeps>[0] = {}) {
  const deps = ingestDeps(options);
  const handler = makeSegmentHandler(deps);
  const send = (path: string, body: unknown, headers: Record<string, string> = KEY) =>
    invoke(handler, {
      path,
      headers: { ...JSON_TYPE, ...headers },
      body: typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body),
    });
  return { deps, send, facts: () => stored(deps.events) };
}

const track = (more: object = {}) => ({ type: "track", userId: "u", event: "Anything", ...more });
const problem = (status: number, more: object) => ({
  status,
  headers: expect.objectContaining({ "content-type": "application/problem+json" }),
  body: expect.objectContaining({
    type: expect.stringMatching(/^urn:comeback:problem:/),
    title: expect.any(String),
    status,
    ...more,
  }),
});
const success = expect.objectContaining({ status: 200, body: { success: true } });

describe("authentication", () => {
  it("takes every live key, so that one can be rotated", async () => {
    const { send } = setUp();
    expect(await send("/v1/track", track({ writeKey: "the-old-key" }), {})).toEqual(success);
    expect(await send("/v1/track", track(), { "x-write-key": "the-key" })).toEqual(success);
    expect(await send("/v1/track?writeKey=the-browsers-key", track(), {})).toEqual(success);
  });

  it.each([
    ["a wrong Basic user", { authorization: `Basic ${Buffer.from("nope:").toString("base64")}` }, {}],
    ["a wrong key in the body", {}, { writeKey: "nope" }],
    ["a key that is no text", {}, { writeKey: { $ne: "" } }],
    ["a key with the right beginning", {}, { writeKey: "the-ke" }],
    ["a key of two parts with a wrong first", { "x-write-key": "nope:the-key" }, {}],
    ["no key", {}, {}],
  ])("refuses %s and stores nothing", async (_, headers, body) => {
    const { send, facts } = setUp();
    const answer = await send("/v1/track", track(body), headers as Record<string, string>);
    expect(answer).toEqual(problem(401, { place: "authorization" }));
    expect(await facts()).toEqual([]);
  });

  it("says that a deployment has no keys instead of letting anybody in", async () => {
    const { send } = setUp({ keys: { segment: [], server: [] } });
    expect(await send("/v1/track", track({ writeKey: "" }), {})).toEqual(
      problem(503, { detail: expect.stringContaining("write key") }),
    );
  });

  it("does not store the write key", async () => {
    const { send, facts } = setUp();
    await send("/v1/track", track({ writeKey: "the-key" }), {});
    expect(JSON.stringify(await facts())).not.toContain("the-key");
  });
});

describe("limits", () => {
  it("refuses what browsers tell of one customer beyond a day's limit with 429, and takes all else", async () => {
    const browser = { "x-write-key": "the-browsers-key" };
    const page = (index: number, userId = "u") => ({
      type: "page",
      userId,
      messageId: `page-${userId}-${index}`,
    });
    const counts = makeMemoryBrowserFacts();
    const deps = {
      ...ingestDeps({}),
      browserFacts: {
        add: (...[who, day]: Parameters<typeof counts.add>) => counts.add(who, day, BROWSER_FACTS_A_DAY),
      },
    };
    const handler = makeSegmentHandler(deps);
    const send = (path: string, body: object, headers: Record<string, string> = browser) =>
      invoke(handler, { path, headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(body) });
    await send("/v1/batch", { batch: Array.from({ length: 2 * UNCOUNTED }, (_, index) => page(index)) });
    const before = (await stored(deps.events)).length;
    expect(await send("/v1/page", page(1_000))).toEqual(
      problem(429, { detail: expect.stringContaining(`${BROWSER_FACTS_A_DAY} facts`) }),
    );
    expect(await stored(deps.events)).toHaveLength(before);
    expect((await send("/v1/batch", { batch: [page(1_001), page(1_002, "another")] })).body).toEqual({
      success: true,
      rejected: [{ index: 0, reason: expect.stringContaining("tomorrow") }],
    });
    expect(await send("/v1/page", page(1_003), KEY)).toEqual(success);
    expect(await stored(deps.events)).toHaveLength(before + 2);
  });

  it("refuses an event over 32 KB with 400", async () => {
    const { send } = setUp();
    const answer = await send("/v1/track", track({ properties: { text: "x".repeat(33_000) } }));
    expect(answer).toEqual(problem(400, { detail: expect.stringContaining("32768") }));
  });

  it("refuses a batch over 500 KB and one of more than 2,500 events with 400", async () => {
    const { send } = setUp();
    const large = Array.from({ length: 20 }, () => track({ properties: { text: "x".repeat(30_000) } }));
    expect(await send("/v1/batch", { batch: large })).toEqual(problem(400, { place: "body" }));
    const many = Array.from({ length: 2_501 }, () => ({ type: "page", userId: "u" }));
    expect(await send("/v1/batch", { batch: many })).toEqual(problem(400, { place: "batch" }));
    expect(await send("/v1/batch", { batch: many.slice(1) })).toEqual(success);
  });

  it("refuses a bomb with 413 whatever it inflates to, and takes an honest gzip", async () => {
    const { send } = setUp();
    const gzip = { ...KEY, "content-encoding": "gzip" };
    expect(await send("/v1/batch", gzipSync(Buffer.alloc(20_000_000)), gzip)).toEqual(
      problem(413, { place: "body" }),
    );
    expect(await send("/v1/batch", gzipSync(JSON.stringify({ batch: [track()] })), gzip)).toEqual(success);
  });

  it("takes gzip that no header announces, and plain text that a header calls gzip", async () => {
    const { send } = setUp();
    const binary = { ...KEY, "content-type": "application/octet-stream" };
    expect(await send("/v1/track", gzipSync(JSON.stringify(track())), binary)).toEqual(success);
    expect(await send("/v1/track", track(), { ...KEY, "content-encoding": "gzip" })).toEqual(success);
  });

  it("refuses broken gzip and unknown encodings", async () => {
    const { send } = setUp();
    const broken = gzipSync("{}").subarray(0, 12);
    expect(await send("/v1/track", broken, { ...KEY, "content-encoding": "gzip" })).toEqual(problem(400, {}));
    expect(await send("/v1/track", "{}", { ...KEY, "content-encoding": "br" })).toEqual(problem(415, {}));
  });
});

describe("a request that is not understood", () => {
  it.each([
    ["{", "JSON"],
    ["[]", "object"],
    ["null", "object"],
    ["", "JSON"],
    ['"x"', "object"],
  ])("refuses %j and says why", async (body, why) => {
    const { send } = setUp();
    expect(await send("/v1/track", body)).toEqual(problem(400, { detail: expect.stringContaining(why) }));
  });

  it("does not repeat what was sent in its answer", async () => {
    const { send } = setUp();
    const answer = await send("/v1/track", '{"email": "ann@example.com" oops');
    expect(JSON.stringify(answer)).not.toContain("ann@");
  });

  it("refuses unknown calls, those named like an object's own members too", async () => {
    const { send } = setUp();
    for (const call of ["nope", "constructor", "__proto__", ""]) {
      expect(await send(`/v1/${call}`, track())).toEqual(problem(404, { place: "path" }));
    }
  });

  it("refuses a single event of nobody, and a batch that is no list", async () => {
    const { send } = setUp();
    expect(await send("/v1/track", { event: "X" })).toEqual(
      problem(400, { detail: expect.stringContaining("anonymousId") }),
    );
    expect(await send("/v1/alias", { userId: "u" })).toEqual(
      problem(400, { detail: expect.stringContaining("previousId") }),
    );
    expect(await send("/v1/batch", { batch: {} })).toEqual(problem(400, { place: "batch" }));
  });
});

describe("a batch with bad items", () => {
  it("keeps the good ones and names the others", async () => {
    const { send, facts } = setUp();
    const deep = `${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`;
    const body = JSON.stringify({
      batch: [
        track({ messageId: "1" }),
        { type: "track", event: "Of nobody" },
        "no object",
        track({ properties: { text: "x".repeat(33_000) } }),
        { type: "page", anonymousId: "a", messageId: "2" },
        { userId: "u", deep: "DEEP" },
        null,
      ],
    });
    const answer = await send("/v1/batch", body.replace('"DEEP"', deep));
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      success: true,
      rejected: [
        { index: 1, reason: expect.stringContaining("userId") },
        { index: 2, reason: expect.stringContaining("object") },
        { index: 3, reason: expect.stringContaining("32768") },
        { index: 5, reason: expect.stringContaining("nested") },
        { index: 6 },
      ],
    });
    expect((await facts()).map(({ kind }) => kind).sort()).toEqual(["opaque", "visited"]);
  });

  it("keeps what it does not understand, if it knows whose it is", async () => {
    const { send, facts } = setUp();
    const batch = [
      { userId: "u", type: "teleport", messageId: "1", x: [1] },
      { userId: "u", type: "track" },
    ];
    expect(await send("/v1/batch", { batch })).toEqual(success);
    expect(await facts()).toMatchObject([
      { kind: "opaque", type: "teleport", payload: { type: "teleport", x: [1] } },
      { kind: "opaque", type: "track" },
    ]);
  });

  it("merges the batch's context into its items, whose own wins", async () => {
    const { send, facts } = setUp();
    const batch = [
      { type: "page", userId: "u", messageId: "1" },
      { type: "page", userId: "u", messageId: "2", context: { page: { url: "https://own.example/" } } },
    ];
    const context = { page: { url: "https://shared.example/" } };
    await send("/v1/batch", { batch, context, integrations: { All: false } });
    expect(await facts()).toMatchObject([
      { url: "https://shared.example/" },
      { url: "https://own.example/" },
    ]);
  });

  it("refuses a context that would make every item a giant", async () => {
    const { send } = setUp();
    const answer = await send("/v1/batch", { batch: [track()], context: { x: "x".repeat(40_000) } });
    expect(answer).toEqual(problem(400, { place: "context", detail: expect.stringContaining("has 40008") }));
    const deep = JSON.parse(`${"[".repeat(70)}${"]".repeat(70)}`);
    expect(await send("/v1/batch", { batch: [track()], integrations: deep })).toEqual(
      problem(400, { place: "integrations", detail: expect.stringContaining("nested deeper") }),
    );
  });

  it.each([
    "/v1/nope",
    "/v1/track/now",
    "/v1/track//",
    "/v1/__proto__",
  ])("knows no call at %s", async (path) => {
    const { send } = setUp();
    expect(await send(path, track())).toEqual(problem(404, { place: "path" }));
  });
});

describe("a message that comes again", () => {
  it("is a success and changes nothing", async () => {
    const { deps, send, facts } = setUp();
    const event = track({
      messageId: "m",
      event: "Order Completed",
      properties: { order_id: "1", total: 5 },
    });
    expect(await send("/v1/track", event)).toEqual(success);
    const before = await facts();
    deps.time.now += 1_000;
    expect(await send("/v1/track", event)).toEqual(success);
    expect(await facts()).toEqual(before);
  });

  it("is known by its content when it has no id, whenever it was sent and however its keys are ordered", async () => {
    const { deps, send, facts } = setUp();
    const timestamp = "2026-03-01T11:00:00Z";
    await send("/v1/track", { ...track(), timestamp, sentAt: "2026-03-01T12:00:00Z" });
    deps.time.now += 7_200_000;
    await send("/v1/track", { timestamp, sentAt: "2026-03-01T14:00:00Z", event: "Anything", userId: "u" });
    expect(await facts()).toHaveLength(1);
    await send("/v1/track", { ...track(), timestamp: "2026-03-01T11:00:01Z" });
    expect(await facts()).toHaveLength(2);
  });

  it("is another one an hour later when its content names no time at all", async () => {
    const { deps, send, facts } = setUp();
    await send("/v1/page", { userId: "u" });
    await send("/v1/page", { userId: "u" });
    expect(await facts()).toHaveLength(1);
    deps.time.now += 3_600_000;
    await send("/v1/page", { userId: "u" });
    expect(await facts()).toHaveLength(2);
  });

  it("is told apart by all of a long id", async () => {
    const { send, facts } = setUp();
    await send("/v1/track", track({ messageId: `${"x".repeat(20_000)}1` }));
    await send("/v1/track", track({ messageId: `${"x".repeat(20_000)}2` }));
    await send("/v1/track", track({ messageId: `${"x".repeat(20_000)}2` }));
    expect(await facts()).toHaveLength(2);
    for (const { id } of await facts()) expect(Buffer.byteLength(id)).toBeLessThan(1_024);
  });

  it("writes the links of a person once", async () => {
    let written = 0;
    const memory = makeMemoryEventStore();
    const events: EventStore = {
      ...memory,
      append: (facts) => {
        written += facts.length;
        return memory.append(facts);
      },
    };
    const { send } = setUp({ events });
    const visit = (messageId: string) =>
      send("/v1/page", {
        userId: "u",
        anonymousId: "a",
        messageId,
        context: { traits: { email: "a@b.example" } },
      });
    await visit("1");
    const first = written;
    await visit("2");
    await visit("3");
    expect(first).toBeGreaterThan(4);
    expect(written).toBe(first + 2);
  });
});

describe("a store that fails", () => {
  const failing = (name: string): EventStore => ({
    ...makeMemoryEventStore(),
    append: async () => {
      throw Object.assign(new Error("secret detail"), { name });
    },
  });

  it("gives 503 with Retry-After when throttled, so that clients send again", async () => {
    const { send } = setUp({ events: failing("ProvisionedThroughputExceededException") });
    const answer = await send("/v1/track", track());
    expect(answer).toEqual(problem(503, {}));
    expect(answer.headers).toHaveProperty("retry-after");
  });

  it("gives 500 for anything else, and keeps the reason to itself", async () => {
    const { send } = setUp({ events: failing("Oops") });
    const answer = await send("/v1/track", track());
    expect(answer).toEqual(problem(500, {}));
    expect(JSON.stringify(answer)).not.toContain("secret detail");
  });

  it("writes a link again after the write that failed", async () => {
    const memory = makeMemoryEventStore();
    let broken = true;
    const events: EventStore = {
      ...memory,
      append: async (facts) => {
        if (broken) throw new Error("down");
        return memory.append(facts);
      },
    };
    const { send } = setUp({ events });
    const event = track({ anonymousId: "a" });
    expect((await send("/v1/track", event)).status).toBe(500);
    broken = false;
    expect(await send("/v1/track", event)).toEqual(success);
    expect(await memory.linksOf("a:a" as never)).toHaveLength(1);
  });
});

describe("when it happened", () => {
  const HOUR = 3_600_000;
  const iso = (at: number) => new Date(at).toISOString();
  it.each([
    ["a clock that is an hour ahead", { timestamp: iso(NOW + HOUR - 5), sentAt: iso(NOW + HOUR) }, NOW - 5],
    [
      "a clock that is a year behind",
      { timestamp: "2025-03-01T11:59:00Z", sentAt: "2025-03-01T12:00:00Z" },
      NOW - 60_000,
    ],
    [
      "originalTimestamp, as RudderStack sends it",
      { originalTimestamp: iso(NOW - HOUR), sentAt: iso(NOW) },
      NOW - HOUR,
    ],
    ["a historical import", { timestamp: "1997-01-01T00:00:00Z" }, Date.UTC(1997, 0, 1)],
    ["a day without a time", { timestamp: "2026-01-02" }, Date.UTC(2026, 0, 2)],
    ["a time without a zone", { timestamp: "2026-01-02 03:04:05" }, Date.UTC(2026, 0, 2, 3, 4, 5)],
    ["seconds since 1970", { timestamp: NOW / 1000 - 1 }, NOW - 1_000],
    ["milliseconds since 1970", { timestamp: NOW - 1 }, NOW - 1],
    ["the future", { timestamp: iso(NOW + 30 * HOUR) }, NOW],
    ["a sentAt before the event", { timestamp: iso(NOW), sentAt: iso(NOW - HOUR) }, NOW],
    ["no time", {}, NOW],
    ["garbage", { timestamp: "yesterday", sentAt: { $date: 1 } }, NOW],
    ["a usable time with a garbage sentAt", { timestamp: iso(NOW - HOUR), sentAt: "soon" }, NOW - HOUR],
    ["the year zero", { timestamp: "0000-01-01T00:00:00Z" }, NOW],
    [
      "a message that another server has corrected",
      { timestamp: iso(NOW - HOUR), originalTimestamp: iso(0), sentAt: iso(1), receivedAt: iso(NOW - HOUR) },
      NOW - HOUR,
    ],
  ])("is right for %s", async (_, times, at) => {
    const { send, facts } = setUp();
    expect(await send("/v1/page", { userId: "u", ...times })).toEqual(success);
    expect(await facts()).toMatchObject([{ at, receivedAt: NOW }]);
  });

  it("is corrected by the header of RudderStack's retries", async () => {
    const { send, facts } = setUp();
    const event = { userId: "u", originalTimestamp: iso(NOW - 2 * HOUR) };
    await send("/v1/page", event, { ...KEY, SentAt: iso(NOW - HOUR) });
    expect(await facts()).toMatchObject([{ at: NOW - HOUR }]);
  });
});

describe("hostile input", () => {
  it.each([
    [
      "keys of the prototype",
      '{"userId":"u","event":"X","__proto__":{"polluted":1},"properties":{"__proto__":{"polluted":1}}}',
    ],
    [
      "numbers that are none",
      '{"userId":"u","event":"Order Completed","properties":{"order_id":1e999,"total":1e308,"products":[{"price":1e400,"name":{}}]}}',
    ],
    [
      "things of the wrong type",
      '{"userId":"u","event":"Order Completed","properties":{"products":"none","order_id":"1","currency":{"toString":1}}}',
    ],
    [
      "nothing where something should be",
      '{"userId":"u","event":"toString","context":[],"traits":7,"properties":null}',
    ],
    ["half characters", '{"userId":"\\ud800","event":"\\ud800"}'],
    [
      "markup and line ends",
      '{"userId":"u","traits":{"email":"a@b.example\\r\\nBcc: c@d.example","name":"<script>\\r\\n"}}',
    ],
    ["very long ids", `{"userId":"${"я".repeat(5_000)}","anonymousId":"${"😀".repeat(3_000)}"}`],
    ["deep nesting", `{"userId":"u","properties":${"[".repeat(60)}${"]".repeat(60)}}`],
    ["a byte order mark", '\uFEFF{"userId":"u"}'],
  ])("never fails on %s", async (_, body) => {
    const { send, facts } = setUp();
    for (const call of ["track", "identify", "page", "group"]) {
      expect((await send(`/v1/${call}`, body)).status).toBe(200);
    }
    for (const fact of await facts()) expect(Buffer.byteLength(fact.customer)).toBeLessThan(1_024);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  it("takes no address that would add a mail header, and flattens names to one line", async () => {
    const { send, facts } = setUp();
    const traits = { email: "a@b.example\r\nBcc: c@d.example", name: "Ann\r\nBcc: x" };
    await send("/v1/identify", { userId: "u", traits });
    const [fact] = await facts();
    expect(fact).toMatchObject({ kind: "identified", name: "Ann Bcc: x" });
    expect(fact).not.toHaveProperty("email");
  });

  it("survives bytes that are no text", async () => {
    const { send } = setUp();
    const body = Buffer.concat([Buffer.from('{"userId":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]);
    expect((await send("/v1/page", body)).status).toBe(200);
    expect((await send("/v1/page", Buffer.from([0xff, 0x00, 0x80]))).status).toBe(400);
  });

  it("does not take the words for nothing as somebody's id", async () => {
    const { send } = setUp();
    for (const userId of ["null", "undefined", "NaN", "", "  ", {}, [], true]) {
      expect((await send("/v1/page", { userId })).status).toBe(400);
    }
  });
});

describe("an id that stands for nobody", () => {
  it("gives way to the next best one", async () => {
    const { send, facts } = setUp();
    await send("/v1/track", track({ userId: "guest", anonymousId: "browser-1" }));
    expect((await facts()).map(({ customer }) => customer)).toEqual(["a:browser-1"]);
  });

  it("is refused with the reason where there is no other", async () => {
    const { send, facts } = setUp();
    const { body } = await send("/v1/track", track({ userId: "guest", anonymousId: "0" }));
    expect(JSON.stringify(body)).toContain("stands for nobody in particular");
    expect(await facts()).toEqual([]);
  });
});
