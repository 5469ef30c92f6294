import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import pMap from "p-map";
import type { CatalogueEntry, FeedMark } from "../../domain/catalogue/entry.ts";
import type { Product } from "../../domain/catalogue/product.ts";
import type { CataloguePage, CatalogueStore } from "../../ports/catalogue.ts";
import { shardOf } from "../shard-of.ts";
import { type CatalogueItem, entryFrom, itemFrom } from "./catalogue-codec.ts";
import { batchesOf, readBatch } from "./read-batch.ts";

/** Partitions that the products are spread over: DynamoDB takes 1,000 writes a second of each. */
const PARTS = 16;
const PAGE = 250;
const BATCHES_AT_ONCE = 4;
const FEED = { owner: "catalogue", entry: "feed" } as const;

/** The catalogue in the journal table: one small item under each id. */
export function makeCatalogueStore(documents: DynamoDBDocumentClient, table: string): CatalogueStore {
  const items = async (ids: readonly string[], ConsistentRead: boolean) => {
    const read = (batch: readonly string[]) =>
      readBatch<CatalogueItem>(documents, { table, keys: batch.map(keyOf), ConsistentRead });
    const found = await pMap(batchesOf([...new Set(ids)]), read, { concurrency: BATCHES_AT_ONCE });
    return new Map(found.flat().map((item) => [item.entry, entryFrom(item)]));
  };
  return {
    async read(ids) {
      const entries = await items(ids, false);
      const meant = [...entries.values()].flatMap((entry) => (entry.kind === "alias" ? [entry.of] : []));
      const behind = meant.length > 0 ? await items(meant, false) : entries;
      return new Map(
        [...entries].flatMap(([id, entry]): readonly [string, Product][] => {
          const known = entry.kind === "alias" ? behind.get(entry.of) : entry;
          return known?.kind === "product" ? [[id, known.product]] : [];
        }),
      );
    },
    entriesOf: (ids) => items(ids, true),
    // A put whose answer was lost and that the SDK repeats is a conflict with itself: who reads again finds it done.
    put: async (id, entry, revision) => ((await put(id, entry, revision)) ? "written" : "conflict"),
    page,
    async lastFeed() {
      const { Item } = await documents.send(new GetCommand({ TableName: table, Key: FEED }));
      return Item && (Item.feed as FeedMark);
    },
    async noteFeed(feed) {
      await documents.send(new PutCommand({ TableName: table, Item: { ...FEED, feed } }));
    },
  };

  async function put(id: string, entry: CatalogueEntry, revision: number): Promise<boolean> {
    const absent = revision === 0;
    try {
      await documents.send(
        new PutCommand({
          TableName: table,
          Item: { ...keyOf(id), ...itemFrom(entry), r: revision + 1 },
          ConditionExpression: absent ? "attribute_not_exists(#entry)" : "r = :revision",
          ...(absent
            ? { ExpressionAttributeNames: { "#entry": "entry" } }
            : { ExpressionAttributeValues: { ":revision": revision } }),
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  /** Part by part: a place is a part's number and the id that was read last in it. */
  async function page(after = "0:"): Promise<CataloguePage> {
    const part = Number.parseInt(after, 10);
    const last = after.slice(after.indexOf(":") + 1);
    const { Items = [], LastEvaluatedKey } = await documents.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: "#owner = :owner",
        ExpressionAttributeNames: { "#owner": "owner" },
        ExpressionAttributeValues: { ":owner": ownerOf(part) },
        Limit: PAGE,
        ...(last !== "" && { ExclusiveStartKey: { owner: ownerOf(part), entry: last } }),
      }),
    );
    const products = Items.map((item) => entryFrom(item as CatalogueItem)).filter(
      (entry) => entry.kind === "product",
    );
    const next = LastEvaluatedKey ? `${part}:${LastEvaluatedKey.entry}` : `${part + 1}:`;
    return {
      products: products.map(({ revision: _, ...known }) => known),
      ...((LastEvaluatedKey !== undefined || part + 1 < PARTS) && { next }),
    };
  }
}

const ownerOf = (part: number): string => `catalogue#${String(part).padStart(2, "0")}`;
const keyOf = (id: string) => ({ owner: ownerOf(shardOf(id, PARTS)), entry: id });
