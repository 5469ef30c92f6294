import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { beforeEach, describe, expect, it } from "vitest";
import { makeSegmentHandler } from "../../functions/collect/segment-handler.ts";
import { makeShopifyHandler } from "../../functions/collect/shopify-handler.ts";
import { limited } from "../../functions/middleware/limited.ts";
import { ingestDeps, KEYS } from "../support/ingest.ts";
import { invoke, requestEvent } from "../support/ingest-server.ts";
import { signedRequest } from "../support/signed.ts";

const TOO_MANY = { status: 429, headers: expect.objectContaining({ "retry-after": "1" }) };

const call = (key: string, ip: string) => ({
  path: "/v1/track",
  headers: { "content-type": "application/json", "x-write-key": key },
  body: JSON.stringify({ userId: "7", event: "Looked Around", messageId: "1" }),
  ip,
});
const BROWSER = KEYS.segment[0] ?? "";
const SERVER = KEYS.server[0] ?? "";

const byStatus = <A extends { readonly status: number | undefined }>(answers: readonly A[]) => {
  const of = (status: number) => answers.filter((one) => one.status === status);
  return { 200: of(200), 401: of(401), 429: of(429) };
};

/** More than anybody may make at once. */
const FLOOD = 400;
/** All of it within one instant. */
const ticks = () => 0;

describe("events", () => {
  let deps = ingestDeps();
  let handler = makeSegmentHandler({ ...deps, ticks });
  const statuses = async (requests: number, key: string, ip: string) => {
    const answers = await Promise.all(Array.from({ length: requests }, () => invoke(handler, call(key, ip))));
    return byStatus(answers);
  };
  beforeEach(() => {
    deps = ingestDeps();
    handler = makeSegmentHandler({ ...deps, ticks });
  });

  it("a flood with the public key is refused with when to come again, and others are served meanwhile", async () => {
    const { 200: served, 429: refused } = await statuses(FLOOD, BROWSER, "203.0.113.7");
    expect([served.length, refused.length]).toEqual([200, 200]);
    expect(refused[0]).toMatchObject({ ...TOO_MANY, body: { type: "urn:comeback:problem:too-many" } });
    expect(await invoke(handler, call(BROWSER, "203.0.113.8"))).toMatchObject({ status: 200 });
  });

  it("the shop's servers are known by their key, from whatever address a flood comes", async () => {
    await statuses(FLOOD, BROWSER, "203.0.113.7");
    const { 200: served } = await statuses(FLOOD, SERVER, "203.0.113.7");
    expect(served.length).toBe(FLOOD);
  });

  it("guesses at the key are stopped too", async () => {
    const { 401: wrong, 429: refused } = await statuses(FLOOD, "a-guess", "203.0.113.7");
    expect([wrong.length, refused.length]).toEqual([200, 200]);
  });

  it("the addresses of one IPv6 subscriber are one caller, and those of the next another", async () => {
    await statuses(FLOOD, BROWSER, "2001:db8:1:1::1");
    expect(await invoke(handler, call(BROWSER, "2001:DB8:1:1:ffff::2"))).toMatchObject(TOO_MANY);
    expect(await invoke(handler, call(BROWSER, "2001:db8:1:2::1"))).toMatchObject({ status: 200 });
  });

  it("what was refused is counted where people look", async () => {
    await statuses(FLOOD, BROWSER, "203.0.113.7");
    deps.time.now += 60_000;
    await invoke(handler, call(SERVER, "203.0.113.8"));
    const counts = await deps.unseen.counts(0, 1e6);
    const refused = counts.find(({ kind, name }) => kind === "refused" && name === "too-many");
    expect(refused?.count).toBe(200);
  });
});

describe("webhooks", () => {
  const handler = () => makeShopifyHandler({ ...ingestDeps(), ticks });
  const order = JSON.stringify({ id: 1, customer: { id: 7 } });

  it("a platform's address may send as much as it signs, whoever else sends nonsense from there", async () => {
    const shopify = handler();
    const forged = { ...signedRequest("shopify", order, "orders/create"), body: "{}" };
    const answers = await Promise.all(Array.from({ length: 200 }, () => invoke(shopify, forged)));
    const { 401: wrong, 429: refused } = byStatus(answers);
    expect([wrong.length, refused.length]).toEqual([60, 140]);
    const signed = await Promise.all(
      Array.from({ length: 200 }, () => invoke(shopify, signedRequest("shopify", order, "orders/create"))),
    );
    expect(new Set(signed.map(({ status }) => status))).toEqual(new Set([200]));
  });
});

describe("a caller with a credential", () => {
  const event = (token: string, ip = "203.0.113.7") =>
    ({ ...requestEvent({ path: `/u/${token}`, ip }), pathParameters: { token } }) as APIGatewayProxyEventV2;
  const make = (now: () => number) =>
    limited(
      {
        address: { perSecond: 1, burst: 2 },
        counted: "requests",
        refused: [404],
        credential: { of: ({ pathParameters }) => pathParameters?.token, rate: { perSecond: 1, burst: 3 } },
      },
      undefined,
      now,
    );
  /** One request through the middleware to a handler that answers with `statusCode`. */
  async function pass(middleware: ReturnType<typeof make>, one: APIGatewayProxyEventV2, statusCode: number) {
    const request = { event: one, response: undefined, error: null } as never;
    const early = (await middleware.before?.(request)) as { statusCode: number } | undefined;
    if (early) return early.statusCode;
    (request as { response: unknown }).response = { statusCode };
    await middleware.after?.(request);
    return (request as { response: { statusCode: number } }).response.statusCode;
  }

  it("is let in as often as its credential may, and its neighbours with theirs", async () => {
    const middleware = make(() => 0);
    const statuses = [];
    for (let tries = 0; tries < 5; tries += 1) statuses.push(await pass(middleware, event("good"), 200));
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    expect(await pass(middleware, event("another"), 200)).toBe(200);
  });

  it("that is not genuine counts for the address, so that guessing a new one each time does not help", async () => {
    const middleware = make(() => 0);
    const statuses = [];
    for (let tries = 0; tries < 4; tries += 1)
      statuses.push(await pass(middleware, event(`guess-${tries}`), 404));
    expect(statuses).toEqual([404, 404, 429, 429]);
    expect(await pass(middleware, event("genuine"), 200)).toBe(200);
  });

  it("is let in again when the time has passed that it was told", async () => {
    let now = 0;
    const middleware = make(() => now);
    for (let tries = 0; tries < 4; tries += 1) await pass(middleware, event("good"), 200);
    now = 1_000;
    expect(await pass(middleware, event("good"), 200)).toBe(200);
  });
});
