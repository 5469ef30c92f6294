import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
} from "@aws-sdk/lib-dynamodb";
import { FORMAT, formatOf, stamp, upToDate } from "../../contracts/formats.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import { type DamagedRecord, Unreadable } from "../../domain/quarantine/record.ts";
import type { Quarantine } from "../../ports/quarantine.ts";
import { NOBODY_TOLD } from "../put-aside.ts";

const squeeze = promisify(gzip);
const unsqueeze = promisify(gunzip);

/** Up to this size a document is one item; a larger one has parts, below DynamoDB's 400 KB each. */
const INLINE_BYTES = 32_000;
const PART_BYTES = 350_000;

/** How a document is stored: its squeezed JSON, or where its parts are. */
interface Head {
  readonly scope: string;
  readonly name: string;
  readonly bytes?: Uint8Array;
  readonly hash?: string;
  readonly parts?: number;
  /** Absent of the first format. */
  readonly [FORMAT]?: number;
}

/**
 * JSON documents of any size under (scope, name). Parts are written first and named after the content, so a reader gets
 * the old document or the new one, whole; they lie under a scope of their own, so that a thousand shards that write at
 * once do not crowd one partition. One that cannot be read is put aside, and an error that names it.
 */
export function makeRunDocuments(
  documents: DynamoDBDocumentClient,
  TableName: string,
  quarantine: Quarantine = NOBODY_TOLD,
) {
  const partScope = (scope: string, name: string) => `${scope}/${name}`;
  const partName = (hash: string, part: number) => `${hash}/${String(part).padStart(4, "0")}`;

  async function head(scope: string, name: string): Promise<Head | undefined> {
    const { Item } = await documents.send(
      new GetCommand({ TableName, Key: { scope, name }, ConsistentRead: true }),
    );
    return Item as Head | undefined;
  }

  async function bytesOf({
    scope,
    name,
    bytes,
    hash = "",
    parts = 0,
  }: Head): Promise<Uint8Array | undefined> {
    if (bytes) return bytes;
    const read = await Promise.all(
      Array.from({ length: parts }, async (_, part) => {
        const Key = { scope: partScope(scope, name), name: partName(hash, part) };
        const { Item } = await documents.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
        return Item?.bytes as Uint8Array | undefined;
      }),
    );
    const whole = read.flatMap((part) => (part ? [part] : []));
    return whole.length === parts ? Buffer.concat(whole) : undefined;
  }

  async function read(found: Head | undefined): Promise<unknown> {
    if (!found) return undefined;
    const bytes = await bytesOf(found);
    if (bytes) {
      const document = await documentIn(bytes);
      if (document !== undefined) return upToDate("document", formatOf(found), document);
      throw await aside(found, "what is stored of it is no document");
    }
    const again = await head(found.scope, found.name);
    if (again?.hash === found.hash) throw await aside(found, "parts of it are missing");
    return read(again);
  }

  async function aside({ scope, name }: Head, reason: string): Promise<Unreadable> {
    const record: DamagedRecord = { kind: "document", reason, customer: scope as CustomerKey, item: name };
    await quarantine.putAside(record);
    return new Unreadable(record);
  }

  async function removeParts({ scope, name, hash, parts = 0 }: Head): Promise<void> {
    if (hash === undefined) return;
    for (let part = 0; part < parts; part += 1) {
      const Key = { scope: partScope(scope, name), name: partName(hash, part) };
      await documents.send(new DeleteCommand({ TableName, Key }));
    }
  }

  return {
    get: async (scope: string, name: string) => read(await head(scope, name)),

    async put(scope: string, name: string, document: unknown): Promise<void> {
      const bytes = await squeeze(JSON.stringify(document));
      const before = await head(scope, name);
      if (bytes.length <= INLINE_BYTES) {
        await documents.send(
          new PutCommand({ TableName, Item: { scope, name, bytes, ...stamp("document") } }),
        );
        if (before) await removeParts(before);
        return;
      }
      const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 32);
      const parts = Math.ceil(bytes.length / PART_BYTES);
      for (let part = 0; part < parts; part += 1) {
        const slice = bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
        const Item = { scope: partScope(scope, name), name: partName(hash, part), bytes: slice };
        await documents.send(new PutCommand({ TableName, Item }));
      }
      await documents.send(
        new PutCommand({ TableName, Item: { scope, name, hash, parts, ...stamp("document") } }),
      );
      if (before && before.hash !== hash) await removeParts(before);
    },

    async remove(scope: string, name: string): Promise<void> {
      const before = await head(scope, name);
      if (!before) return;
      await documents.send(new DeleteCommand({ TableName, Key: { scope, name } }));
      await removeParts(before);
    },

    /** Names under the scope that start with `prefix`, ascending. */
    async names(scope: string, prefix: string): Promise<readonly string[]> {
      const pages = paginateQuery(
        { client: documents },
        {
          TableName,
          ConsistentRead: true,
          KeyConditionExpression: `#scope = :scope${prefix === "" ? "" : " AND begins_with(#name, :prefix)"}`,
          ProjectionExpression: "#name",
          ExpressionAttributeNames: { "#scope": "scope", "#name": "name" },
          ExpressionAttributeValues: { ":scope": scope, ...(prefix !== "" && { ":prefix": prefix }) },
        },
      );
      const names: string[] = [];
      for await (const { Items = [] } of pages) names.push(...Items.map((item) => String(item.name)));
      return names;
    },
  };
}

/** Undefined where the bytes hold none: JSON has no such value. */
export async function documentIn(bytes: Uint8Array): Promise<unknown> {
  try {
    return JSON.parse((await unsqueeze(bytes)).toString());
  } catch {
    // Its error may quote what is stored.
    return undefined;
  }
}
