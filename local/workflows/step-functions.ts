import { randomUUID } from "node:crypto";
import * as z from "zod";
import { DAY } from "../../src/domain/basics/calendar.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { AwsError } from "../aws-error.ts";
import { type LeftBehind, leftBehind, NOTHING_KEPT } from "../kept/kept.ts";
import { ACCOUNT, declared, ignored, REGION, type Resource } from "../template/resources.ts";
import { INVOKE_RESOURCE, type LocalMachine, localMachine, WAIT_RESOURCE } from "./asl.ts";
import {
  type Execution,
  type ExecutionDeps,
  executionKey,
  LIMIT_BYTES,
  type Machine,
  makeRunner,
} from "./executions.ts";
import { makeOutcomes, pastOutcomes } from "./outcomes.ts";

const MachineShape = z.strictObject({
  StateMachineName: z.string().optional(),
  DefinitionString: z.string(),
  StateMachineType: z.literal("STANDARD").optional(),
  LoggingConfiguration: ignored,
  RoleArn: ignored,
  Tags: ignored,
  TracingConfiguration: ignored,
});

/** How long the name of an execution that is over cannot be used again. */
const NAME_KEPT_MS = 90 * DAY;

export interface StepFunctions {
  /** As StartExecution: the same name with the same input is the same execution while it runs, and refused afterwards. */
  start(machineArn: string, input: string, name?: string): Execution;
  describe(executionArn: string): Execution;
  /** As StopExecution: one that is over stays as it is. */
  abort(executionArn: string): Execution;
  /** Newest first. */
  list(machineArn: string, status?: string): readonly Execution[];
  has(machineArn: string): boolean;
  all(): readonly Execution[];
  /** Puts back what an earlier run has kept: the executions that were not over are left to go on. */
  resume(): Promise<LeftBehind>;
  stop(): void;
}

const KeptExecution = z.object({
  ...{ arn: z.string(), name: z.string(), machine: z.string(), input: z.string(), startedAt: z.number() },
  status: z.enum(["RUNNING", "SUCCEEDED", "FAILED", "ABORTED"]),
  stoppedAt: z.number().optional(),
  ...{ output: z.string().optional(), error: z.string().optional(), cause: z.string().optional() },
});

/** The template's state machines, and Step Functions' rules about starting and naming executions. */
export function makeStepFunctions(resources: readonly Resource[], deps: ExecutionDeps): StepFunctions {
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
  const { kept = NOTHING_KEPT } = deps;

  const machineOf = (arn: string): Machine => {
    const machine = machines.get(arn);
    if (!machine) throw new AwsError("StateMachineDoesNotExist", `State Machine Does Not Exist: '${arn}'`);
    return machine;
  };

  const executionAt = (executionArn: string): Execution => {
    const execution = executions.get(executionArn);
    if (!execution)
      throw new AwsError("ExecutionDoesNotExist", `Execution Does Not Exist: '${executionArn}'`);
    return execution;
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
      kept.put(executionKey(arn), execution);
      run.start(machine, execution, makeOutcomes(kept, arn));
      return execution;
    },
    describe: executionAt,
    abort(executionArn) {
      const execution = executionAt(executionArn);
      run.abort(execution);
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
    async resume() {
      const left: (() => void)[] = [];
      for await (const [key, value] of kept.entries(executionKey(""))) {
        const { stoppedAt, output, error, cause, ...begun } = KeptExecution.parse(value);
        const execution: Execution = { ...begun, ...defined({ stoppedAt, output, error, cause }) };
        if ((execution.stoppedAt ?? deps.clock.now()) + NAME_KEPT_MS < deps.clock.now()) {
          kept.delete(key);
          continue;
        }
        executions.set(execution.arn, execution);
        if (execution.status !== "RUNNING") continue;
        const past = await pastOutcomes(kept, execution.arn);
        const outcomes = makeOutcomes(kept, execution.arn, past);
        left.push(() => void run.start(machineOf(execution.machine), execution, outcomes));
      }
      return leftBehind(left);
    },
    stop: run.stop,
  };
}

function checked(id: string, definition: string, { handlers }: ExecutionDeps): LocalMachine {
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
