import { randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import * as z from "zod";
import type { LocalAlarms } from "./alarms/alarms.ts";
import { AwsError } from "./aws-error.ts";
import type { EventBus } from "./events/event-bus.ts";
import type { Ses } from "./mail/ses.ts";
import type { FileRequest, S3 } from "./s3.ts";
import type { Secrets } from "./secrets.ts";
import type { Activity } from "./time/activity.ts";
import type { Directory } from "./users/directory.ts";
import { userPoolCalls } from "./users/user-pool-calls.ts";
import type { Execution } from "./workflows/executions.ts";
import type { StepFunctions } from "./workflows/step-functions.ts";

export interface AwsDeps {
  readonly stepFunctions: StepFunctions;
  readonly bus: EventBus;
  readonly secrets: Secrets;
  readonly ses: Ses;
  readonly directory: Directory;
  readonly s3: S3;
  readonly alarms: Pick<LocalAlarms, "states">;
  readonly log: (line: string) => void;
}

type Operation = (input: unknown) => unknown;

export interface AwsRequest extends FileRequest {
  /** x-amz-target: names the operation in the JSON protocols. */
  readonly target: string | undefined;
}

export interface AwsResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

export type AwsServices = (request: AwsRequest) => AwsResponse;

/**
 * The AWS services that the functions and the command line call, in the protocols of their SDK clients: AWS JSON (the
 * operation is in x-amz-target) for Step Functions, EventBridge, Secrets Manager, Cognito and CloudWatch, REST for SES and
 * S3.
 */
export function makeAwsServices(deps: AwsDeps): AwsServices {
  const operations: Readonly<Record<string, Operation>> = {
    ...stepFunctionsOperations(deps.stepFunctions),
    ...userPoolCalls(deps.directory),
    "AWSEvents.PutEvents": putEvents(deps.bus),
    "secretsmanager.GetSecretValue": (input) => {
      const { SecretId, VersionStage } = SecretRequest.parse(input);
      return deps.secrets.value(SecretId, VersionStage);
    },
    // All on one page.
    "GraniteServiceVersion20100801.DescribeAlarms": () => ({
      MetricAlarms: deps.alarms.states().map(({ name, description, state, since }) => ({
        ...{ AlarmName: name, AlarmDescription: description },
        ...{ StateValue: state, StateUpdatedTimestamp: seconds(since) },
      })),
      CompositeAlarms: [],
    }),
    "POST /v2/email/outbound-emails": deps.ses.send,
    "GET /v2/email/account": deps.ses.account,
  };
  return (request) => {
    const { method, path, target, body } = request;
    const ofFiles = target === undefined ? deps.s3(request) : undefined;
    if (ofFiles) return ofFiles;
    const name = target ?? `${method} ${path}`;
    try {
      const operation = operations[name];
      if (!operation)
        throw new AwsError("UnknownOperationException", `the local stack does not have ${name}`, 404);
      return response(200, operation(JSON.parse(body.toString() || "{}")));
    } catch (error) {
      return refusal(error, deps.log);
    }
  };
}

/** The same over HTTP, for other processes. */
export function makeAwsEndpoint(services: AwsServices, activity: Activity): RequestListener {
  const answer = async (request: IncomingMessage, reply: ServerResponse) => {
    const target = request.headers["x-amz-target"];
    const { pathname: path, searchParams } = new URL(request.url ?? "", "http://local");
    const { status, headers, body } = services({
      method: request.method ?? "",
      path,
      query: Object.fromEntries(searchParams),
      headers: Object.fromEntries(
        Object.entries(request.headers).flatMap(([name, value]) =>
          typeof value === "string" ? [[name, value]] : [],
        ),
      ),
      target: typeof target === "string" ? target : undefined,
      body: await buffer(request),
    });
    reply.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) }).end(body);
  };
  return (request, reply) => {
    activity.during(() => answer(request, reply)).catch(() => reply.destroy());
  };
}

