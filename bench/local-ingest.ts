import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pMap from "p-map";
import { startLocal } from "../local/stack.ts";

/**
 * How fast the local stack takes orders in, from the HTTP API to the customers' profiles: posts batches of Segment
 * orders and waits until all of them are folded. `npx node bench/local-ingest.ts [orders] [orders a customer] [batch]`
 */
const [orders = 10_000, each = 3, size = 50] = process.argv.slice(2).map(Number);
const START = Date.parse("2026-01-01T12:00:00Z");

const directory = await mkdtemp(join(tmpdir(), "comeback-bench-"));
const stack = await startLocal({ now: START, ports: "any", directory });

const order = (index: number) => ({
  type: "track",
  messageId: `order-${index}`,
  userId: `customer-${Math.floor(index / each)}`,
  event: "Order Completed",
  timestamp: new Date(START - ((index * 7_919) % 365) * 86_400_000).toISOString(),
  properties: {
    order_id: `order-${index}`,
    total: 10 + (index % 500),
    currency: "EUR",
    products: [
      { product_id: `p-${index % 100}`, category: `c-${index % 9}`, price: 10 + (index % 500), quantity: 1 },
    ],
  },
});

const headers = {
  "content-type": "application/json",
  authorization: `Basic ${Buffer.from(`${stack.serverKey}:`).toString("base64")}`,
};
const batches = Array.from({ length: Math.ceil(orders / size) }, (_, batch) =>
  Array.from({ length: Math.min(size, orders - batch * size) }, (_, index) => order(batch * size + index)),
);

const began = performance.now();
const cpu = process.cpuUsage();
await pMap(
  batches,
  async (batch) => {
    const answer = await fetch(`${stack.apiUrl}/v1/batch`, {
      method: "POST",
      headers,
      body: JSON.stringify({ batch }),
    });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    await answer.text();
  },
  { concurrency: 4 },
);
const accepted = (performance.now() - began) / 1000;
await stack.settled();
const seconds = (performance.now() - began) / 1000;
const used = process.cpuUsage(cpu);
const { tables, stream } = await stack.stats();
console.log(
  JSON.stringify({
    orders,
    seconds: Number(seconds.toFixed(1)),
    ordersPerSecond: Math.round(orders / seconds),
    acceptedPerSecond: Math.round(orders / accepted),
    cpuMsPerOrder: Number(((used.user + used.system) / 1000 / orders).toFixed(2)),
    stream,
    tables,
  }),
);
await stack.stop();
await rm(directory, { recursive: true });
