import { type DynamoDBDocumentClient, paginateQuery } from "@aws-sdk/lib-dynamodb";
import { CODE_SHARDS, type CodeStore } from "../../ports/codes.ts";
import { shardOf } from "../shard-of.ts";
import { codeIn, codeItem } from "./code-item.ts";
import { ABSENT, makeJournalTable } from "./journal-table.ts";

const ownerOf = (shard: number): string => `codes#${String(shard).padStart(2, "0")}`;
const keyOf = (code: string) => ({ owner: ownerOf(shardOf(code, CODE_SHARDS)), entry: code });

/** In the journal table: one item a code, in `CODE_SHARDS` partitions, until its lifetime ends. */
export function makeCodeStore(documents: DynamoDBDocumentClient, TableName: string): CodeStore {
  const table = makeJournalTable(documents, TableName);
  return {
    async get(code, consistency) {
      const item = await table.get(keyOf(code.toUpperCase()), consistency);
      return item && codeIn(item);
    },
    async put(next) {
      const read = next.revision - 1;
      const unchanged = read === 0 ? ABSENT : { text: "#v = :read", values: { ":read": read } };
      return (await table.put(keyOf(next.code), codeItem(next), unchanged)) ? "written" : "conflict";
    },
    async *inShard(shard) {
      const pages = paginateQuery(
        { client: documents },
        {
          TableName,
          KeyConditionExpression: "#owner = :owner",
          ExpressionAttributeNames: { "#owner": "owner" },
          ExpressionAttributeValues: { ":owner": ownerOf(shard) },
        },
      );
      for await (const { Items = [] } of pages) yield* Items.map(codeIn);
    },
  };
}
