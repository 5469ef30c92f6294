import { request } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Listening, listen } from "../../local/http/listen.ts";

const open: Listening[] = [];
let own = "";
let anybodys = "";

beforeAll(async () => {
  const server = async (callers?: "anybody") => {
    const listening = await listen(
      "test",
      0,
      (_, response) => response.end("in"),
      () => {},
      callers,
    );
    open.push(listening);
    return listening.url;
  };
  own = await server();
  anybodys = await server("anybody");
});
afterAll(() => Promise.all(open.map(({ close }) => close())));

/** By node:http, because fetch chooses Host and Origin itself. */
const ask = (url: string, headers: Record<string, string>) =>
  new Promise<number | undefined>((resolve, reject) => {
    request(url, { method: "POST", headers }, (response) => {
      response.resume().on("end", () => resolve(response.statusCode));
    })
      .on("error", reject)
      .end();
  });

it.each([
  "localhost:4402",
  "127.0.0.1:4402",
  "[::1]:4402",
  "LOCALHOST",
  "localhost",
])("somebody at this machine may call it %s", async (host) => {
  expect(await ask(own, { host })).toBe(200);
});

it.each([
  "evil.example",
  "evil.example:4402",
  "localhost.evil.example",
  "127.0.0.1.nip.io:4402",
  "evil.example@127.0.0.1.evil.example",
  "192.168.1.5:4402",
  "not a host",
])("a name that somebody has made lead here opens nothing: %s", async (host) => {
  expect(await ask(own, { host })).toBe(403);
});

it.each([
  "http://127.0.0.1:4409",
  "http://localhost:5173",
])("pages of this machine may ask: %s", async (origin) => {
  expect(await ask(own, { origin })).toBe(200);
});

it.each([
  "https://evil.example",
  "http://localhost.evil.example",
  "null",
  "file://",
])("pages of other origins may not: %s", async (origin) => {
  expect(await ask(own, { origin })).toBe(403);
});

it("only what is public on AWS too may be asked by anybody", async () => {
  expect(await ask(anybodys, { host: "events.shop.example", origin: "https://shop.example" })).toBe(200);
});
