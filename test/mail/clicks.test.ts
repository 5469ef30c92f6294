import type { APIGatewayProxyEventV2 } from "aws-lambda";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeClickHandler } from "../../functions/mail/click-handler.ts";
import { logTo } from "../../functions/middleware/observed.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeMemoryEventStore } from "../../src/adapters/memory/event-store.ts";
import { makeMemoryJournal } from "../../src/adapters/memory/journal.ts";
import { clickToken, readClickToken } from "../../src/app/mail/click-link.ts";
import { unsubscribeToken } from "../../src/app/mail/links.ts";
import { sealToken } from "../../src/app/mail/tokens.ts";
import { perKey } from "../../src/contracts/keys.ts";
import { MINUTE } from "../../src/domain/basics/calendar.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import type { EventStore } from "../../src/ports/facts.ts";
import { makeWorld } from "../support/chain-world.ts";
import { keyOf, NOON } from "../support/chains.ts";
import { bundleWith } from "../support/config.ts";

const KEY = "links-key-0123456789";
const ANN = keyOf("ann");
const BROWSER = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148";
const LINK = { customer: ANN, send: "send-1", address: "https://north-tea.example/p?a=1" };
const TOKEN = clickToken(LINK, KEY) ?? "";

describe("a token of a counted link", () => {
  it("is read back as it was made, and under no other key", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.webUrl(), (customer, address) => {
        const link = { customer: customer as CustomerKey, send: "s", address };
        const token = clickToken(link, KEY) ?? "";
        expect(readClickToken(token, ["other", KEY])).toEqual(link);
        expect(readClickToken(token, ["other"])).toBeUndefined();
      }),
      { numRuns: 50 },
    );
  });

  it("is not made of an address that is too long for a link, or holds a line break", () => {
    expect(
      clickToken({ ...LINK, address: `https://north-tea.example/${"x".repeat(900)}` }, KEY),
    ).toBeUndefined();
    expect(clickToken({ ...LINK, address: "https://north-tea.example/\nx" }, KEY)).toBeUndefined();
  });
});

function world(over: Partial<EventStore> = {}) {
  const [events, journal] = [makeMemoryEventStore(), makeMemoryJournal()];
  const config = makeMemoryConfigStore();
  const keys = { ...perKey(() => []), links: [KEY] };
  const handler = makeClickHandler({
    events: { ...events, ...over },
    journal,
    config,
    secrets: { keys: async () => keys },
    clock: { now: () => NOON },
  });
  const follow = async (
    token: string,
    {
      method = "GET",
      userAgent = BROWSER,
      headers = {},
    }: { method?: string; userAgent?: string; headers?: object } = {},
  ) => {
    const http = { method, path: `/c/${token}`, protocol: "HTTP/1.1", sourceIp: "203.0.113.7", userAgent };
    const event = { headers, pathParameters: { token }, requestContext: { http } };
    return handler(event as unknown as APIGatewayProxyEventV2, {} as never);
  };
  return { events, journal, config, follow };
}

describe("a click on a counted link", () => {
  it("leads to the shop and is noted once, whatever follows", async () => {
    const { events, follow } = world();
    for (let time = 0; time < 3; time++) {
      const answer = await follow(TOKEN);
      expect(answer).toMatchObject({
        statusCode: 302,
        headers: { location: LINK.address, "cache-control": "no-store" },
      });
    }
    await follow(clickToken({ ...LINK, address: "https://north-tea.example/other" }, KEY) ?? "");
    expect(await events.factsOf(ANN)).toMatchObject([
      { kind: "mail", event: "clicked", send: "send-1", at: NOON, source: "comeback" },
    ]);
  });

  it.each([
    ["asks for the head only", { method: "HEAD" }],
    ["fetches ahead", { headers: { "sec-purpose": "prefetch;prerender" } }],
    ["shows a preview", { headers: { "x-purpose": "preview" } }],
    [
      "says that it is a machine",
      { userAgent: "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)" },
    ],
    ["is a program", { userAgent: "python-requests/2.32" }],
    ["says nothing of itself", { userAgent: "" }],
  ])("is answered and does not count where somebody %s", async (_, from) => {
    const { events, follow } = world();
    expect(await follow(TOKEN, from)).toMatchObject({ statusCode: 302, headers: { location: LINK.address } });
    expect(await events.factsOf(ANN)).toEqual([]);
  });

  it("leads to the shop although it cannot be noted", async () => {
    const lines: string[] = [];
    logTo((line) => lines.push(line));
    const { follow } = world({ append: () => Promise.reject(new Error("busy")) });
    expect(await follow(TOKEN)).toMatchObject({ statusCode: 302, headers: { location: LINK.address } });
    expect(lines.join("")).toContain("not counted: busy");
    logTo(() => {});
  });

  it.each([
    ["was cut", TOKEN.slice(0, -3)],
    ["was made for something else", unsubscribeToken({ customer: ANN, send: "s", language: "en" }, KEY)],
    ["was made by somebody else", clickToken(LINK, "another-key") ?? ""],
    ["leads to no web page", sealToken("click", `s\njavascript:alert(1)\n${ANN}`, KEY)],
    ["is an address", encodeURIComponent("https://evil.example")],
    ["is nothing", ""],
  ])("on a link that %s gives a page that leads to the shop, and nothing else", async (_, token) => {
    const { events, config, follow } = world();
    const bundle = bundleWith();
    await config.publish({ by: "test", publishedAt: NOON, digest: "", files: {}, bundle });
    const answer = await follow(token, { headers: { "accept-language": "ru" } });
    expect(answer.statusCode).toBe(404);
    expect(answer.headers).not.toHaveProperty("location");
    expect(answer.body).toContain('<a href="https://north-tea.example">В магазин</a>');
    expect(await events.factsOf(ANN)).toEqual([]);
  });
});

describe("links of a shop that has its clicks counted", () => {
  it("lead by way of Comeback to where they led, but for those that are not the shop's", async () => {
    const bundle = bundleWith();
    const html = `<a href="{{ links.cart }}">Cart</a> <a href="https://elsewhere.example/">Else</a> <a href="{{ links.unsubscribe }}">Stop</a>`;
    const world = await makeWorld({
      bundle: {
        ...bundle,
        store: { ...bundle.store, links: { utm: { content: "x" }, track_clicks: true } },
        templates: { hello: { en: { subject: "Hello", html } } },
      },
    });
    await world.has(ANN);
    await world.enters(ANN);
    await world.playUntil(NOON + 10 * MINUTE);
    const [mail] = world.mailsTo(ANN);
    const [, token = ""] = /href="https:\/\/api\.example\/c\/([\w-]+)"/.exec(mail?.html ?? "") ?? [];
    const links = (await world.secrets.keys()).links;
    expect(readClickToken(token, links)).toEqual({
      customer: ANN,
      send: mail?.send,
      address:
        "https://north-tea.example?utm_source=comeback&utm_medium=email&utm_campaign=welcome&utm_content=x",
    });
    expect(mail?.html).toContain('<a href="https://elsewhere.example/">');
    expect(mail?.html).toContain('<a href="https://api.example/u/');
    expect(mail?.text).toContain(`https://api.example/c/${token}`);
    expect(mail?.unsubscribeUrl).toMatch(/^https:\/\/api\.example\/u\//);
  });
});
