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
  /** Physical names of the four tables. */
  readonly names: Readonly<Record<TableName, string>>;
  stop(): Promise<void>;
}

/** A DynamoDB in this process, on a free port, with the four tables of contracts/tables.ts and nothing in them. */
export async function startDynamo(): Promise<TestDynamo> {
  const server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new DynamoDBClient({
    endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const names = {
    events: "test-events",
    customers: "test-customers",
    journal: "test-journal",
    config: "test-config",
  };
  for (const table of Object.keys(names) as TableName[]) await createTable(client, table, names[table]);
  return {
    documents: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    endpoint,
    names,
    async stop() {
      client.destroy();
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
