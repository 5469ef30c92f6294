import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeCustomerStore } from "../../src/adapters/dynamodb/customer-store.ts";
import { makeRunStore } from "../../src/adapters/dynamodb/run-store.ts";
import { LEASE_MS } from "../../src/app/nightly/task.ts";
import { DAY, MINUTE } from "../../src/domain/basics/calendar.ts";
import type { Score } from "../../src/domain/people/profile.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { boughtAgo, openShop, type Shop, shopper } from "../support/nights.ts";

const PEOPLE = [
  ...Array.from({ length: 12 }, (_, n) => shopper(`u:${n}`, boughtAgo(n + 60, 7 + (n % 3)))),
  ...Array.from({ length: 4 }, (_, n) => shopper(`u:still-${n}`, boughtAgo(n + 50))),
];

const open: TestDynamo[] = [];
afterAll(() => Promise.all(open.map((dynamo) => dynamo.stop())));

/** A shop whose runs and customers are in a DynamoDB of its own, three days after its first night. */
async function shopOnDynamo(): Promise<Shop> {
  const dynamo = await startDynamo();
  open.push(dynamo);
  const { documents, names } = dynamo;
  const shop = await openShop(PEOPLE, {
    stores: {
      runs: makeRunStore(documents, names.config),
      customers: makeCustomerStore(documents, names.customers),
    },
  });
  await shop.night();
  shop.advance(3);
  return shop;
}

async function outcomeOf(shop: Shop) {
  const scores: Record<string, Score | undefined> = {};
  for await (const { profile, score } of shop.customers.scan(0, 1)) scores[profile.id] = score;
  return {
    scores,
    metrics: await shop.nights.metrics(),
    entered: [await shop.entered("remind"), await shop.entered("wake")],
    changes: new Set(shop.announced("SegmentChanged").map((change) => JSON.stringify(change))),
  };
}

describe("nightly runs on DynamoDB", () => {
  let undisturbed: Awaited<ReturnType<typeof outcomeOf>>;
  beforeAll(async () => {
    const shop = await shopOnDynamo();
    await shop.night({ shards: 2 });
    undisturbed = await outcomeOf(shop);
  });

  it("that are started at the same time make one night: Scheduler may start one twice", async () => {
    const shop = await shopOnDynamo();
    const nights = await Promise.all([1, 2, 3, 4].map(() => shop.night({ shards: 2 })));
    const [made, ...others] = nights.filter((night) => typeof night !== "string");
    expect(made).toMatchObject({ run: "2026-03-04", enrolled: 12 });
    expect(others).toEqual([]);
    for (const night of nights)
      if (typeof night === "string") expect(night).toMatch(/under way|done already/);
    expect(await outcomeOf(shop)).toEqual(undisturbed);
    expect(await shop.travelling()).toHaveLength(12);
    expect(await shop.night()).toContain("done already");
  });

  it.each([
    "measure",
    "model",
    "score",
    "publish",
  ])("that die before %s hold the next one off for half an hour, and change nothing when they come back", async (death) => {
    const shop = await shopOnDynamo();
    const old = await shop.parts().plan({ shards: 2 });
    const { measure, makeModel, score, publish } = shop.parts();
    const [first = 0, second = 0] = old.shards;
    for (const shard of old.shards) await measure({ ...old, shard });
    if (death === "publish") {
      await makeModel(old);
      for (const shard of old.shards) await score({ ...old, shard });
    }

    shop.advance((LEASE_MS - MINUTE) / DAY);
    expect(await shop.night()).toContain("under way");
    shop.advance((2 * MINUTE) / DAY);
    const fresh = await shop.parts().plan({ shards: 3 });
    expect(fresh.fence).toBeGreaterThan(old.fence);
    await expect(measure({ ...old, shard: first })).rejects.toThrow("lost its lease");
    await expect(score({ ...old, shard: second })).rejects.toThrow("lost its lease");
    expect(await shop.carryOut(fresh)).toMatchObject({ enrolled: 12, baseline: false });
    await expect(publish(old)).rejects.toThrow("lost its lease");

    // The fence says which run wrote a score; all else is as if nothing had happened.
    const withoutFences = ({ scores, ...rest }: typeof undisturbed) => ({
      ...rest,
      scores: JSON.parse(JSON.stringify(scores, (name, value) => (name === "fence" ? undefined : value))),
    });
    expect(withoutFences(await outcomeOf(shop))).toEqual(withoutFences(undisturbed));
    expect(new Set(await shop.travelling()).size).toBe(12);
  });
});
