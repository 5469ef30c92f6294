import { expect, test } from "vitest";
import { makeMeter } from "../../local/functions/meter.ts";
import { makeStepFunctions } from "../../local/workflows/step-functions.ts";
import { makeTime, resourcesOf, START } from "../support/local.ts";

const MACHINE = "arn:aws:states:us-east-1:000000000000:stateMachine:Test-Machine";
const WORK = "arn:aws:lambda:us-east-1:000000000000:function:Test-Work";
const iso = (at: number) => new Date(at).toISOString();

function machine(states: object, work: (input: unknown) => unknown = (input) => input) {
  const { clock, activity } = makeTime();
  const [StartAt] = Object.keys(states);
  const resources = resourcesOf({
    Machine: {
      Type: "AWS::StepFunctions::StateMachine",
      Properties: { DefinitionString: JSON.stringify({ StartAt, States: states }) },
    },
  });
  const invoke = (_target: string, input: unknown) => activity.during(async () => work(input));
  const handlers = { invoke, has: (target: string) => target === WORK };
  const meter = makeMeter();
  const stepFunctions = makeStepFunctions(resources, { handlers, clock, activity, meter, log: () => {} });
  const start = (input: unknown, name?: string) => stepFunctions.start(MACHINE, JSON.stringify(input), name);
  return { stepFunctions, start, clock, quiet: activity.quiet, meter };
}

const WAIT_THEN_WORK = {
  Wait: { Type: "Wait", TimestampPath: "$.until", Next: "Work" },
  Work: { Type: "Task", Resource: WORK, End: true },
};

test("a wait ends when the virtual clock gets there, and passes its input on", async () => {
  const at: string[] = [];
  const { start, clock, stepFunctions } = machine(WAIT_THEN_WORK, (input) => {
    at.push(iso(clock.now()));
    return input;
  });
  const input = { until: iso(START + 3_600_000), cohort: "c1" };
  const { arn } = start(input, "c1");
  await clock.advanceTo(START + 3_599_000);
  expect(at).toEqual([]);
  expect(stepFunctions.describe(arn)).toMatchObject({ status: "RUNNING", waitsUntil: START + 3_600_000 });
  await clock.advanceTo(START + 7_200_000);
  expect(at).toEqual([input.until]);
  expect(JSON.parse(stepFunctions.describe(arn).output ?? "")).toEqual(input);
});

test.each([
  ["Seconds", { Seconds: 60 }, {}, 60_000],
  ["SecondsPath", { SecondsPath: "$.pause" }, { pause: 90 }, 90_000],
  ["Timestamp", { Timestamp: iso(START + 5_000) }, {}, 5_000],
  ["TimestampPath that is past", { TimestampPath: "$.until" }, { until: iso(START - 5_000) }, 0],
])("waits by %s", async (_, wait, input, after) => {
  const { start, clock, stepFunctions } = machine({ Wait: { Type: "Wait", ...wait, End: true } });
  const { arn } = start(input);
  await clock.advanceTo(START + 3_600_000);
  expect(stepFunctions.describe(arn)).toMatchObject({ status: "SUCCEEDED", stoppedAt: START + after });
});

test("a wait until something that is no timestamp fails the execution", async () => {
  const { start, quiet, stepFunctions } = machine(WAIT_THEN_WORK);
  const { arn } = start({ until: "tomorrow" });
  await quiet();
  expect(stepFunctions.describe(arn).status).toBe("FAILED");
});

test("a start with the same name is the same execution while it runs with the same input, else refused", async () => {
  const { start, clock } = machine(WAIT_THEN_WORK);
  const input = { until: iso(START + 60_000) };
  const first = start(input, "c1");
  expect(start(input, "c1").arn).toBe(first.arn);
  expect(() => start({ until: iso(START) }, "c1")).toThrow("Execution Already Exists");
  await clock.advanceTo(START + 120_000);
  expect(() => start(input, "c1")).toThrow("Execution Already Exists");
  await clock.advanceTo(START + 91 * 86_400_000);
  expect(start(input, "c1").status).toBe("RUNNING");
});

test.each([
  ["has spaces", { name: "a b", input: {} }, "Invalid Name"],
  ["is too long", { name: "x".repeat(81), input: {} }, "Invalid Name"],
  ["has too large an input", { name: "x", input: "x".repeat(256 * 1024) }, "larger than 256 KiB"],
])("a start that %s is refused", (_, { name, input }, message) => {
  const { start } = machine(WAIT_THEN_WORK);
  expect(() => start(input, name)).toThrow(message);
});

test("a failing task is retried as often as its state says, without waiting", async () => {
  let calls = 0;
  const Retry = [{ ErrorEquals: ["States.ALL"], IntervalSeconds: 300, MaxAttempts: 2 }];
  const { start, quiet, stepFunctions } = machine(
    { Work: { Type: "Task", Resource: WORK, Retry, End: true } },
    () => {
      calls += 1;
      throw new TypeError("broken");
    },
  );
  const { arn } = start({});
  await quiet();
  expect(calls).toBe(3);
  expect(stepFunctions.describe(arn)).toMatchObject({
    status: "FAILED",
    error: "TypeError",
    cause: "broken",
  });
});

