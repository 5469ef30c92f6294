import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConditionalCheckFailedException, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ListExecutionsCommand,
  SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type LocalStack, startLocal } from "../../local/stack.ts";
import { transport } from "../../src/adapters/transport.ts";
import { importShopEntry, SHOP_TEMPLATES, seen } from "../support/local-shop.ts";

const START = Date.parse("2026-03-28T12:00:00Z");
const MACHINE = "arn:aws:states:us-east-1:000000000000:stateMachine:night";
let stack: LocalStack;
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "comeback-test-"));
  stack = await startLocal({
    now: START,
    ports: "any",
    directory,
    templates: SHOP_TEMPLATES,
    importEntry: importShopEntry,
  });
});

afterAll(async () => {
  await stack.stop();
  await expect(readFile(`${directory}/local.json`)).rejects.toThrow("ENOENT");
  await rm(directory, { recursive: true });
});

beforeEach(() => {
  seen.stream.length = 0;
  seen.tasks.length = 0;
  seen.heard.length = 0;
  seen.hears = undefined;
});

const call = (path: string, init: RequestInit = {}) =>
  fetch(`${stack.apiUrl}${path}`, { method: "POST", ...init });
const payload = async (path: string, init: RequestInit = {}) =>
  (await (await call(path, init)).json()) as APIGatewayProxyEventV2;

test("a function gets the request as API Gateway's payload 2.0", async () => {
  const event = await payload("/v1/tr%61ck?a=1&a=2&b=%20x", {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "X-Thing": "t",
      cookie: "s=1; t=2",
      "user-agent": "test",
    },
    body: '{"name":"Аня"}',
  });
  expect(event).toMatchObject({
    version: "2.0",
    routeKey: "POST /v1/{call}",
    rawQueryString: "a=1&a=2&b=%20x",
    queryStringParameters: { a: "1,2", b: " x" },
    pathParameters: { call: "track" },
    cookies: ["s=1", "t=2"],
    headers: { "content-type": "application/json; charset=utf-8", "x-thing": "t" },
    body: '{"name":"Аня"}',
    isBase64Encoded: false,
    requestContext: {
      routeKey: "POST /v1/{call}",
      http: { method: "POST", sourceIp: "127.0.0.1", userAgent: "test", path: expect.any(String) },
      timeEpoch: START,
      stage: "$default",
    },
  });
  expect(event.headers).not.toHaveProperty("cookie");
});

test.each([
  ["text/plain", "x", false],
  ["application/vnd.api+json", "{}", false],
  ["application/x-www-form-urlencoded", "a=1", true],
  ["application/octet-stream", "\u0001", true],
])("a body of %s arrives as text or in base64, as on AWS", async (type, body, isBase64Encoded) => {
  const event = await payload("/v1/track", { headers: { "content-type": type }, body });
  expect(event.isBase64Encoded).toBe(isBase64Encoded);
  expect(Buffer.from(event.body ?? "", isBase64Encoded ? "base64" : "utf8").toString()).toBe(body);
});

test("the most specific route wins, greedy parameters take the rest of the path", async () => {
  expect((await payload("/v1/exact")).routeKey).toBe("POST /v1/exact");
  expect((await payload("/files/a/b%20c")).pathParameters).toEqual({ path: "a/b c" });
});

test("the function's status, headers and cookies go out; a bare object is a 200", async () => {
  const answer = await call("/v1/track");
  expect(answer.status).toBe(201);
  expect(answer.headers.get("x-own")).toBe("yes");
  expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  const plain = await call("/v1/track?plain=1");
  expect([plain.status, await plain.json()]).toEqual([200, { plain: true }]);
});

test.each([
  ["an unknown route", "/nowhere", {}, 404, "Not Found"],
  ["a known path with another method", "/v1/track", { method: "PUT" }, 404, "Not Found"],
  ["a function that fails", "/v1/track?fail=1", {}, 500, "Internal Server Error"],
  [
    "more than 10 MB",
    "/v1/track",
    { body: Buffer.alloc(10 * 1024 * 1024 + 1) },
    413,
    "Request Entity Too Large",
  ],
])("%s is answered by the gateway", async (_, path, init, status, message) => {
  const answer = await call(path, init);
  expect([answer.status, await answer.json()]).toEqual([status, { message }]);
});

test("the gateway answers CORS preflights by itself and adds its headers to answers", async () => {
  const preflight = await call("/v1/track", {
    method: "OPTIONS",
    headers: { origin: "https://shop.example", "access-control-request-method": "POST" },
  });
  expect(preflight.status).toBe(204);
  expect(Object.fromEntries(preflight.headers)).toMatchObject({
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "POST",
    "access-control-allow-headers": "content-type",
    "access-control-max-age": "60",
  });
  const answer = await call("/v1/track", { headers: { origin: "https://shop.example" } });
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
});

