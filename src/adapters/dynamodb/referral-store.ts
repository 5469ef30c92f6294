import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { ReferralStore } from "../../ports/referrals.ts";

const ENTRY = "referral";
export const referralKey = (code: string) => ({ owner: `referral#${code}`, entry: ENTRY });

/** One item of the journal table a code. It stays: links are shared in letters that nobody dates. */
export function makeReferralStore(documents: DynamoDBDocumentClient, table: string): ReferralStore {
  return {
    async find(code) {
      const { Item } = await documents.send(new GetCommand({ TableName: table, Key: referralKey(code) }));
      return typeof Item?.customer === "string" ? (Item.customer as CustomerKey) : undefined;
    },
    async name(code, customer) {
      const put = new PutCommand({
        TableName: table,
        Item: { ...referralKey(code), customer },
        ConditionExpression: "attribute_not_exists(#owner)",
        ExpressionAttributeNames: { "#owner": "owner" },
      });
      await documents.send(put).catch((error: unknown) => {
        // Somebody was quicker, with the same word.
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      });
    },
  };
}
