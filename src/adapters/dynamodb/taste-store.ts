import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, GetCommand, PutCommand, paginateScan } from "@aws-sdk/lib-dynamodb";
import { defined } from "../../domain/basics/defined.ts";
import { isCanary } from "../../domain/facts/canary.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { Quarantine } from "../../ports/quarantine.ts";
import type { StoredTaste, TasteStore } from "../../ports/taste.ts";
import { NOBODY_TOLD } from "../put-aside.ts";
import { flawOfBytes } from "./squeezed.ts";
import { decodeTaste, encodeTaste } from "./taste-codec.ts";

/** Attributes of one letter, because the nightly scan pays for their names as well. */
interface TasteItem {
  readonly id: string;
  /** Revision of the profile. */
  readonly r: number;
  /** Taste. */
  readonly t?: Uint8Array;
}

/** The tastes table: one small item a buyer. One that is a buyer no more keeps its revision, so that nobody who is late brings it back. */
export function makeTasteStore(
  documents: DynamoDBDocumentClient,
  table: string,
  quarantine: Quarantine = NOBODY_TOLD,
): TasteStore {
  /** Nothing where it cannot be read: recommendations go without it, and the next fold writes it anew. */
  const read = async ({ id, r, t }: TasteItem): Promise<StoredTaste> => {
    const taste = t && decodeTaste(t);
    if (t && !taste)
      await quarantine.putAside({
        ...{ kind: "taste", customer: id as CustomerKey },
        reason: flawOfBytes("taste", t),
      });
    return { revision: r, ...defined({ taste }) };
  };
  return {
    async get(buyer, consistency) {
      const ConsistentRead = consistency !== "eventual";
      const request = new GetCommand({ TableName: table, Key: { id: buyer }, ConsistentRead });
      const { Item } = await documents.send(request);
      return Item && read(Item as TasteItem);
    },
    async put(buyer, taste, revision) {
      if (isCanary(buyer)) return;
      const Item = { id: buyer, r: revision, ...(taste && { t: encodeTaste(taste) }) };
      try {
        await documents.send(
          new PutCommand({
            TableName: table,
            Item,
            // The same revision too: the SDK repeats a call whose answer was lost.
            ConditionExpression: "attribute_not_exists(r) OR r <= :r",
            ExpressionAttributeValues: { ":r": revision },
          }),
        );
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },
    async *scan(shard, shards) {
      const segment = { TableName: table, Segment: shard, TotalSegments: shards };
      for await (const { Items } of paginateScan({ client: documents }, segment))
        for (const item of (Items ?? []) as TasteItem[]) {
          const { taste } = await read(item);
          if (taste) yield { buyer: item.id as CustomerKey, taste };
        }
    },
  };
}
