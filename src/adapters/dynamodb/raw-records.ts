import { type DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import type { DamagedRecord, RecordKind } from "../../domain/quarantine/record.ts";
import type { RawRecords } from "../../ports/quarantine.ts";
import { walletKey } from "./wallet-store.ts";

interface Tables {
  readonly customers: string;
  readonly tastes: string;
  readonly events: string;
  readonly journal: string;
}

interface Place {
  readonly table: string;
  readonly key: Readonly<Record<string, string | undefined>>;
}

/** The items as DynamoDB has them. Bytes are shown as `{ "base64": … }`. */
export function makeRawRecords(documents: DynamoDBDocumentClient, tables: Tables): RawRecords {
  const ofCustomer = ({ customer: id }: DamagedRecord): Place => ({ table: tables.customers, key: { id } });
  const places: Readonly<Record<RecordKind, (record: DamagedRecord) => Place>> = {
    profile: ofCustomer,
    score: ofCustomer,
    taste: ({ customer: id }) => ({ table: tables.tastes, key: { id } }),
    wallet: ({ customer }) => ({ table: tables.journal, key: { ...walletKey(customer) } }),
    fact: ({ customer, fact }) => ({ table: tables.events, key: { customer, fact } }),
  };
  return {
    async get(record) {
      const { table: TableName, key: Key } = places[record.kind](record);
      const { Item } = await documents.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return Item && { table: TableName, item: shown(Item) };
    },
  };
}

function shown(value: unknown): unknown {
  if (value instanceof Uint8Array) return { base64: Buffer.from(value).toString("base64") };
  if (value instanceof Set) return [...value];
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shown(inner)]));
}
