import { type DynamoDBDocumentClient, PutCommand, paginateQuery } from "@aws-sdk/lib-dynamodb";
import { JOURNAL_EXPIRY } from "../../contracts/tables.ts";
import { DAY } from "../../domain/basics/calendar.ts";
import { type Change, changedAt, KEPT_DAYS, monthOf, monthsBack } from "../../domain/team/change.ts";
import type { ChangeLog } from "../../ports/changes.ts";
import type { Item } from "./journal-table.ts";

const ownerOf = (month: string) => `changes#${month}`;
/** After every line of the month. */
const NEWEST = "~";

/** In the journal table, a partition a month, so that a page is a read of one or two of them. */
export function makeChangeLog(documents: DynamoDBDocumentClient, table: string): ChangeLog {
  async function* older(month: string, than: string, most: number): AsyncIterable<Change> {
    const pages = paginateQuery(
      { client: documents },
      {
        TableName: table,
        KeyConditionExpression: "#owner = :owner AND #entry < :than",
        ExpressionAttributeNames: { "#owner": "owner", "#entry": "entry" },
        ExpressionAttributeValues: { ":owner": ownerOf(month), ":than": than },
        ScanIndexForward: false,
        Limit: most,
        ConsistentRead: true,
      },
    );
    for await (const { Items = [] } of pages) for (const item of Items) yield lineOf(item);
  }

  return {
    async keep({ id, ...line }) {
      const expiry = Math.floor((line.at + KEPT_DAYS * DAY) / 1_000);
      const key = { owner: ownerOf(monthOf(line.at)), entry: id };
      await documents.send(
        new PutCommand({ TableName: table, Item: { ...line, ...key, [JOURNAL_EXPIRY]: expiry } }),
      );
    },
    async page({ after, most, now }) {
      const changes: Change[] = [];
      const from = after === undefined ? now : Math.min(changedAt(after), now);
      for (const month of monthsBack(from, now - KEPT_DAYS * DAY))
        for await (const line of older(month, after ?? NEWEST, most)) {
          changes.push(line);
          if (changes.length === most) return { changes, next: line.id };
        }
      return { changes };
    },
  };
}

function lineOf({ owner: _, entry, [JOURNAL_EXPIRY]: __, ...line }: Item): Change {
  return { ...line, id: entry } as Change;
}
