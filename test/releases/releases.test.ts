import { BatchWriteCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { makeConfigStore } from "../../src/adapters/dynamodb/config-store.ts";
import { makeCustomerStore } from "../../src/adapters/dynamodb/customer-store.ts";
import { makeJournalTable } from "../../src/adapters/dynamodb/journal-table.ts";
import { makeRunStore } from "../../src/adapters/dynamodb/run-store.ts";
import { makeTasteStore } from "../../src/adapters/dynamodb/taste-store.ts";
import { type FactItem, readFactItem } from "../../src/contracts/fact-item.ts";
import type { TableName } from "../../src/contracts/tables.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { type Fixture, type Item, type Items, readFixture, releases } from "./fixture.ts";
import { SAMPLE_FACTS } from "./sample-facts.ts";

const flat = (items: Items): readonly Item[] => Object.values(items).flat();
/** As JSON has it, in which the fixtures are kept. */
const plain = (value: unknown): object => JSON.parse(JSON.stringify(value));

it("keeps what this release writes for the tests of the next ones", () => {
  expect(releases()).toContain(manifest.version);
});

describe.each(releases())("what release %s has stored is read by this one", (release) => {
  const fixture = readFixture(release);
  let dynamo: TestDynamo;

  beforeAll(async () => {
    dynamo = await startDynamo();
    for (const table of Object.keys(dynamo.names) as TableName[]) await load(dynamo, table, fixture);
  });
  afterAll(() => dynamo.stop());

  it.each(Object.keys(fixture.events))("facts: %s", (kind) => {
    for (const item of fixture.events[kind] ?? []) {
      const read = readFactItem(item as unknown as FactItem);
      expect(read).toMatchObject({ fact: { customer: item.customer, id: item.fact } });
      const sample = Object.values(SAMPLE_FACTS).find((one) => `sample ${one.kind}` === kind);
      if (sample) expect(read).toMatchObject({ fact: sample });
    }
  });

  it.each(Object.entries(fixture.expected.customers))("the customer %s", async (id, expected) => {
    const customers = makeCustomerStore(dynamo.documents, dynamo.names.customers);
    expect(plain(await customers.get(id as CustomerKey))).toMatchObject(expected as object);
  });

  it.each(Object.entries(fixture.expected.tastes))("the taste of %s", async (id, expected) => {
    const tastes = makeTasteStore(dynamo.documents, dynamo.names.tastes);
    expect(plain(await tastes.get(id as CustomerKey))).toMatchObject(expected as object);
  });

  it.each(Object.entries(fixture.journal))("the journal: %s", async (_, items) => {
    const journal = makeJournalTable(dynamo.documents, dynamo.names.journal);
    for (const item of items)
      expect(await journal.get({ owner: String(item.owner), entry: String(item.entry) })).toEqual(item);
  });

  it("the versions of the config", async () => {
    const current = await makeConfigStore(dynamo.documents, dynamo.names.config).current();
    expect(current?.version).toBe(1);
    expect(Object.keys(current?.bundle.chains ?? {})).not.toHaveLength(0);
    expect(Object.keys(current?.files ?? {})).toContain("store.yaml");
  });

  it("the documents of a night", async () => {
    const runs = makeRunStore(dynamo.documents, dynamo.names.config);
    const documents = flat(fixture.config).filter(
      ({ scope, bytes }) => String(scope).startsWith("run:") && bytes !== undefined,
    );
    expect(documents).not.toHaveLength(0);
    for (const { scope, name } of documents)
      expect(await runs.get(String(scope).slice("run:".length), String(name))).toBeDefined();
  });
});

async function load({ documents, names }: TestDynamo, table: TableName, fixture: Fixture): Promise<void> {
  const items = flat(fixture[table]);
  for (let from = 0; from < items.length; from += 25) {
    const puts = items.slice(from, from + 25).map((Item) => ({ PutRequest: { Item } }));
    await documents.send(new BatchWriteCommand({ RequestItems: { [names[table]]: puts } }));
  }
}
