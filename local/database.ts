import { Worker } from "node:worker_threads";
import { CreateTableCommand, type CreateTableCommandInput, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { declared, ignored, REGION, type Resource } from "./resources.ts";

/** An item as DynamoDB's protocol writes it. */
export type Image = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface Change {
  readonly table: string;
  readonly old: Image | undefined;
  readonly new: Image | undefined;
}

export type FromDatabase =
  | { readonly kind: "listening"; readonly port: number }
  | { readonly kind: "failed"; readonly reason: string }
  | { readonly kind: "change"; readonly change: Change }
  | { readonly kind: "response"; readonly turn: number; readonly status: number; readonly body: string }
  | { readonly kind: "answer"; readonly turn: number; readonly items: number };

/** An operation of DynamoDB in its JSON protocol. */
export interface DatabaseRequest {
  readonly turn: number;
  readonly target: string;
  readonly body: string;
}

/** Answered after everything that happened before: with the number of items where a table is named. */
export interface DatabaseQuestion {
  readonly turn: number;
  readonly table?: string;
}

export type ToDatabase = DatabaseRequest | DatabaseQuestion;

export interface DatabaseResponse {
  readonly status: number;
  readonly body: string;
}

export interface Table {
  readonly name: string;
  readonly keys: readonly string[];
  readonly stream: { readonly arn: string; readonly view: string } | undefined;
}

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

const Key = z.strictObject({ AttributeName: z.string(), KeyType: z.enum(["HASH", "RANGE"]) });
const TableShape = z.strictObject({
  TableName: z.string().optional(),
  AttributeDefinitions: z.array(
    z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(["S", "N", "B"]) }),
  ),
  KeySchema: z.array(Key),
  StreamSpecification: z
    .strictObject({ StreamViewType: z.enum(["KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES"]) })
    .optional(),
  BillingMode: z.literal("PAY_PER_REQUEST"),
  // Nothing to do locally: the tables end with the process, and nobody else has a key to them.
  DeletionProtectionEnabled: ignored,
  PointInTimeRecoverySpecification: ignored,
  SSESpecification: ignored,
  TableClass: ignored,
  Tags: ignored,
});

/** DynamoDB with the template's tables: dynalite in a thread of its own. `changed` hears every write of a streamed table. */
export async function startDatabase(
  resources: readonly Resource[],
  port: number,
  changed: (changes: readonly Change[]) => void,
  log: (line: string) => void,
): Promise<Database> {
  const wanted = declared(resources, "AWS::DynamoDB::Table", TableShape);
  const tables = wanted.map(
    ({ physical, properties }): Table => ({
      name: physical.ref,
      keys: properties.KeySchema.map((key) => key.AttributeName),
      stream: properties.StreamSpecification && {
        arn: physical.attributes.StreamArn ?? "",
        view: properties.StreamSpecification.StreamViewType,
      },
    }),
  );
  const streamed = tables.filter((table) => table.stream).map((table) => table.name);
  const worker = new Worker(new URL("./database-worker.ts", import.meta.url), {
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
    wanted.map(({ physical, properties }) => ({
      TableName: physical.ref,
      KeySchema: properties.KeySchema,
      AttributeDefinitions: properties.AttributeDefinitions,
      BillingMode: properties.BillingMode,
    })),
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

/** Questions to the other thread and the answers to them, by number. What is asked in one turn of the loop goes together. */
function makeTurns(post: (messages: readonly ToDatabase[]) => void) {
  const turns = new Map<number, (answer: object) => void>();
  let outbox: ToDatabase[] = [];
  let last = 0;
  return {
    ask: <T>(question: Omit<DatabaseRequest, "turn"> | Omit<DatabaseQuestion, "turn">) =>
      new Promise<T>((resolve) => {
        last += 1;
        turns.set(last, (answer) => resolve(answer as T));
        if (outbox.push({ ...question, turn: last }) > 1) return;
        setImmediate(() => {
          post(outbox);
          outbox = [];
        });
      }),
    settle(answer: { readonly turn: number }) {
      turns.get(answer.turn)?.(answer);
      turns.delete(answer.turn);
    },
  };
}

async function createTables(endpoint: string, tables: readonly CreateTableCommandInput[]): Promise<void> {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new DynamoDBClient({ endpoint, region: REGION, credentials });
  for (const table of tables) await client.send(new CreateTableCommand(table));
  client.destroy();
}
