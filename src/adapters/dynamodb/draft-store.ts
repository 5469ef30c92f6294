import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { Draft, DraftStore } from "../../ports/config.ts";

const DRAFTS = "drafts";
/** DynamoDB takes 400 KB an item, names included: a larger draft is in parts. */
const PART_BYTES = 380_000;
const MOST_BYTES = 8_000_000;

const squeeze = promisify(gzip);
const unsqueeze = promisify(gunzip);

/**
 * Drafts in the config table: an item a person, squeezed; of a large one, an item that names its parts, which are there
 * before it and go after it. A revision is the instant of its saving, or the next number
 * where two are of one millisecond; so that none comes twice, although drafts come and go.
 */
export function makeDraftStore(documents: DynamoDBDocumentClient, table: string): DraftStore {
  const keyOf = (person: string) => ({ scope: DRAFTS, name: person });
  return {
    async get(person) {
      const item = await itemOf(person);
      if (!item) return undefined;
      const bytes = item.hash === undefined ? item.bytes : await joined(person, item);
      const draft: Draft = JSON.parse(String(await unsqueeze(bytes)));
      return { draft, revision: Number(item.revision) };
    },

    async put(person, draft, revision) {
      const bytes = await squeeze(JSON.stringify(draft));
      if (bytes.length > MOST_BYTES) return "too-large";
      const before = await itemOf(person);
      const next = Math.max(draft.savedAt, revision + 1);
      const content: Content = bytes.length > PART_BYTES ? await putParts(person, bytes) : { bytes };
      const Item = { ...keyOf(person), ...content, revision: next };
      const isKept = await isDone(
        documents.send(new PutCommand({ TableName: table, Item, ...readAt(revision) })),
      );
      // Of two who save at once, the parts of the one who was too late lead nowhere.
      if (isKept) await dropParts(person, before, content);
      else await dropParts(person, content, await itemOf(person));
      return isKept ? next : "outdated";
    },

    async drop(person, revision) {
      const before = await itemOf(person);
      const drop = new DeleteCommand({ TableName: table, Key: keyOf(person), ...readAt(revision) });
      const isGone = await isDone(documents.send(drop));
      if (isGone) await dropParts(person, before);
      return isGone;
    },
  };

  async function itemOf(person: string) {
    const { Item } = await documents.send(
      new GetCommand({ TableName: table, Key: keyOf(person), ConsistentRead: true }),
    );
    return Item;
  }

  async function putParts(person: string, bytes: Buffer) {
    const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 32);
    const parts = Math.ceil(bytes.length / PART_BYTES);
    for (let part = 0; part < parts; part += 1) {
      const slice = bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
      const Item = { ...partKey(person, hash, part), bytes: slice };
      await documents.send(new PutCommand({ TableName: table, Item }));
    }
    return { hash, parts };
  }

  async function joined(person: string, { hash, parts }: Parted): Promise<Buffer> {
    const items = await Promise.all(
      Array.from({ length: Number(parts) }, (_, part) => {
        const Key = partKey(person, String(hash), part);
        return documents.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
      }),
    );
    return Buffer.concat(items.flatMap(({ Item }) => (Item ? [Item.bytes as Uint8Array] : [])));
  }

  /** Those of `item`, unless they are those of `kept` as well. */
  async function dropParts(person: string, item: Parted = {}, kept: Parted = {}): Promise<void> {
    if (item.hash === undefined || item.hash === kept.hash) return;
    for (let part = 0; part < Number(item.parts); part += 1) {
      const Key = partKey(person, String(item.hash), part);
      await documents.send(new DeleteCommand({ TableName: table, Key }));
    }
  }
}

/** What an item has of a draft: all of it, or the name of its parts. */
type Content = Parted & { readonly bytes?: Uint8Array };

/** An item as far as it names parts. */
interface Parted {
  readonly hash?: unknown;
  readonly parts?: unknown;
}

const partKey = (person: string, hash: string, part: number) => ({
  scope: `${DRAFTS}/${person}`,
  name: `${hash}/${String(part).padStart(4, "0")}`,
});

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
