import { createHmac } from "node:crypto";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { makeSegmentHandler } from "../../functions/collect/segment-handler.ts";
import { makeShopifyHandler } from "../../functions/collect/shopify-handler.ts";
import { makeStandardHandler } from "../../functions/collect/standard-handler.ts";
import { makeWooCommerceHandler } from "../../functions/collect/woocommerce-handler.ts";
import { readFactItem, toFactItem } from "../../src/contracts/fact-item.ts";
import { SegmentMessage } from "../../src/contracts/segment.ts";
import { SHOPIFY_BODIES } from "../../src/contracts/shopify.ts";
import { StandardEvent } from "../../src/contracts/standard.ts";
import { WOOCOMMERCE_BODIES } from "../../src/contracts/woocommerce.ts";
import type { Fact } from "../../src/domain/facts/facts.ts";
import { messagesOf } from "../support/from-schema.ts";
import { ingestDeps, KEYS, links, NOW, stored } from "../support/ingest.ts";
import { requestEvent } from "../support/ingest-server.ts";
import { world } from "../support/projecting.ts";

/** More on demand: FUZZ_RUNS=100000 npx vitest run test/fuzz --testTimeout 0 */
const RUNS = Number(process.env.FUZZ_RUNS ?? 500);

/** What Segment's endpoint takes: one call, or many with what is said once for all. */
const segmentBodies = fc.oneof(
  messagesOf(SegmentMessage),
  messagesOf(
    z.object({ batch: z.array(SegmentMessage), sentAt: z.unknown(), context: SegmentMessage.unwrap() }),
  ),
);
const [SHOPIFY_SECRET = ""] = KEYS.shopify;
const [WOO_SECRET = ""] = KEYS.woocommerce;
const [STANDARD_SECRET = ""] = KEYS.standard;

const hmac = (secret: string, body: Buffer) => createHmac("sha256", secret).update(body).digest("base64");
const asJson = (value: unknown) => Buffer.from(JSON.stringify(value) ?? "");

interface Request {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}
type Send = (body: Buffer) => Request;

const topics = {
  shopify: [
    ...["orders/create", "orders/updated", "orders/cancelled", "refunds/create", "checkouts/update"],
    ...["customers/create", "customers/redact", "shop/redact", "products/update", "__proto__", "/"],
  ],
  woocommerce: [
    "order.created",
    "order.updated",
    "order.deleted",
    "customer.updated",
    "product.x",
    ".",
    "order",
  ],
};

const segment = fc.constantFrom<Send>(
  ...["/v1/batch", "/v1/identify", "/beacon/v1/batch"].map((path) => (body: Buffer) => ({
    path,
    headers: { "x-write-key": "the-browsers-key" },
    body,
  })),
  ...["/v1/track", "/v1/batch", "/v1/b", "/v1/identify", "/v1/alias/", "/api/s/s2s/x"].map(
    (path) => (body: Buffer) => ({ path, headers: { "x-write-key": "the-key" }, body }),
  ),
);
const shopify = fc.constantFrom(...topics.shopify).map(
  (topic): Send =>
    (body) => ({
      path: "/webhooks/shopify",
      headers: {
        "x-shopify-hmac-sha256": hmac(SHOPIFY_SECRET, body),
        "x-shopify-topic": topic,
        "x-shopify-shop-domain": "shop.example.com",
      },
      body,
    }),
);
const woocommerce = fc.constantFrom(...topics.woocommerce).map(
  (topic): Send =>
    (body) => ({
      path: "/webhooks/woocommerce",
      headers: { "x-wc-webhook-signature": hmac(WOO_SECRET, body), "x-wc-webhook-topic": topic },
      body,
    }),
);
const standard = fc.nat({ max: 3 }).map(
  (id): Send =>
    (body) => ({
      path: "/webhooks/standard",
      headers: {
        "webhook-id": `w-${id}`,
        "webhook-timestamp": String(NOW / 1_000),
        // The package signs text; bytes that are none are signed as what they are read as.
        "webhook-signature": new Webhook(STANDARD_SECRET).sign(
          `w-${id}`,
          new Date(NOW),
          body.toString("utf8"),
        ),
      },
      body,
    }),
);

const ENDPOINTS = [
  { name: "segment", make: makeSegmentHandler, send: segment, bodies: segmentBodies },
  {
    name: "shopify",
    make: makeShopifyHandler,
    send: shopify,
    bodies: fc.oneof(...Object.values(SHOPIFY_BODIES).map((body) => messagesOf(body))),
  },
  {
    name: "woocommerce",
    make: makeWooCommerceHandler,
    send: woocommerce,
    bodies: fc.oneof(...Object.values(WOOCOMMERCE_BODIES).map((body) => messagesOf(body))),
  },
  { name: "standard", make: makeStandardHandler, send: standard, bodies: messagesOf(StandardEvent) },
] as const;

type Handler = (event: never, context: never) => Promise<{ statusCode?: number; body?: string }>;

async function answerOf(handler: Handler, request: Request): Promise<number> {
  const headers = { "content-type": "application/json", ...request.headers };
  const answer = await handler(requestEvent({ ...request, headers }) as never, {} as never);
  const body = JSON.parse(answer.body ?? "null");
  if (answer.statusCode === 200) expect(body).toMatchObject({ success: true });
  else
    expect(body).toMatchObject({
      status: answer.statusCode,
      title: expect.any(String),
      detail: expect.any(String),
    });
  return answer.statusCode ?? 0;
}

const REFUSALS = [400, 401, 404, 413, 415];

