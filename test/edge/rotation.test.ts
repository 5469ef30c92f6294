import { describe, expect, it } from "vitest";
import { makeSegmentHandler } from "../../functions/collect/segment-handler.ts";
import { makeShopifyHandler } from "../../functions/collect/shopify-handler.ts";
import { makeSecrets } from "../../src/adapters/secrets.ts";
import { MINUTE } from "../../src/domain/basics/calendar.ts";
import { fakeSecretsManager } from "../support/fake-secrets.ts";
import { ingestDeps } from "../support/ingest.ts";
import { invoke } from "../support/ingest-server.ts";
import { signedRequest } from "../support/signed.ts";

const OTHERS = { mailbox: "the-mailbox-key", links: "the-links-key", shopify: "shopify-new" };

/** A deployment whose functions run on through a rotation, with two processes that read the secret at times of their own. */
function deployment(first: object) {
  const manager = fakeSecretsManager(JSON.stringify({ ...OTHERS, ...first }));
  let now = 0;
  const clock = { now: () => now };
  const processes = [0, 1].map(() => {
    const deps = { ...ingestDeps(), secrets: makeSecrets(manager.client, "keys", clock), ticks: () => 0 };
    return { segment: makeSegmentHandler(deps), shopify: makeShopifyHandler(deps) };
  });
  return {
    put: (keys: object) => manager.put(JSON.stringify({ ...OTHERS, ...keys })),
    pass: (minutes: number) => {
      now += minutes * MINUTE;
    },
    /** Statuses of a call with this key, from every process. */
    async send(key: string, headers: Readonly<Record<string, string>> = { "x-write-key": key }) {
      const body = JSON.stringify({
        userId: "7",
        event: "Looked",
        messageId: "1",
        ...(!headers["x-write-key"] && { writeKey: key }),
      });
      const request = {
        path: "/v1/track",
        headers: { "content-type": "application/json", ...headers },
        body,
      };
      return Promise.all(processes.map(async ({ segment }) => (await invoke(segment, request)).status));
    },
    async webhook() {
      const request = signedRequest("shopify", '{"id":1,"customer":{"id":7}}', "orders/create");
      return Promise.all(processes.map(async ({ shopify }) => (await invoke(shopify, request)).status));
    },
    /** One of the processes reads the secret anew before the other does. */
    async wakeOne() {
      await invoke(processes[0]?.segment as never, { path: "/v1/track", body: "{}" });
    },
  };
}

const TAKEN = [200, 200];
const REFUSED = [401, 401];

describe.each(["segment", "server"])("the write key %s, changed as the guide says", (name) => {
  it("is taken at every moment from whoever sends as the guide says, wherever the key stands", async () => {
    const other = name === "segment" ? { server: "the-servers-own-key" } : { segment: "the-pages-own-key" };
    const shop = deployment({ ...other, [name]: "old" });
    expect(await shop.send("old")).toEqual(TAKEN);

    shop.pass(4);
    shop.put({ ...other, [name]: ["new", "old"] });
    await shop.wakeOne();
    expect(await shop.send("old")).toEqual(TAKEN);
    expect(await shop.send("old", {})).toEqual(TAKEN);

    shop.pass(5);
    expect(await shop.send("new")).toEqual(TAKEN);
    expect(await shop.send("new", {})).toEqual(TAKEN);
    expect(await shop.send("old")).toEqual(TAKEN);
    expect(await shop.webhook()).toEqual(TAKEN);

    shop.put({ ...other, [name]: "new" });
    shop.pass(5);
    expect(await shop.send("new")).toEqual(TAKEN);
    expect(await shop.send("old"), "good as of the version before").toEqual(TAKEN);

    shop.put({ ...other, [name]: "new", standard: "whsec_b3RoZXI=" });
    shop.pass(5);
    expect(await shop.send("old")).toEqual(REFUSED);
    expect(await shop.send("new")).toEqual(TAKEN);
  });
});

it("a write key that was simply overwritten takes nobody by surprise", async () => {
  const shop = deployment({ segment: "old", server: "the-servers-own-key" });
  shop.put({ segment: "new", server: "the-servers-own-key" });
  for (let minute = 0; minute < 12; minute += 1) {
    expect(await shop.send("old")).toEqual(TAKEN);
    shop.pass(1);
  }
  expect(await shop.send("new")).toEqual(TAKEN);
});
