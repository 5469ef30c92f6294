import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeUnseenStore } from "../../src/adapters/dynamodb/unseen-store.ts";
import { makeMemoryUnseenStore } from "../../src/adapters/memory/unseen-store.ts";
import { MOST_NAMES, OTHERS, type UnseenCount, type UnseenOfDay } from "../../src/domain/facts/unseen.ts";
import type { UnseenStore } from "../../src/ports/unseen.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { heldToActions } from "../support/table-actions.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

/** Stores of two processes on one table, on days of their own for each test. */
const STORES: Record<string, () => readonly [UnseenStore, UnseenStore]> = {
  memory: () => {
    const store = makeMemoryUnseenStore();
    return [store, store];
  },
  DynamoDB: () => [inDynamo(), inDynamo()],
};
const inDynamo = () =>
  heldToActions("unseen", dynamo.endpoint, (documents) => makeUnseenStore(documents, dynamo.names.journal));

const event = (name: string, count = 1): UnseenCount => ({ kind: "event", name, count });
const events = (prefix: string, many: number) =>
  Array.from({ length: many }, (_, index) => event(`${prefix} ${index}`));
const sum = (counts: readonly UnseenOfDay[]) => counts.reduce((total, { count }) => total + count, 0);
const sorted = (counts: readonly UnseenOfDay[]) => counts.toSorted((a, b) => (a.name < b.name ? -1 : 1));

describe.each(Object.entries(STORES))("counts of what was not understood in %s", (_, open) => {
  it("add up by source, day, kind and name, whoever counts at the same time", async () => {
    const [one, other] = open();
    const day = 20_100;
    await Promise.all([
      ...Array.from({ length: 5 }, () => one.add("segment", day, [event("Order Completd", 3)])),
      ...Array.from({ length: 5 }, () => other.add("segment", day, [event("Order Completd", 2)])),
    ]);
    await one.add("shopify", day, [{ kind: "amount", name: "total_price (string)", count: 1 }]);
    await one.add("segment", day + 6, [event("Later")]);
    await one.add("segment", day + 7, [event("Too late")]);
    await one.add("segment", day - 1, [event("Too early")]);
    expect(sorted(await other.counts(day, day + 6))).toEqual([
      { source: "segment", day: day + 6, kind: "event", name: "Later", count: 1 },
      { source: "segment", day, kind: "event", name: "Order Completd", count: 25 },
      { source: "shopify", day, kind: "amount", name: "total_price (string)", count: 1 },
    ]);
    expect(await one.counts(day + 20, day + 30)).toEqual([]);
  });

  it("keep any name apart from the attributes of the item", async () => {
    const [store] = open();
    const names = ["day", "names", "owner", "#n0", ":n0", "a  b", "Ünï çødé ☃", "expiresAt", "__proto__"];
    await store.add(
      "standard",
      20_200,
      names.map((name) => event(name)),
    );
    const counts = await store.counts(20_200, 20_200);
    expect(counts.map(({ name }) => name).sort()).toEqual([...names].sort());
    expect(new Set(counts.map(({ count, day }) => `${count} ${day}`))).toEqual(new Set(["1 20200"]));
  });

  it("hold so many names a day and no more, from however many processes; the rest is counted by kind", async () => {
    const [one, other] = open();
    const day = 20_300;
    await Promise.all([
      one.add("segment", day, events("a", 30)),
      other.add("segment", day, events("b", 30)),
      one.add("segment", day, events("c", 200)),
    ]);
    await other.add("segment", day, events("d", 100));
    const counts = await one.counts(day, day);
    const named = counts.filter(({ name }) => name !== OTHERS);
    expect(named.length).toBeGreaterThan(20);
    expect(named.length).toBeLessThanOrEqual(MOST_NAMES);
    expect(sum(counts)).toBe(360);
  });

  it("still count names apart that are there already when there is no room for new ones", async () => {
    const [one, other] = open();
    const day = 20_400;
    await one.add("segment", day, events("a", MOST_NAMES));
    await other.add("segment", day, [event("a 7"), event("new", 4)]);
    await other.add("segment", day, [event("a 7"), event("new", 4)]);
    const counts = await one.counts(day, day);
    expect(counts.find(({ name }) => name === "a 7")?.count).toBe(3);
    expect(counts.find(({ name }) => name === OTHERS)).toMatchObject({ kind: "event", count: 8 });
    expect(counts).toHaveLength(MOST_NAMES + 1);
  });
});
