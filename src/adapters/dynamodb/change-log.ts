import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { JOURNAL_EXPIRY } from "../../contracts/tables.ts";
import { DAY } from "../../domain/basics/calendar.ts";
import { type Change, changedAt, KEPT_DAYS, monthOf, monthsBack } from "../../domain/team/change.ts";
import type { ChangeLog } from "../../ports/changes.ts";

const ownerOf = (month: string) => `changes#${month}`;
/** After every line of the month. */
const NEWEST = "~";

/** In the journal table, a partition a month, so that a page is a read of one or two of them. */
export function makeChangeLog(documents: DynamoDBDocumentClient, table: string): ChangeLog {
  const older = async (month: string, than: string, most: number): Promise<readonly Change[]> => {
    const { Items = [] } = await documents.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: "#owner = :owner AND #entry < :than",
        ExpressionAttributeNames: { "#owner": "owner", "#entry": "entry" },
        ExpressionAttributeValues: { ":owner": ownerOf(month), ":than": than },
        ScanIndexForward: false,
        Limit: most,
        ConsistentRead: true,
      }),
    );
    return Items.map(
      ({ owner: _, entry, [JOURNAL_EXPIRY]: __, ...line }) => ({ ...line, id: entry }) as Change,
    );
  };
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
      const from = after === undefined ? now : changedAt(after);
      for (const month of monthsBack(from, now - KEPT_DAYS * DAY)) {
        changes.push(...(await older(month, after ?? NEWEST, most - changes.length)));
        if (changes.length === most) break;
      }
      const next = changes.length === most ? changes.at(-1)?.id : undefined;
      return { changes, ...(next !== undefined && { next }) };
    },
  };
}
