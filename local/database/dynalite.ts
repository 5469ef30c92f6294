import type { Server } from "node:http";
import { createRequire } from "node:module";
import { type Accounting, correctCapacity } from "./capacity.ts";
import type { Change, DatabaseResponse, Image } from "./turns.ts";

interface ItemDb {
  get(key: string, done: (error: Error | null, item?: Image) => void): void;
  put(key: string, item: Image, done: (error: Error | null) => void): void;
  del(key: string, done: (error: Error | null) => void): void;
}

/** All that dynalite stores, in one ordered store: tables and items, each under a prefix. */
export interface RawStore {
  keys(range: { readonly gte: string; readonly lt: string }): AsyncIterable<string>;
  iterator(): AsyncIterable<[string, unknown]>;
  batch(puts: readonly { readonly type: "put"; readonly key: string; readonly value: unknown }[]): unknown;
}
interface Store {
  readonly db: RawStore;
  getItemDb(table: string): ItemDb;
}
interface Db extends Accounting {
  create(options: object): Store;
}

const require = createRequire(import.meta.url);
const db: Db = require("dynalite/db");
correctCapacity(db);
const dynalite: (options: object) => Server = require("dynalite");

export interface Dynalite {
  readonly server: Server;
  readonly raw: RawStore;
  /** An operation in the JSON protocol, as if from a socket. */
  request(target: string, body: string): Promise<DatabaseResponse>;
  count(table: string): Promise<number>;
}

/**
 * An empty DynamoDB in memory. Writes to the `streamed` tables are captured where dynalite stores them: after every
 * condition has held, under the lock of the item, so in the order in which they happened, and before who wrote hears.
 */
export function openDynalite(streamed: ReadonlySet<string>, changed: (change: Change) => void): Dynalite {
  const { server, store } = create((table, items) =>
    streamed.has(table) ? capturing(table, items, changed) : items,
  );
  return {
    server,
    raw: store.db,
    request: (target, body) => serve(server, target, body),
    async count(table) {
      let items = 0;
      const prefix = `item-${table}~`;
      for await (const _ of store.db.keys({ gte: prefix, lt: `${prefix}\xff` })) items += 1;
      return items;
    },
  };
}

/** dynalite makes its store itself, so the maker is replaced for as long as that takes. */
function create(wrap: (table: string, items: ItemDb) => ItemDb): { server: Server; store: Store } {
  const original = db.create;
  let made: Store | undefined;
  db.create = (options) => {
    const store = original(options);
    const getItemDb = store.getItemDb;
    const wrapped = new Map<string, ItemDb>();
    store.getItemDb = (table) => {
      const known = wrapped.get(table) ?? wrap(table, getItemDb(table));
      wrapped.set(table, known);
      return known;
    };
    made = store;
    return store;
  };
  try {
    const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
    if (!made) throw new Error("dynalite has made no store");
    return { server, store: made };
  } finally {
    db.create = original;
  }
}

function capturing(table: string, items: ItemDb, changed: (change: Change) => void): ItemDb {
  const before = (key: string, then: (old: Image | undefined) => void) =>
    items.get(key, (_missing, old) => then(old));
  return {
    ...items,
    put: (key, item, done) =>
      before(key, (old) =>
        items.put(key, item, (error) => {
          if (!error) changed({ table, old, new: item });
          done(error);
        }),
      ),
    del: (key, done) =>
      before(key, (old) =>
        items.del(key, (error) => {
          if (!error && old) changed({ table, old, new: undefined });
          done(error);
        }),
      ),
  };
}

/** What dynalite wants to see in a request; nothing here checks signatures. */
const HEADERS = {
  "content-type": "application/x-amz-json-1.0",
  "x-amz-date": "local",
  authorization: "AWS4-HMAC-SHA256 Credential=local, SignedHeaders=local, Signature=local",
};

function serve(server: Server, target: string, body: string): Promise<DatabaseResponse> {
  return new Promise((resolve) => {
    const request = {
      method: "POST",
      url: "/",
      headers: { ...HEADERS, "x-amz-target": target },
      on(event: string, hear: (data?: string) => void) {
        if (event === "data") hear(body);
        if (event === "end") hear();
      },
      removeAllListeners() {},
    };
    const response = {
      statusCode: 200,
      setHeader() {},
      end(answer: string) {
        resolve({ status: response.statusCode, body: answer });
      },
    };
    server.emit("request", request, response);
  });
}
