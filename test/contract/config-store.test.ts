import { randomBytes } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { afterAll, describe, expect, it } from "vitest";
import { makeConfigStore } from "../../src/adapters/dynamodb/config-store.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { ConfigStore, PublishedBundle } from "../../src/ports/config.ts";
import { bundleWith } from "../support/config.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { heldToActions } from "../support/table-actions.ts";

function content(by: string, files: PublishedBundle["files"] = { "store.yaml": "name: Shop\n" }) {
  return {
    by,
    publishedAt: 1_700_000_000_000,
    note: `by ${by}`,
    digest: `digest of ${by}`,
    files,
    bundle: bundleWith(),
  };
}

const NO_KEYS = { accessKeyId: "local", secretAccessKey: "local" };

/** Chains that each send a mail of their own. */
function manyMails(count: number): Bundle {
  const names = Array.from({ length: count }, (_, index) => `mail-${index}`);
  const html = () => randomBytes(10_000).toString("base64");
  return bundleWith({
    chains: Object.fromEntries(
      names.map((send) => [
        `chain-${send}`,
        { name: send, enter: { event: "subscribed" }, reenter: "30d", holdout_percent: 0, steps: [{ send }] },
      ]),
    ),
    templates: Object.fromEntries(names.map((name) => [name, { en: { subject: name, html: html() } }])),
  });
}

const dynamos: TestDynamo[] = [];
afterAll(() => Promise.all(dynamos.map((dynamo) => dynamo.stop())));

/** A second store on the same table stands for another process; memory has only one. */
const STORES: Record<string, () => Promise<readonly [ConfigStore, ConfigStore]>> = {
  async memory() {
    const store = makeMemoryConfigStore();
    return [store, store];
  },
  async DynamoDB() {
    const dynamo = await startDynamo();
    dynamos.push(dynamo);
    const open = () =>
      heldToActions("config", dynamo.endpoint, (documents) =>
        makeConfigStore(documents, dynamo.names.config),
      );
    return [open(), open()];
  },
};

describe.each(Object.entries(STORES))("the config store in %s", (_, open) => {
  it("has nothing before the first publication", async () => {
    const [store] = await open();
    expect(await store.current()).toBeUndefined();
    expect(await store.version(1)).toBeUndefined();
    expect(await store.history()).toEqual([]);
  });

  it("gives back what was published, by number and as the version in force, to everybody", async () => {
    const [store, other] = await open();
    const published = await store.publish(content("ann"));
    expect(published).toEqual({ ...content("ann"), version: 1 });
    expect(await other.current()).toEqual(published);
    expect(await other.version(1)).toEqual(published);
  });

  it("puts the newest in force and keeps the old ones as they were", async () => {
    const [store, other] = await open();
    await store.publish(content("ann"));
    expect((await other.current())?.version).toBe(1);
    await store.publish(content("bob", { "store.yaml": "name: Other\n" }));
    expect(await other.current()).toMatchObject({ version: 2, files: { "store.yaml": "name: Other\n" } });
    expect(await other.version(1)).toEqual({ ...content("ann"), version: 1 });
  });

  it("tells the history newest first, without the content", async () => {
    const [store] = await open();
    await store.publish(content("ann"));
    await store.publish(content("bob"));
    const { files: _files, bundle: _bundle, ...summary } = content("bob");
    const history = await store.history();
    expect(history.map((one) => one.version)).toEqual([2, 1]);
    expect(history[0]).toEqual({ ...summary, version: 2 });
  });

  it("gives publishers at the same time a number each and loses nobody", async () => {
    const [store, other] = await open();
    const names = ["a", "b", "c", "d", "e", "f"];
    const published = await Promise.all(
      names.map((name, index) => (index % 2 ? store : other).publish(content(name))),
    );
    expect(published.map((one) => one.version).sort()).toEqual([1, 2, 3, 4, 5, 6]);
    for (const { version, by } of published) expect((await store.version(version))?.by).toBe(by);
  });

  it("publishes over a version only while that one is in force, however many try", async () => {
    const [store, other] = await open();
    expect(await store.publishOver(1, content("early"))).toBeUndefined();
    const firsts = await Promise.all([
      store.publishOver(0, content("ann")),
      other.publishOver(0, content("bob")),
    ]);
    expect(firsts.filter((one) => one !== undefined)).toHaveLength(1);
    expect(await other.publishOver(0, content("late"))).toBeUndefined();
    expect(await other.publishOver(1, content("next"))).toMatchObject({ version: 2, by: "next" });
    expect((await store.history()).map(({ version }) => version)).toEqual([2, 1]);
  });

  it("keeps bundles larger than one item of the table", async () => {
    const [store, other] = await open();
    const large = { "templates/large/en.mjml": randomBytes(1_000_000).toString("base64") };
    await store.publish(content("ann", large));
    expect((await other.current())?.files).toEqual(large);
  });

  it("gives a worker the rules whole, and the mails that it asks for", async () => {
    const [store, other] = await open();
    const bundle = manyMails(4);
    await store.publish({ ...content("ann"), bundle });
    const part = await other.part(1, (rules) => {
      expect(rules).toEqual({ ...bundle, templates: {} });
      return ["mail-2"];
    });
    expect(part).toMatchObject({ version: 1, by: "ann", bundle: { ...bundle, templates: {} } });
    expect(part?.bundle.templates["mail-2"]).toEqual(bundle.templates["mail-2"]);
    expect(await other.part(1, () => ["mail-2"])).toBe(part);
    expect(await other.part(2, () => [])).toBeUndefined();
    expect(await other.version(1)).toMatchObject({ bundle });
  });

  it("pauses and resumes chains, whatever the version", async () => {
    const [store, other] = await open();
    await store.setPaused("welcome", true);
    await store.setPaused("welcome", true);
    await store.setPaused("win-back", true);
    expect(await other.pausedChains()).toEqual(new Set(["welcome", "win-back"]));
    await store.setPaused("welcome", false);
    await store.setPaused("unknown", false);
    expect(await other.pausedChains()).toEqual(new Set(["win-back"]));
  });
});

