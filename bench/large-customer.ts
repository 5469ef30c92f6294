import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { encodeProfile } from "../src/adapters/dynamodb/customer-codec.ts";
import { makeEventStore } from "../src/adapters/dynamodb/event-store.ts";
import { makeMemoryCustomerStore } from "../src/adapters/memory/customer-store.ts";
import { makeMemoryTasteStore } from "../src/adapters/memory/taste-store.ts";
import { makeProject } from "../src/app/people/project.ts";
import { toFactItem } from "../src/contracts/fact-item.ts";
import { perKey } from "../src/contracts/keys.ts";
import type { CustomerKey, Fact, FactId } from "../src/domain/facts/facts.ts";

/**
 * What it costs to fold a customer with very many orders again: what the projector does for every batch with news of
 * one. The pages of the query are made beforehand, so the time is the function's own: the SDK, the fold, the encoding.
 * `npx node bench/large-customer.ts [orders]`
 */
const orders = Number(process.argv[2] ?? 20_000);
const CUSTOMER = "u:large" as CustomerKey;
const FIRST = Date.parse("2016-01-01T00:00:00Z");
/** A query answers with 1 MB of items, a strong read unit is 4 KB. */
const PAGE_BYTES = 1_000_000;
const READ_UNIT = 4_096;
const ROUNDS = 5;

const facts = Array.from({ length: orders }, (_, index): Fact => {
  const at = FIRST + index * 4 * 3_600_000;
  const price = { amount: 10_000 + (index % 500) * 100, currency: "EUR" };
  return {
    kind: "order-placed",
    id: `order:shop:${String(index).padStart(8, "0")}:${at}` as FactId,
    customer: CUSTOMER,
    at,
    receivedAt: at + 500,
    source: "segment",
    order: `order-${index}`,
    version: at,
    placedAt: at,
    total: price,
    items: [
      { product: `p-${index % 100}`, name: "A pot of tea", category: `c-${index % 9}`, price, quantity: 1 },
    ],
  };
});

const attribute = (value: string | number) => (typeof value === "number" ? { N: `${value}` } : { S: value });
const items = facts.map((fact) =>
  JSON.stringify(
    Object.fromEntries(Object.entries(toFactItem(fact)).map(([name, value]) => [name, attribute(value)])),
  ),
);
const bytes = facts.reduce(
  (sum, fact) => sum + Buffer.byteLength(Object.entries(toFactItem(fact)).join("")),
  0,
);
const perPage = Math.ceil(items.length / Math.ceil(bytes / PAGE_BYTES));
const pages = Array.from({ length: Math.ceil(items.length / perPage) }, (_, page) => {
  const more = (page + 1) * perPage < items.length;
  const next = more ? `,"LastEvaluatedKey":{"customer":{"S":"${CUSTOMER}"},"fact":{"S":"${page + 1}"}}` : "";
  return Buffer.from(`{"Items":[${items.slice(page * perPage, (page + 1) * perPage).join(",")}]${next}}`);
});

/** Answers queries from the pages, by the number of the page in the start key. */
const requestHandler = {
  handle: async ({ body }: { readonly body: string | Uint8Array }) => {
    const query = JSON.parse(typeof body === "string" ? body : new TextDecoder().decode(body));
    const isLinks = ":links" in query.ExpressionAttributeValues;
    const page = pages[Number(query.ExclusiveStartKey?.fact.S ?? 0)];
    return { response: { statusCode: 200, headers: {}, body: isLinks ? Buffer.from('{"Items":[]}') : page } };
  },
};
const client = new DynamoDBClient({
  region: "us-east-1",
  credentials: { accessKeyId: "none", secretAccessKey: "none" },
  requestHandler,
});
const events = makeEventStore(DynamoDBDocumentClient.from(client), "events");
const customers = makeMemoryCustomerStore();
const project = makeProject({
  events,
  customers,
  tastes: makeMemoryTasteStore(),
  config: { current: async () => undefined },
  secrets: { keys: async () => ({ ...perKey(() => []), mailbox: ["a-mailbox-key-of-a-benchmark"] }) },
});

const times: number[] = [];
let peak = 0;
for (let round = 0; round < ROUNDS; round += 1) {
  const before = process.cpuUsage();
  const [outcome] = await project(facts.slice(-1));
  if (!outcome?.ok) throw outcome?.error;
  const { user, system } = process.cpuUsage(before);
  times.push((user + system) / 1_000);
  peak = Math.max(peak, process.memoryUsage().heapUsed);
}
const stored = await customers.get(CUSTOMER);
if (stored?.profile?.orders !== orders)
  throw new Error(`folded ${stored?.profile?.orders} of ${orders} orders`);
console.log(
  JSON.stringify({
    orders,
    megabytes: Math.round(bytes / 1e5) / 10,
    pages: pages.length,
    readUnits: Math.ceil(bytes / READ_UNIT),
    cpuMilliseconds: Math.round(times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0),
    heapMegabytes: Math.round(peak / 1e6),
    profileBytes: Buffer.byteLength(encodeProfile(stored.profile)),
  }),
);
