import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { afterEach, describe, expect, it } from "vitest";
import { makeBus } from "../../src/adapters/eventbridge/bus.ts";
import type { Announcement } from "../../src/ports/announcements.ts";

interface Entry {
  readonly EventBusName: string;
  readonly Source: string;
  readonly DetailType: string;
  readonly Detail: string;
}

let server: Server | undefined;
afterEach(() => server?.close());

/** An EventBridge that takes what `takes` says and remembers it. */
async function eventBridge(takes: (entry: Entry, attempt: number) => boolean) {
  const calls: Entry[][] = [];
  const taken: Entry[] = [];
  const listening = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { Entries } = JSON.parse(Buffer.concat(chunks).toString()) as { Entries: Entry[] };
    calls.push(Entries);
    const results = Entries.map((entry) => {
      if (!takes(entry, calls.length)) return { ErrorCode: "ThrottlingException", ErrorMessage: "slow down" };
      taken.push(entry);
      return { EventId: "1" };
    });
    const FailedEntryCount = results.filter((result) => "ErrorCode" in result).length;
    response.setHeader("content-type", "application/x-amz-json-1.1");
    response.end(JSON.stringify({ FailedEntryCount, Entries: results }));
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  const client = new EventBridgeClient({
    endpoint: `http://127.0.0.1:${(listening.address() as AddressInfo).port}`,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  return { bus: makeBus(client, "shop"), calls, taken };
}

const changes = (count: number): Announcement[] =>
  Array.from({ length: count }, (_, n) => ({ type: "SegmentChanged", detail: { customer: `u:${n}` } }));
const customersOf = (entries: readonly Entry[]) =>
  entries.map((entry) => JSON.parse(entry.Detail).customer as string).sort();

describe("announcing on EventBridge", () => {
  it("puts everything on the shop's bus, from comeback, at most ten in a call", async () => {
    const { bus, calls, taken } = await eventBridge(() => true);
    await bus.publish(changes(23));
    expect(calls.map((entries) => entries.length)).toEqual([10, 10, 3]);
    expect(new Set(customersOf(taken)).size).toBe(23);
    expect(taken[0]).toMatchObject({
      EventBusName: "shop",
      Source: "comeback",
      DetailType: "SegmentChanged",
    });
  });

  it("collects what comes one by one", async () => {
    const { bus, calls, taken } = await eventBridge(() => true);
    await Promise.all(changes(41).map((change) => bus.publish([change])));
    expect(calls.map((entries) => entries.length)).toEqual([10, 10, 10, 10, 1]);
    expect(new Set(customersOf(taken)).size).toBe(41);
  });

  it("tells only those whose announcement was in a refused call", async () => {
    const { bus, taken } = await eventBridge((entry) => !entry.Detail.includes("u:0"));
    const results = await Promise.allSettled(changes(21).map((change) => bus.publish([change])));
    const [refused, others] = [Array(10).fill("rejected"), Array(11).fill("fulfilled")];
    expect(results.map(({ status }) => status)).toEqual([...refused, ...others]);
    expect(taken).toHaveLength(20);
  });

  it("tries again what was refused, and only that", async () => {
    const { bus, taken } = await eventBridge(
      (entry, attempt) => attempt > 2 || !entry.Detail.includes("u:1"),
    );
    await bus.publish(changes(12));
    expect(customersOf(taken)).toEqual(customersOf([...new Set(taken)]));
    expect(taken).toHaveLength(12);
  });

  it("says what the bus said when it refuses to the end", async () => {
    const { bus } = await eventBridge(() => false);
    await expect(bus.publish(changes(1))).rejects.toThrow(
      "refused 1 announcements: ThrottlingException slow down",
    );
  });

  it("announces nothing without a call", async () => {
    const { bus, calls } = await eventBridge(() => true);
    await bus.publish([]);
    expect(calls).toEqual([]);
  });
});
