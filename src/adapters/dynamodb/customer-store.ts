import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, GetCommand, paginateScan, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { pMapIterable } from "p-map";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { Customer, Pseudonym } from "../../domain/people/profile.ts";
import type { CustomerStore, StoredCustomer } from "../../ports/people.ts";
import { approximateCount } from "./approximate-count.ts";
import { decodeProfile, encodeProfile } from "./customer-codec.ts";
import { batchesOf, readBatch } from "./read-batch.ts";
import { decodeScore, encodeScore } from "./score-codec.ts";

/** Attributes of one letter, because the nightly scans pay for their names as well. */
interface CustomerItem {
  readonly id: string;
  /** Revision of the profile. */
  readonly r: number;
  /** Profile. */
  readonly p?: Uint8Array;
  /** Score, and the fence of the run that wrote it. */
  readonly s?: Uint8Array | string;
  readonly f?: number;
  /** Pseudonym. */
  readonly n?: string;
  readonly mergedInto?: string;
}

/** The customers table: one small item each. The fold's part and the night's part are written under separate conditions. */
export function makeCustomerStore(documents: DynamoDBDocumentClient, table: string): CustomerStore {
  const read = async (id: CustomerKey, ConsistentRead = true): Promise<CustomerItem | undefined> => {
    const request = new GetCommand({ TableName: table, Key: { id }, ConsistentRead });
    return (await documents.send(request)).Item as CustomerItem | undefined;
  };
  /** False when the condition did not hold. */
  const update = async (
    id: CustomerKey,
    change: string,
    condition: string,
    values: Record<string, unknown>,
  ) => {
    try {
      await documents.send(
        new UpdateCommand({
          TableName: table,
          Key: { id },
          UpdateExpression: change,
          ConditionExpression: condition,
          ExpressionAttributeValues: values,
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };
  return {
    async get(id, consistency) {
      const item = await read(id, consistency !== "eventual");
      return item && fromItem(item);
    },
    async putProfile(id, content, expected) {
      const { change, value } = changeBy(content);
      const written = await update(id, change, expected === 0 ? "attribute_not_exists(r)" : "r = :expected", {
        ":next": expected + 1,
        ...(value !== undefined && { ":content": value }),
        ...(expected > 0 && { ":expected": expected }),
      });
      return written ? "written" : "conflict";
    },
    async putScore(id, score, fence) {
      const written = await update(
        id,
        "SET s = :score, f = :fence",
        "attribute_exists(p) AND (attribute_not_exists(f) OR f <= :fence)",
        { ":score": encodeScore(score), ":fence": fence },
      );
      if (written) return "written";
      return ((await read(id))?.f ?? 0) > fence ? "fenced" : "gone";
    },
    async givePseudonym(id, pseudonym) {
      const given = await update(
        id,
        "SET n = :pseudonym",
        "attribute_exists(p) AND attribute_not_exists(n)",
        {
          ":pseudonym": pseudonym,
        },
      );
      return given ? pseudonym : ((await read(id))?.n as Pseudonym | undefined);
    },
    async *scan(shard, shards) {
      const pages = paginateScan(
        { client: documents },
        { TableName: table, Segment: shard, TotalSegments: shards },
      );
      for await (const { Items } of pages)
        for (const item of (Items ?? []) as CustomerItem[]) if (item.p) yield toCustomer(item);
    },
    async *readMany(ids) {
      const read = (batch: readonly CustomerKey[]) =>
        readBatch<CustomerItem>(documents, { table, keys: batch.map((id) => ({ id })) });
      for await (const items of pMapIterable(batchesOf(ids), read, { concurrency: BATCHES_AT_ONCE }))
        for (const item of items) if (item.p) yield toCustomer(item);
    },
    approximateCount: () => approximateCount(documents, table),
  };
}

function changeBy(content: Parameters<CustomerStore["putProfile"]>[1]) {
  if ("profile" in content) {
    const change = "SET r = :next, p = :content REMOVE mergedInto";
    return { change, value: encodeProfile(content.profile) };
  }
  if ("mergedInto" in content) {
    return { change: "SET r = :next, mergedInto = :content REMOVE p, s, f, n", value: content.mergedInto };
  }
  return { change: "SET r = :next REMOVE p, s, f, n, mergedInto" };
}

function fromItem(item: CustomerItem): StoredCustomer {
  const id = item.id as CustomerKey;
  const profile = item.p === undefined ? undefined : decodeProfile(id, item.p);
  return {
    id,
    revision: item.r,
    ...(profile && { profile }),
    ...(item.s !== undefined && { score: decodeScore(item.s) }),
    ...(item.n !== undefined && { pseudonym: item.n as Pseudonym }),
    ...(item.mergedInto !== undefined && { mergedInto: item.mergedInto as CustomerKey }),
  };
}

function toCustomer(item: CustomerItem): Customer {
  const { profile, score, pseudonym } = fromItem(item);
  if (!profile) throw new Error(`the profile of ${item.id} is damaged: run "comeback rebuild"`);
  return { profile, ...(score && { score }), ...(pseudonym !== undefined && { pseudonym }) };
}

const BATCHES_AT_ONCE = 8;
