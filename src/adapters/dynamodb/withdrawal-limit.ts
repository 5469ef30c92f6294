import { createHash } from "node:crypto";
import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { JOURNAL_EXPIRY } from "../../contracts/tables.ts";
import { HOUR } from "../../domain/basics/calendar.ts";
import { WITHDRAWALS_AN_HOUR, type WithdrawalLimit } from "../../ports/withdrawals.ts";

/** Kept a little longer than it counts: machines' clocks differ. */
const KEPT_HOURS = 2;

/** One item of the journal table a mailbox and hour: the set of the messages that were let in. */
export function makeWithdrawalLimit(documents: DynamoDBDocumentClient, table: string): WithdrawalLimit {
  return {
    async admits(whose, message, now) {
      const hour = Math.floor(now / HOUR);
      const name = createHash("sha256").update(message).digest("base64url");
      const update = new UpdateCommand({
        TableName: table,
        Key: { owner: `withdrawals:${whose}`, entry: `${hour}` },
        UpdateExpression: "SET #expires = :expires ADD #messages :message",
        ConditionExpression:
          "attribute_not_exists(#messages) OR size(#messages) < :most OR contains(#messages, :name)",
        ExpressionAttributeNames: { "#messages": "messages", "#expires": JOURNAL_EXPIRY },
        ExpressionAttributeValues: {
          ...{ ":message": new Set([name]), ":name": name, ":most": WITHDRAWALS_AN_HOUR },
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
