import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import type { Context } from "aws-lambda";
import * as z from "zod";
import { type Consumption, consumingInto } from "../../src/adapters/consumption.ts";
import { functionFailed, type Measured, UNMEASURED } from "../alarms/aws-metrics.ts";
import { declared, ignored, type Resource } from "../template/resources.ts";
import type { Activity } from "../time/activity.ts";
import { countingRounds } from "../time/rounds.ts";
import type { Meter } from "./meter.ts";

const FunctionShape = z.strictObject({
  FunctionName: z.string().optional(),
  Environment: z.strictObject({ Variables: z.record(z.string(), z.string()) }).optional(),
  /** Seconds of real time. */
  Timeout: z.number().default(3),
  MemorySize: z.number().default(128),
  // Nothing to do locally: the source runs instead of the bundle, in this process.
  Architectures: ignored,
  Code: ignored,
  Description: ignored,
  Handler: ignored,
  LoggingConfig: z.looseObject({ LogGroup: z.string() }).optional(),
  ReservedConcurrentExecutions: ignored,
  Role: ignored,
  Runtime: ignored,
  Tags: ignored,
  TracingConfig: ignored,
});

type Handler = (event: unknown, context: Context) => Promise<unknown>;

/** Imports the module of an entry: the path in the metadata of a function. */
export type ImportEntry = (entry: string) => Promise<{ readonly handler?: unknown }>;

interface Lambda {
  readonly name: string;
  readonly arn: string;
  readonly entry: string;
  readonly handler: Handler;
  readonly timeoutMs: number;
  readonly memory: number;
  readonly logGroup: string | undefined;
}

const running = new AsyncLocalStorage<Lambda>();

/** The log group that what is written now belongs to: that of the function whose work it is. */
export const runningLogGroup = (): string | undefined => running.getStore()?.logGroup;

/** What Lambda itself writes into the log of a function that has failed. */
const REPORT_OF_FAILURE = JSON.stringify({ type: "platform.report", record: { status: "error" } });

/** The template's functions, run from their sources in this process. */
export interface Handlers {
  /** By ARN or name. Fails as the function does. */
  invoke(target: string, event: unknown): Promise<unknown>;
  has(target: string): boolean;
}

/** What all functions read from their environment. They share one process here, so two that disagree are an error. */
export function environmentOf(resources: readonly Resource[]): Readonly<Record<string, string>> {
  const union: Record<string, string> = {};
  for (const { id, properties } of declared(resources, "AWS::Lambda::Function", FunctionShape)) {
    for (const [name, value] of Object.entries(properties.Environment?.Variables ?? {})) {
      if ((union[name] ?? value) !== value)
        throw new Error(`${id} wants ${name}=${value}, and another function wants ${name}=${union[name]}`);
      union[name] = value;
    }
  }
  return union;
}

export async function loadHandlers(
  resources: readonly Resource[],
  importEntry: ImportEntry,
  {
    activity,
    meter,
    measured = UNMEASURED,
    logged,
  }: {
    readonly activity: Activity;
    readonly meter: Pick<Meter, "invoked">;
    readonly measured?: Measured;
    /** Hears of what Lambda writes into a log group. */
    readonly logged?: (group: string, line: string) => void;
  },
): Promise<Handlers> {
  const lambdas = new Map<string, Lambda>();
  await Promise.all(
    declared(resources, "AWS::Lambda::Function", FunctionShape).map(
      async ({ id, physical, properties, metadata }) => {
        const entry = (metadata as { readonly "comeback:entry"?: string } | undefined)?.["comeback:entry"];
        if (!entry) throw new Error(`${id} does not say where its source is (metadata comeback:entry)`);
        const { handler } = await importEntry(entry);
        if (typeof handler !== "function") throw new Error(`${entry} does not export a handler`);
        const lambda: Lambda = {
          name: physical.ref,
          arn: physical.attributes.Arn ?? physical.ref,
          entry,
          handler: handler as Handler,
          timeoutMs: properties.Timeout * 1000,
          memory: properties.MemorySize,
          logGroup: properties.LoggingConfig?.LogGroup,
        };
        lambdas.set(lambda.name, lambda).set(lambda.arn, lambda);
      },
    ),
  );
  const failing = (lambda: Lambda) => (error: unknown) => {
    measured(functionFailed(lambda.name));
    if (lambda.logGroup !== undefined) logged?.(lambda.logGroup, REPORT_OF_FAILURE);
    throw error;
  };
  return {
    has: (target) => lambdas.has(target),
    invoke(target, event) {
      const lambda = lambdas.get(target);
      if (!lambda) return Promise.reject(new Error(`there is no function ${target} in the template`));
      return activity.during(() =>
        running.run(lambda, () => metered(lambda, meter, () => inTime(lambda, event)).catch(failing(lambda))),
      );
    },
  };
}

async function metered<T>(
  { entry, memory }: Lambda,
  meter: Pick<Meter, "invoked">,
  work: () => Promise<T>,
): Promise<T> {
  const consumption: Consumption = new Map();
  const rounds = { count: 0 };
  const before = process.threadCpuUsage();
  try {
    return await countingRounds(rounds, () => consumingInto(consumption, work));
  } finally {
    const { user, system } = process.threadCpuUsage(before);
    meter.invoked(entry, { rounds: rounds.count, cpuMs: (user + system) / 1000, memory, consumption });
  }
}

async function inTime(lambda: Lambda, event: unknown): Promise<unknown> {
  const { promise, reject } = Promise.withResolvers<never>();
  const deadline = performance.now() + lambda.timeoutMs;
  const timer = setTimeout(() => {
    const error = new Error(`${lambda.name} timed out after ${lambda.timeoutMs / 1000} seconds`);
    error.name = "Sandbox.Timedout";
    reject(error);
  }, lambda.timeoutMs);
  try {
    return await Promise.race([lambda.handler(event, contextOf(lambda, deadline)), promise]);
  } finally {
    clearTimeout(timer);
  }
}

function contextOf(lambda: Lambda, deadline: number): Context {
  const nothing = () => {};
  return {
    functionName: lambda.name,
    functionVersion: "$LATEST",
    invokedFunctionArn: lambda.arn,
    memoryLimitInMB: `${lambda.memory}`,
    awsRequestId: randomUUID(),
    logGroupName: lambda.name,
    logStreamName: "local",
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(deadline - performance.now())),
    done: nothing,
    fail: nothing,
    succeed: nothing,
  };
}
