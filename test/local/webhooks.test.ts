import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, expect, it } from "vitest";
import { LOCAL_KEYS } from "../../local/secrets.ts";
import { makePosts } from "../../local/webhooks.ts";

const ANOTHER_YEAR = Date.UTC(2031, 4, 1);
const receiver = new Webhook(LOCAL_KEYS.webhooks);
const heard: { readonly url: string | undefined; readonly data: unknown }[] = [];

/** The receiver of docs/channels.md, which asks for patience. */
const server = createServer(async (request: IncomingMessage, response) => {
  const body = await text(request);
  try {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, `${value}`]),
    );
    heard.push({ url: request.url, data: receiver.verify(body, headers) });
    response.writeHead(429, { "retry-after": "7200" }).end();
  } catch {
    response.writeHead(401).end();
  }
});
beforeAll(() => new Promise<void>((done) => server.listen(0, "127.0.0.1", done)));
afterAll(() => new Promise((done) => server.close(done)));

it("takes posts to a receiver of one's own, which can verify them whatever time the stack has, and be asked to wait", async () => {
  const { port } = server.address() as AddressInfo;
  const posts = makePosts(() => ANOTHER_YEAR, `http://127.0.0.1:${port}`);
  const body = JSON.stringify({ type: "win-back-sms" });
  const headers = {
    "content-type": "application/json",
    "webhook-id": "m1",
    "webhook-timestamp": `${ANOTHER_YEAR / 1000}`,
    "webhook-signature": receiver.sign("m1", new Date(ANOTHER_YEAR), body),
  };
  const result = await posts.poster.post({ url: "https://sms.shop.example/hook?a=1", headers, body });
  expect(result).toEqual({ kind: "answered", status: 429, retryAfterMs: 7_200_000 });
  expect(heard).toEqual([{ url: "/hook?a=1", data: { type: "win-back-sms" } }]);
  expect(posts.recent()).toMatchObject([{ at: ANOTHER_YEAR, result }]);
});
