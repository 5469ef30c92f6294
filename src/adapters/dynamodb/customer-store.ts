import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, GetCommand, paginateScan, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { pMapIterable } from "p-map";
import { canaryExpiry } from "../../contracts/canary-expiry.ts";
import { CANARY_EXPIRY } from "../../contracts/tables.ts";
import { defined } from "../../domain/basics/defined.ts";
import { isCanary } from "../../domain/facts/canary.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { Customer, Pseudonym } from "../../domain/people/profile.ts";
import { type DamagedRecord, Unreadable } from "../../domain/quarantine/record.ts";
import type { CustomerStore, StoredCustomer } from "../../ports/people.ts";
import type { Quarantine } from "../../ports/quarantine.ts";
import { NOBODY_TOLD } from "../put-aside.ts";
import { approximateCount } from "./approximate-count.ts";
import { decodeProfile, encodeProfile } from "./customer-codec.ts";
import { batchesOf, readBatch } from "./read-batch.ts";
import { decodeScore, encodeScore } from "./score-codec.ts";
import { flawOfBytes } from "./squeezed.ts";

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

/**
 * The customers table: one small item each. The fold's part and the night's part are written under separate conditions.
 * Of whom either cannot be read is put aside and left out where many are read.
 */
export function makeCustomerStore(
  documents: DynamoDBDocumentClient,
  table: string,
  quarantine: Quarantine = NOBODY_TOLD,
): CustomerStore {
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
  async function* customersIn(
    items: readonly CustomerItem[],
    fuse = (_damaged: boolean): void => undefined,
  ): AsyncIterable<Customer> {
    for (const item of items) {
      if (!item.p || isCanary(item.id as CustomerKey)) continue;
      const { stored, damaged } = fromItem(item);
      fuse(damaged.length > 0);
      for (const record of damaged) await quarantine.putAside(record);
      const { profile, score, pseudonym } = stored;
      if (profile && damaged.length === 0) yield { profile, ...defined({ score, pseudonym }) };
    }
  }
  return {
    async get(id, how) {
      const item = await read(id, how !== "eventual");
      if (!item) return undefined;
      const { stored, damaged } = fromItem(item);
      for (const record of damaged) await quarantine.putAside(record);
      const [first] = damaged;
      if (first && how !== "mending") throw new Unreadable(first);
      return stored;
    },
    async putProfile(id, content, expected) {
      const { change, value } = changeBy(content);
      const expiry = "profile" in content ? canaryExpiry(id, content.profile.firstSeenAt) : undefined;
      const lasting =
        expiry === undefined ? change : change.replace("SET ", `SET ${CANARY_EXPIRY} = :expiry, `);
      const written = await update(
        id,
        lasting,
        expected === 0 ? "attribute_not_exists(r)" : "r = :expected",
        {
          ":next": expected + 1,
          ...(value !== undefined && { ":content": value }),
          ...(expected > 0 && { ":expected": expected }),
          ...(expiry !== undefined && { ":expiry": expiry }),
        },
      );
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
      const fuse = makeFuse();
      for await (const { Items } of pages) yield* customersIn((Items ?? []) as CustomerItem[], fuse);
    },
    async *readMany(ids) {
      const read = (batch: readonly CustomerKey[]) =>
        readBatch<CustomerItem>(documents, { table, keys: batch.map((id) => ({ id })) });
      for await (const items of pMapIterable(batchesOf(ids), read, { concurrency: BATCHES_AT_ONCE }))
        yield* customersIn(items);
    },
    approximateCount: () => approximateCount(documents, table, "id"),
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

/** What of an item can be read, and what cannot. */
interface Reading {
  readonly stored: StoredCustomer;
  readonly damaged: readonly DamagedRecord[];
}

function fromItem(item: CustomerItem): Reading {
  const id = item.id as CustomerKey;
  const profile = item.p === undefined ? undefined : decodeProfile(id, item.p);
  const score = item.s === undefined ? undefined : decodeScore(item.s);
  const damaged = [
    ...(item.p !== undefined && !profile ? [damagedOf(id, "profile", item.p)] : []),
    ...(item.s !== undefined && !score ? [damagedOf(id, "score", item.s)] : []),
  ];
  const pseudonym = item.n as Pseudonym | undefined;
  const mergedInto = item.mergedInto as CustomerKey | undefined;
  return { stored: { id, revision: item.r, ...defined({ profile, score, pseudonym, mergedInto }) }, damaged };
}

const damagedOf = (
  customer: CustomerKey,
  kind: "profile" | "score",
  stored: Uint8Array | string,
): DamagedRecord => ({
  ...{ kind, customer },
  reason: typeof stored === "string" ? `what is stored of it is no ${kind}` : flawOfBytes(kind, stored),
});

const FEW = 20;
const LARGEST_SHARE = 0.1;

/** A scan that cannot read a tenth of its customers has met no bad records but a bad release: a night without them harms more than none. */
function makeFuse(): (damaged: boolean) => void {
  let [read, unreadable] = [0, 0];
  return (damaged) => {
    read += 1;
    if (!damaged) return;
    unreadable += 1;
    if (unreadable > FEW && unreadable > read * LARGEST_SHARE)
      throw new Error(
        `${unreadable} of ${read} customers cannot be read: too many to go on without them (docs/runbooks/quarantine.md)`,
      );
  };
}

const BATCHES_AT_ONCE = 8;
