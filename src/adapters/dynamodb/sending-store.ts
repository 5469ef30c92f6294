import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { JOURNAL_EXPIRY } from "../../contracts/tables.ts";
import { DAY, type Day, formatDay, type Instant } from "../../domain/basics/calendar.ts";
import type { DayCounts, SendCounts, Sending } from "../../domain/mail/sending.ts";
import type { SendingStore } from "../../ports/mail.ts";
import { makeMailedCounts } from "./mailed-counts.ts";
import { sendCountsOf } from "./send-counts.ts";

const OWNER = "sending";
const STATE = { owner: OWNER, entry: "state" };
const COUNTS = ["sent", "unknown", "bounced", "complained"] as const satisfies (keyof SendCounts)[];
/** Twice as long as the longest window looks back. */
const KEPT_DAYS = 60;

/** One item of the journal table for the state, and one a day for the counts of each kind. */
export function makeSendingStore(documents: DynamoDBDocumentClient, table: string): SendingStore {
  return {
    ...makeMailedCounts(documents, table),
    async state() {
      const read = new GetCommand({ TableName: table, Key: STATE, ConsistentRead: true });
      const { Item } = await documents.send(read);
      return Item
        ? { sending: Item.sending as Sending, revision: Number(Item.revision) }
        : { sending: { countedFrom: 0 }, revision: 0 };
    },
    async write(sending, revision) {
      const put = new PutCommand({
        TableName: table,
        Item: { ...STATE, sending, revision: revision + 1 },
        ConditionExpression: revision === 0 ? "attribute_not_exists(#entry)" : "#revision = :read",
        ExpressionAttributeNames: revision === 0 ? { "#entry": "entry" } : { "#revision": "revision" },
        ...(revision > 0 && { ExpressionAttributeValues: { ":read": revision } }),
      });
      try {
        await documents.send(put);
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
    async count(countedFrom, day, more) {
      const names = COUNTS.filter((name) => more[name]);
      const { Attributes } = await documents.send(
        new UpdateCommand({
          TableName: table,
          Key: { owner: OWNER, entry: entryOf(countedFrom, day) },
          UpdateExpression: `SET #day = :day, #expires = :expires ADD ${names.map((name) => `#${name} :${name}`)}`,
          ExpressionAttributeNames: Object.fromEntries(
            [...names, "day"].map((name) => [`#${name}`, name]).concat([["#expires", JOURNAL_EXPIRY]]),
          ),
          ExpressionAttributeValues: {
            ...Object.fromEntries(names.map((name) => [`:${name}`, more[name]])),
            ":day": day,
            ":expires": ((day + KEPT_DAYS) * DAY) / 1_000,
          },
          ReturnValues: "ALL_NEW",
        }),
      );
      return sendCountsOf(Attributes);
    },
    async counts(countedFrom, first, last) {
      const { Items = [] } = await documents.send(
        new QueryCommand({
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: "#owner = :owner AND #entry BETWEEN :first AND :last",
          ExpressionAttributeNames: { "#owner": "owner", "#entry": "entry" },
          ExpressionAttributeValues: {
            ":owner": OWNER,
            ":first": entryOf(countedFrom, first),
            ":last": entryOf(countedFrom, last),
          },
        }),
      );
      return Items.map((item): DayCounts => ({ day: Number(item.day), ...sendCountsOf(item) }));
    },
  };
}

function entryOf(countedFrom: Instant, day: Day): string {
  return `counts#${countedFrom}#${formatDay(day)}`;
}