test("writes of a streamed table reach the function with their images, refused ones do not", async () => {
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  const Key = { customer: "u:1", fact: "a" };
  const put = (kind: string) =>
    documents.send(
      new PutCommand({
        TableName: "events",
        Item: { ...Key, kind },
        ConditionExpression: "attribute_not_exists(fact)",
      }),
    );
  await put("first");
  await expect(put("second")).rejects.toThrow("conditional");
  await documents.send(
    new UpdateCommand({
      TableName: "events",
      Key,
      UpdateExpression: "SET #k = :k",
      ExpressionAttributeNames: { "#k": "kind" },
      ExpressionAttributeValues: { ":k": "updated" },
    }),
  );
  await documents.send(new DeleteCommand({ TableName: "events", Key }));
  await stack.settled();
  expect(
    seen.stream.map(({ eventName, dynamodb }) => [
      eventName,
      dynamodb?.OldImage?.kind?.S,
      dynamodb?.NewImage?.kind?.S,
    ]),
  ).toEqual([
    ["INSERT", undefined, "first"],
    ["MODIFY", "first", "updated"],
    ["REMOVE", "updated", undefined],
  ]);
  expect(seen.stream[0]?.dynamodb?.Keys).toEqual({ customer: { S: "u:1" }, fact: { S: "a" } });
});

test("clients with the stack's transport get the same answers and errors as over HTTP", async () => {
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient(transport()));
  const Item = { customer: "u:Анна", fact: "direct", count: 1 };
  const put = new PutCommand({
    TableName: "events",
    Item,
    ConditionExpression: "attribute_not_exists(fact)",
  });
  await documents.send(put);
  await expect(documents.send(put)).rejects.toBeInstanceOf(ConditionalCheckFailedException);
  const over = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  const get = new GetCommand({ TableName: "events", Key: { customer: "u:Анна", fact: "direct" } });
  expect((await documents.send(get)).Item).toEqual((await over.send(get)).Item);
  await stack.settled();
  expect(seen.stream.map(({ eventName }) => eventName)).toEqual(["INSERT"]);
  await documents.send(
    new DeleteCommand({ TableName: "events", Key: { customer: "u:Анна", fact: "direct" } }),
  );
  const stepFunctions = new SFNClient(transport());
  const start = (input: string) =>
    stepFunctions.send(new StartExecutionCommand({ stateMachineArn: MACHINE, name: "direct", input }));
  await start("{}");
  await stack.settled();
  await expect(start("{}")).rejects.toBeInstanceOf(ExecutionAlreadyExists);
});

test("Step Functions answers its SDK client", async () => {
  const client = new SFNClient({});
  const { executionArn } = await client.send(
    new StartExecutionCommand({ stateMachineArn: MACHINE, name: "one", input: '{"a":1}' }),
  );
  await stack.settled();
  const described = await client.send(new DescribeExecutionCommand({ executionArn }));
  expect(described).toMatchObject({
    status: "SUCCEEDED",
    output: '{"done":true}',
    startDate: new Date(START),
  });
  const { executions } = await client.send(
    new ListExecutionsCommand({ stateMachineArn: MACHINE, statusFilter: "SUCCEEDED" }),
  );
  expect(executions?.map(({ name }) => name)).toContain("one");
  const again = client.send(
    new StartExecutionCommand({ stateMachineArn: MACHINE, name: "one", input: '{"a":1}' }),
  );
  await expect(again).rejects.toBeInstanceOf(ExecutionAlreadyExists);
});

test("events that functions put on the bus reach the rules that match", async () => {
  await new SFNClient({}).send(new StartExecutionCommand({ stateMachineArn: MACHINE, input: '{"b":2}' }));
  await stack.settled();
  expect(seen.heard).toMatchObject([
    { "detail-type": "NightlyCompleted", source: "comeback", detail: { input: { b: 2 } } },
  ]);
  const other = new PutEventsCommand({
    Entries: [{ EventBusName: "elsewhere", Source: "x", DetailType: "y", Detail: "{}" }],
  });
  await expect(new EventBridgeClient({}).send(other)).rejects.toThrow("Event bus elsewhere does not exist");
});

test("a function that fails at an event gets it again, then it lands on the queue", async () => {
  seen.hears = new Error("broken");
  const before = (await stack.stats()).queues["given-up"] ?? 0;
  await new SFNClient({}).send(new StartExecutionCommand({ stateMachineArn: MACHINE, input: "{}" }));
  await stack.settled();
  expect(seen.heard).toHaveLength(2);
  expect((await stack.stats()).queues["given-up"]).toBe(before + 1);
});

