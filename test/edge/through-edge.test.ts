import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { makeSegmentHandler } from "../../functions/collect/segment-handler.ts";
import { makeShopifyHandler } from "../../functions/collect/shopify-handler.ts";
import { ingestDeps, KEYS } from "../support/ingest.ts";
import { invoke } from "../support/ingest-server.ts";
import { signedRequest } from "../support/signed.ts";

const sha256 = (value: string) => createHash("sha256").update(value).digest("hex");
const edge = [sha256("the-new-secret"), sha256("the-old-secret")];

const call = (headers: Readonly<Record<string, string>>) => ({
  path: "/v1/track",
  headers: { "content-type": "application/json", "x-write-key": KEYS.segment[0] ?? "", ...headers },
  body: JSON.stringify({ userId: "7", event: "Looked Around", messageId: "1" }),
});

it.each([
  {},
  { "x-comeback-edge": "" },
  { "x-comeback-edge": "a guess" },
  { "x-comeback-edge": edge[0] ?? "" },
])("what goes around CloudFront is refused, whatever key it has: %j", async (headers) => {
  const handler = makeSegmentHandler({ ...ingestDeps(), edge });
  expect(await invoke(handler, call(headers))).toMatchObject({ status: 403 });
});

it.each(["the-new-secret", "the-old-secret"])("both secrets of a rotation are good: %s", async (secret) => {
  const handler = makeSegmentHandler({ ...ingestDeps(), edge });
  expect(await invoke(handler, call({ "x-comeback-edge": secret }))).toMatchObject({ status: 200 });
});

it("signatures over a webhook's bytes hold behind it", async () => {
  const handler = makeShopifyHandler({ ...ingestDeps(), edge });
  const { headers, ...signed } = signedRequest("shopify", '{"id":1,"customer":{"id":7}}', "orders/create");
  const passedOn = { ...signed, headers: { ...headers, "x-comeback-edge": "the-new-secret" } };
  expect(await invoke(handler, passedOn)).toMatchObject({ status: 200 });
});

it("the caller's address is the one that CloudFront has seen, and only CloudFront is asked for it", async () => {
  const flood = async (deps: Partial<{ edge: readonly string[] }>) => {
    const handler = makeSegmentHandler({ ...ingestDeps(), ...deps, ticks: () => 0 });
    const from = (viewer: number) =>
      call({ "x-comeback-edge": "the-new-secret", "x-comeback-viewer": `198.51.100.${viewer}` });
    const answers = await Promise.all(
      Array.from({ length: 400 }, (_, index) => invoke(handler, from(index % 200))),
    );
    return answers.filter(({ status }) => status === 429).length;
  };
  expect(await flood({ edge })).toBe(0);
  expect(await flood({})).toBe(200);
});
