import * as z from "zod";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import { executionEnded, type Measured, UNMEASURED } from "../alarms/aws-metrics.ts";
import type { Handlers } from "../functions/handlers.ts";
import type { Meter } from "../functions/meter.ts";
import { type Kept, NOTHING_KEPT } from "../kept/kept.ts";
import type { Activity } from "../time/activity.ts";
import type { VirtualClock } from "../time/clock.ts";
import { dueAt, INVOKE_RESOURCE, type LocalMachine, WAIT_RESOURCE } from "./asl.ts";
import type { Outcome, Outcomes } from "./outcomes.ts";

/** What Step Functions lets an input, or the answer of a task, have. */
export const LIMIT_BYTES = 256 * 1024;

export interface Execution {
  readonly arn: string;
  readonly name: string;
  readonly machine: string;
  readonly input: string;
  readonly startedAt: Instant;
  status: "RUNNING" | "SUCCEEDED" | "FAILED" | "ABORTED";
  waitsUntil?: Instant;
  stoppedAt?: Instant;
  output?: string;
  error?: string;
  cause?: string;
}

export interface Machine extends LocalMachine {
  readonly arn: string;
  readonly name: string;
}

export interface ExecutionDeps {
  readonly handlers: Pick<Handlers, "invoke" | "has">;
  readonly clock: Pick<VirtualClock, "now" | "when">;
  readonly activity: Activity;
  readonly meter: Pick<Meter, "began" | "entered">;
  readonly log: (line: string) => void;
  readonly measured?: Measured;
  /** @default nothing is kept */
  readonly kept?: Kept;
}

/** Executions are kept under their names, so that a folder lists them. */
export const executionKey = (arn: string): string => `execution~${arn}`;

interface Run {
  readonly outcomes: Outcomes;
  readonly sleepUntil: (due: Instant) => Promise<void>;
}

type Json = Parameters<LocalMachine["machine"]["run"]>[0];
type EventLogs = ReturnType<LocalMachine["machine"]["run"]>["eventLogs"];
const InvokeInput = z.object({ FunctionName: z.string(), Payload: z.unknown() });

/** Runs executions: tasks by the handlers, waits by the clock. An execution that waits costs a timer and nothing else. */
export function makeRunner({
  handlers,
  clock,
  activity,
  meter,
  log,
  measured = UNMEASURED,
  kept = NOTHING_KEPT,
}: ExecutionDeps) {
  const asleep = new Map<Execution, (reason: Error) => void>();
  let stopped = false;

  /** Going on unless it waits. */
  const follow = (execution: Execution) => {
    let over = activity.begin();
    const sleepUntil = async (due: Instant) => {
      if (due <= clock.now()) return;
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const wake = () => {
        if (!asleep.has(execution)) return;
        over = activity.begin();
        resolve();
      };
      clock.when(due, wake);
      asleep.set(execution, reject);
      execution.waitsUntil = due;
      over();
      await promise.finally(() => {
        delete execution.waitsUntil;
        asleep.delete(execution);
      });
    };
    return { sleepUntil, end: () => over() };
  };

  const call = async (resource: string, input: Json): Promise<Json> => {
    if (resource !== INVOKE_RESOURCE) return payload(await handlers.invoke(resource, input));
    const { FunctionName, Payload } = InvokeInput.parse(input);
    const answer = payload(await handlers.invoke(FunctionName, Payload));
    return { ExecutedVersion: "$LATEST", Payload: answer, StatusCode: 200 };
  };

  const called = async (resource: string, input: Json): Promise<Outcome> => {
    try {
      return { kind: "answered", value: await call(resource, input) };
    } catch (error) {
      const { name, message } = error as Error;
      return { kind: "failed", name, message };
    }
  };

  /** One task to its end, or to the end that it had in an earlier run. */
  const task =
    (execution: Execution, state: string, resource: string, { outcomes, sleepUntil }: Run) =>
    async (input: Json): Promise<Json> => {
      if (execution.status !== "RUNNING") throw new Error("stopped by hand");
      const past = outcomes.next(state, input);
      const isWait = resource === WAIT_RESOURCE;
      const outcome: Outcome =
        past ?? (isWait ? { kind: "due", at: dueAt(input, clock.now()) } : await called(resource, input));
      if (!past && !stopped) outcomes.keep(state, input, outcome);
      switch (outcome.kind) {
        case "answered":
          return outcome.value as Json;
        case "failed":
          throw Object.assign(new Error(outcome.message), { name: outcome.name });
        case "due":
          await sleepUntil(outcome.at);
          return null;
        default:
          throw outcome satisfies never;
      }
    };

  return {
    /** Begins it, or with the outcomes of an earlier run goes on with it. */
    async start(machine: Machine, execution: Execution, outcomes: Outcomes) {
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
        [...machine.tasks].map(([state, resource]) => [
          state,
          task(execution, state, resource, { outcomes, sleepUntil }),
        ]),
      );
      const overrides = { taskResourceLocalHandlers, retryIntervalOverrides: machine.retryIntervals };
      try {
        const { result, eventLogs } = machine.machine.run(JSON.parse(execution.input), {
          overrides,
          context,
        });
        meter.began(machine.name);
        void countEntered(eventLogs, () => meter.entered(machine.name));
        const output = JSON.stringify(await result);
        if (execution.status === "RUNNING") {
          Object.assign(execution, { output, status: "SUCCEEDED" });
          measured(executionEnded(execution.machine, "Succeeded"));
        }
      } catch (error) {
        if (stopped || execution.status === "ABORTED") return;
        const { name, message } = ((error as Error).cause ?? error) as Error;
        Object.assign(execution, {
          status: "FAILED",
          error: name,
          cause: message,
        } satisfies Partial<Execution>);
        measured(executionEnded(execution.machine, "Failed"));
        log(`execution ${execution.name} failed: ${name}: ${message}`);
      } finally {
        execution.stoppedAt ??= clock.now();
        if (!stopped) {
          outcomes.forget();
          kept.put(executionKey(execution.arn), execution);
        }
        end();
      }
    },
    /** Ends it where it waits; a task that is under way ends, and no other begins. */
    abort(execution: Execution) {
      if (execution.status !== "RUNNING") return;
      Object.assign(execution, { status: "ABORTED", stoppedAt: clock.now() } satisfies Partial<Execution>);
      kept.put(executionKey(execution.arn), execution);
      asleep.get(execution)?.(new Error("stopped by hand"));
    },
    stop() {
      stopped = true;
      for (const abandon of asleep.values()) abandon(new Error("the local stack stopped"));
    },
  };
}

/** A state transition is a state entered, those inside of maps and every retry included. */
async function countEntered(events: EventLogs, entered: () => void): Promise<void> {
  for await (const { type } of events) if (type === "StateEntered" || type === "StateRetried") entered();
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
