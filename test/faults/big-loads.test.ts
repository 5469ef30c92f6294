import { setImmediate as turn } from "node:timers/promises";
import type { DynamoDBStreamEvent } from "aws-lambda";
import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { makeStandardHandler } from "../../functions/collect/standard-handler.ts";
import { makeFactStream } from "../../functions/people/fact-stream.ts";
import { makeQueues } from "../../local/events/queues.ts";
import { makeStreams } from "../../local/events/streams.ts";
import { encodeProfile } from "../../src/adapters/dynamodb/customer-codec.ts";
import { makeMemoryCustomerStore } from "../../src/adapters/memory/customer-store.ts";
import { makeMemoryEventStore } from "../../src/adapters/memory/event-store.ts";
import { makeMemoryTasteStore } from "../../src/adapters/memory/taste-store.ts";
import { NOBODY_TOLD } from "../../src/adapters/put-aside.ts";
import { makeProject } from "../../src/app/people/project.ts";
import { toFactItem } from "../../src/contracts/fact-item.ts";
import type { CustomerKey, Fact } from "../../src/domain/facts/facts.ts";
import { fold } from "../../src/domain/people/fold.ts";
import { DEFAULT_SETTINGS } from "../../src/domain/people/fold-config.ts";
import type { EventStore } from "../../src/ports/facts.ts";
import type { CustomerStore } from "../../src/ports/people.ts";
import { day, fact, hour, key, link, order, PROOF } from "../support/facts.ts";
import { ingestDeps, KEYS, NOW } from "../support/ingest.ts";
import { requestEvent } from "../support/ingest-server.ts";
import { EVENTS_TABLE, makeTime, resourcesOf } from "../support/local.ts";
import { NO_CONFIG, secrets } from "../support/projecting.ts";

/** As many as the issue says with `FAULTS=all`, fewer in every run of the tests. */
const ALL = process.env.FAULTS === "all";
const LONG = 600_000;

/** Stores that answer a turn later, so that whoever works at the same time gets in between; they count what is read. */
function slowly(events: EventStore, customers: CustomerStore) {
  const read = { facts: 0, conflicts: 0 };
  const counted = (facts: readonly Fact[]) => {
    read.facts += facts.length;
    return facts;
  };
  return {
    read,
    events: {
      ...events,
      factsOf: async (one: CustomerKey) => {
        await turn();
        return counted(await events.factsOf(one));
      },
      linksOf: async (one: CustomerKey) => {
        await turn();
        return counted(await events.linksOf(one));
      },
    },
    customers: {
      ...customers,
      get: async (one: CustomerKey) => {
        await turn();
        return customers.get(one);
      },
      putProfile: async (...put: Parameters<CustomerStore["putProfile"]>) => {
        await turn();
        const result = await customers.putProfile(...put);
        if (result === "conflict") read.conflicts += 1;
        return result;
      },
    },
  };
}

/** The projector behind a stream with the settings of lib/constructs/people.ts. */
function behindStream(events: EventStore, customers: CustomerStore) {
  const { clock, activity } = makeTime();
  const slow = slowly(events, customers);
  const handle = makeFactStream(
    makeProject({
      events: { ...slow.events, append },
      customers: slow.customers,
      tastes: makeMemoryTasteStore(),
      config: NO_CONFIG,
      secrets,
    }),
    NOBODY_TOLD.putAside,
  );
  const resources = resourcesOf({
    GivenUp: { Type: "AWS::SQS::Queue" },
    Mapping: {
      Type: "AWS::Lambda::EventSourceMapping",
      Properties: {
        FunctionName: "project",
        EventSourceArn: "arn:stream",
        StartingPosition: "TRIM_HORIZON",
        BatchSize: 100,
        ParallelizationFactor: 10,
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 10,
        FunctionResponseTypes: ["ReportBatchItemFailures"],
        DestinationConfig: { OnFailure: { Destination: { "Fn::GetAtt": ["GivenUp", "Arn"] } } },
      },
    },
  });
  let invocations = 0;
  const streams = makeStreams(resources, [EVENTS_TABLE], {
    handlers: {
      invoke: (_, event) => {
        invocations += 1;
        return handle(event as DynamoDBStreamEvent);
      },
    },
    queues: makeQueues(resources),
    activity,
    now: clock.now,
    log: () => {},
  });
  async function append(facts: readonly Fact[]) {
    const results = await events.append(facts);
    const stored = facts.filter((_, index) => results[index] === "stored");
    streams.changed(stored.map((one) => ({ table: "events", old: undefined, new: imageOf(one) })));
    return results;
  }
  return {
    read: slow.read,
    events: { ...events, append },
    settled: activity.quiet,
    stats: streams.stats,
    invocations: () => invocations,
  };
}

const imageOf = (one: Fact) =>
  Object.fromEntries(
    Object.entries(toFactItem(one)).map(([name, value]) => [
      name,
      typeof value === "number" ? { N: `${value}` } : { S: `${value}` },
    ]),
  );