/** Whatever is stored must fit into the table, come back as it is, and make profiles that can be stored. */
async function expectSound(events: ReturnType<typeof ingestDeps>["events"]): Promise<void> {
  const facts: Fact[] = [];
  for await (const key of events.keys(0, 1)) facts.push(...(await events.factsOf(key)));
  for (const fact of facts) {
    const item = toFactItem(fact);
    expect(Buffer.byteLength(item.customer)).toBeLessThanOrEqual(2_048);
    expect(Buffer.byteLength(item.fact)).toBeLessThanOrEqual(1_024);
    expect(Buffer.byteLength(item.data)).toBeLessThan(390_000);
    expect(item.customer + item.fact).toSatisfy((text: string) => text.isWellFormed());
    expect([item.at, item.receivedAt]).toSatisfy((times: number[]) => times.every(Number.isSafeInteger));
    expect(readFactItem(item)).toEqual({ fact: JSON.parse(JSON.stringify(fact)) });
  }
  const shop = world();
  await shop.tell(facts);
  const profiles = Object.values(await shop.everybody());
  expect(JSON.parse(JSON.stringify(profiles))).toEqual(profiles);
}

describe.each(ENDPOINTS)("$name", ({ make, send, bodies }) => {
  const messages = fc.array(fc.tuple(send, bodies), { minLength: 1, maxLength: 4 });

  it("takes or refuses whatever its schema allows and nearly allows, and stores only what is sound", async () => {
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(messages, async (sent) => {
        const deps = ingestDeps();
        const handler = make(deps) as Handler;
        for (const [to, body] of sent) {
          const status = await answerOf(handler, to(asJson(body)));
          expect([200, ...REFUSALS]).toContain(status);
          if (status === 200) taken += 1;
        }
        await expectSound(deps.events);
      }),
      { numRuns: RUNS },
    );
    // The generator would prove nothing if all it makes were refused at the door.
    expect(taken).toBeGreaterThan(RUNS / 10);
  });

  it("answers any bytes, compressed or not, with a refusal", async () => {
    const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array));
    const raw = fc.oneof(
      bytes,
      bytes.map((one) => gzipSync(one)),
      bytes.map(asGzip),
    );
    await fc.assert(
      fc.asyncProperty(send, raw, fc.boolean(), async (to, body, says) => {
        const deps = ingestDeps();
        const request = to(body);
        const headers = { ...request.headers, ...(says && { "content-encoding": "gzip" }) };
        const status = await answerOf(make(deps) as Handler, { ...request, headers });
        expect(REFUSALS).toContain(status);
        expect(await stored(deps.events)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it("takes nothing whose body or credentials were altered", async () => {
    await fc.assert(
      fc.asyncProperty(send, bodies, fc.nat(), fc.nat({ max: 2 }), async (to, body, at, header) => {
        const deps = ingestDeps();
        const request = to(asJson(body));
        const credentials = Object.keys(request.headers).filter((name) => /key|hmac|signature/.test(name));
        const name = credentials[header % credentials.length] ?? "";
        const headers = { ...request.headers, [name]: altered(request.headers[name] ?? "", at) };
        expect(await answerOf(make(deps) as Handler, { ...request, headers })).toBe(401);
        expect([...(await stored(deps.events)), ...(await links(deps.events))]).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});

/** The first bytes of gzip before something else. */
const asGzip = (bytes: Buffer) => Buffer.concat([Buffer.from([0x1f, 0x8b]), bytes]);

/** One character of the secret part is another. */
function altered(text: string, at: number): string {
  const from = text.startsWith("v1,") ? 3 : 0;
  // The last character of base64 before the padding has bits that mean nothing.
  const place = from + (at % Math.max(1, text.length - from - 2));
  return text.slice(0, place) + (text[place] === "A" ? "B" : "A") + text.slice(place + 1);
}

describe("hostile bodies", () => {
  const post = async (body: Buffer) => {
    const deps = ingestDeps();
    const status = await answerOf(makeSegmentHandler(deps) as Handler, {
      path: "/v1/batch",
      headers: { "x-write-key": "the-key", "content-type": "application/octet-stream" },
      body,
    });
    return { status, facts: await stored(deps.events) };
  };

  it.each([
    ["a gzip bomb of 100 MB", gzipSync(Buffer.alloc(100 * 1024 * 1024)), 413],
    ["a bomb inside a bomb", gzipSync(gzipSync(Buffer.alloc(50 * 1024 * 1024))), 400],
    ["gzip that is cut off", gzipSync(Buffer.from('{"batch":[]}')).subarray(0, 20), 400],
    ["100,000 opening brackets", Buffer.from("[".repeat(100_000)), 400],
    ["an object nested 50,000 deep", Buffer.from(`${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`), 400],
    ["a number of 100,000 digits", Buffer.from(`{"batch": ${"9".repeat(100_000)}}`), 400],
    ["a body of 6 MB", Buffer.from(`{"batch": ["${"x".repeat(6_000_000)}"]}`), 400],
    [
      "100,000 keys",
      asJson(Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`k${at}`, at]))),
      400,
    ],
  ])("%s is refused", async (_, body, status) => {
    const answer = await post(body);
    expect(answer).toMatchObject({ status, facts: [] });
  });

  it("cannot reach the prototypes of objects", async () => {
    const call =
      '{"type":"track","event":"x","userId":"u","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
    const { status, facts } = await post(
      Buffer.from(`{"batch":[${call}],"context":{"__proto__":{"polluted":1}}}`),
    );
    expect(status).toBe(200);
    expect(facts).toHaveLength(1);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
