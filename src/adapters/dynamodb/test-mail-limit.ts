import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { JOURNAL_EXPIRY } from "../../contracts/tables.ts";
import { HOUR } from "../../domain/basics/calendar.ts";
import { TEST_MAILS_AN_HOUR, type TestMailLimit } from "../../ports/test-mails.ts";

/** Kept a little longer than it counts: machines' clocks differ. */
const KEPT_HOURS = 2;

/** One item of the journal table a person and hour: how many have gone. */
export function makeTestMailLimit(documents: DynamoDBDocumentClient, table: string): TestMailLimit {
  return {
    async admits(who, now) {
      const hour = Math.floor(now / HOUR);
      const update = new UpdateCommand({
        TableName: table,
        Key: { owner: `test-mails:${who}`, entry: `${hour}` },
        UpdateExpression: "SET #expires = :expires ADD #sent :one",
        ConditionExpression: "attribute_not_exists(#sent) OR #sent < :most",
        ExpressionAttributeNames: { "#sent": "sent", "#expires": JOURNAL_EXPIRY },
        ExpressionAttributeValues: {
          ...{ ":one": 1, ":most": TEST_MAILS_AN_HOUR },
          ":expires": ((hour + KEPT_HOURS) * HOUR) / 1_000,
        },
      });
      try {
        await documents.send(update);
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
  };
}
