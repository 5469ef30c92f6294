import { createHash } from "node:crypto";
import { type DynamoDBDocumentClient, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { JOURNAL_EXPIRY } from "../../contracts/tables.ts";
import { DAY } from "../../domain/basics/calendar.ts";
import type { BrowserFactCounts } from "../../ports/browser-facts.ts";

/** Machines' clocks differ. */
const KEPT_DAYS = 2;

/** One item of the journal table a customer and day, where anybody had to count; it does not name the customer. */
export function makeBrowserFacts(documents: DynamoDBDocumentClient, table: string): BrowserFactCounts {
  return {
    async add(customer, day, facts) {
      const whose = createHash("sha256").update(customer).digest("base64url");
      const update = new UpdateCommand({
        TableName: table,
        Key: { owner: `browser-facts:${whose}`, entry: `${day}` },
        UpdateExpression: "SET #expires = :expires ADD facts :facts",
        ExpressionAttributeNames: { "#expires": JOURNAL_EXPIRY },
        ExpressionAttributeValues: { ":facts": facts, ":expires": ((day + KEPT_DAYS) * DAY) / 1_000 },
        ReturnValues: "UPDATED_NEW",
      });
      const { Attributes } = await documents.send(update);
      return Number(Attributes?.facts);
    },
  };
}