test("a distributed map calls the function once per item, with the context's item", async () => {
  const seen: unknown[] = [];
  const { start, quiet } = machine(
    {
      Map: {
        Type: "Map",
        ItemsPath: "$.shards",
        ItemSelector: { "run.$": "$.run", "shard.$": "$$.Map.Item.Value", "by.$": "$$.Execution.Name" },
        ItemProcessor: {
          ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
          StartAt: "Work",
          States: { Work: { Type: "Task", Resource: WORK, End: true } },
        },
        End: true,
      },
    },
    (input) => void seen.push(input),
  );
  start({ run: "2026-03-01", shards: [0, 1] }, "night");
  await quiet();
  expect(seen).toEqual([0, 1].map((shard) => ({ run: "2026-03-01", shard, by: "night" })));
});

test("lambda:invoke wraps the answer, and the start time is the virtual clock's", async () => {
  const { start, quiet, stepFunctions } = machine({
    Work: {
      Type: "Task",
      Resource: "arn:aws:states:::lambda:invoke",
      Parameters: { FunctionName: WORK, Payload: { "at.$": "$$.Execution.StartTime" } },
      End: true,
    },
  });
  const { arn } = start({});
  await quiet();
  expect(stepFunctions.describe(arn)).toMatchObject({ status: "SUCCEEDED" });
  expect(JSON.parse(stepFunctions.describe(arn).output ?? "")).toMatchObject({ Payload: { at: iso(START) } });
});

test.each([
  [
    "an item reader",
    {
      Type: "Map",
      ItemReader: {},
      ItemProcessor: { StartAt: "P", States: { P: { Type: "Pass", End: true } } },
      End: true,
    },
    "ItemReader",
  ],
  [
    "another service",
    { Type: "Task", Resource: "arn:aws:states:::sqs:sendMessage", Parameters: {}, End: true },
    "sqs:sendMessage",
  ],
  [
    "a context that is not emulated",
    { Type: "Pass", Parameters: { "at.$": "$$.State.EnteredTime" }, End: true },
    "State.EnteredTime",
  ],
  ["JSONata", { Type: "Pass", QueryLanguage: "JSONata", End: true }, "JSONPath state machines only"],
])("%s is refused when the template is read", (_, state, message) => {
  expect(() => machine({ It: state })).toThrow(message);
});

test("two thousand waiting executions cost little and are played in order", async () => {
  const at: number[] = [];
  const { start, clock, stepFunctions } = machine(WAIT_THEN_WORK, () => void at.push(clock.now()));
  for (let index = 0; index < 2_000; index += 1)
    start({ until: iso(START + ((index * 7919) % 2_000) * 1_000) });
  const began = performance.now();
  await clock.advanceTo(START + 2_000_000);
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(at).toEqual(at.toSorted((a, b) => a - b));
  expect(stepFunctions.all().every(({ status }) => status === "SUCCEEDED")).toBe(true);
});

test("every state entered counts as a transition, in a map for each item, and every retry", async () => {
  let failures = 1;
  const { start, quiet, meter } = machine(
    {
      Begin: { Type: "Pass", Next: "Walk" },
      Walk: {
        Type: "Map",
        ItemsPath: "$.shards",
        ItemProcessor: {
          ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
          StartAt: "Work",
          States: {
            Work: {
              Type: "Task",
              Resource: WORK,
              Retry: [{ ErrorEquals: ["States.ALL"], MaxAttempts: 2 }],
              End: true,
            },
          },
        },
        Next: "Done",
      },
      Done: { Type: "Succeed" },
    },
    () => {
      if (failures-- > 0) throw new Error("throttled");
      return {};
    },
  );
  start({ shards: [0, 1, 2] });
  await quiet();
  const [use] = Object.values(meter.use().machines);
  // Begin, Walk, three times Work, one retry, Done.
  expect(use).toEqual({ executions: 1, transitions: 7 });
});

test("an execution that is stopped by hand ends where it waits, for good", async () => {
  let worked = 0;
  const { start, clock, stepFunctions, quiet } = machine(WAIT_THEN_WORK, () => void worked++);
  const { arn } = start({ until: iso(START + 3_600_000) }, "c1");
  await clock.advanceTo(START + 60_000);
  stepFunctions.abort(arn);
  await clock.advanceTo(START + 7_200_000);
  await quiet();
  expect(worked).toBe(0);
  const stopped = { status: "ABORTED", stoppedAt: START + 60_000 };
  expect(stepFunctions.describe(arn)).toMatchObject(stopped);
  expect(stepFunctions.describe(arn)).not.toHaveProperty("waitsUntil");
  stepFunctions.abort(arn);
  expect(stepFunctions.describe(arn)).toMatchObject(stopped);
  expect(() => start({ until: iso(START) }, "c1")).toThrow("Execution Already Exists");
});
