import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decodeCheckpoint, encodeCheckpoint } from "../../src/adapters/dynamodb/checkpoint-codec.ts";
import { makeCheckpointStore } from "../../src/adapters/dynamodb/checkpoint-store.ts";
import { makeMemoryCheckpointStore } from "../../src/adapters/memory/checkpoint-store.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import { type Checkpoint, foldCustomer } from "../../src/domain/checkpoint/checkpoint.ts";
import type { Fact } from "../../src/domain/facts/facts.ts";
import type { CheckpointStore } from "../../src/ports/checkpoints.ts";
import { anyFacts } from "../support/any-facts.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { day, fact, item, key, order, visit } from "../support/facts.ts";
import { heldToActions } from "../support/table-actions.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const stores: readonly [string, () => CheckpointStore][] = [
  [
    "DynamoDB",
    () =>
      heldToActions("checkpoints", dynamo.endpoint, (documents) =>
        makeCheckpointStore(documents, dynamo.names.checkpoints),
      ),
  ],
  ["memory", makeMemoryCheckpointStore],
];

const ANN = key("u:1");
const SETTINGS = { timeZone: "UTC", currency: "RUB", rates: {} };
const checkpointOf = (facts: readonly Fact[]): Checkpoint => foldCustomer(ANN, facts, SETTINGS).checkpoint;
const [first, second, late] = [1, 2, 3].map((at) => checkpointOf([visit(day(at)), order("A", day(at), 900)]));

describe.each(stores)("the checkpoint store in %s", (_, makeStore) => {
  let store: CheckpointStore;
  beforeAll(() => {
    store = makeStore();
  });

  it("knows nobody at first", async () => {
    expect(await store.get(key("u:nobody"))).toBeUndefined();
  });

  it("keeps what was written last, and the revision of the profile with it", async () => {
    await store.put(ANN, first, 3);
    await store.put(ANN, second, 4);
    expect(await store.get(ANN)).toEqual({ revision: 4, checkpoint: second });
  });

  it("lets nobody who is late write over it, and takes a repeated write for the first", async () => {
    await store.put(ANN, late, 3);
    await store.put(ANN, second, 4);
    expect(await store.get(ANN)).toEqual({ revision: 4, checkpoint: second });
  });

  it("remembers the revision of somebody who is part of somebody else", async () => {
    await store.put(ANN, undefined, 5);
    await store.put(ANN, second, 4);
    expect(await store.get(ANN)).toEqual({ revision: 5 });
  });
});

describe("checkpoints as DynamoDB keeps them", () => {
  it("read back as they were", () => {
    const years = anyFacts(40, undefined, 10).map((facts) =>
      facts.map((one, index) => ({
        ...one,
        at: one.at + index * 40 * DAY,
        receivedAt: one.at + index * 40 * DAY,
      })),
    );
    fc.assert(
      fc.property(years, (facts) => {
        const checkpoint = checkpointOf(facts);
        const read = decodeCheckpoint(ANN, encodeCheckpoint(ANN, checkpoint));
        expect(read).toStrictEqual(JSON.parse(JSON.stringify(checkpoint)));
        expect(read).toEqual(checkpoint);
      }),
      { numRuns: 50 },
    );
  });

  it("are nothing where somebody damaged them", () => {
    expect(decodeCheckpoint(ANN, Buffer.from("{"))).toBeUndefined();
  });

  it("take a KB for somebody who has looked around for years and buys now and then", () => {
    const product = (n: number) =>
      item(`product-${n % 40}`, {
        name: `Green tea no. ${n % 40}`,
        category: "Tea",
        price: { amount: 900, currency: "RUB" },
      });
    const facts = Array.from({ length: 400 }, (_, n): Fact => {
      const told = { at: day(4 * n), id: `page:${(n * 7_919).toString(36)}` as Fact["id"] };
      return n % 40 === 39
        ? order(`order-${n}`, day(4 * n), 1_800, { items: [product(n), product(n + 1)] })
        : fact("product-viewed", { ...told, item: product(n % 6) });
    });
    expect(encodeCheckpoint(ANN, checkpointOf(facts)).length).toBeLessThan(1_500);
  });
});
