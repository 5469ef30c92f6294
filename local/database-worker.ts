import type { Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { parentPort, workerData } from "node:worker_threads";
import { type Accounting, correctCapacity } from "./capacity.ts";
import type { DatabaseQuestion, DatabaseRequest, FromDatabase, Image, ToDatabase } from "./database-turns.ts";

/**
 * dynalite in a thread of its own, so that the database and the handlers each have a core. Its writes are captured where
 * it stores them: after every condition has held, under the lock of the item, so in the order in which they happened.
 */
interface ItemDb {
  get(key: string, done: (error: Error | null, item?: Image) => void): void;
  put(key: string, item: Image, done: (error: Error | null) => void): void;
  del(key: string, done: (error: Error | null) => void): void;
}
interface Store {
  readonly db: { keys(range: { gte: string; lt: string }): AsyncIterable<string> };
  getItemDb(table: string): ItemDb;
}
interface Db extends Accounting {
  create(options: object): Store;
}

const require = createRequire(import.meta.url);
const streamed: ReadonlySet<string> = new Set(workerData.streamed as string[]);
const port = parentPort;
if (!port) throw new Error("database-worker.ts runs as a worker thread");

/** Messages of one turn of the loop go together: waking the other thread costs more than what they say. */
let outbox: FromDatabase[] = [];
const post = (message: FromDatabase) => {
  if (outbox.push(message) > 1) return;
  setImmediate(() => {
    port.postMessage(outbox);
    outbox = [];
  });
};

/** The same item database, telling what it stored before whoever wrote it hears of it. */
function capturing(table: string, items: ItemDb): ItemDb {
  const before = (key: string, then: (old: Image | undefined) => void) =>
    items.get(key, (_missing, old) => then(old));
  return {
    ...items,
    put: (key, item, done) =>
      before(key, (old) =>
        items.put(key, item, (error) => {
          if (!error) post({ kind: "change", change: { table, old, new: item } });
          done(error);
        }),
      ),
    del: (key, done) =>
      before(key, (old) =>
        items.del(key, (error) => {
          if (!error && old) post({ kind: "change", change: { table, old, new: undefined } });
          done(error);
        }),
      ),
  };
}

let stored: Store | undefined;
const db: Db = require("dynalite/db");
correctCapacity(db);
const create = db.create;
db.create = (options) => {
  const store = create(options);
  stored = store;
  const getItemDb = store.getItemDb;
  const wrapped = new Map<string, ItemDb>();
  store.getItemDb = (table) => {
    if (!streamed.has(table)) return getItemDb(table);
    const known = wrapped.get(table) ?? capturing(table, getItemDb(table));
    wrapped.set(table, known);
    return known;
  };
  return store;
};

const dynalite: (options: object) => Server = require("dynalite");
const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
server.keepAliveTimeout = 0;

/** Any port for 0, else the next free one in steps of ten. */
function listenOn(wanted: number, tries: number): void {
  server.once("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EADDRINUSE" && tries > 0) listenOn(wanted + 10, tries - 1);
    else post({ kind: "failed", reason: error.message });
  });
  server.listen(wanted, "127.0.0.1", () => {
    server.removeAllListeners("error");
    post({ kind: "listening", port: (server.address() as AddressInfo).port });
  });
}
listenOn(workerData.port as number, 20);

/** dynalite keeps all tables in one ordered store, each under a prefix. */
async function countItems(table: string): Promise<number> {
  let items = 0;
  const prefix = `item-${table}~`;
  for await (const _ of stored?.db.keys({ gte: prefix, lt: `${prefix}\xff` }) ?? []) items += 1;
  return items;
}

/** What dynalite wants to see in a request; nothing here checks signatures. */
const HEADERS = {
  "content-type": "application/x-amz-json-1.0",
  "x-amz-date": "local",
  authorization: "AWS4-HMAC-SHA256 Credential=local, SignedHeaders=local, Signature=local",
};

/** Hands dynalite a request that came from the other thread, as if from a socket, and sends back what it answers. */
function serve({ turn, target, body }: DatabaseRequest): void {
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
      post({ kind: "response", turn, status: response.statusCode, body: answer });
    },
  };
  server.emit("request", request, response);
}

async function answer({ turn, table }: DatabaseQuestion): Promise<void> {
  const items = table === undefined ? 0 : await countItems(table);
  post({ kind: "answer", turn, items });
}

port.on("message", (messages: readonly ToDatabase[]) => {
  for (const message of messages) {
    if ("target" in message) serve(message);
    else void answer(message);
  }
});
