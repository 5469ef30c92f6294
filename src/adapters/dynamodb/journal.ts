import { randomUUID } from "node:crypto";
import { type DynamoDBDocumentClient, paginateScan } from "@aws-sdk/lib-dynamodb";
import type { Journal } from "../../ports.ts";
import { makeCohorts } from "./journal-cohorts.ts";
import { makeEntries } from "./journal-entries.ts";
import { makePace } from "./journal-pace.ts";
import { makeSends, sendOf } from "./journal-sends.ts";
import { makeJournalTable } from "./journal-table.ts";

/** The journal table: a customer's entries, sends and pace under the customer's key, cohorts under their own. */
export function makeJournal(
  documents: DynamoDBDocumentClient,
  table: string,
  newId: () => string = randomUUID,
): Journal {
  const items = makeJournalTable(documents, table);
  return {
    ...makeEntries(items),
    ...makeCohorts(items),
    ...makeSends(items, makePace(items), newId),
    async *scanSends(shard, of) {
      const pages = paginateScan(
        { client: documents },
        {
          TableName: table,
          Segment: shard,
          TotalSegments: of,
          FilterExpression: "begins_with(#entry, :prefix)",
          ExpressionAttributeNames: { "#entry": "entry" },
          ExpressionAttributeValues: { ":prefix": "send#" },
        },
      );
      for await (const { Items } of pages) for (const item of Items ?? []) yield sendOf(item);
    },
  };
}