function response(status: number, body: unknown, code?: string): AwsResponse {
  return {
    status,
    headers: {
      "content-type": "application/x-amz-json-1.0",
      "x-amzn-requestid": randomUUID(),
      ...(code !== undefined && { "x-amzn-errortype": code }),
    },
    body: JSON.stringify(body),
  };
}

function refusal(error: unknown, log: (line: string) => void): AwsResponse {
  if (error instanceof AwsError)
    return response(error.status, { __type: error.code, message: error.message }, error.code);
  const message = error instanceof z.ZodError ? z.prettifyError(error) : `${error}`;
  const code = error instanceof z.ZodError ? "ValidationException" : "InternalFailure";
  log(`aws: ${code}: ${message}`);
  return response(code === "InternalFailure" ? 500 : 400, { __type: code, message }, code);
}

const StartRequest = z.object({
  stateMachineArn: z.string(),
  name: z.string().optional(),
  input: z.string().default("{}"),
});
const DescribeRequest = z.object({ executionArn: z.string() });
const ListRequest = z.object({
  stateMachineArn: z.string(),
  statusFilter: z.string().optional(),
  maxResults: z.number().int().min(0).max(1000).optional(),
  nextToken: z.string().optional(),
});
const SecretRequest = z.object({ SecretId: z.string(), VersionStage: z.string().default("AWSCURRENT") });

const seconds = (at: number) => at / 1000;

const summary = ({ arn, name, machine, status, startedAt, stoppedAt }: Execution) => ({
  executionArn: arn,
  name,
  stateMachineArn: machine,
  status,
  startDate: seconds(startedAt),
  ...(stoppedAt !== undefined && { stopDate: seconds(stoppedAt) }),
});

function stepFunctionsOperations(stepFunctions: StepFunctions): Readonly<Record<string, Operation>> {
  return {
    "AWSStepFunctions.StartExecution": (request) => {
      const { stateMachineArn, name, input } = StartRequest.parse(request);
      const { arn, startedAt } = stepFunctions.start(stateMachineArn, input, name);
      return { executionArn: arn, startDate: seconds(startedAt) };
    },
    "AWSStepFunctions.DescribeExecution": (request) => {
      const execution = stepFunctions.describe(DescribeRequest.parse(request).executionArn);
      const { input, output, error, cause } = execution;
      return { ...summary(execution), input, output, error, cause };
    },
    "AWSStepFunctions.StopExecution": (request) => {
      const { stoppedAt = 0 } = stepFunctions.abort(DescribeRequest.parse(request).executionArn);
      return { stopDate: seconds(stoppedAt) };
    },
    "AWSStepFunctions.ListExecutions": (request) => {
      const { stateMachineArn, statusFilter, maxResults, nextToken } = ListRequest.parse(request);
      const executions = stepFunctions.list(stateMachineArn, statusFilter);
      const from = Number(nextToken ?? 0);
      const to = from + (maxResults || 100);
      return {
        executions: executions.slice(from, to).map(summary),
        ...(to < executions.length && { nextToken: `${to}` }),
      };
    },
  };
}

/** EventBridge takes at most ten entries and 256 KiB at a time. */
const PutEventsRequest = z.object({
  Entries: z
    .array(
      z.object({
        EventBusName: z.string().default("default"),
        Source: z.string(),
        DetailType: z.string(),
        Detail: z.string(),
        Resources: z.array(z.string()).optional(),
      }),
    )
    .min(1)
    .max(10)
    .refine((entries) => JSON.stringify(entries).length <= 256 * 1024, "the entries exceed 256 KiB"),
});

const putEvents =
  (bus: EventBus): Operation =>
  (request) => ({
    FailedEntryCount: 0,
    Entries: PutEventsRequest.parse(request).Entries.map((entry) => ({
      EventId: bus.put({
        bus: entry.EventBusName,
        source: entry.Source,
        type: entry.DetailType,
        detail: JSON.parse(entry.Detail),
        ...(entry.Resources && { resources: entry.Resources }),
      }),
    })),
  });
