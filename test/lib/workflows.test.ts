import { StateMachine } from "aws-local-stepfunctions";
import { describe, expect, it } from "vitest";
import { type ChainInput, ChainTask, NightlyPlan, NightlyShard } from "../../src/contracts/workflows.ts";
import { flat, functionsOf, resourcesOf, synthesized } from "../support/template.ts";

const { service } = synthesized({ timeZone: "Asia/Yekaterinburg" });

interface State {
  readonly Type: string;
  readonly Next?: string;
  readonly Default?: string;
  readonly Choices?: readonly { readonly Next: string }[];
  readonly Catch?: readonly { readonly Next: string }[];
  readonly ItemProcessor?: Flow & { readonly ProcessorConfig: Readonly<Record<string, string>> };
  readonly Retry?: readonly {
    readonly MaxAttempts: number;
    readonly MaxDelaySeconds?: number;
    readonly ErrorEquals: readonly string[];
  }[];
  readonly [field: string]: unknown;
}

interface Flow {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
  readonly QueryLanguage?: string;
}

function machine(id: string) {
  const found = resourcesOf(service, "AWS::StepFunctions::StateMachine").find((one) => one.id.startsWith(id));
  if (!found) throw new Error(`no state machine ${id}`);
  // References to functions become ARNs with the function's name, as after a deployment.
  const names = new Map(functionsOf(service).map((one) => [`<${one.id}Arn>`, one.name]));
  const source = flat(found.Properties.DefinitionString).replace(
    /<\w+Arn>/g,
    (reference) => `arn:aws:lambda:us-east-1:123456789012:function:${names.get(reference)}`,
  );
  return { properties: found.Properties, flow: JSON.parse(source) as Flow };
}

function statesOf(flow: Flow): readonly (readonly [string, State])[] {
  return Object.entries(flow.States).flatMap(([name, state]) => [
    [name, state] as const,
    ...(state.ItemProcessor ? statesOf(state.ItemProcessor) : []),
  ]);
}

/** The same without the minutes between one try and the next. */
const withoutRetries = (flow: Flow): Flow => ({
  ...flow,
  States: Object.fromEntries(
    Object.entries(flow.States).map(([name, { Retry: _, ...state }]) => [name, state as State]),
  ),
});

/** Runs a machine with each task answered by `task(function's name, input)`. */
async function run(
  flow: Flow,
  input: Readonly<Record<string, unknown>>,
  task: (name: string, input: Record<string, unknown>) => unknown,
) {
  const calls: { readonly task: string; readonly input: Record<string, unknown> }[] = [];
  const states = statesOf(flow).filter(([, state]) => state.Type === "Task");
  const handlers = states.map(([name, state]) => {
    const called = String(state.Resource).split(":").at(-1) ?? "";
    return [
      name,
      (event: Record<string, unknown>) => {
        calls.push({ task: called, input: event });
        return task(called, event);
      },
    ];
  });
  const machine = new StateMachine(JSON.parse(JSON.stringify(flow)), {
    validationOptions: { checkArn: false },
  });
  const execution = machine.run(JSON.parse(JSON.stringify(input)), {
    context: { Execution: { Name: "tonight" } },
    overrides: {
      taskResourceLocalHandlers: Object.fromEntries(handlers),
      waitTimeOverrides: { "Until due": 0, "Until all are due": 0 },
    },
  });
  const entered: string[] = [];
  for await (const event of execution.eventLogs)
    if (event.type === "StateEntered") entered.push(event.state.name);
  const result: unknown = await execution.result;
  return { result, calls, entered };
}

const all = [machine("Nightly"), machine("Chains"), machine("Confirm")];

describe("the state machines", () => {
  it("lead from every state to one that exists, and reach every one", () => {
    const check = (flow: Flow) => {
      const targets = Object.values(flow.States).flatMap((state) => [
        state.Next,
        state.Default,
        ...(state.Choices ?? []).map((choice) => choice.Next),
        ...(state.Catch ?? []).map((one) => one.Next),
      ]);
      const reached = new Set([flow.StartAt, ...targets.filter((target) => target !== undefined)]);
      expect([...reached].sort()).toEqual(Object.keys(flow.States).sort());
      for (const state of Object.values(flow.States)) if (state.ItemProcessor) check(state.ItemProcessor);
    };
    for (const { flow } of all) check(flow);
  });

  it("try every task again, but not for ever", () => {
    for (const { flow } of all)
      for (const [name, state] of statesOf(flow).filter(([, one]) => one.Type === "Task")) {
        const last = state.Retry?.at(-1);
        expect(last?.ErrorEquals, name).toEqual(["States.ALL"]);
        expect(last?.MaxAttempts, name).toBeLessThanOrEqual(10);
      }
  });

  it("wait for room when a function has none: nothing has begun, so nothing is lost", () => {
    for (const { flow } of all)
      for (const [name, state] of statesOf(flow).filter(([, one]) => one.Type === "Task")) {
        const retry = state.Retry?.find(({ ErrorEquals }) =>
          ErrorEquals.includes("Lambda.TooManyRequestsException"),
        );
        expect(retry?.MaxAttempts, name).toBeGreaterThanOrEqual(60);
        expect(retry?.MaxDelaySeconds, name).toBe(60);
      }
  });

  it("use nothing that the local stack cannot show: JSONPath, items as plain lists", () => {
    for (const { flow } of all) {
      expect(flow.QueryLanguage ?? "JSONPath").toBe("JSONPath");
      for (const [, state] of statesOf(flow))
        for (const field of [
          "QueryLanguage",
          "ItemReader",
          "ItemBatcher",
          "ResultWriter",
          "HeartbeatSeconds",
        ])
          expect(state[field]).toBeUndefined();
    }
  });

  it("log failures without payloads", () => {
    for (const { properties } of all)
      expect(properties.LoggingConfiguration).toMatchObject({ Level: "ERROR", IncludeExecutionData: false });
  });
});

