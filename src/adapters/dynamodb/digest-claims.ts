import { createHash } from "node:crypto";
import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { DigestClaims } from "../../ports/digest.ts";

/** Not the address itself: the item outlives its place in the config. */
const keyOf = (address: string) => ({
  scope: "digest",
  name: createHash("sha256").update(address.toLowerCase()).digest("base64url"),
});
const WEEK = { "#week": "week" };

/** One item of the config table a reader, with the last week that was claimed. */
export function makeDigestClaims(documents: DynamoDBDocumentClient, table: string): DigestClaims {
  return {
    async claim(address, week) {
      const put = new PutCommand({
        TableName: table,
        Item: { ...keyOf(address), week },
        ConditionExpression: "attribute_not_exists(#week) OR #week < :week",
        ExpressionAttributeNames: WEEK,
        ExpressionAttributeValues: { ":week": week },
      });
      return heldTrue(documents.send(put));
    },
    async release(address, week) {
      const remove = new DeleteCommand({
        TableName: table,
        Key: keyOf(address),
        ConditionExpression: "#week = :week",
        ExpressionAttributeNames: WEEK,
        ExpressionAttributeValues: { ":week": week },
      });
      await heldTrue(documents.send(remove));
    },
  };
}

/** Whether the write's condition held. */
async function heldTrue(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
