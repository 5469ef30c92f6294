import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
  type QueryCommandInput,
  type QueryCommandOutput,
} from "@aws-sdk/lib-dynamodb";
import { FORMAT, formatOf, stamp, upToDate } from "../../contracts/formats.ts";
import type { BundleSummary, ConfigStore, PublishedBundle } from "../../ports/config.ts";

const VERSIONS = "versions";
const PAUSED = "paused-chains";
/** DynamoDB takes 400 KB an item, names included. */
const PART_BYTES = 380_000;
const CACHED_VERSIONS = 8;

const squeeze = promisify(gzip);
const unsqueeze = promisify(gunzip);

/** The item that puts a version in force: small, because `current` reads it every time. */
interface Head extends BundleSummary {
  /** SHA-256 of the squeezed content, which names its parts. */
  readonly content: string;
  /** Of the content; absent of the first. */
  readonly [FORMAT]?: number;
}

/**
 * Published bundles in the config table. The content goes first, in parts named after its hash; then one item under
 * (`versions`, number), written only if nobody has that number, makes it the version in force. So a version is there
 * whole or not at all, and of two publishers at once each gets a number of its own.
 */
export function makeConfigStore(documents: DynamoDBDocumentClient, table: string): ConfigStore {
  const versions = new Map<number, PublishedBundle>();

  return {
    async current() {
      const [head] = await heads({ Limit: 1 });
      return head && whole(head);
    },

    async version(version) {
      const known = versions.get(version);
      if (known) return known;
      const Key = { scope: VERSIONS, name: sortable(version) };
      const { Item } = await documents.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
      return Item && whole(headOf(Item));
    },

    async publish(content) {
      const { summary, hash } = await putContent(content);
      for (;;) {
        const [newest] = await heads({ Limit: 1 });
        if (newest && isOf(newest, summary, hash)) return { ...content, version: newest.version };
        const version = (newest?.version ?? 0) + 1;
        if (await putHead({ ...summary, version, content: hash })) return { ...content, version };
      }
    },

    async publishOver(base, content) {
      if ((await newestVersion()) !== base) return undefined;
      const { summary, hash } = await putContent(content);
      // Nobody else can take this number: whoever has published meanwhile has it already.
      const head = { ...summary, version: base + 1, content: hash };
      if (await putHead(head)) return { ...content, version: head.version };
      const [newest] = await heads({ Limit: 1 });
      return newest && isOf(newest, summary, hash) ? { ...content, version: newest.version } : undefined;
    },

    async history() {
      return (await heads({})).map(({ content: _, [FORMAT]: __, ...summary }) => summary);
    },

    async pausedChains() {
      const items = await query({ scope: PAUSED, ConsistentRead: false });
      return new Set(items.map((item) => String(item.name)));
    },

    async setPaused(chain, paused) {
      const Key = { scope: PAUSED, name: chain };
      if (paused) await documents.send(new PutCommand({ TableName: table, Item: Key }));
      else await documents.send(new DeleteCommand({ TableName: table, Key }));
    },
  };

  async function newestVersion(): Promise<number> {
    const [newest] = await heads({ Limit: 1 });
    return newest?.version ?? 0;
  }

  async function putContent({ files, bundle, ...summary }: Omit<PublishedBundle, "version">) {
    const squeezed = await squeeze(JSON.stringify({ files, bundle }));
    const hash = createHash("sha256").update(squeezed).digest("hex");
    await putParts(hash, squeezed);
    return { summary, hash };
  }

  /** Newest first. */
  async function heads(options: Partial<QueryCommandInput>): Promise<readonly Head[]> {
    const items = await query({ scope: VERSIONS, ScanIndexForward: false, ...options });
    return items.map(headOf);
  }

  async function query({ scope, ...options }: Partial<QueryCommandInput> & { readonly scope: string }) {
    const input: QueryCommandInput = {
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: "#scope = :scope",
      ExpressionAttributeNames: { "#scope": "scope" },
      ExpressionAttributeValues: { ":scope": scope },
      ...options,
    };
    const items: Items = [];
    for await (const page of paginateQuery({ client: documents }, input)) {
      items.push(...(page.Items ?? []));
      if (options.Limit && items.length >= options.Limit) break;
    }
    return items;
  }

  async function putParts(hash: string, squeezed: Buffer): Promise<void> {
    for (let part = 0; part * PART_BYTES < squeezed.length; part++) {
      const bytes = squeezed.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
      const Item = { scope: contentScope(hash), name: sortable(part), bytes };
      await documents.send(new PutCommand({ TableName: table, Item }));
    }
  }

  async function putHead(head: Head): Promise<boolean> {
    const put = new PutCommand({
      TableName: table,
      Item: { scope: VERSIONS, name: sortable(head.version), ...head, ...stamp("config") },
      ConditionExpression: "attribute_not_exists(#name)",
      ExpressionAttributeNames: { "#name": "name" },
    });
    try {
      await documents.send(put);
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  async function whole(head: Head): Promise<PublishedBundle> {
    const known = versions.get(head.version);
    if (known) return known;
    const parts = await query({ scope: contentScope(head.content) });
    const squeezed = Buffer.concat(parts.map((part) => part.bytes as Uint8Array));
    const written: unknown = JSON.parse(String(await unsqueeze(squeezed)));
    const stored = upToDate("config", formatOf(head), written) as Pick<PublishedBundle, "files" | "bundle">;
    const { content: _, [FORMAT]: __, ...summary } = head;
    const published = { ...summary, ...stored };
    remember(published);
    return published;
  }

  /** Versions never change, so that a function keeps the few that its cohorts run on. */
  function remember(published: PublishedBundle): void {
    const [oldest] = versions.keys();
    if (oldest !== undefined && versions.size >= CACHED_VERSIONS) versions.delete(oldest);
    versions.set(published.version, published);
  }
}

/** This very publication: its answer was lost, and the SDK's second try was told that the number is taken. */
function isOf(head: Head, { publishedAt, by }: Omit<BundleSummary, "version">, content: string): boolean {
  return head.content === content && head.publishedAt === publishedAt && head.by === by;
}

type Items = NonNullable<QueryCommandOutput["Items"]>;

function headOf({ scope: _, name: __, ...head }: Items[number]): Head {
  return head as Head;
}

function contentScope(hash: string): string {
  return `content#${hash}`;
}

function sortable(number: number): string {
  return String(number).padStart(10, "0");
}
