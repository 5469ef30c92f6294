import { type DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import type { DamagedRecord, RecordKind } from "../../domain/quarantine/record.ts";
import type { OfItsOwn, RawRecords } from "../../ports/quarantine.ts";
import { BUDGETS_KEY, countersOf } from "./budget-store.ts";
import { codeFlaw, codeKey } from "./code-store.ts";
import { entryFlaw, sendFlaw } from "./journal-flaws.ts";
import { documentIn } from "./run-documents.ts";
import { walletKey } from "./wallet-store.ts";

interface Tables {
  readonly customers: string;
  readonly tastes: string;
  readonly events: string;
  readonly journal: string;
  readonly config: string;
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
    entry: ({ customer, item }) => ({ table: tables.journal, key: { owner: customer, entry: item } }),
    send: ({ customer, item }) => ({ table: tables.journal, key: { owner: customer, entry: item } }),
    code: ({ item = "" }) => ({ table: tables.journal, key: { ...codeKey(item) } }),
    document: ({ customer: scope, item }) => ({ table: tables.config, key: { scope, name: item } }),
    budget: () => ({ table: tables.journal, key: { ...BUDGETS_KEY } }),
    fact: ({ customer, fact }) => ({ table: tables.events, key: { customer, fact } }),
  };
  const read = async (record: DamagedRecord) => {
    const { table: TableName, key: Key } = places[record.kind](record);
    const { Item } = await documents.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    return Item && { table: TableName, item: Item };
  };
  return {
    async get(record) {
      const found = await read(record);
      return found && { ...found, item: shown(found.item) };
    },
    async flawOf(record) {
      const found = await read(record);
      return found ? ((await FLAWS[record.kind](found.item, record)) ?? "none") : "gone";
    },
  };
}

type FlawOf = (
  item: Record<string, unknown>,
  record: DamagedRecord,
) => string | undefined | Promise<string | undefined>;

const FLAWS: Readonly<Record<OfItsOwn, FlawOf>> = {
  ...{ entry: entryFlaw, send: sendFlaw, code: codeFlaw },
  // One of several parts is looked at by whoever reads it next.
  document: async ({ bytes }) =>
    bytes instanceof Uint8Array && (await documentIn(bytes)) === undefined
      ? "what is stored of it is no document"
      : undefined,
  budget: (item, { item: counter = "" }) =>
    countersOf(item).damaged.has(counter) ? "one of its figures is no number" : undefined,
};

function shown(value: unknown): unknown {
  if (value instanceof Uint8Array) return { base64: Buffer.from(value).toString("base64") };
  if (value instanceof Set) return [...value];
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shown(inner)]));
}
