import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
  paginateScan,
  type QueryCommandInput,
} from "@aws-sdk/lib-dynamodb";
import pMap from "p-map";
import { type FactItem, readFactItem, toFactItem } from "../../contracts/fact-item.ts";
import { isCanary } from "../../domain/facts/canary.ts";
import type { CustomerKey, Fact, FactId } from "../../domain/facts/facts.ts";
import { LINKS } from "../../domain/facts/identity.ts";
import { withoutUndone } from "../../domain/facts/imports.ts";
import { isMailboxKey } from "../../domain/mailbox/key.ts";
import { STOPS } from "../../domain/people/consent.ts";
import { type DamagedRecord, Unreadable } from "../../domain/quarantine/record.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { Quarantine } from "../../ports/quarantine.ts";
import { NOBODY_TOLD } from "../put-aside.ts";
import { steadyCount } from "./approximate-count.ts";
import { withPackedLines } from "./packed-lines.ts";

/** Puts in flight at once: enough to fill a connection pool, few enough for a burst not to throttle itself. */
const CONCURRENCY = 32;

const BEGINNING = "customer = :key AND begins_with(fact, :prefix)";

/**
 * The events table. Every write is one item under one condition: what is there stays as it is. A fact that cannot be read
 * is put aside, and a person is made of the others. What decides whether somebody may be mailed is not read in part: an
 * unreadable fact of a mailbox's ledger, or one that ends mails, fails whoever asks for it.
 */
export function makeEventStore(
  documents: DynamoDBDocumentClient,
  table: string,
  quarantine: Quarantine = NOBODY_TOLD,
): EventStore {
  const readable = async (condition: string, values: Values, mode: Mode) => {
    const facts: Fact[] = [];
    for await (const item of items(documents, table, condition, values, mode.consistency !== "eventual")) {
      const read = readFactItem(item);
      if ("fact" in read) facts.push(withPackedLines(read.fact));
      else await aside(damagedAt(item, read.flaw), mode.needsAll);
    }
    return withoutUndone(facts);
  };
  const aside = async (record: DamagedRecord, isNeeded: boolean) => {
    await quarantine.putAside(record);
    if (isNeeded) throw new Unreadable(record);
  };
  return {
    append: (facts) => pMap(facts, (fact) => put(documents, table, fact), { concurrency: CONCURRENCY }),
    known: (facts) => pMap(facts, (fact) => isThere(documents, table, fact), { concurrency: CONCURRENCY }),
    factsOf: (key, consistency) =>
      readable("customer = :key", { ":key": key }, { consistency, needsAll: isMailboxKey(key) }),
    async factAt(key, id) {
      const item = await itemAt(documents, table, key, id);
      const read = item && readFactItem(item);
      if (item && read && "flaw" in read) await aside(damagedAt(item, read.flaw), true);
      return read && "fact" in read ? read.fact : undefined;
    },
    linksOf: (key) => readable(BEGINNING, { ":key": key, ":prefix": LINKS }, { needsAll: false }),
    stopsOf: (key) => readable(BEGINNING, { ":key": key, ":prefix": STOPS }, { needsAll: true }),
    partitionsOfImport: (importId, shard, shards) =>
      partitionsOf(documents, table, { importId, shard, shards }),
    approximateCount: () => steadyCount(documents, table, "customer"),
    keys: (shard, shards) => keys(documents, table, shard, shards),
  };
}

type Values = NonNullable<QueryCommandInput["ExpressionAttributeValues"]>;

interface Mode {
  readonly consistency?: "eventual" | undefined;
  /** Nobody may go on with part of them. */
  readonly needsAll: boolean;
}

const damagedAt = ({ customer, fact }: FactItem, reason: string): DamagedRecord => ({
  ...{ kind: "fact", reason },
  ...{ customer: customer as CustomerKey, fact: fact as FactId },
});

async function put(documents: DynamoDBDocumentClient, table: string, fact: Fact) {
  try {
    await documents.send(
      new PutCommand({
        TableName: table,
        Item: toFactItem(fact),
        ConditionExpression: "attribute_not_exists(fact)",
      }),
    );
    return "stored";
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return "duplicate";
    throw error;
  }
}

async function isThere(documents: DynamoDBDocumentClient, table: string, { customer, id }: Fact) {
  const Key = { customer, fact: id };
  const { Item } = await documents.send(
    new GetCommand({ TableName: table, Key, ProjectionExpression: "fact" }),
  );
  return Item !== undefined;
}

async function itemAt(documents: DynamoDBDocumentClient, table: string, customer: CustomerKey, fact: FactId) {
  const Key = { customer, fact };
  const { Item } = await documents.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
  return Item as FactItem | undefined;
}

async function* items(
  client: DynamoDBDocumentClient,
  table: string,
  KeyConditionExpression: string,
  ExpressionAttributeValues: Values,
  ConsistentRead: boolean,
): AsyncIterable<FactItem> {
  const query = { TableName: table, KeyConditionExpression, ExpressionAttributeValues, ConsistentRead };
  for await (const { Items } of paginateQuery({ client }, query)) yield* (Items ?? []) as FactItem[];
}

/** A scan gives a partition's items one after the other, so the key before is all that has to be remembered. */
async function* keys(
  client: DynamoDBDocumentClient,
  table: string,
  shard: number,
  shards: number,
): AsyncIterable<CustomerKey> {
  const pages = paginateScan(
    { client },
    { TableName: table, Segment: shard, TotalSegments: shards, ProjectionExpression: "customer" },
  );
  let previous: string | undefined;
  for await (const { Items } of pages)
    for (const { customer } of (Items ?? []) as Pick<FactItem, "customer">[]) {
      const key = customer as CustomerKey;
      if (customer !== previous && !isCanary(key)) yield key;
      previous = customer;
    }
}

interface ImportShard {
  readonly importId: string;
  readonly shard: number;
  readonly shards: number;
}

/** Reads the whole table, as only an undo does. */
async function* partitionsOf(
  documents: DynamoDBDocumentClient,
  table: string,
  { importId, shard, shards }: ImportShard,
): AsyncIterable<{ readonly customer: CustomerKey; readonly facts: number }> {
  const pages = paginateScan(
    { client: documents },
    {
      TableName: table,
      Segment: shard,
      TotalSegments: shards,
      FilterExpression: "#import = :id",
      ProjectionExpression: "customer",
      ExpressionAttributeNames: { "#import": "import" },
      ExpressionAttributeValues: { ":id": importId },
    },
  );
  let [customer, facts]: [CustomerKey | undefined, number] = [undefined, 0];
  for await (const { Items } of pages)
    for (const item of (Items ?? []) as Pick<FactItem, "customer">[]) {
      const key = item.customer as CustomerKey;
      if (customer !== undefined && key !== customer) yield { customer, facts };
      facts = key === customer ? facts + 1 : 1;
      customer = key;
    }
  if (customer !== undefined) yield { customer, facts };
}