test("the keys secret has the demo's keys, and another secret does not exist", async () => {
  const client = new SecretsManagerClient({});
  const { SecretString = "" } = await client.send(
    new GetSecretValueCommand({ SecretId: process.env.KEYS_SECRET_ID }),
  );
  expect(JSON.parse(SecretString)).toMatchObject({
    segment: stack.writeKey,
    server: stack.serverKey,
    shopify: "demo-shopify-secret",
  });
  await expect(client.send(new GetSecretValueCommand({ SecretId: "other" }))).rejects.toThrow(
    "can't find the specified secret",
  );
});

const mail = (to: string, more: object = {}) =>
  new SendEmailCommand({
    FromEmailAddress: "Shop <shop@example.com>",
    Destination: { ToAddresses: [to] },
    Content: {
      Simple: {
        Subject: { Data: "Привет" },
        Body: { Html: { Data: "<p>Hi</p>" }, Text: { Data: "Hi" } },
        Headers: [{ Name: "List-Unsubscribe", Value: "<https://shop.example/u/1>" }],
      },
    },
    ConfigurationSetName: "Data-Mail",
    EmailTags: [{ Name: "chain", Value: "winback" }],
    ...more,
  });

test("a mail is in the inbox with its headers and the virtual time, and SES reports what became of it", async () => {
  const { MessageId = "" } = await new SESv2Client({}).send(mail("anna@example.com"));
  await stack.settled();
  const sent = (await stack.mails()).find(({ id }) => id === MessageId);
  expect(sent).toMatchObject({
    at: stack.clock.now(),
    to: "anna@example.com",
    subject: "Привет",
    html: "<p>Hi</p>",
    text: "Hi",
    headers: { "List-Unsubscribe": "<https://shop.example/u/1>" },
    tags: { chain: "winback" },
  });
  expect(seen.heard.map(({ detail }) => detail.eventType)).toEqual(["Send", "Delivery"]);
  expect(seen.heard[0]?.detail).toMatchObject({
    mail: { messageId: MessageId, tags: { chain: ["winback"], "ses:configuration-set": ["Data-Mail"] } },
  });
});

test("the mailbox simulator's bounce address bounces", async () => {
  await new SESv2Client({}).send(mail("bounce+x@simulator.amazonses.com"));
  await stack.settled();
  expect(seen.heard.map(({ "detail-type": type }) => type)).toEqual(["Email Sent", "Email Bounced"]);
});

test.each([
  [
    "an unknown configuration set",
    { ConfigurationSetName: "none" },
    "Configuration set <none> does not exist",
  ],
  ["no body", { Content: {} }, "expected"],
  ["a tag with spaces", { EmailTags: [{ Name: "chain", Value: "a b" }] }, "a tag holds letters"],
])("SES refuses a mail with %s", async (_, more, message) => {
  await expect(new SESv2Client({ maxAttempts: 1 }).send(mail("a@example.com", more))).rejects.toThrow(
    message,
  );
});

test("the schedule starts its machine at three in the morning in Berlin, also when the clocks change", async () => {
  await stack.clock.advanceTo(Date.parse("2026-03-30T12:00:00Z"));
  expect(seen.tasks).toEqual([{ due: "2026-03-29T01:00:00Z" }, { due: "2026-03-30T01:00:00Z" }]);
});

test("the control address tells how things are and moves the clock", async () => {
  const before = stack.clock.now();
  const moved = await fetch(`${stack.controlUrl}/clock`, { method: "POST", body: '{"advance":"2h"}' });
  expect(await moved.json()).toEqual({ now: new Date(before + 2 * 3_600_000).toISOString() });
  const status = await (await fetch(`${stack.controlUrl}/status`)).json();
  expect(status).toMatchObject({ tables: { events: 0 }, executions: { failed: 0, waiting: 0 } });
  const refused = await fetch(`${stack.controlUrl}/clock`, {
    method: "POST",
    body: '{"to":"2020-01-01T00:00:00Z"}',
  });
  expect([refused.status, await refused.json()]).toMatchObject([
    400,
    { detail: expect.stringContaining("only goes forward") },
  ]);
});

test("the command line finds the stack in local.json", async () => {
  const file = JSON.parse(await readFile(`${directory}/local.json`, "utf8"));
  expect(file).toMatchObject({
    pid: process.pid,
    apiUrl: stack.apiUrl,
    writeKey: "demo-write-key",
    serverKey: "demo-server-key",
    environment: { NIGHTLY_STATE_MACHINE_ARN: MACHINE, EVENTS_TABLE: "events", PUBLIC_URL: stack.apiUrl },
  });
});
