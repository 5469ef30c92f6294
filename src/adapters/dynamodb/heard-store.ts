import { type DynamoDBDocumentClient, paginateQuery, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { JOURNAL_EXPIRY } from "../../contracts/tables.ts";
import { DAY, formatDay } from "../../domain/basics/calendar.ts";
import { HEARD_DAYS, type HeardOfDay } from "../../domain/facts/heard.ts";
import { SOURCE_NAMES } from "../../domain/facts/sources.ts";
import type { HeardStore } from "../../ports/heard.ts";

const OWNER = "heard";
/** Noting is not worth waiting for: a request is answered after this, noted or not. */
const PATIENCE_MS = 500;

/** One small item of the journal table a source and day. */
export function makeHeardStore(documents: DynamoDBDocumentClient, table: string): HeardStore {
  return {
    async note(source, at) {
      const day = Math.floor(at / DAY);
      const update = new UpdateCommand({
        TableName: table,
        Key: { owner: OWNER, entry: `${formatDay(day)}#${source}` },
        UpdateExpression: "SET #day = :day, #source = :source, #last = :last, #expires = :expires",
        ExpressionAttributeNames: {
          ...{ "#day": "day", "#source": "source", "#last": "lastAt", "#expires": JOURNAL_EXPIRY },
        },
        ExpressionAttributeValues: {
          ...{ ":day": day, ":source": source, ":last": at },
          ":expires": ((day + HEARD_DAYS + 1) * DAY) / 1_000,
        },
      });
      await documents.send(update, { abortSignal: AbortSignal.timeout(PATIENCE_MS) });
    },
    async days(first, last) {
      const pages = paginateQuery(
        { client: documents },
        {
          TableName: table,
          KeyConditionExpression: "#owner = :owner AND #entry BETWEEN :first AND :last",
          ExpressionAttributeNames: { "#owner": "owner", "#entry": "entry" },
          // A tilde comes after every letter.
          ExpressionAttributeValues: {
            ...{ ":owner": OWNER, ":first": formatDay(first), ":last": `${formatDay(last)}~` },
          },
        },
      );
      const found: HeardOfDay[] = [];
      for await (const { Items = [] } of pages) found.push(...Items.flatMap(heardIn));
      return found;
    },
  };
}

function heardIn(item: Readonly<Record<string, unknown>>): readonly HeardOfDay[] {
  const source = SOURCE_NAMES.find((name) => name === item.source);
  return source === undefined ? [] : [{ source, day: Number(item.day), lastAt: Number(item.lastAt) }];
}
