import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeEventStore } from "../../src/adapters/dynamodb/event-store.ts";
import { makeMemoryEventStore } from "../../src/adapters/memory/event-store.ts";
import type { CustomerKey, Fact, FactBody, FactId } from "../../src/domain/facts/facts.ts";
import { undoneFact } from "../../src/domain/facts/imports.ts";
import { factId } from "../../src/domain/people/consent.ts";
import type { EventStore } from "../../src/ports/facts.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { day, fact, key, link, visit } from "../support/facts.ts";
import { heldToActions } from "../support/table-actions.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const stores: readonly [string, () => EventStore][] = [
  [
    "DynamoDB",
    () =>
      heldToActions("events", dynamo.endpoint, (documents) => makeEventStore(documents, dynamo.names.events)),
  ],
  ["memory", makeMemoryEventStore],
];

const byId = (facts: readonly Fact[]) => facts.toSorted((a, b) => (a.id < b.id ? -1 : 1));

async function keysOf(store: EventStore, shards: number): Promise<readonly CustomerKey[]> {
  const keys: CustomerKey[] = [];
  for (let shard = 0; shard < shards; shard++)
    for await (const one of store.keys(shard, shards)) keys.push(one);
  return keys;
}

describe.each(stores)("the event store in %s", (_, makeStore) => {
  let store: EventStore;
  beforeAll(() => {
    store = makeStore();
  });

  it("gives facts back as they were", async () => {
    const odd = fact("opaque", {
      customer: key("u:odd"),
      type: "Хит \u{1f600}",
      payload: { nested: [{ empty: "", none: null, deep: [[[[1.5, -3, 2 ** 53]]]] }], __proto__x: "'\";--" },
    });
    const seen = visit(day(1), key("u:odd"));
    expect(await store.append([odd, seen])).toEqual(["stored", "stored"]);
    expect(byId(await store.factsOf(key("u:odd")))).toEqual(byId([odd, seen]));
  });

  it("counts what it holds, a duplicate once", async () => {
    const before = await store.approximateCount();
    const counted = [visit(day(1), key("u:counted")), visit(day(2), key("u:counted"))];
    await store.append(counted);
    await store.append(counted);
    expect((await store.approximateCount()) - before).toBe(2);
  });

  it("takes payloads nested deeper than the database takes", async () => {
    const deep = JSON.parse(`${"[".repeat(60)}1${"]".repeat(60)}`);
    const nested = fact("opaque", { customer: key("u:deep"), type: "deep", payload: deep });
    await store.append([nested]);
    expect(await store.factsOf(key("u:deep"))).toEqual([nested]);
  });

  it("keeps the first of two facts with one id and says so", async () => {
    const id = "m1" as FactId;
    const first = fact("visited", { id, customer: key("u:twice"), url: "first" });
    const second = fact("visited", { id, customer: key("u:twice"), url: "second" });
    expect(await store.append([first])).toEqual(["stored"]);
    expect(await store.append([second, visit(day(2), key("u:twice"))])).toEqual(["duplicate", "stored"]);
    expect((await store.factsOf(key("u:twice"))).find((one) => one.id === id)).toEqual(first);
  });

  it("stores one of two copies that come together", async () => {
    const copies = [1, 2].map(() => fact("visited", { id: "m2" as FactId, customer: key("u:once") }));
    expect([...(await store.append(copies))].sort()).toEqual(["duplicate", "stored"]);
  });

  it("reads the links of a partition without the rest", async () => {
    const links = [...link("a:7", "u:linked"), ...link("a:8", "u:linked")];
    await store.append([...links, visit(day(0), key("u:linked"))]);
    const found = await store.linksOf(key("u:linked"));
    expect(byId(found)).toEqual(byId(links.filter(({ customer }) => customer === "u:linked")));
    expect(await store.linksOf(key("u:nobody"))).toEqual([]);
  });

  it("reads what ends mails to a key without the rest, whoever said it", async () => {
    const customer = key("u:had-enough");
    expect(await store.stopsOf(customer)).toEqual([]);
    const proof = { purpose: "marketing", channel: "email", source: "unsubscribe page" };
    let made = 0;
    const told = (body: FactBody): Fact => ({
      ...{ customer, at: 1, receivedAt: 1, source: "shopify", id: factId(body, `shopify:m${made++}`) },
      ...body,
    });
    const stopped = [
      told({ kind: "consent-withdrawn", proof }),
      told({ kind: "mail", event: "bounced", permanent: true, send: "s1" }),
      told({ kind: "mail", event: "complained", send: "s1" }),
    ];
    const others = [
      told({ kind: "consent-given", proof }),
      told({ kind: "mail", event: "bounced", permanent: false, send: "s2" }),
      told({ kind: "mail", event: "delivered", send: "s1" }),
      { ...told({ kind: "consent-withdrawn", proof }), customer: key("u:had-enough-too") },
    ];
    await store.append([...others, ...stopped]);
    expect(byId(await store.stopsOf(customer))).toEqual(byId(stopped));
  });

  it("reads partitions of more than a page", async () => {
    const payload = "x".repeat(30_000);
    const big = Array.from({ length: 80 }, () =>
      fact("opaque", { customer: key("u:big"), type: "t", payload }),
    );
    await store.append(big);
    expect(byId(await store.factsOf(key("u:big")))).toEqual(byId(big));
  });

  it("finds what an import told of, and leaves it out once that is undone", async () => {
    const told = { customer: key("u:imported"), import: "imp-0123456789ab" };
    const kept = fact("visited", { customer: key("u:imported"), at: day(1) });
    const facts = [fact("visited", { ...told, at: day(2) }), fact("visited", { ...told, at: day(3) })];
    await store.append([kept, ...facts]);
    const found = [];
    for (let shard = 0; shard < 3; shard++)
      for await (const one of store.partitionsOfImport(told.import, shard, 3)) found.push(one);
    expect(found).toEqual([{ customer: "u:imported", facts: 2 }]);
    expect(byId(await store.factsOf(key("u:imported")))).toEqual(byId([kept, ...facts]));
    const undone = undoneFact(told.customer, { undone: told.import, by: "ann", reason: "x", at: day(4) });
    await store.append([undone]);
    expect(byId(await store.factsOf(key("u:imported")))).toEqual(byId([kept, undone]));
    expect(await store.linksOf(key("u:imported"))).toEqual([undone]);
  });

  it("lists every partition once, at any number of shards", async () => {
    const all = (await keysOf(store, 1)).toSorted();
    expect(new Set(all).size).toBe(all.length);
    expect(all).toEqual(expect.arrayContaining(["a:7", "u:big", "u:linked", "u:odd"]));
    expect((await keysOf(store, 5)).toSorted()).toEqual(all);
  });
});
