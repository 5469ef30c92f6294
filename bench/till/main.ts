import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import Table from "cli-table3";
import { refusedCaller } from "../../functions/collect/shop-caller.ts";
import { logTo } from "../../functions/middleware/observed.ts";
import { makeTillCodesHandler } from "../../functions/offers/till-codes-handler.ts";
import { makeCodeStore } from "../../src/adapters/dynamodb/code-store.ts";
import { makeMemoryBudgetStore } from "../../src/adapters/memory/budget-store.ts";
import { makeMemoryCustomerStore } from "../../src/adapters/memory/customer-store.ts";
import { perKey } from "../../src/contracts/keys.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import type { Code } from "../../src/domain/offers/codes/code.ts";
import type { PublishedBundle } from "../../src/ports/config.ts";

/**
 * The time that Comeback itself takes to answer a till, beside a handler that answers from one GetItem and knows nothing.
 * DynamoDB answers at once from memory, through the SDK: what is measured is the function's own. `npm run bench:till`
 */
const ROUNDS = Number(process.argv[2] ?? 5_000);
const WARM_UP = 500;
const NOW = Date.UTC(2026, 2, 1, 12);
const DAY = 86_400_000;
const KEY = "the-servers-key";

const code: Code = {
  ...{ code: "HELLO-7F3K9Q2M", offer: "thanks", issue: 1, customer: "u:1" as CustomerKey, bound: "customer" },
  ...{ counters: ["offer:thanks@2026-03", "all@2026-03"], reserved: 30_000, issuedAt: NOW - DAY },
  ...{ stage: "sent", sentAt: NOW - DAY, revision: 2 },
  terms: {
    benefit: { kind: "percent", percent: 10, most: 30_000 },
    ...{ variant: "universal", tier: "standard", validUntil: NOW + 7 * DAY },
  },
};

/** A value as DynamoDB's protocol has it. */
function attribute(value: unknown): object {
  if (typeof value === "number") return { N: `${value}` };
  if (typeof value === "string") return { S: value };
  return Array.isArray(value) ? { L: value.map(attribute) } : { M: attributes(value as object) };
}
const attributes = (fields: object) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, attribute(value)]));

const item = Buffer.from(
  JSON.stringify({ Item: attributes({ owner: "codes#00", entry: code.code, ...code }) }),
);
const nothing = Buffer.from("{}");

const textOf = (body: string | Uint8Array) =>
  typeof body === "string" ? body : new TextDecoder().decode(body);

/** Answers reads of the one code, and takes every write. */
const requestHandler = {
  handle: async ({
    headers,
    body,
  }: {
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | Uint8Array;
  }) => {
    const isRead = headers["x-amz-target"]?.endsWith(".GetItem") && textOf(body).includes(code.code);
    return { response: { statusCode: 200, headers: {}, body: isRead ? item : nothing } };
  },
};
const documents = DynamoDBDocumentClient.from(
  new DynamoDBClient({
    region: "us-east-1",
    credentials: { accessKeyId: "bench", secretAccessKey: "bench" },
    requestHandler: requestHandler as never,
  }),
  { marshallOptions: { removeUndefinedValues: true } },
);

const store = {
  ...{ currency: "RUB", time_zone: "UTC", default_language: "en", exchange_rates: {} },
} as unknown as Bundle["store"];
const offers = { tiers: [], price_floor_percent: 0, list: {} };
const published = { bundle: { store, offers } } as unknown as PublishedBundle;

/** Of the middleware that counts requests: a second passes between two, so that none is too many. */
let ticks = 0;
const handler = makeTillCodesHandler({
  budgets: makeMemoryBudgetStore(),
  codes: makeCodeStore(documents, "journal"),
  customers: makeMemoryCustomerStore(),
  config: { current: async () => published },
  secrets: { keys: async () => ({ ...perKey(() => []), server: [KEY], mailbox: ["mailbox"] }) },
  clock: { now: () => NOW },
  refusedCaller,
  ticks: () => (ticks += 1_000),
});

const headers = { "content-type": "application/json", authorization: `Bearer ${KEY}` };
const basket = {
  items: Array.from({ length: 10 }, (_, index) => ({
    product: `p${index}`,
    category: "Tea",
    price: 199,
    quantity: 2,
  })),
  delivery: 300,
};
const request = (what: string, body: object) => ({
  ...{ rawPath: `/v1/codes/${what}`, headers, isBase64Encoded: false, body: JSON.stringify(body) },
});
const asks = (what: string, more: object = {}) => {
  const event = request(what, { code: code.code, customer: { id: "1" }, basket, ...more });
  return () => handler(event as never, {} as never);
};

const WORK: Readonly<Record<string, () => Promise<unknown>>> = {
  "one GetItem and its answer": async () => {
    const key = { TableName: "journal", Key: { owner: "codes#00", entry: code.code } };
    const { Item } = await documents.send(new GetCommand(key));
    return { statusCode: 200, body: JSON.stringify({ valid: Item?.stage === "sent" }) };
  },
  "check a good code": asks("check"),
  "check a code that is unknown": asks("check", { code: "HELLO-NOTHING0" }),
  "check somebody else's code": asks("check", { customer: { id: "2" } }),
  redeem: asks("redeem", { order: "o1" }),
};

logTo(() => {});
const table = new Table({ head: ["", "median, ms", "p99, ms", "of the first"] });
let first = Number.NaN;
for (const [name, work] of Object.entries(WORK)) {
  const times = await measured(work);
  const [median, p99] = [times[times.length >> 1] ?? 0, times[Math.floor(times.length * 0.99)] ?? 0];
  if (Number.isNaN(first)) first = median;
  table.push([name, median.toFixed(3), p99.toFixed(3), `${(median / first).toFixed(2)}×`]);
}
console.log(table.toString());

async function measured(work: () => Promise<unknown>): Promise<readonly number[]> {
  for (let round = 0; round < WARM_UP; round++) await work();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return times.sort((one, other) => one - other);
}
