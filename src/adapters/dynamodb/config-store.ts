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
import pMap from "p-map";
import { FORMAT, formatOf, stamp, upToDate } from "../../contracts/formats.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import { packsOf, type TemplatePack } from "../../domain/config/packs.ts";
import type { BundleSummary, ConfigStore, PublishedBundle, RunningBundle } from "../../ports/config.ts";

const VERSIONS = "versions";
const PAUSED = "paused-chains";
/** DynamoDB takes 400 KB an item, names included. */
const PART_BYTES = 380_000;
const CACHED_VERSIONS = 8;
const CACHED_PARTS = 64;
/** Documents that are read or written at a time. */
const AT_ONCE = 16;

const squeeze = promisify(gzip);
const unsqueeze = promisify(gunzip);

/** The item that puts a version in force: small, because `current` reads it every time. */
interface Head extends BundleSummary {
  /** SHA-256 of the squeezed rules and of the squeezed files, which name their parts. */
  readonly rules: string;
  readonly files: string;
  /** Of the rules; absent of the first. */
  readonly [FORMAT]?: number;
}

/** Everything that is said but the mails' texts, which are in packs of their own: few mails are sent at a time. */
interface Rules {
  readonly bundle: Omit<Bundle, "templates">;
  /** Of all templates, in their order. */
  readonly templates: readonly string[];
  readonly packs: readonly (TemplatePack & { readonly hash: string })[];
}

/**
 * Published bundles in the config table. The content goes first: rules, files and packs of templates, each in parts named
 * after its hash, so that what stays as it was is not written again. Then one item under (`versions`, number), written only
 * if nobody has that number, makes it the version in force. So a version is there whole or not at all, and of two
 * publishers at once each gets a number of its own.
 */
export function makeConfigStore(documents: DynamoDBDocumentClient, table: string): ConfigStore {
  const versions = new Map<number, PublishedBundle>();
  const parts = new Map<string, RunningBundle>();
  const rulesRead = new Map<number, { readonly head: Head; readonly rules: Rules }>();

  return {
    async current() {
      const [head] = await heads({ Limit: 1 });
      return head && whole(head);
    },

    async version(version) {
      const known = versions.get(version);
      if (known) return known;
      const head = await headAt(version);
      return head && whole(head);
    },

    async part(version, needs) {
      const whole = versions.get(version);
      if (whole) return whole;
      const found = await rulesOf(version);
      if (!found) return undefined;
      const { head, rules } = found;
      const names = new Set(needs({ ...rules.bundle, templates: {} }));
      const packs = rules.packs.filter((pack) => pack.names.some((name) => names.has(name)));
      const key = `${version}/${packs.map(({ hash }) => hash).join("/")}`;
      const known = parts.get(key);
      if (known) return known;
      const part = { ...summaryOf(head), bundle: await bundleOf({ ...rules, packs }) };
      keepIn(parts, CACHED_PARTS, key, part);
      return part;
    },

    async publish(content) {
      const { summary, hashes } = await putContent(content);
      for (;;) {
        const [newest] = await heads({ Limit: 1 });
        if (newest && isOf(newest, summary, hashes)) return { ...content, version: newest.version };
        const version = (newest?.version ?? 0) + 1;
        if (await putHead({ ...summary, version, ...hashes })) return { ...content, version };
      }
    },

    async publishOver(base, content) {
      if ((await newestVersion()) !== base) return undefined;
      const { summary, hashes } = await putContent(content);
      // Nobody else can take this number: whoever has published meanwhile has it already.
      const head = { ...summary, version: base + 1, ...hashes };
      if (await putHead(head)) return { ...content, version: head.version };
      const [newest] = await heads({ Limit: 1 });
      return newest && isOf(newest, summary, hashes) ? { ...content, version: newest.version } : undefined;
    },

    async history() {
      return (await heads({})).map(summaryOf);
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
    const { templates, ...rest } = bundle;
    const [newest] = await heads({ Limit: 1 });
    const before = newest && (await rulesOf(newest.version, newest));
    const there = new Set([newest?.files, ...(before?.rules.packs ?? []).map(({ hash }) => hash)]);
    const put = async (document: unknown) => {
      const squeezed = await squeeze(JSON.stringify(document));
      const hash = createHash("sha256").update(squeezed).digest("hex");
      if (!there.has(hash)) await putParts(hash, squeezed);
      return hash;
    };
    const packs = await pMap(
      packsOf(bundle),
      async ({ names }) => {
        const texts = Object.fromEntries(names.map((name) => [name, templates[name]]));
        return { names, hash: await put(texts) };
      },
      { concurrency: AT_ONCE },
    );
    const rules: Rules = { bundle: rest, templates: Object.keys(templates), packs };
    return { summary, hashes: { rules: await put(rules), files: await put(files) } };
  }

  async function read(hash: string): Promise<unknown> {
    const parts = await query({ scope: contentScope(hash) });
    const squeezed = Buffer.concat(parts.map((part) => part.bytes as Uint8Array));
    return JSON.parse(String(await unsqueeze(squeezed)));
  }

  async function rulesOf(version: number, known?: Head) {
    const found = rulesRead.get(version);
    if (found) return found;
    const head = known ?? (await headAt(version));
    if (!head) return undefined;
    const rules = upToDate("config", formatOf(head), await read(head.rules)) as Rules;
    const one = { head, rules };
    keepIn(rulesRead, CACHED_VERSIONS, version, one);
    return one;
  }

  /** With the templates of these packs. */
  async function bundleOf({ bundle, templates, packs }: Rules): Promise<Bundle> {
    const texts = await pMap(packs, ({ hash }) => read(hash) as Promise<Bundle["templates"]>, {
      concurrency: AT_ONCE,
    });
    const all: Bundle["templates"] = Object.assign({}, ...texts);
    return {
      ...bundle,
      templates: Object.fromEntries(templates.flatMap((name) => (all[name] ? [[name, all[name]]] : []))),
    };
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

  async function headAt(version: number): Promise<Head | undefined> {
    const Key = { scope: VERSIONS, name: sortable(version) };
    const { Item } = await documents.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    return Item && headOf(Item);
  }

  async function whole(head: Head): Promise<PublishedBundle> {
    const known = versions.get(head.version);
    if (known) return known;
    const [files, bundle] = await Promise.all([
      read(head.files) as Promise<PublishedBundle["files"]>,
      rulesOf(head.version, head).then((found) => {
        if (!found) throw new Error(`version ${head.version} has no rules`);
        return bundleOf(found.rules);
      }),
    ]);
    const published = { ...summaryOf(head), files, bundle };
    keepIn(versions, CACHED_VERSIONS, head.version, published);
    return published;
  }
}

/** Versions never change, so that a function keeps the few that its cohorts run on. */
function keepIn<K, V>(kept: Map<K, V>, most: number, key: K, value: V): void {
  const [oldest] = kept.keys();
  if (oldest !== undefined && kept.size >= most) kept.delete(oldest);
  kept.set(key, value);
}

function summaryOf({ rules: _, files: __, [FORMAT]: ___, ...summary }: Head): BundleSummary {
  return summary;
}

/** This very publication: its answer was lost, and the SDK's second try was told that the number is taken. */
function isOf(
  head: Head,
  { publishedAt, by }: Omit<BundleSummary, "version">,
  { rules, files }: Pick<Head, "rules" | "files">,
): boolean {
  return head.rules === rules && head.files === files && head.publishedAt === publishedAt && head.by === by;
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