describe("the config store in DynamoDB", () => {
  async function measured() {
    const dynamo = await startDynamo();
    dynamos.push(dynamo);
    const moved = { read: 0, written: 0 };
    const open = () => {
      const documents = DynamoDBDocumentClient.from(
        new DynamoDBClient({ endpoint: dynamo.endpoint, region: "us-east-1", credentials: NO_KEYS }),
      );
      const send = documents.send.bind(documents) as (command: object) => Promise<object>;
      return makeConfigStore(
        Object.assign(documents, {
          async send(command: { readonly input: { readonly Item?: { readonly bytes?: Uint8Array } } }) {
            const answer = (await send(command)) as { readonly Items?: readonly { bytes?: Uint8Array }[] };
            moved.read += (answer.Items ?? []).reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0);
            moved.written += command.input.Item?.bytes?.length ?? 0;
            return answer;
          },
        }),
        dynamo.names.config,
      );
    };
    const during = async (act: () => Promise<unknown>) => {
      Object.assign(moved, { read: 0, written: 0 });
      await act();
      return { ...moved };
    };
    return { open, during };
  }

  it("reads for a step its chain's mails and no other chain's", async () => {
    const { open, during } = await measured();
    await open().publish({ ...content("ann"), bundle: manyMails(40) });
    const whole = await during(() => open().version(1));
    const part = await during(() => open().part(1, () => ["mail-7"]));
    expect(whole.read).toBeGreaterThan(400_000);
    expect(part.read).toBeLessThan(whole.read / 20);
  });

  it("writes of a version what has changed", async () => {
    const { open, during } = await measured();
    const bundle = manyMails(40);
    const first = await during(() => open().publish({ ...content("ann"), bundle }));
    const mail = { en: { subject: "Other", html: "<p>other</p>" } };
    const changed = { ...bundle, templates: { ...bundle.templates, "mail-3": mail } };
    const second = await during(() => open().publish({ ...content("bob"), bundle: changed }));
    expect(second.written).toBeLessThan(first.written / 20);
    expect(await open().version(2)).toMatchObject({ bundle: changed });
  });
});
