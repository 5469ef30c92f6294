import { randomUUID } from "node:crypto";
import * as z from "zod";
import type { Instant } from "../src/domain/calendar.ts";
import type { Activity } from "./activity.ts";
import { dueAt, INVOKE_RESOURCE, type LocalMachine, localMachine, WAIT_RESOURCE } from "./asl.ts";
import { AwsError } from "./aws-error.ts";
import type { VirtualClock } from "./clock.ts";
import type { Handlers } from "./handlers.ts";
import { ACCOUNT, declared, ignored, REGION, type Resource } from "./resources.ts";

const MachineShape = z.strictObject({
  StateMachineName: z.string().optional(),
  DefinitionString: z.string(),
  StateMachineType: z.literal("STANDARD").optional(),
  LoggingConfiguration: ignored,
  RoleArn: ignored,
  Tags: ignored,
  TracingConfiguration: ignored,
});

const LIMIT_BYTES = 256 * 1024;
/** How long the name of an execution that is over cannot be used again. */
const NAME_KEPT_MS = 90 * 24 * 3_600_000;

export interface Execution {
  readonly arn: string;
  readonly name: string;
  readonly machine: string;
  readonly input: string;
  readonly startedAt: Instant;
  status: "RUNNING" | "SUCCEEDED" | "FAILED";
  waitsUntil?: Instant;
  stoppedAt?: Instant;
  output?: string;
  error?: string;
  cause?: string;
}

export interface StepFunctions {
  /** As StartExecution: the same name with the same input is the same execution while it runs, and refused afterwards. */
  start(machineArn: string, input: string, name?: string): Execution;
  describe(executionArn: string): Execution;
  /** Newest first. */
  list(machineArn: string, status?: string): readonly Execution[];
  has(machineArn: string): boolean;
  all(): readonly Execution[];
  stop(): void;
}

export interface StepFunctionsDeps {
  readonly handlers: Pick<Handlers, "invoke" | "has">;
  readonly clock: Pick<VirtualClock, "now" | "when">;
  readonly activity: Activity;
  readonly log: (line: string) => void;
}

interface Machine extends LocalMachine {
  readonly arn: string;
  readonly name: string;
}

/** The template's state machines. Waits are on the virtual clock; an execution that waits costs a timer and nothing else. */
export function makeStepFunctions(resources: readonly Resource[], deps: StepFunctionsDeps): StepFunctions {
  const machines = new Map(
    declared(resources, "AWS::StepFunctions::StateMachine", MachineShape).map(
      ({ id, physical, properties }) => [
        physical.ref,
        {
          arn: physical.ref,
          name: physical.attributes.Name ?? id,
          ...checked(id, properties.DefinitionString, deps),
        },
      ],
    ),
  );
  const executions = new Map<string, Execution>();
  const run = makeRunner(deps);

  const machineOf = (arn: string): Machine => {
    const machine = machines.get(arn);
    if (!machine) throw new AwsError("StateMachineDoesNotExist", `State Machine Does Not Exist: '${arn}'`);
    return machine;
  };

  return {
    start(machineArn, input, name = randomUUID()) {
      const machine = machineOf(machineArn);
      const arn = `arn:aws:states:${REGION}:${ACCOUNT}:execution:${machine.name}:${name}`;
      checkStart(name, input);
      const earlier = executions.get(arn);
      if (earlier?.status === "RUNNING" && earlier.input === input) return earlier;
      if (earlier && (earlier.stoppedAt === undefined || deps.clock.now() < earlier.stoppedAt + NAME_KEPT_MS))
        throw new AwsError("ExecutionAlreadyExists", `Execution Already Exists: '${arn}'`);
      const execution: Execution = {
        arn,
        name,
        machine: machineArn,
        input,
        startedAt: deps.clock.now(),
        status: "RUNNING",
      };
      executions.delete(arn);
      executions.set(arn, execution);
      run.start(machine, execution);
      return execution;
    },
    describe(executionArn) {
      const execution = executions.get(executionArn);
      if (!execution)
        throw new AwsError("ExecutionDoesNotExist", `Execution Does Not Exist: '${executionArn}'`);
      return execution;
    },
    list(machineArn, status) {
      machineOf(machineArn);
      return [...executions.values()]
        .filter((one) => one.machine === machineArn && (status === undefined || one.status === status))
        .reverse();
    },
    has: (machineArn) => machines.has(machineArn),
    all: () => [...executions.values()],
    stop: run.stop,
  };
}