describe("a customer with 20,000 orders", () => {
  const facts = Array.from({ length: 20_000 }, (_, index) =>
    order(`o${index}`, hour(4 * index), 10_000 + (index % 500), { customer: key("u:large") }),
  );

  it("has a profile of a tenth of what an item may have, and one more order counts", async () => {
    const [events, customers] = [makeMemoryEventStore(), makeMemoryCustomerStore()];
    const tastes = makeMemoryTasteStore();
    const project = makeProject({ events, customers, tastes, config: NO_CONFIG, secrets });
    await events.append(facts);
    await project(facts.slice(-1));
    const more = order("one-more", hour(90_000), 500, { customer: key("u:large") });
    await events.append([more]);
    expect(await project([more])).toEqual([{ ok: true }]);
    const profile = (await customers.get(key("u:large")))?.profile;
    expect(profile).toMatchObject({ orders: 20_001 });
    expect(profile).toEqual(fold(key("u:large"), [...facts, more], DEFAULT_SETTINGS));
    expect(profile && Buffer.byteLength(encodeProfile(profile))).toBeLessThan(40_000);
  });
});

describe("a browser that thousands share", () => {
  const people = ALL ? 5_000 : 1_000;
  const SHARED = key("a:kiosk");

  it("is nobody's: each keeps a profile of one's own", { timeout: LONG }, async () => {
    const [memory, customers] = [makeMemoryEventStore(), makeMemoryCustomerStore()];
    const { events, settled, stats, read } = behindStream(memory, customers);
    for (let one = 0; one < people; one += 1) {
      const id = key(`u:${one}`);
      const at = hour(one);
      await events.append([
        fact("visited", { customer: SHARED, at }),
        ...link(SHARED, id, at),
        fact("consent-given", { customer: id, at, proof: PROOF }),
      ]);
    }
    await settled();
    expect(stats()).toMatchObject({ waiting: 0, givenUp: 0 });
    for (let one = 0; one < people; one += 1) {
      const stored = await customers.get(key(`u:${one}`));
      expect(stored?.profile).toMatchObject({ aliases: [], facts: 2, consent: { status: "given" } });
    }
    const kiosk = await customers.get(SHARED);
    expect(kiosk?.profile).toMatchObject({ facts: 2 * people, consent: { status: "none" } });
    process.stdout.write(`shared by ${people}: ${read.facts} facts read, ${read.conflicts} conflicts\n`);
  });
});

describe("thousands of webhooks of one customer at once", () => {
  const webhooks = ALL ? 10_000 : 1_000;

  it("all end up in the profile, with few conflicts and nothing given up", { timeout: LONG }, async () => {
    const [memory, customers] = [makeMemoryEventStore(), makeMemoryCustomerStore()];
    const stream = behindStream(memory, customers);
    const handler = makeStandardHandler(ingestDeps({ events: stream.events }));
    const [secret = ""] = KEYS.standard;
    const answers = await Promise.all(
      Array.from({ length: webhooks }, async (_, index) => {
        const body = JSON.stringify(eventOf(index));
        const id = `msg_${index}`;
        const headers = {
          "content-type": "application/json",
          "webhook-id": id,
          "webhook-timestamp": `${NOW / 1_000}`,
          "webhook-signature": new Webhook(secret).sign(id, new Date(NOW), body),
        };
        const event = requestEvent({ path: "/webhooks/standard", body, headers });
        return handler({ ...event, raw: Buffer.alloc(0) }, {} as never);
      }),
    );
    expect(answers.filter(({ statusCode }) => statusCode !== 200)).toEqual([]);
    await stream.settled();
    expect(stream.stats()).toMatchObject({ waiting: 0, givenUp: 0 });
    const profile = (await customers.get(key("u:busy")))?.profile;
    expect(profile).toMatchObject({ orders: webhooks, spent: webhooks * 10_000 });
    expect(profile?.facts).toBeGreaterThanOrEqual(webhooks);
    const { facts, conflicts } = stream.read;
    process.stdout.write(
      `${webhooks} webhooks: ${stream.invocations()} invocations, ${facts} facts read, ${conflicts} conflicts\n`,
    );
    expect(conflicts).toBeLessThan(stream.invocations());
  });

  /** By whichever of her keys the sender knows at that moment. */
  function eventOf(index: number) {
    const keys = [
      { user_id: "busy" },
      { user_id: "busy", email: "busy@example.com" },
      { email: "busy@example.com" },
      { user_id: "busy", anonymous_id: `browser-${index % 7}` },
    ];
    return {
      type: "order.placed",
      timestamp: new Date(day(30) + index * 1_000).toISOString(),
      data: { customer: keys[index % keys.length], order_id: `W${index}`, total: 100, currency: "RUB" },
    };
  }
});
