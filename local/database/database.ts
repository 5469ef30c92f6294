import { listen } from "../http/listen.ts";
import { type Kept, NOTHING_KEPT } from "../kept/kept.ts";
import type { Resource } from "../template/resources.ts";
import type { Change, DatabaseResponse, Image } from "./changes.ts";
import { openDynalite, type StoredEntry } from "./dynalite.ts";
import { type Table, tablesIn } from "./tables.ts";

export interface Database {
  readonly endpoint: string;
  readonly tables: readonly Table[];
  /** The same as a POST to the endpoint, without a socket. */
  request(target: string, body: string): Promise<DatabaseResponse>;
  count(table: string): number;
  stop(): Promise<void>;
}

/** DynamoDB with the template's tables. `changed` hears every write of a streamed table. */
export async function startDatabase(
  resources: readonly Resource[],
  port: number,
  changed: (changes: readonly Change[]) => void,
  log: (line: string) => void,
  kept: Kept = NOTHING_KEPT,
): Promise<Database> {
  const tables = tablesIn(resources);
  const streamed = new Set(tables.filter((table) => table.stream).map((table) => table.name));
  const { server, request, count, createTable, restore } = openDynalite((change, key) => {
    if (change.new) kept.put(itemKey(change.table, key), change.new);
    else kept.delete(itemKey(change.table, key));
    if (streamed.has(change.table)) changed([copied(change)]);
  });
  for (const { creation } of tables) await createTable(creation);
  for (const { name } of tables) restore(await itemsOf(kept, name));
  const { url, close } = await listen("database", port, (...call) => server.emit("request", ...call), log);
  return {
    endpoint: url,
    tables,
    request,
    count,
    stop: close,
  };
}

const itemKey = (table: string, key: string) => `item~${table}~${key}`;

async function itemsOf(kept: Kept, table: string): Promise<readonly StoredEntry[]> {
  const prefix = itemKey(table, "");
  const items: StoredEntry[] = [];
  for await (const [key, item] of kept.entries(prefix))
    items.push({ table, key: key.slice(prefix.length), item: item as Image });
  return items;
}

/** Whoever is handed a record may do with it what it likes. */
const copied = (change: Change): Change => JSON.parse(JSON.stringify(change));
