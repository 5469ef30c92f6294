import type { APIGatewayProxyEventV2 } from "aws-lambda";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeUnsubscribeHandler } from "../../functions/mail/unsubscribe-handler.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeMemoryEventStore } from "../../src/adapters/memory/event-store.ts";
import { makeMemoryJournal } from "../../src/adapters/memory/journal.ts";
import { readUnsubscribeToken, unsubscribeToken } from "../../src/app/mail/links.ts";
import { perKey } from "../../src/contracts/keys.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import { keyOf, NOON } from "../support/chains.ts";
import { bundleWith } from "../support/config.ts";
import { MAILBOX_KEY } from "../support/mailboxes.ts";
import { unhurried } from "../support/unhurried.ts";

const OLD = "old-links-key-0123456789";
const NEW = "new-links-key-0123456789";
const ANN = keyOf("ann");
const LINK = { customer: ANN, send: "send-1", language: "ru" };

describe("a token", () => {
  it("is read back under any live key, and under no other", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), fc.string(), (customer, send, language) => {
        const link = { customer: customer as CustomerKey, send, language };
        const token = unsubscribeToken(link, OLD);
        expect(token).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(readUnsubscribeToken(token, [NEW, OLD])).toEqual(link);
        expect(readUnsubscribeToken(token, [NEW])).toBeUndefined();
        expect(unsubscribeToken(link, OLD)).toBe(token);
      }),
    );
  });

  it("shows nothing of the customer", () => {
    const plain = Buffer.from(unsubscribeToken(LINK, NEW), "base64url").toString("latin1");
    expect(plain).not.toContain("ann");
    expect(plain).not.toContain("send-1");
  });

  it("cannot be altered in a single bit, cut or made up", () => {
    const token = Buffer.from(unsubscribeToken(LINK, NEW), "base64url");
    for (let bit = 0; bit < token.length * 8; bit++) {
      const altered = Buffer.from(token);
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(readUnsubscribeToken(altered.toString("base64url"), [NEW])).toBeUndefined();
    }
    for (let length = 0; length < token.length; length++) {
      expect(readUnsubscribeToken(token.subarray(0, length).toString("base64url"), [NEW])).toBeUndefined();
    }
    const made = token.toString("base64url");
    for (const extra of ["x", "=", "!", "\n"]) {
      expect(readUnsubscribeToken(made + extra, [NEW])).toBeUndefined();
    }
    fc.assert(fc.property(fc.string(), (text) => readUnsubscribeToken(text, [NEW]) === undefined));
  });
});

function world() {
  let now = NOON;
  const events = makeMemoryEventStore();
  const config = makeMemoryConfigStore();
  const keys = { ...perKey(() => []), links: [NEW, OLD], mailbox: [MAILBOX_KEY] };
  const handler = makeUnsubscribeHandler({
    events,
    journal: makeMemoryJournal(),
    config,
    secrets: { keys: async () => keys },
    clock: { now: () => now },
    ticks: unhurried(),
  });
  const ask = async (method: string, token: string, over: Partial<APIGatewayProxyEventV2> = {}) => {
    const http = {
      method,
      path: `/u/${token}`,
      protocol: "HTTP/1.1",
      sourceIp: "203.0.113.7",
      userAgent: "Mail/1",
    };
    const event = {
      headers: { accept: "text/html,*/*" },
      pathParameters: { token },
      requestContext: { http },
      isBase64Encoded: false,
      ...over,
    };
    return handler(event as APIGatewayProxyEventV2, {} as never);
  };
  const facts = () => events.factsOf(ANN);
  return {
    ask,
    facts,
    config,
    later(ms: number) {
      now += ms;
    },
  };
}

const ONE_CLICK: readonly [string, Partial<APIGatewayProxyEventV2>][] = [
  ["urlencoded", { body: "List-Unsubscribe=One-Click" }],
  [
    "in base64",
    { body: Buffer.from("List-Unsubscribe=One-Click").toString("base64"), isBase64Encoded: true },
  ],
  [
    "multipart",
    { body: '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--' },
  ],
];

