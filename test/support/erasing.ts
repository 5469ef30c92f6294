import { BatchWriteCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { makeCodeStore } from "../../src/adapters/dynamodb/code-store.ts";
import { makeEraser } from "../../src/adapters/dynamodb/eraser.ts";
import { makeErasureLog } from "../../src/adapters/dynamodb/erasure-log.ts";
import { makeExperiments } from "../../src/adapters/dynamodb/experiments.ts";
import { makeLookupStore } from "../../src/adapters/dynamodb/lookup-store.ts";
import { makePersonalItems } from "../../src/adapters/dynamodb/personal-items.ts";
import { makePoolStore } from "../../src/adapters/dynamodb/pool-store.ts";
import { makeQuarantineStore } from "../../src/adapters/dynamodb/quarantine-store.ts";
import { makeReferralStore } from "../../src/adapters/dynamodb/referral-store.ts";
import { makeSignUps } from "../../src/adapters/dynamodb/sign-ups.ts";
import { makeWalletStore } from "../../src/adapters/dynamodb/wallet-store.ts";
import { makeMemoryResultsFiles } from "../../src/adapters/memory/results-files.ts";
import type { TableName } from "../../src/contracts/tables.ts";
import type { TestDynamo } from "./dynamo.ts";
import { dynamoStores } from "./dynamo-stores.ts";

/** Every store that holds something of customers, on tables of their own, and what an erasure does to them. */
export function erasingStores({ documents, names }: Pick<TestDynamo, "documents" | "names">) {
  return {
    ...dynamoStores({ documents, names }),
    codes: makeCodeStore(documents, names.journal),
    experiments: makeExperiments(documents, names.journal),
    lookups: makeLookupStore(documents, names.journal),
    pools: makePoolStore(documents, names.journal),
    referrals: makeReferralStore(documents, names.journal),
    signUps: makeSignUps(documents, names.journal),
    wallets: makeWalletStore(documents, names.journal),
    items: makePersonalItems(documents, names),
    eraser: makeEraser(documents, names),
    erasures: makeErasureLog(documents, names.journal),
    files: makeMemoryResultsFiles(),
    quarantine: makeQuarantineStore(documents, names.journal, { now: () => 0 }),
  };
}

/** All items of all tables, as text, bytes as they are. */
export async function everything({ documents, names }: Pick<TestDynamo, "documents" | "names">) {
  const items: { readonly table: TableName; readonly text: string }[] = [];
  for (const [table, TableName] of Object.entries(names) as [TableName, string][]) {
    const { Items = [] } = await documents.send(new ScanCommand({ TableName }));
    items.push(...Items.map((item) => ({ table, text: JSON.stringify(item, bytesAsText) })));
  }
  return items;
}

/** The files of the results, as they are. */
export async function allFiles({ files }: Pick<ErasingStores, "files">) {
  const found: { readonly table: "files"; readonly text: string }[] = [];
  for await (const name of files.names(""))
    found.push({ table: "files", text: (await files.get(name)) ?? "" });
  return found;
}

const bytesAsText = (_: string, value: unknown): unknown =>
  value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : value;

export type ErasingStores = ReturnType<typeof erasingStores>;

type Snapshot = ReadonlyMap<TableName, readonly Record<string, unknown>[]>;

/** What all tables hold, to be put into others. */
export async function snapshot({
  documents,
  names,
}: Pick<TestDynamo, "documents" | "names">): Promise<Snapshot> {
  const tables = await Promise.all(
    (Object.entries(names) as [TableName, string][]).map(async ([table, TableName]) => {
      const { Items = [] } = await documents.send(new ScanCommand({ TableName }));
      return [table, Items] as const;
    }),
  );
  return new Map(tables);
}

export async function restore({ documents, names }: Pick<TestDynamo, "documents" | "names">, from: Snapshot) {
  for (const [table, items] of from)
    for (let start = 0; start < items.length; start += 25) {
      const puts = items.slice(start, start + 25).map((Item) => ({ PutRequest: { Item } }));
      await documents.send(new BatchWriteCommand({ RequestItems: { [names[table]]: puts } }));
    }
}
