import type { Server } from "node:http";
import { createRequire } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";
import type { CreateTableCommandInput } from "@aws-sdk/client-dynamodb";
import { itemSize, readUnits, writeUnits } from "../../src/adapters/dynamodb/item-size.ts";
import type { Change, DatabaseResponse, Image } from "./changes.ts";
import { type ItemDb, makeItems } from "./items.ts";
import type { Range } from "./ordered.ts";
import { type Expressions, isCharged, type Page, type PageRequest, pageOf } from "./query-table.ts";
import { makeRequests } from "./requests.ts";

/** What dynalite stores. Its actions call these, which are replaced here by ways without streams and promises. */
export interface Store {
  getItemDb(table: string): ItemDb;
  getTable(name: string, ...rest: [...unknown[], Answer<object>]): void;
}
type Answer<T> = (error: Error | null, value?: T) => void;

interface Db extends Expressions {
  create(options: object): Store;
  addConsumedCapacity(request: PageRequest, isRead: boolean, item?: Image, old?: Image): object | undefined;
  queryTable(
    store: Store,
    table: object,
    asked: PageRequest,
    within: Range,
    ...rest: [isLocal: unknown, fromTable: unknown, keys: readonly string[], done: Answer<Page>]
  ): void;
}

const API = "DynamoDB_20120810";

const require = createRequire(import.meta.url);
const db: Db = require("dynalite/db");
const dynalite: (options: object) => Server = require("dynalite");

/** Units as AWS charges them: dynalite takes a character for a byte, so that texts in Cyrillic would cost half. */
db.addConsumedCapacity = (request, isRead, item, old) => {
  if (!isCharged(request)) return undefined;
  const bytes = Math.max(...[item, old].map((one) => (one ? itemSize(one) : 0)));
  const units = isRead ? readUnits(bytes, request.ConsistentRead === true) : writeUnits(bytes);
  return { TableName: request.TableName, CapacityUnits: units };
};

const { queryTable } = db;
db.queryTable = (store, table, asked, within, isLocal, fromTable, keys, done) => {
  // Another dynalite of this process reads from a store of its own.
  const { items }: Partial<ItemDb> = store.getItemDb(asked.TableName);
  if (items) done(null, pageOf(db, items.range, { keys, asked, within }));
  else queryTable(store, table, asked, within, isLocal, fromTable, keys, done);
};

export interface Dynalite {
  readonly server: Server;
  /** An operation in the JSON protocol, as if from a socket. */
  request(target: string, body: string): Promise<DatabaseResponse>;
  /** Resolves when the table can be used. */
  createTable(creation: CreateTableCommandInput): Promise<void>;
  /** Every item of every table. */
  entries(): Iterable<StoredEntry>;
  /** Puts back what `entries` gave, unheard. The tables have to be there. */
  restore(entries: Iterable<StoredEntry>): void;
  count(table: string): number;
}

export interface StoredEntry {
  readonly table: string;
  readonly key: string;
  readonly item: Image;
}

/** An empty DynamoDB in memory. `changed` hears every write in its order, before who wrote does. */
export function openDynalite(changed: (change: Change, key: string) => void): Dynalite {
  const tables = new Map<string, ItemDb>();
  const itemsOf = (table: string) => {
    const known = tables.get(table) ?? makeItems(table, (key, change) => changed(change, key));
    tables.set(table, known);
    return known;
  };
  const { server, store } = create(itemsOf);
  const request = makeRequests(store);
  return {
    server,
    request,
    async createTable(creation) {
      const { status, body } = await request(`${API}.CreateTable`, JSON.stringify(creation));
      if (status !== 200) throw new Error(`${creation.TableName}: ${body}`);
      const question = JSON.stringify({ TableName: creation.TableName });
      while (!(await request(`${API}.DescribeTable`, question)).body.includes('"TableStatus":"ACTIVE"'))
        await sleep(1);
    },
    *entries() {
      for (const [table, { items }] of tables)
        for (const [key, item] of items.entries()) yield { table, key, item };
    },
    restore(entries) {
      for (const { table, key, item } of entries) itemsOf(table).items.set(key, item);
    },
    count: (table) => itemsOf(table).items.size(),
  };
}

/** dynalite makes its store itself, so the maker is replaced for as long as that takes. */
function create(itemsOf: (table: string) => ItemDb): { server: Server; store: Store } {
  const original = db.create;
  let made: Store | undefined;
  db.create = (options) => {
    made = withTablesKnown(original(options));
    made.getItemDb = itemsOf;
    return made;
  };
  try {
    const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
    if (!made) throw new Error("dynalite has made no store");
    return { server, store: made };
  } finally {
    db.create = original;
  }
}

/** Tables are made once and stay: what is known of one is not read again for every request. */
function withTablesKnown(store: Store): Store {
  const known = new Map<string, object>();
  const { getTable } = store;
  store.getTable = (name, ...rest) => {
    const done = rest.at(-1) as Answer<object>;
    const table = known.get(name);
    if (table) return done(null, table);
    getTable(name, ...(rest.slice(0, -1) as unknown[]), (error, found) => {
      if (isReady(found)) known.set(name, found);
      done(error, found);
    });
  };
  return store;
}

const isReady = (table: object | undefined): table is object =>
  table !== undefined && "TableStatus" in table && table.TableStatus === "ACTIVE";