describe("the unsubscribe address", () => {
  it("shows a page on GET and changes nothing, however often a scanner opens it", async () => {
    const { ask, facts } = world();
    for (let times = 0; times < 3; times++) {
      const { statusCode, body } = await ask("GET", unsubscribeToken(LINK, NEW));
      expect(statusCode).toBe(200);
      expect(body).toContain('<form method="post"><button>Отписаться</button></form>');
    }
    expect(await facts()).toEqual([]);
  });

  it.each(ONE_CLICK)("withdraws the consent on a one-click POST, %s, with the proof", async (_, over) => {
    const { ask, facts } = world();
    const { statusCode, headers } = await ask("POST", unsubscribeToken(LINK, OLD), over);
    expect(statusCode).toBe(200);
    expect(headers).not.toHaveProperty("location");
    expect(await facts()).toMatchObject([
      {
        kind: "consent-withdrawn",
        customer: ANN,
        at: NOON,
        proof: {
          purpose: "marketing",
          channel: "email",
          source: "one-click unsubscribe",
          ip: "203.0.113.7",
          userAgent: "Mail/1",
        },
      },
    ]);
  });

  it("does so for the page's button, and tells the two apart", async () => {
    const { ask, facts } = world();
    const { body } = await ask("POST", unsubscribeToken(LINK, NEW));
    expect(body).toContain("Вы отписались");
    expect(body).not.toContain("<form");
    expect(await facts()).toMatchObject([{ proof: { source: "unsubscribe page" } }]);
  });

  it("takes a repeated POST for the same, but one after a new consent for a new one", async () => {
    const { ask, facts, later } = world();
    await ask("POST", unsubscribeToken(LINK, NEW));
    await ask("POST", unsubscribeToken(LINK, NEW));
    expect(await facts()).toHaveLength(1);
    later(30 * DAY);
    await ask("POST", unsubscribeToken(LINK, NEW));
    expect(await facts()).toHaveLength(2);
  });

  it.each(["GET", "POST"])("answers 404 on %s to a token that is not the shop's", async (method) => {
    const { ask, facts } = world();
    const forged = unsubscribeToken(LINK, "somebody else's key");
    const page = await ask(method, forged, {
      headers: { accept: "text/html", "accept-language": "de, ru;q=0.8" },
    });
    expect(page.statusCode).toBe(404);
    expect(page.body).toContain("Ссылка не работает");
    const problem = await ask(method, forged, { headers: {} });
    expect(problem.headers).toMatchObject({ "content-type": "application/problem+json" });
    expect(await facts()).toEqual([]);
  });

  it("answers whatever comes, and changes nothing for who has no token", async () => {
    const { ask, facts } = world();
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("", "../..", "%00", "x".repeat(20_000)),
    );
    const headers = fc.dictionary(fc.constantFrom("accept", "accept-language", "Content-Type"), text);
    const requests = fc.tuple(fc.constantFrom("GET", "POST"), text, headers, fc.option(text), fc.boolean());
    await fc.assert(
      fc.asyncProperty(requests, async ([method, token, given, body, isBase64Encoded]) => {
        const answer = await ask(method, token, { headers: given, isBase64Encoded, ...(body && { body }) });
        expect(answer.statusCode).toBe(404);
        expect(await facts()).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("names the shop, escaped, and lets nothing in or out", async () => {
    const { ask, config } = world();
    const bundle = bundleWith();
    const store = { ...bundle.store, name: "<script>alert(1)</script>" };
    await config.publish({
      by: "t",
      publishedAt: NOON,
      digest: "d",
      files: {},
      bundle: { ...bundle, store },
    });
    const { body, headers } = await ask("GET", unsubscribeToken(LINK, NEW));
    expect(body).toContain("&lt;script&gt;");
    expect(body).not.toContain("<script>");
    expect(headers).toMatchObject({
      "content-security-policy": expect.stringContaining("default-src 'none'"),
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
    });
  });

  it("speaks the mail's language, else the browser's, else English", async () => {
    const { ask } = world();
    const title = async (language: string, accept: string) => {
      const token = unsubscribeToken({ ...LINK, language }, NEW);
      const { body } = await ask("GET", token, { headers: { "accept-language": accept } });
      return /<title>(.*)<\/title>/.exec(String(body))?.[1];
    };
    expect(await title("en", "ru")).toBe("Unsubscribe");
    expect(await title("de", "fr, ru-RU;q=0.5")).toBe("Отписаться от рассылки");
    expect(await title("de", "fr")).toBe("Unsubscribe");
  });
});
