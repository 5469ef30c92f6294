import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { failing, inserted, type Seen, START, streamTo } from "../support/local.ts";

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

test("a batch waits for its window from its first record on, unless it is full before", async () => {
  const batches: [number, string][] = [];
  const { streams, clock } = streamTo(
    (records) => void batches.push([clock.now() - START, facts(records).join("")]),
    { BatchSize: 4, MaximumBatchingWindowInSeconds: 60 },
    "kept",
  );
  const comes = async (second: number, ...some: string[]) => {
    await clock.advanceTo(START + second * 1000);
    streams.changed(some.map((fact) => inserted("u:1", fact)));
  };
  await comes(0, "a");
  await comes(50, "b");
  await comes(70, "c");
  await comes(80, "d", "e", "f", "g");
  await clock.advanceTo(START + 600_000);
  expect(batches).toEqual([
    [60_000, "ab"],
    [80_000, "cdef"],
    [140_000, "g"],
  ]);
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

test("a record that has grown too old is given up before the function sees it again, and the younger go on", async () => {
  const batches: string[][] = [];
  const { streams, quiet, givenUp, age } = streamTo(
    (records) => {
      batches.push(facts(records));
      if (batches.length > 1) return;
      age(50);
      streams.changed([inserted("u:1", "young")]);
      age(20);
      throw new Error("the first time");
    },
    { MaximumRecordAgeInSeconds: 60, MaximumRetryAttempts: 9, BatchSize: 2 },
  );
  streams.changed([inserted("u:1", "a"), inserted("u:1", "b")]);
  await quiet();
  expect(batches).toEqual([["a", "b"], ["young"]]);
  expect(givenUp()).toHaveLength(1);
  expect(givenUp()[0]?.body).toMatchObject({
    requestContext: { condition: "RecordAgeExceeded", approximateInvokeCount: 1 },
    DDBStreamBatchInfo: { batchSize: 2, startSequenceNumber: "1".padStart(21, "0") },
  });
  expect(streams.stats()).toEqual({ waiting: 0, delivered: 1, givenUp: 2 });
});

test("records that waited too long behind others are never seen", async () => {
  const seen: string[] = [];
  const { streams, quiet, givenUp, age } = streamTo(
    (records) => {
      seen.push(...facts(records));
      age(61);
    },
    { MaximumRecordAgeInSeconds: 60, BatchSize: 1 },
  );
  streams.changed([inserted("u:1", "a"), inserted("u:1", "b")]);
  await quiet();
  expect(seen).toEqual(["a"]);
  expect(givenUp()[0]?.body).toMatchObject({ requestContext: { approximateInvokeCount: 0 } });
});

test("halving a batch costs no retry: each half has all of them", async () => {
  const tries: Record<string, number> = {};
  const { streams, quiet, givenUp } = streamTo(
    (records) => {
      const name = facts(records).join("");
      tries[name] = (tries[name] ?? 0) + 1;
      throw new Error("always");
    },
    { BisectBatchOnFunctionError: true, MaximumRetryAttempts: 2 },
  );
  streams.changed(["a", "b", "c", "d"].map((fact) => inserted("u:1", fact)));
  await quiet();
  expect(tries).toEqual({ abcd: 1, ab: 1, a: 3, b: 3, cd: 1, c: 3, d: 3 });
  expect(givenUp()).toHaveLength(4);
});

test("what a partial answer says is done is not delivered again, and the rest has all its retries", async () => {
  const batches: string[][] = [];
  const { streams, quiet, givenUp } = streamTo(
    (records) => {
      batches.push(facts(records));
      return failing(records.slice(1, 2).concat(records.length === 1 ? records : []));
    },
    { MaximumRetryAttempts: 2 },
  );
  streams.changed(["a", "b", "c"].map((fact) => inserted("u:1", fact)));
  await quiet();
  expect(batches).toEqual([["a", "b", "c"], ["b", "c"], ["c"], ["c"], ["c"]]);
  expect(givenUp()[0]?.body).toMatchObject({ DDBStreamBatchInfo: { batchSize: 1 } });
});

test.each([
  ["nothing", undefined],
  ["null", null],
  ["an empty object", {}],
  ["no failures", { batchItemFailures: [] }],
  ["null for failures", { batchItemFailures: null }],
])("an answer of %s is success", async (_, answer) => {
  let calls = 0;
  const { streams, quiet, givenUp } = streamTo(() => {
    calls += 1;
    return answer;
  });
  streams.changed([inserted("u:1", "a")]);
  await quiet();
  expect(calls).toBe(1);
  expect(givenUp()).toEqual([]);
});

test.each([
  ["an empty name", [{ itemIdentifier: "" }]],
  ["no name", [{ itemIdentifier: null }]],
  ["a key of another name", [{ sequenceNumber: "1".padStart(21, "0") }]],
])("a failure with %s fails the whole batch", async (_, batchItemFailures) => {
  let calls = 0;
  const { streams, quiet, givenUp } = streamTo(() => {
    calls += 1;
    return { batchItemFailures };
  });
  streams.changed([inserted("u:1", "a"), inserted("u:1", "b")]);
  await quiet();
  expect(calls).toBe(3);
  expect(givenUp()[0]?.body).toMatchObject({ DDBStreamBatchInfo: { batchSize: 2 } });
});

test("a function that does not report item failures succeeds with any answer", async () => {
  const batches: string[][] = [];
  const { streams, quiet } = streamTo(
    (records) => {
      batches.push(facts(records));
      return failing(records);
    },
    { FunctionResponseTypes: [] },
  );
  streams.changed([inserted("u:1", "a")]);
  await quiet();
  expect(batches).toEqual([["a"]]);
});

test("a customer whose records fail holds up nobody in another lane", async () => {
  const order: string[] = [];
  const { streams, quiet } = streamTo(
    (records) => {
      const [first] = records;
      order.push(`${first?.customer}`);
      if (first?.customer === "u:ill") throw new Error("always");
    },
    { ParallelizationFactor: 10, BatchSize: 1 },
  );
  const others = Array.from({ length: 20 }, (_, index) => `u:${index}`);
  streams.changed(["u:ill", "u:ill", ...others].map((customer, index) => inserted(customer, `${index}`)));
  await quiet();
  expect(streams.stats()).toEqual({ waiting: 0, delivered: 20, givenUp: 2 });
  // More than half went by while the ill one's retries were still to come.
  expect(order.lastIndexOf("u:ill")).toBeGreaterThan(10);
});

test("a batch is no larger than an invocation may be, and one record always goes", async () => {
  const sizes: number[] = [];
  const { streams, quiet } = streamTo((records) => void sizes.push(records.length), { BatchSize: 100 });
  const large = "x".repeat(390_000);
  streams.changed(
    Array.from({ length: 40 }, (_, index) => ({
      table: "events",
      old: undefined,
      new: { customer: { S: "u:1" }, fact: { S: `${index}` }, data: { S: large } },
    })),
  );
  await quiet();
  expect(sizes).toEqual([16, 16, 8]);
});

test("what is given up says where in the stream it was, and nothing of what it said", async () => {
  const { streams, quiet, givenUp } = streamTo(() => {
    throw new Error("always");
  });
  streams.changed([inserted("u:ann", "secret"), inserted("u:ann", "too")]);
  await quiet();
  expect(JSON.stringify(givenUp())).not.toMatch(/ann|secret/);
  expect(givenUp()[0]?.body).toMatchObject({
    requestContext: { functionArn: "project", condition: "RetryAttemptsExhausted" },
    DDBStreamBatchInfo: {
      startSequenceNumber: "1".padStart(21, "0"),
      endSequenceNumber: "2".padStart(21, "0"),
      batchSize: 2,
    },
  });
});

test("retries without a limit are refused when the template is read", () => {
  expect(() => streamTo(() => {}, { MaximumRetryAttempts: -1 })).toThrow("retries without a limit");
});
