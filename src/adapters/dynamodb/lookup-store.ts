import { createHash } from "node:crypto";
import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import { type LookupBy, type LookupStore, MOST_FOUND } from "../../ports/lookups.ts";

/** A shop may make its orders' ids of addresses: what is looked up by is in no key as it is. */
export const lookupOwner = (by: LookupBy, value: string) =>
  `lookup#${by}#${createHash("sha256").update(value).digest("base64url").slice(0, 22)}`;

/** Items of the journal table that are nothing but their key: a partition a value, and in it the customers. */
export function makeLookupStore(documents: DynamoDBDocumentClient, table: string): LookupStore {
  return {
    async note(by, value, customer) {
      const Item = { owner: lookupOwner(by, value), entry: customer };
      await documents.send(new PutCommand({ TableName: table, Item }));
    },
    async find(by, value) {
      const { Items = [] } = await documents.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: "#owner = :owner",
          ExpressionAttributeNames: { "#owner": "owner" },
          ExpressionAttributeValues: { ":owner": lookupOwner(by, value) },
          Limit: MOST_FOUND,
        }),
      );
      return Items.map(({ entry }) => entry as CustomerKey);
    },
  };
}
