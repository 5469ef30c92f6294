import { Worker } from "node:worker_threads";
import { CreateTableCommand, type CreateTableCommandInput, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { REGION, type Resource } from "../template/resources.ts";
import { type Table, tablesIn } from "./tables.ts";
import { type Change, type DatabaseResponse, type FromDatabase, makeTurns } from "./turns.ts";

export interface Database {
  readonly endpoint: string;
  readonly tables: readonly Table[];
  /** The same as a POST to the endpoint, without a socket. */
  request(target: string, body: string): Promise<DatabaseResponse>;
  /** Resolves when every change made before has been handed over. */
  arrive(): Promise<unknown>;
  count(table: string): Promise<number>;
  stop(): Promise<void>;
}

/** DynamoDB with the template's tables: dynalite in a thread of its own. `changed` hears every write of a streamed table. */
export async function startDatabase(
  resources: readonly Resource[],
  port: number,
  changed: (changes: readonly Change[]) => void,
  log: (line: string) => void,
): Promise<Database> {
  const tables = tablesIn(resources);
  const streamed = tables.filter((table) => table.stream).map((table) => table.name);
  const worker = new Worker(new URL("./worker.ts", import.meta.url), {
    workerData: { port, streamed },
  });
  const { ask, settle } = makeTurns((messages) => worker.postMessage(messages));
  const listening = new Promise<number>((resolve, reject) => {
    worker.once("error", reject);
    worker.on("message", (messages: readonly FromDatabase[]) => {
      // Before the answers: who has written something must not seem to be done before it is in the stream.
      const changes = messages.flatMap((message) => (message.kind === "change" ? [message.change] : []));
      if (changes.length > 0) changed(changes);
      for (const message of messages) {
        if (message.kind === "listening") resolve(message.port);
        else if (message.kind === "failed") reject(new Error(message.reason));
        else if (message.kind !== "change") settle(message);
      }
    });
  });
  const actual = await listening;
  if (port !== 0 && actual !== port) log(`port ${port} is taken: the database listens on ${actual}`);
  const endpoint = `http://127.0.0.1:${actual}`;
  const stop = async () => {
    await worker.terminate();
  };
  await createTables(
    endpoint,
    tables.map(({ creation }) => creation),
  );
  return {
    endpoint,
    tables,
    request: (target, body) => ask<DatabaseResponse>({ target, body }),
    arrive: () => ask({}),
    count: async (table) => (await ask<{ readonly items: number }>({ table })).items,
    stop,
  };
}

async function createTables(endpoint: string, tables: readonly CreateTableCommandInput[]): Promise<void> {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new DynamoDBClient({ endpoint, region: REGION, credentials });
  for (const table of tables) await client.send(new CreateTableCommand(table));
  client.destroy();
}