describe("the nightly machine", () => {
  const { flow } = machine("Nightly");
  const plan: NightlyPlan = { run: "2026-03-01", fence: 7, shardCount: 3, shards: [0, 1, 2] };

  it("is started at 03:00 in the shop's time zone, and at 05:00 in case that did not happen", () => {
    const [schedule, ...others] = resourcesOf(service, "AWS::Scheduler::Schedule").filter(({ id }) =>
      id.startsWith("Nightly"),
    );
    expect(others).toEqual([]);
    expect(schedule?.Properties).toMatchObject({
      ScheduleExpression: "cron(0 3,5 * * ? *)",
      ScheduleExpressionTimezone: "Asia/Yekaterinburg",
      State: "ENABLED",
    });
  });

  it("plans, measures every shard, fits, scores every shard, publishes", async () => {
    const { result, calls } = await run(flow, { date: "2026-03-01" }, (name) => {
      if (name === "nightly-plan") return plan;
      return name === "nightly-publish" ? { run: plan.run, changed: 5 } : { ignored: true };
    });
    const order = calls.map(({ task }) => task.replace("nightly-", ""));
    expect(order.filter((task, index) => task !== order[index - 1])).toEqual([
      "plan",
      "measure",
      "fit",
      "score",
      "publish",
    ]);
    expect(calls[0]?.input).toEqual({ date: "2026-03-01", execution: "tonight" });
    for (const stage of ["nightly-measure", "nightly-score"]) {
      const inputs = calls.filter(({ task }) => task === stage).map(({ input }) => NightlyShard.parse(input));
      expect(inputs.map(({ shard }) => shard).sort()).toEqual([0, 1, 2]);
      for (const { shard, ...rest } of inputs)
        expect(rest).toEqual({ run: "2026-03-01", fence: 7, shardCount: 3 });
    }
    for (const stage of ["nightly-fit", "nightly-publish"])
      expect(NightlyPlan.parse(calls.find(({ task }) => task === stage)?.input)).toEqual(plan);
    expect(result).toEqual({ run: "2026-03-01", changed: 5 });
  });

  it("reads the ledger of codes before it publishes, where there is one", async () => {
    const ledger = { shardCount: 2, shards: [0, 1] };
    const { calls } = await run(flow, {}, (name) =>
      name === "nightly-plan" ? { ...plan, ledger } : { ignored: true },
    );
    const order = calls.map(({ task }) => task.replace("nightly-", ""));
    expect(order.slice(-4)).toEqual(["score", "ledger", "ledger", "publish"]);
    const inputs = calls.filter(({ task }) => task === "nightly-ledger").map(({ input }) => input);
    expect(inputs.map((input) => NightlyShard.parse(input).shardCount)).toEqual([2, 2]);
    expect(NightlyPlan.parse(calls.at(-1)?.input)).toEqual({ ...plan, ledger });
  });

  it("mails the digest after a night that says it is due, and is done whether or not that works", async () => {
    const published = { run: plan.run, changed: 5, digest: true };
    const { result, calls } = await run(flow, {}, (name) => {
      if (name === "nightly-plan") return plan;
      return name === "nightly-publish" ? published : { ignored: true };
    });
    expect(calls.at(-1)?.task).toBe("nightly-digest");
    expect(result).toEqual(published);
    const digest = flow.States.Digest as { Catch?: readonly { Next: string }[]; Next?: string } | undefined;
    expect(digest?.Catch?.map(({ Next }) => Next)).toEqual([digest?.Next]);
  });

  describe("files for analysts", () => {
    const files = { shardCount: 2, shards: [0, 1] };
    const published = { run: plan.run, fence: 7, changed: 5, digest: true, files };
    const written = (task: (name: string) => unknown) =>
      run(flow, {}, (name) => {
        if (name === "nightly-plan") return { ...plan, files };
        return name === "nightly-publish" ? published : task(name);
      });

    it("are written after the night is published, and before the digest", async () => {
      const { result, calls } = await written(() => ({ ignored: true }));
      const order = calls.map(({ task }) => task.replace("nightly-", ""));
      expect(order.slice(-4)).toEqual(["publish", "files", "files", "digest"]);
      const inputs = calls.filter(({ task }) => task === "nightly-files").map(({ input }) => input);
      for (const input of inputs)
        expect(NightlyShard.parse(input)).toMatchObject({ run: plan.run, fence: 7, shardCount: 2 });
      expect(result).toEqual(published);
    });

    it("may fail without the night's failing", () => {
      const state = flow.States.Files as { Catch?: readonly { Next: string }[]; Next?: string } | undefined;
      expect(state?.Catch?.map(({ Next }) => Next)).toEqual([state?.Next]);
    });
  });

  it("does nothing more when the date is done", async () => {
    const done = { ...plan, shards: [], skip: "done already", because: "done" };
    const { calls } = await run(flow, {}, () => done);
    expect(calls.map(({ task }) => task)).toEqual(["nightly-plan"]);
  });

  it("does not succeed where no night was computed", async () => {
    const skipped = { ...plan, shards: [], skip: "a run is under way", because: "under-way" };
    await expect(run(flow, {}, () => skipped)).rejects.toMatchObject({
      cause: { name: "under-way", message: "a run is under way" },
    });
  });

  it("gives its lease back where a task fails for good, and fails with that task's error", async () => {
    for (const { Catch } of ["Refold", "Measure", "Fit", "Score", "Results", "Ledger", "Publish"].map(
      (name) => flow.States[name] ?? { Catch: undefined },
    ))
      expect(Catch?.map(({ Next }) => Next)).toEqual(["Give the lease back"]);
    const given: unknown[] = [];
    const failing = run(withoutRetries(flow), {}, (name, input) => {
      if ("giveBack" in input) return given.push(input);
      if (name === "nightly-fit") throw new Error("no model");
      return name === "nightly-plan" ? plan : { ignored: true };
    });
    await expect(failing).rejects.toThrow("no model");
    expect(given).toEqual([{ giveBack: 7 }]);
  });

  it("keeps shards' answers out of its state, so that ten thousand fit into 256 KiB", () => {
    const shards = statesOf(flow).filter(([, state]) => state.Type === "Map");
    expect(shards).toHaveLength(6);
    for (const [, state] of shards) {
      expect(state.ResultPath).toBeNull();
      const [task] = Object.values(state.ItemProcessor?.States ?? {});
      expect(task?.ResultSelector).toEqual({});
      expect(state.ItemProcessor?.ProcessorConfig.Mode).toBe("DISTRIBUTED");
    }
  });
});

