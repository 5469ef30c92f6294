import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import {
  type DynamoDBDocumentClient,
  GetCommand,
  UpdateCommand,
  type UpdateCommandInput,
} from "@aws-sdk/lib-dynamodb";
import pMap from "p-map";
import type { RunStore } from "../../ports/nightly.ts";
import type { Quarantine } from "../../ports/quarantine.ts";
import { makeRunDocuments } from "./run-documents.ts";

const REMOVED_AT_ONCE = 16;
const LEASE = { scope: "lease", name: "nightly" };
const scopeOf = (run: string) => `run:${run}`;
/** An index by hand: runs that have a document of this name. Shard results (`measure/7`) are not in it. */
const indexOf = (name: string) => `runs-with:${name}`;
const isIndexed = (name: string) => !name.includes("/");

/** The nightly runs' part of the config table: documents by run, and the lease with its fencing number. */
export function makeRunStore(
  documents: DynamoDBDocumentClient,
  table: string,
  quarantine?: Quarantine,
): RunStore {
  const files = makeRunDocuments(documents, table, quarantine);

  async function updateLease(
    change: Pick<
      UpdateCommandInput,
      "UpdateExpression" | "ConditionExpression" | "ExpressionAttributeValues"
    >,
  ): Promise<{ readonly fence: number } | undefined> {
    try {
      const { Attributes } = await documents.send(
        new UpdateCommand({
          TableName: table,
          Key: LEASE,
          ExpressionAttributeNames: { "#owner": "owner", ...(usesUntil(change) && { "#until": "until" }) },
          ReturnValues: "ALL_NEW",
          ...change,
        }),
      );
      return { fence: Number(Attributes?.fence) };
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  }

  return {
    async acquireLease(owner, now, forMs) {
      const renewed = await updateLease({
        UpdateExpression: "SET #until = :until",
        ConditionExpression: "#owner = :owner",
        ExpressionAttributeValues: { ":owner": owner, ":until": now + forMs },
      });
      if (renewed) return renewed;
      // Its own lease counts as free: the SDK repeats a call whose answer was lost.
      return updateLease({
        UpdateExpression: "SET #owner = :owner, #until = :until ADD fence :one",
        ConditionExpression: "attribute_not_exists(#owner) OR #owner = :owner OR #until <= :now",
        ExpressionAttributeValues: { ":owner": owner, ":until": now + forMs, ":now": now, ":one": 1 },
      });
    },
    async releaseLease(fence) {
      await updateLease({
        UpdateExpression: "REMOVE #owner",
        ConditionExpression: "fence = :fence",
        ExpressionAttributeValues: { ":fence": fence },
      });
    },
    async holdsLease(fence) {
      const { Item } = await documents.send(
        new GetCommand({ TableName: table, Key: LEASE, ConsistentRead: true }),
      );
      return Item?.fence === fence && Item.owner !== undefined;
    },
    async put(run, name, document) {
      await files.put(scopeOf(run), name, document);
      if (isIndexed(name)) await files.put(indexOf(name), run, true);
    },
    get: (run, name) => files.get(scopeOf(run), name),
    async list(run, prefix) {
      const names = await files.names(scopeOf(run), prefix);
      return Promise.all(
        names.map(async (name) => ({ name, document: await files.get(scopeOf(run), name) })),
      );
    },
    async drop(run, prefix) {
      const names = await files.names(scopeOf(run), prefix);
      await pMap(
        names,
        async (name) => {
          await files.remove(scopeOf(run), name);
          if (isIndexed(name)) await files.remove(indexOf(name), run);
        },
        { concurrency: REMOVED_AT_ONCE },
      );
    },
    runsWith: (name) => files.names(indexOf(name), ""),
  };
}

function usesUntil(change: { readonly UpdateExpression?: string | undefined }): boolean {
  return change.UpdateExpression?.includes("#until") === true;
}
