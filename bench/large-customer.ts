import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { encodeCheckpoint } from "../src/adapters/dynamodb/checkpoint-codec.ts";
import { encodeProfile } from "../src/adapters/dynamodb/customer-codec.ts";
import { makeEventStore } from "../src/adapters/dynamodb/event-store.ts";
import { makeMemoryCheckpointStore } from "../src/adapters/memory/checkpoint-store.ts";
import { makeMemoryCustomerStore } from "../src/adapters/memory/customer-store.ts";
import { makeMemoryTasteStore } from "../src/adapters/memory/taste-store.ts";
import { makeProject } from "../src/app/people/project.ts";
import { toFactItem } from "../src/contracts/fact-item.ts";
import { perKey } from "../src/contracts/keys.ts";
import type { CustomerKey, Fact, FactId } from "../src/domain/facts/facts.ts";

import type { CheckpointStore } from "../src/ports/checkpoints.ts";
import type { PublishedBundle } from "../src/ports/config.ts";

/**
 * What a customer with very many orders costs: news folded on the checkpoint, which is what events take, and a fold of all
 * facts, which is what an order that is over takes. The pages of the query are made beforehand, so the time is the
 * function's own: the SDK, the fold, the encoding.
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
    queries += 1;
    const isLinks = ":links" in query.ExpressionAttributeValues;
    const page = pages[Number(query.ExclusiveStartKey?.fact.S ?? 0)];
    return { response: { statusCode: 200, headers: {}, body: isLinks ? Buffer.from('{"Items":[]}') : page } };
  },
};
let queries = 0;
const client = new DynamoDBClient({
  region: "us-east-1",
  credentials: { accessKeyId: "none", secretAccessKey: "none" },
  requestHandler,
});
const events = makeEventStore(DynamoDBDocumentClient.from(client), "events");
const customers = makeMemoryCustomerStore();
const stored = makeMemoryCheckpointStore();
/** Without the profile's checkpoint all facts are read. */
const withoutCheckpoint = { ...stored, get: async () => undefined };
const store = {
  currency: "EUR",
  time_zone: "UTC",
  exchange_rates: {},
  trigger_freshness: "24h",
  url: "https://s.example",
};
const published = { version: 1, bundle: { store } } as PublishedBundle;
const deps = {
  events,
  customers,
  tastes: makeMemoryTasteStore(),
  config: { current: async () => published },
  secrets: { keys: async () => ({ ...perKey(() => []), mailbox: ["a-mailbox-key-of-a-benchmark"] }) },
};

interface Round {
  readonly cpuMilliseconds: number;
  readonly pages: number;
}

async function played(checkpoints: CheckpointStore, news: readonly Fact[]): Promise<Round> {
  const before = process.cpuUsage();
  queries = 0;
  const [outcome] = await makeProject({ ...deps, checkpoints })(news);
  if (!outcome?.ok) throw outcome?.error;
  const { user, system } = process.cpuUsage(before);
  return { cpuMilliseconds: Math.round((user + system) / 1_000), pages: queries };
}

const median = (rounds: readonly Round[]) =>
  rounds.toSorted((a, b) => a.cpuMilliseconds - b.cpuMilliseconds)[Math.floor(rounds.length / 2)];

const all: Round[] = [];
for (let round = 0; round < ROUNDS; round += 1) all.push(await played(withoutCheckpoint, facts.slice(-1)));
const peak = process.memoryUsage().heapUsed;
const news: Round[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const at = FIRST + (orders + round) * 4 * 3_600_000;
  const visit: Fact = {
    ...{ kind: "visited", id: `visit-${round}` as FactId, customer: CUSTOMER },
    ...{ at, receivedAt: at, source: "segment" },
  };
  news.push(await played(stored, [visit]));
}
const profile = (await customers.get(CUSTOMER))?.profile;
const checkpoint = (await stored.get(CUSTOMER))?.checkpoint;
if (profile?.orders !== orders || !checkpoint)
  throw new Error(`folded ${profile?.orders} of ${orders} orders`);
console.log(
  JSON.stringify({
    orders,
    megabytes: Math.round(bytes / 1e5) / 10,
    readUnits: Math.ceil(bytes / READ_UNIT),
    all: median(all),
    news: median(news),
    heapMegabytes: Math.round(peak / 1e6),
    profileBytes: Buffer.byteLength(encodeProfile(profile)),
    checkpointBytes: encodeCheckpoint(CUSTOMER, checkpoint).length,
  }),
);