describe("the chain machine", () => {
  const { flow } = machine("Chains");
  const start: ChainInput = {
    ...{ cohort: "c1", step: 0, until: "2026-03-01T10:00:00Z", shards: [0, 1] },
    ...{ single: false, done: false },
  };

  it("has a name that is known before it exists, and functions are told that one", () => {
    const { StateMachineName } = machine("Chains").properties;
    for (const { environment } of functionsOf(service))
      if (environment.CHAIN_STATE_MACHINE_ARN)
        expect(flat(environment.CHAIN_STATE_MACHINE_ARN)).toMatch(
          new RegExp(`:states:.*:stateMachine:${StateMachineName}$`),
        );
  });

  it("waits for the moment in its input", () => {
    const waits = Object.values(flow.States).filter((state) => state.Type === "Wait");
    expect(waits.map(({ TimestampPath }) => TimestampPath)).toEqual(["$.until", "$.until"]);
  });

  it("takes a cohort of one shard round in three states, and a mail to one customer in four", async () => {
    const { calls, entered } = await run(flow, { ...start, shards: [0], single: true }, () => ({
      ...start,
      ...{ shards: [0], single: true, done: true },
    }));
    expect(calls.map(({ input }) => ChainTask.parse(input))).toEqual([
      { task: "step", cohort: "c1", step: 0, shards: [0] },
    ]);
    expect(entered).toEqual(["Until due", "Step", "What next?", "Done"]);
  });

  it("walks every shard, settles with what the walks said, and goes round until it is over", async () => {
    const { calls } = await run(flow, start, (_, input) => {
      const task = ChainTask.parse(input);
      if (task.task === "walk")
        return { again: task.shard === 1 && task.step === 0, moved: true, remaining: task.shard };
      if (task.task === "step" && task.shards.length > 1) return start;
      if (task.task === "step") return { ...start, step: 4, shards: [], single: false, done: true };
      const again = task.walked.flatMap((walk, index) => (walk.again ? [task.shards[index]] : []));
      return again.length > 0
        ? { ...start, step: 2, shards: again, single: true, done: false }
        : { ...start, step: 4, done: true };
    });
    const tasks = calls.map(({ input }) => ChainTask.parse(input));
    expect(tasks.filter(({ task }) => task === "walk")).toEqual([
      { task: "walk", cohort: "c1", step: 0, shard: 0 },
      { task: "walk", cohort: "c1", step: 0, shard: 1 },
    ]);
    expect(tasks.filter(({ task }) => task === "settle")).toEqual([
      {
        task: "settle",
        cohort: "c1",
        step: 0,
        shards: [0, 1],
        walked: [
          { again: false, moved: true, remaining: 0 },
          { again: true, moved: true, remaining: 1 },
        ],
      },
    ]);
    expect(tasks.at(-1)).toEqual({ task: "step", cohort: "c1", step: 2, shards: [1] });
  });
});
