import { Worker } from "node:worker_threads";
import { CreateTableCommand, type CreateTableCommandInput, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { type Change, type DatabaseResponse, type FromDatabase, makeTurns } from "./database-turns.ts";
import { declared, ignored, REGION, type Resource } from "./resources.ts";

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

async function createTables(endpoint: string, tables: readonly CreateTableCommandInput[]): Promise<void> {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new DynamoDBClient({ endpoint, region: REGION, credentials });
  for (const table of tables) await client.send(new CreateTableCommand(table));
  client.destroy();
}
