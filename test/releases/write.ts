import { fileURLToPath } from "node:url";
import { type DynamoDBDocumentClient, paginateScan } from "@aws-sdk/lib-dynamodb";
import { bundleOrRefusal, openFolder } from "../../cli/config/folder.ts";
import { runDemo, startOf } from "../../cli/demo/run-demo.ts";
import { startLocal } from "../../local/stack.ts";
import manifest from "../../package.json" with { type: "json" };
import { config, customers, tastes } from "../../src/adapters/wiring.ts";
import { toFactItem } from "../../src/contracts/fact-item.ts";
import type { TableName } from "../../src/contracts/tables.ts";
import { parseDay } from "../../src/domain/basics/calendar.ts";
import type { CustomerKey, Fact, FactId } from "../../src/domain/facts/facts.ts";
import { type Expected, type Item, type Items, itemBytes, writeFixture } from "./fixture.ts";
import { kindOf } from "./kinds.ts";
import { documentsOf } from "./open.ts";
import { SAMPLE_FACTS } from "./sample-facts.ts";
import { storeSeldomThings } from "./seldom.ts";

// `npm run fixtures`: plays a small demo shop on the local stack, and keeps a few items of every kind that it has stored,
// as what this release writes. Run it when a format changes and before a release: the tests of all later ones read them.
const VARIABLES: Readonly<Record<TableName, string>> = {
  events: "EVENTS_TABLE",
  customers: "CUSTOMERS_TABLE",
  tastes: "TASTES_TABLE",
  checkpoints: "CHECKPOINTS_TABLE",
  journal: "JOURNAL_TABLE",
  config: "CONFIG_TABLE",
};
/** Larger ones say no more than others of their kind; but the content of a config has to be whole. */
const MOST_BYTES = 4_000;
const ZONE = "Europe/Moscow";
const START = startOf(parseDay("2026-03-02") ?? 0, ZONE);
const DEMO = { customers: 60, days: 4, seed: 1 };

const STORE = fileURLToPath(new URL("../../examples/store", import.meta.url));

const opened = await openFolder(STORE);
const { bundle } = bundleOrRefusal(STORE, opened, "", {});
const { till, currency } = bundle.store;
const stack = await startLocal({ ports: "any", now: START, ...(till && { shop: { till, currency } }) });
await config().publish({
  files: opened.files,
  bundle,
  digest: "fixture",
  by: "fixtures",
  publishedAt: START,
});
await runDemo(stack, ZONE, DEMO, {
  startProgress: () => ({ update() {}, stop() {} }),
  say: (text) => process.stderr.write(`${text}\n`),
  tell() {},
});
await storeSeldomThings(START);
const documents = documentsOf(stack.environment);
const table = async (name: TableName) =>
  chosen(name, await itemsOf(documents, stack.environment[VARIABLES[name]]));
const fixture = {
  events: { ...(await table("events")), ...sampleFacts() },
  customers: await table("customers"),
  tastes: await table("tastes"),
  checkpoints: await table("checkpoints"),
  journal: await table("journal"),
  config: await table("config"),
};
writeFixture(manifest.version, fixture, await expectedOf(fixture));
for (const [name, items] of Object.entries(fixture))
  process.stderr.write(`${name}: ${Object.keys(items).sort().join("; ")}\n`);
await stack.stop();

async function itemsOf(
  client: DynamoDBDocumentClient,
  TableName: string | undefined,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName })) items.push(...Items);
  return items;
}

/** Of every kind the smallest item, and the one that says most within the limit. */
function chosen(name: TableName, items: readonly Item[]): Items {
  const byKind = Map.groupBy(items, (item) => kindOf(name, item));
  return Object.fromEntries(
    [...byKind]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([kind, all]) => {
        const [smallest, ...larger] = all.toSorted((a, b) => itemBytes(a) - itemBytes(b));
        if (kind.startsWith("content ")) return [kind, all];
        const richest = larger.findLast((item) => itemBytes(item) <= MOST_BYTES);
        return [kind, [smallest, richest].filter((item) => item !== undefined)];
      }),
  );
}

/** One fact of every kind, also of those that the demo has none of. */
function sampleFacts(): Items {
  return Object.fromEntries(
    Object.values(SAMPLE_FACTS).map((body) => {
      const envelope = { id: `sample:${body.kind}` as FactId, customer: "u:7" as CustomerKey };
      const fact = { ...body, ...envelope, at: START, receivedAt: START, source: "standard" } as Fact;
      return [`sample ${body.kind}`, [{ ...toFactItem(fact) }]];
    }),
  );
}

/** What this release understands of what is squeezed. */
async function expectedOf(kept: { readonly customers: Items; readonly tastes: Items }): Promise<Expected> {
  const ids = (items: Items) => Object.values(items).flatMap((all) => all.map(({ id }) => id as CustomerKey));
  const read = async <T>(items: Items, get: (id: CustomerKey) => Promise<T>) =>
    Object.fromEntries(await Promise.all(ids(items).map(async (id) => [id, await get(id)] as const)));
  return {
    customers: await read(kept.customers, (id) => customers().get(id)),
    tastes: await read(kept.tastes, (id) => tastes().get(id)),
  };
}
