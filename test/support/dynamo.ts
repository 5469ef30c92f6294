import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { TABLES, type TableName } from "../../src/contracts/tables.ts";

const dynalite: (options: { createTableMs: number }) => Server = createRequire(import.meta.url)("dynalite");

export interface TestDynamo {
  readonly documents: DynamoDBDocumentClient;
  readonly endpoint: string;
  /** Physical names of the tables. */
  readonly names: Readonly<Record<TableName, string>>;
  stop(): Promise<void>;
}

/**
 * A DynamoDB with the tables of contracts/tables.ts and nothing in them: dynalite in this process, on a free port;
 * or the one that COMEBACK_TEST_DYNAMODB names (`npm run test:dynamodb-local`), with tables of names that nobody has.
 */
export async function startDynamo(): Promise<TestDynamo> {
  const running = process.env.COMEBACK_TEST_DYNAMODB;
  const { endpoint, close } = running ? { endpoint: running, close: async () => {} } : await startDynalite();
  const client = new DynamoDBClient({
    endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const test = randomUUID();
  const names = {
    events: `events-${test}`,
    customers: `customers-${test}`,
    tastes: `tastes-${test}`,
    checkpoints: `checkpoints-${test}`,
    journal: `journal-${test}`,
    config: `config-${test}`,
  };
  for (const table of Object.keys(names) as TableName[]) await createTable(client, table, names[table]);
  return {
    documents: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    endpoint,
    names,
    async stop() {
      client.destroy();
      await close();
    },
  };
}

async function startDynalite(): Promise<{ readonly endpoint: string; close(): Promise<unknown> }> {
  const server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function createTable(client: DynamoDBClient, table: TableName, name: string): Promise<void> {
  const { partition, sort } = TABLES[table];
  const keys = sort === undefined ? [partition] : [partition, sort];
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: keys.map((key) => ({ AttributeName: key, AttributeType: "S" })),
      KeySchema: keys.map((key, index) => ({ AttributeName: key, KeyType: index === 0 ? "HASH" : "RANGE" })),
    }),
  );
}
