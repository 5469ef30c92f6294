import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { defined } from "../../domain/basics/defined.ts";
import type { CheckpointStore } from "../../ports/checkpoints.ts";
import { decodeCheckpoint, encodeCheckpoint } from "./checkpoint-codec.ts";

/** Attributes of one letter: a kilobyte more is a write unit more. */
interface CheckpointItem {
  readonly id: string;
  /** Revision of the profile. */
  readonly r: number;
  /** Checkpoint. */
  readonly c?: Uint8Array;
}

/** DynamoDB takes 400 KB. Somebody of whom more is to be kept is folded from all facts. */
const MOST_BYTES = 300_000;

/** The checkpoints table: one item a customer. */
export function makeCheckpointStore(documents: DynamoDBDocumentClient, table: string): CheckpointStore {
  return {
    async get(customer) {
      const request = new GetCommand({ TableName: table, Key: { id: customer }, ConsistentRead: true });
      const item = (await documents.send(request)).Item as CheckpointItem | undefined;
      return (
        item && { revision: item.r, ...defined({ checkpoint: item.c && decodeCheckpoint(customer, item.c) }) }
      );
    },
    async put(customer, checkpoint, revision) {
      const bytes = checkpoint && encodeCheckpoint(customer, checkpoint);
      const Item = { id: customer, r: revision, ...(bytes && bytes.length <= MOST_BYTES && { c: bytes }) };
      try {
        await documents.send(
          new PutCommand({
            TableName: table,
            Item,
            // The same revision too: the SDK repeats a call whose answer was lost.
            ConditionExpression: "attribute_not_exists(r) OR r <= :r",
            ExpressionAttributeValues: { ":r": revision },
          }),
        );
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },
  };
}
