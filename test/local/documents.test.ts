import { ConditionalCheckFailedException, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
  paginateScan,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { makeDocumentSend } from "../../local/database/documents.ts";
import { openDynalite } from "../../local/database/dynalite.ts";
import { makeTransport, toDatabase } from "../../local/transport.ts";
import { consumed, consumingInto, counted } from "../../src/adapters/consumption.ts";

const ENDPOINT = "http://database.test:8000";
const TableName = "notes";

const database = openDynalite(() => {});
const config = {
  ...makeTransport({ [ENDPOINT]: toDatabase(database) }),
  ...{ endpoint: ENDPOINT, region: "us-east-1" },
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
};
const options = { marshallOptions: { removeUndefinedValues: true } };
const sdk = DynamoDBDocumentClient.from(counted(new DynamoDBClient(config)), options);
const quick = DynamoDBDocumentClient.from(counted(new DynamoDBClient(config)), options);
Object.assign(quick, { send: makeDocumentSend(database)(quick.send.bind(quick) as never) });

beforeAll(async () => {
  await database.createTable({
    TableName,
    BillingMode: "PAY_PER_REQUEST",
    KeySchema: [
      { AttributeName: "owner", KeyType: "HASH" },
      { AttributeName: "entry", KeyType: "RANGE" },
    ],
    AttributeDefinitions: [
      { AttributeName: "owner", AttributeType: "S" },
      { AttributeName: "entry", AttributeType: "S" },
    ],
  });
});

/** The SDK loses one of these keys, and takes a map with the other for an instance of a class: no name in a config may be either. */
const anyKey = fc.string({ minLength: 1 }).filter((key) => key !== "constructor" && key !== "__proto__");

const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: "small" },
    fc.string(),
    fc.integer(),
    fc.integer().map((cents) => cents / 100 || 0),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc.uint8Array({ minLength: 1 }),
    fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1 }).map((list) => new Set(list)),
    fc.uniqueArray(fc.integer(), { minLength: 1 }).map((list) => new Set(list)),
    fc.array(tie("any")),
    fc.dictionary(anyKey, tie("any"), { noNullPrototype: true }),
  ),
})).any;

describe("commands sent in this process", () => {
  test("write and read what the SDK writes and reads, for the same units", async () => {
    await fc.assert(
      fc.asyncProperty(value, async (content) => {
        const read = async (writer: DynamoDBDocumentClient, reader: DynamoDBDocumentClient) =>
          consumingInto(new Map(), async () => {
            const Key = { owner: "a", entry: "1" };
            await writer.send(new PutCommand({ TableName, Item: { ...Key, content } }));
            const { Item } = await reader.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
            return { Item, consumed: consumed() };
          });
        const plain = await read(sdk, sdk);
        expect(await read(quick, sdk)).toEqual(plain);
        expect(await read(sdk, quick)).toEqual(plain);
      }),
      { numRuns: 200 },
    );
  });

  test("a condition that does not hold is the SDK's exception, and is charged", async () => {
    const put = () =>
      quick.send(
        new PutCommand({
          TableName,
          Item: { owner: "b", entry: "1" },
          ConditionExpression: "attribute_not_exists(entry)",
        }),
      );
    await put();
    await consumingInto(new Map(), async () => {
      await expect(put()).rejects.toBeInstanceOf(ConditionalCheckFailedException);
      expect(consumed().writeUnits).toBe(1);
    });
  });

  test("what DynamoDB cannot hold is refused before it is sent", async () => {
    for (const content of [Number.NaN, 2 ** 60, new Date(0), new Set(), () => 1])
      await expect(
        quick.send(new PutCommand({ TableName, Item: { owner: "c", entry: "1", content } })),
      ).rejects.toThrow();
  });

  test("pages, batches and updates come as from the SDK", async () => {
    for (let entry = 0; entry < 20; entry++)
      await quick.send(
        new PutCommand({ TableName, Item: { owner: "d", entry: `${100 + entry}`, entry2: entry } }),
      );
    const query = {
      TableName,
      Limit: 7,
      KeyConditionExpression: "#o = :o AND entry BETWEEN :from AND :to",
      FilterExpression: "entry2 <> :not",
      ExpressionAttributeNames: { "#o": "owner" },
      ExpressionAttributeValues: { ":o": "d", ":from": "102", ":to": "117", ":not": 10 },
    };
    const pagesOf = async (client: DynamoDBDocumentClient, ScanIndexForward: boolean) => {
      const pages = [];
      for await (const { $metadata: _, ...page } of paginateQuery({ client }, { ...query, ScanIndexForward }))
        pages.push(page);
      return pages;
    };
    for (const forward of [true, false]) {
      const pages = await pagesOf(quick, forward);
      expect(pages).toEqual(await pagesOf(sdk, forward));
      expect(pages.flatMap(({ Items = [] }) => Items)).toHaveLength(15);
    }

    const scanned = [];
    for await (const { Items = [] } of paginateScan(
      { client: quick },
      { TableName, Limit: 3, Segment: 0, TotalSegments: 1 },
    ))
      scanned.push(...Items);
    expect(scanned).toHaveLength(database.count(TableName));

    const RequestItems = {
      [TableName]: {
        Keys: [
          { owner: "d", entry: "103" },
          { owner: "d", entry: "999" },
        ],
      },
    };
    const { Responses } = await quick.send(new BatchGetCommand({ RequestItems }));
    expect(Responses).toEqual({ [TableName]: [{ owner: "d", entry: "103", entry2: 3 }] });

    const { Attributes } = await quick.send(
      new UpdateCommand({
        TableName,
        Key: { owner: "d", entry: "103" },
        UpdateExpression: "ADD entry2 :one",
        ExpressionAttributeValues: { ":one": 1 },
        ReturnValues: "ALL_NEW",
      }),
    );
    expect(Attributes).toEqual({ owner: "d", entry: "103", entry2: 4 });
  });
});
