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
import { type FactItem, fromFactItem, toFactItem } from "../../contracts/fact-item.ts";
import type { CustomerKey, Fact, FactId } from "../../domain/facts/facts.ts";
import { LINKS } from "../../domain/facts/identity.ts";
import { withoutUndone } from "../../domain/facts/imports.ts";
import { STOPS } from "../../domain/people/consent.ts";
import type { EventStore } from "../../ports/facts.ts";
import { steadyCount } from "./approximate-count.ts";

/** Puts in flight at once: enough to fill a connection pool, few enough for a burst not to throttle itself. */
const CONCURRENCY = 32;

const BEGINNING = "customer = :key AND begins_with(fact, :prefix)";

/** The events table. Every write is one item under one condition: what is there stays as it is. */
export function makeEventStore(documents: DynamoDBDocumentClient, table: string): EventStore {
  return {
    append: (facts) => pMap(facts, (fact) => put(documents, table, fact), { concurrency: CONCURRENCY }),
    known: (facts) => pMap(facts, (fact) => isThere(documents, table, fact), { concurrency: CONCURRENCY }),
    factsOf: (key, consistency) =>
      query(documents, table, "customer = :key", { ":key": key }, consistency !== "eventual"),
    factAt: (key, id) => factAt(documents, table, key, id),
    linksOf: (key) => query(documents, table, BEGINNING, { ":key": key, ":prefix": LINKS }),
    stopsOf: (key) => query(documents, table, BEGINNING, { ":key": key, ":prefix": STOPS }),
    partitionsOfImport: (importId, shard, shards) =>
      partitionsOf(documents, table, { importId, shard, shards }),
    approximateCount: () => steadyCount(documents, table),
    keys: (shard, shards) => keys(documents, table, shard, shards),
  };
}

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

async function factAt(documents: DynamoDBDocumentClient, table: string, customer: CustomerKey, fact: FactId) {
  const Key = { customer, fact };
  const { Item } = await documents.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
  return Item && fromFactItem(Item as FactItem);
}

async function query(
  client: DynamoDBDocumentClient,
  table: string,
  condition: string,
  values: QueryCommandInput["ExpressionAttributeValues"],
  ConsistentRead = true,
): Promise<readonly Fact[]> {
  const pages = paginateQuery(
    { client },
    {
      TableName: table,
      KeyConditionExpression: condition,
      ExpressionAttributeValues: values,
      ConsistentRead,
    },
  );
  const facts: Fact[] = [];
  for await (const { Items } of pages)
    for (const item of Items ?? []) facts.push(fromFactItem(item as FactItem));
  return withoutUndone(facts);
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
      if (customer !== previous) yield customer as CustomerKey;
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
