import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { failing, inserted, type Seen, streamTo } from "../support/local.ts";

const facts = (records: readonly Seen[]) => records.map((record) => record.fact);

test("records of one customer arrive in order, whatever else arrives and however long a batch takes", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 60 }), async (customers) => {
      const seen = new Map<string, number[]>();
      const { streams, quiet } = streamTo(
        async (records) => {
          await sleep(Math.random() * 3);
          for (const { customer, fact } of records)
            seen.set(customer, [...(seen.get(customer) ?? []), Number(fact)]);
        },
        { BatchSize: 3, ParallelizationFactor: 4 },
      );
      for (const [index, customer] of customers.entries())
        streams.changed([inserted(`u:${customer}`, `${index}`)]);
      await quiet();
      expect([...seen.values()].flat()).toHaveLength(customers.length);
      for (const order of seen.values()) expect(order).toEqual(order.toSorted((a, b) => a - b));
    }),
    { numRuns: 25 },
  );
});

test("batches hold at most BatchSize records", async () => {
  const sizes: number[] = [];
  const { streams, quiet } = streamTo((records) => void sizes.push(records.length), { BatchSize: 4 });
  streams.changed(Array.from({ length: 10 }, (_, index) => inserted("u:1", `${index}`)));
  await quiet();
  expect(sizes).toEqual([4, 4, 2]);
});

test("a partial answer repeats from the lowest failed record, not what came before it", async () => {
  const batches: string[][] = [];
  const { streams, quiet, givenUp } = streamTo((records) => {
    batches.push(facts(records));
    return batches.length === 1
      ? failing(records.filter(({ fact }) => fact === "d" || fact === "b"))
      : undefined;
  });
  streams.changed(["a", "b", "c", "d"].map((fact) => inserted("u:1", fact)));
  await quiet();
  expect(batches).toEqual([
    ["a", "b", "c", "d"],
    ["b", "c", "d"],
  ]);
  expect(givenUp()).toEqual([]);
});

test("bisecting leaves a poison record alone: all others go through and it lands on the queue", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 10 }),
      fc.nat(9),
      fc.boolean(),
      async (size, where, reports) => {
        const poison = where % size;
        const done: string[] = [];
        const { streams, quiet, givenUp } = streamTo(
          (records) => {
            const bad = records.findIndex(({ fact }) => fact === `${poison}`);
            if (bad >= 0 && !reports) throw new Error("poison");
            done.push(...facts(bad < 0 ? records : records.slice(0, bad)));
            return bad < 0 ? undefined : failing(records.slice(bad, bad + 1));
          },
          { BisectBatchOnFunctionError: true, MaximumRetryAttempts: 1 },
        );
        streams.changed(Array.from({ length: size }, (_, index) => inserted("u:1", `${index}`)));
        await quiet();
        const others = Array.from({ length: size }, (_, index) => `${index}`).filter(
          (fact) => fact !== `${poison}`,
        );
        expect(done).toEqual(others);
        expect(givenUp()).toHaveLength(1);
        expect(givenUp()[0]?.body).toMatchObject({
          requestContext: { condition: "RetryAttemptsExhausted" },
          DDBStreamBatchInfo: { batchSize: 1, startSequenceNumber: `${poison + 1}`.padStart(21, "0") },
        });
      },
    ),
    { numRuns: 20 },
  );
});

test("a batch that always fails is tried 1 + MaximumRetryAttempts times and given up whole without bisecting", async () => {
  let calls = 0;
  const { streams, quiet, givenUp } = streamTo(() => {
    calls += 1;
    throw new Error("always");
  });
  streams.changed([inserted("u:1", "a"), inserted("u:1", "b")]);
  await quiet();
  expect(calls).toBe(3);
  expect(givenUp()[0]?.body).toMatchObject({
    requestContext: { approximateInvokeCount: 3 },
    DDBStreamBatchInfo: { batchSize: 2, streamArn: "arn:stream" },
  });
  expect(streams.stats()).toEqual({ waiting: 0, delivered: 0, givenUp: 2 });
});

test("records behind one that was given up are worked on", async () => {
  const done: string[] = [];
  const { streams, quiet } = streamTo(
    (records) => {
      if (records.some(({ fact }) => fact === "a")) throw new Error("always");
      done.push(...facts(records));
    },
    { BatchSize: 1 },
  );
  streams.changed(["a", "b", "c"].map((fact) => inserted("u:1", fact)));
  await quiet();
  expect(done).toEqual(["b", "c"]);
});

test("a failure named that is not in the batch fails all of it", async () => {
  const batches: string[][] = [];
  const { streams, quiet } = streamTo((records) => {
    batches.push(facts(records));
    return batches.length === 1 ? { batchItemFailures: [{ itemIdentifier: "elsewhere" }] } : undefined;
  });
  streams.changed([inserted("u:1", "a"), inserted("u:1", "b")]);
  await quiet();
  expect(batches).toEqual([
    ["a", "b"],
    ["a", "b"],
  ]);
});

test("filters decide what the function sees, and a write that changes nothing is not in the stream", async () => {
  const seen: string[] = [];
  const { streams, quiet } = streamTo((records) => void seen.push(...facts(records)), {
    FilterCriteria: { Filters: [{ Pattern: '{"eventName":["INSERT"]}' }] },
  });
  const item = { customer: { S: "u:1" }, fact: { S: "a" } };
  streams.changed([
    { table: "events", old: undefined, new: item },
    { table: "events", old: item, new: { ...item, more: { S: "x" } } },
    { table: "events", old: item, new: item },
    { table: "events", old: item, new: undefined },
    { table: "customers", old: undefined, new: item },
  ]);
  await quiet();
  expect(seen).toEqual(["a"]);
});

test("retries without a limit are refused when the template is read", () => {
  expect(() => streamTo(() => {}, { MaximumRetryAttempts: -1 })).toThrow("retries without a limit");
});
