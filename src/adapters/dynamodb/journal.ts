import { randomUUID } from "node:crypto";
import { type DynamoDBDocumentClient, paginateScan } from "@aws-sdk/lib-dynamodb";
import type { Journal } from "../../ports/journal.ts";
import type { Quarantine } from "../../ports/quarantine.ts";
import { NOBODY_TOLD } from "../put-aside.ts";
import { makeCohorts } from "./journal-cohorts.ts";
import { entryOf, makeEntries } from "./journal-entries.ts";
import { makeReadable } from "./journal-flaws.ts";
import { makePace } from "./journal-pace.ts";
import { makeSends, sendOf } from "./journal-sends.ts";
import { makeJournalTable } from "./journal-table.ts";

/**
 * The journal table: a customer's entries, sends and pace under the customer's key, cohorts under their own. What cannot be
 * read is put aside: lists go on without it, and whoever asks for that very one is told that it cannot be read.
 */
export function makeJournal(
  documents: DynamoDBDocumentClient,
  table: string,
  newId: () => string = randomUUID,
  quarantine: Quarantine = NOBODY_TOLD,
): Journal {
  const items = makeJournalTable(documents, table);
  const readable = makeReadable(quarantine);
  return {
    ...makeEntries(items, readable),
    ...makeCohorts(items),
    ...makeSends(items, makePace(items), readable, newId),
    async *scanSends(shard, shards) {
      const sends = { FilterExpression: "begins_with(#entry, :prefix)", values: { ":prefix": "send#" } };
      for await (const item of scan(shard, shards, sends))
        if (await readable.isGood("send", item)) yield sendOf(item);
    },
    async *scanActive(shard, shards) {
      const active = {
        FilterExpression: "begins_with(#entry, :prefix) AND #status = :active",
        names: { "#status": "status" },
        values: { ":prefix": "entry#", ":active": "active" },
      };
      for await (const item of scan(shard, shards, active))
        if (await readable.isGood("entry", item)) yield entryOf(item);
    },
  };

  async function* scan(shard: number, shards: number, { names, values, ...filter }: Filter) {
    const pages = paginateScan(
      { client: documents },
      {
        TableName: table,
        Segment: shard,
        TotalSegments: shards,
        ExpressionAttributeNames: { "#entry": "entry", ...names },
        ExpressionAttributeValues: values,
        ...filter,
      },
    );
    for await (const { Items } of pages) yield* Items ?? [];
  }
}

interface Filter {
  readonly FilterExpression: string;
  readonly names?: Record<string, string>;
  readonly values: Record<string, unknown>;
}