function checked(id: string, definition: string, { handlers }: StepFunctionsDeps): LocalMachine {
  const local = localMachine(definition);
  for (const [state, resource] of local.tasks)
    if (resource !== WAIT_RESOURCE && resource !== INVOKE_RESOURCE && !handlers.has(resource))
      throw new Error(`${id}: the local stack has nothing for the resource ${resource} of state ${state}`);
  return local;
}

function checkStart(name: string, input: string): void {
  if (!/^[A-Za-z0-9_.-]{1,80}$/.test(name)) throw new AwsError("InvalidName", `Invalid Name: '${name}'`);
  if (Buffer.byteLength(input) > LIMIT_BYTES)
    throw new AwsError("InvalidExecutionInput", "Invalid Execution Input: larger than 256 KiB");
  try {
    JSON.parse(input);
  } catch {
    throw new AwsError("InvalidExecutionInput", "Invalid State Machine Execution Input: not JSON");
  }
}

type Json = Parameters<LocalMachine["machine"]["run"]>[0];
const InvokeInput = z.object({ FunctionName: z.string(), Payload: z.unknown() });

/** Runs executions: tasks by the handlers, waits by the clock. */
function makeRunner({ handlers, clock, activity, log }: StepFunctionsDeps) {
  const asleep = new Set<(reason: Error) => void>();
  let stopped = false;

  /** Going on unless it waits. */
  const follow = (execution: Execution) => {
    let over = activity.begin();
    const sleepUntil = async (due: Instant) => {
      if (due <= clock.now()) return;
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const wake = () => {
        over = activity.begin();
        resolve();
      };
      clock.when(due, wake);
      asleep.add(reject);
      execution.waitsUntil = due;
      over();
      await promise;
      delete execution.waitsUntil;
      asleep.delete(reject);
    };
    return { sleepUntil, end: () => over() };
  };

  const task =
    (resource: string, sleepUntil: (due: Instant) => Promise<void>) =>
    async (input: Json): Promise<Json> => {
      if (resource === WAIT_RESOURCE) {
        await sleepUntil(dueAt(input, clock.now()));
        return null;
      }
      if (resource !== INVOKE_RESOURCE) return payload(await handlers.invoke(resource, input));
      const { FunctionName, Payload } = InvokeInput.parse(input);
      const answer = payload(await handlers.invoke(FunctionName, Payload));
      return { ExecutedVersion: "$LATEST", Payload: answer, StatusCode: 200 };
    };

  return {
    async start(machine: Machine, execution: Execution) {
      const { sleepUntil, end } = follow(execution);
      const context = {
        Execution: {
          Id: execution.arn,
          Name: execution.name,
          Started: new Date(execution.startedAt).toISOString(),
        },
        StateMachine: { Id: machine.arn, Name: machine.name },
      };
      const taskResourceLocalHandlers = Object.fromEntries(
        [...machine.tasks].map(([state, resource]) => [state, task(resource, sleepUntil)]),
      );
      const overrides = { taskResourceLocalHandlers, retryIntervalOverrides: machine.retryIntervals };
      try {
        const { result } = machine.machine.run(JSON.parse(execution.input), { overrides, context });
        execution.output = JSON.stringify(await result);
        execution.status = "SUCCEEDED";
      } catch (error) {
        if (stopped) return;
        const { name, message } = ((error as Error).cause ?? error) as Error;
        Object.assign(execution, {
          status: "FAILED",
          error: name,
          cause: message,
        } satisfies Partial<Execution>);
        log(`execution ${execution.name} failed: ${name}: ${message}`);
      } finally {
        execution.stoppedAt = clock.now();
        end();
      }
    },
    stop() {
      stopped = true;
      for (const abandon of asleep) abandon(new Error("the local stack stopped"));
    },
  };
}

/** What a task answers goes through JSON and has the size that Step Functions allows. */
function payload(answer: unknown): Json {
  const text = JSON.stringify(answer ?? null);
  if (Buffer.byteLength(text) > LIMIT_BYTES) {
    const error = new Error("the answer of the function is larger than 256 KiB");
    error.name = "States.DataLimitExceeded";
    throw error;
  }
  return JSON.parse(text);
}
