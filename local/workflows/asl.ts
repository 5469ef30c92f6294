import { type RunOptions, StateMachine } from "aws-local-stepfunctions";
import * as z from "zod";
import { checkOnce } from "./checked-once.ts";

const State = z.looseObject({});
type State = z.infer<typeof State>;
type States = Readonly<Record<string, State>>;
/** A state machine, the processor of a Map, or a branch of a Parallel. */
const Flow = z.looseObject({ States: z.record(z.string(), State) });

/** What a Wait state became: a task that the virtual clock answers. */
export const WAIT_RESOURCE = "arn:aws:states:::local:wait";
export const INVOKE_RESOURCE = "arn:aws:states:::lambda:invoke";

/** The library gives up a task after 60 real seconds by default; as long as a timer can be is as good as never. */
const NEVER_SECONDS = 2_147_483;

/** The paths into the context object that mean something here. */
const CONTEXT =
  /^\$\$\.(Execution\.(Id|Name|Input|StartTime)|StateMachine\.(Id|Name)|Map\.Item\.(Index|Value))/;

/** A state machine that aws-local-stepfunctions can run on a clock of ours, and what each of its tasks calls. */
export interface LocalMachine {
  readonly machine: StateMachine;
  readonly tasks: ReadonlyMap<string, string>;
  /** Retries follow each other at once: intervals are not played. */
  readonly retryIntervals: NonNullable<NonNullable<RunOptions["overrides"]>["retryIntervalOverrides"]>;
}

/** Fields of states that the library leaves out in silence. */
const NOT_PLAYED = [
  "HeartbeatSeconds",
  "HeartbeatSecondsPath",
  "ItemReader",
  "ItemBatcher",
  "ResultWriter",
  "ToleratedFailurePercentage",
  "ToleratedFailureCount",
  "Assign",
  "Output",
  "Arguments",
];

/** Definitions seen before in this process. */
const known = new Map<string, LocalMachine>();

/** Checks a definition and makes it local. Fields that would be ignored silently are errors. */
export function localMachine(definition: string): LocalMachine {
  const machine = known.get(definition) ?? made(definition);
  known.set(definition, machine);
  return machine;
}

function made(definition: string): LocalMachine {
  for (const [path] of definition.matchAll(/\$\$\.[A-Za-z.]+/g))
    if (!CONTEXT.test(path)) throw new Error(`the local stack does not know the context ${path}`);
  checkOnce(definition);
  const original = Flow.parse(JSON.parse(definition));
  const tasks = new Map<string, string>();
  const retryIntervals: Record<string, number> = {};
  const rewrite = (states: States): States =>
    Object.fromEntries(
      Object.entries(states).map(([name, state]) => {
        const local = localState(name, state, rewrite);
        if (local.Type === "Task") tasks.set(name, `${local.Resource}`);
        if ("Retry" in local) retryIntervals[name] = 0;
        return [name, local];
      }),
    );
  refuse("the state machine", original, ["TimeoutSeconds"]);
  const local = { ...original, States: rewrite(original.States) };
  const text = JSON.stringify(local).replaceAll("$$.Execution.StartTime", () => "$$.Execution.Started");
  const machine = new StateMachine(JSON.parse(text), { validationOptions: { noValidate: true } });
  return { machine, tasks, retryIntervals };
}

function localState(name: string, state: State, rewrite: (states: States) => States): State {
  refuse(name, state, NOT_PLAYED);
  if ((state.QueryLanguage ?? "JSONPath") !== "JSONPath")
    throw new Error(`${name}: the local stack runs JSONPath state machines only`);
  switch (state.Type) {
    case "Wait":
      return waitingTask(name, state);
    case "Task":
      if ("Parameters" in state && (typeof state.Parameters !== "object" || state.Parameters === null))
        throw new Error(`${name}: Parameters has to be an object, not ${JSON.stringify(state.Parameters)}`);
      return { TimeoutSeconds: NEVER_SECONDS, ...state };
    case "Map": {
      const key = "ItemProcessor" in state ? "ItemProcessor" : "Iterator";
      const inner = Flow.parse(state[key]);
      return { ...state, [key]: { ...inner, States: rewrite(inner.States) } };
    }
    case "Parallel": {
      const branches = z.array(Flow).parse(state.Branches);
      return {
        ...state,
        Branches: branches.map((branch) => ({ ...branch, States: rewrite(branch.States) })),
      };
    }
    default:
      return state;
  }
}

/** The library waits in real time; a task whose parameters say until when, and which passes its input on, does not. */
function waitingTask(name: string, state: State): State {
  refuse(name, state, ["InputPath"]);
  const { Type: _, Seconds, SecondsPath, Timestamp, TimestampPath, ...rest } = state;
  const until =
    Seconds !== undefined
      ? { seconds: Seconds }
      : SecondsPath !== undefined
        ? { "seconds.$": SecondsPath }
        : Timestamp !== undefined
          ? { timestamp: Timestamp }
          : { "timestamp.$": TimestampPath };
  return {
    ...rest,
    Type: "Task",
    Resource: WAIT_RESOURCE,
    TimeoutSeconds: NEVER_SECONDS,
    Parameters: until,
    ResultPath: null,
  };
}

function refuse(name: string, state: State, fields: readonly string[]): void {
  for (const field of fields)
    if (field in state) throw new Error(`${name}: the local stack does nothing with ${field}`);
}

const WaitInput = z.union([
  z.strictObject({ seconds: z.number().int().min(0) }),
  z.strictObject({ timestamp: z.iso.datetime({ offset: true }) }),
]);

/** When a wait is over, from what its task gets. Like on AWS, a wait never ends before its instant. */
export function dueAt(input: unknown, now: number): number {
  const wait = WaitInput.parse(input);
  return "seconds" in wait ? now + wait.seconds * 1000 : Date.parse(wait.timestamp);
}
