import { setTimeout } from "node:timers/promises";
import {
  BatchGetCommand,
  type BatchGetCommandOutput,
  type DynamoDBDocumentClient,
} from "@aws-sdk/lib-dynamodb";

/** DynamoDB's own limit. */
const KEYS_AT_ONCE = 100;
const MOST_TRIES = 8;
const FIRST_PAUSE_MS = 25;

/** Keys as one call takes them. */
export const batchesOf = <T>(keys: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(keys.length / KEYS_AT_ONCE) }, (_, batch) =>
    keys.slice(batch * KEYS_AT_ONCE, (batch + 1) * KEYS_AT_ONCE),
  );

interface Reading {
  readonly table: string;
  readonly keys: readonly Readonly<Record<string, string>>[];
  readonly ConsistentRead?: boolean;
}

/**
 * The items under at most 100 keys, of the kind that the table has there. What DynamoDB leaves out, of an answer that would be too large or of a table that is
 * busy, is asked for again.
 */
export async function readBatch<Item>(
  documents: DynamoDBDocumentClient,
  { table, keys, ConsistentRead = false }: Reading,
): Promise<readonly Item[]> {
  const found: Item[] = [];
  let left: BatchGetCommandOutput["UnprocessedKeys"] = { [table]: { Keys: [...keys], ConsistentRead } };
  for (let tries = 0; left?.[table]; tries += 1) {
    if (tries === MOST_TRIES) throw new Busy(`${table} takes no more reads at the moment`);
    if (tries > 0) await setTimeout(FIRST_PAUSE_MS * 2 ** (tries - 1));
    const answer: BatchGetCommandOutput = await documents.send(new BatchGetCommand({ RequestItems: left }));
    found.push(...((answer.Responses?.[table] ?? []) as Item[]));
    left = answer.UnprocessedKeys;
  }
  return found;
}

/** Named as DynamoDB names it when it refuses a whole call. */
class Busy extends Error {
  override readonly name = "ThrottlingException";
}
