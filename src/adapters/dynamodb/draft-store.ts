import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { Draft, DraftStore } from "../../ports/config.ts";

const DRAFTS = "drafts";
/** DynamoDB takes 400 KB an item, names included. */
const MOST_BYTES = 380_000;

const squeeze = promisify(gzip);
const unsqueeze = promisify(gunzip);

/**
 * Drafts in the config table: an item a person, squeezed. A revision is the instant of its saving, or the next number
 * where two are of one millisecond; so that none comes twice, although drafts come and go.
 */
export function makeDraftStore(documents: DynamoDBDocumentClient, table: string): DraftStore {
  const keyOf = (person: string) => ({ scope: DRAFTS, name: person });
  return {
    async get(person) {
      const { Item } = await documents.send(
        new GetCommand({ TableName: table, Key: keyOf(person), ConsistentRead: true }),
      );
      if (!Item) return undefined;
      const draft: Draft = JSON.parse(String(await unsqueeze(Item.bytes)));
      return { draft, revision: Number(Item.revision) };
    },

    async put(person, draft, revision) {
      const bytes = await squeeze(JSON.stringify(draft));
      if (bytes.length > MOST_BYTES) return "too-large";
      const next = Math.max(draft.savedAt, revision + 1);
      const put = new PutCommand({
        TableName: table,
        Item: { ...keyOf(person), bytes, revision: next },
        ...readAt(revision),
      });
      return (await isDone(documents.send(put))) ? next : "outdated";
    },

    async drop(person, revision) {
      const drop = new DeleteCommand({ TableName: table, Key: keyOf(person), ...readAt(revision) });
      return isDone(documents.send(drop));
    },
  };
}

/** Nobody has written since the revision was read. */
const readAt = (revision: number) =>
  revision === 0
    ? {
        ConditionExpression: "attribute_not_exists(#revision)",
        ExpressionAttributeNames: { "#revision": "revision" },
      }
    : {
        ConditionExpression: "#revision = :revision",
        ExpressionAttributeNames: { "#revision": "revision" },
        ExpressionAttributeValues: { ":revision": revision },
      };

async function isDone(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
