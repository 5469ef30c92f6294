import { randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import * as z from "zod";
import type { Activity } from "./activity.ts";
import { AwsError } from "./aws-error.ts";
import type { EventBus } from "./event-bus.ts";
import type { Secrets } from "./secrets.ts";
import type { Ses } from "./ses.ts";
import type { Execution, StepFunctions } from "./step-functions.ts";

export interface AwsDeps {
  readonly stepFunctions: StepFunctions;
  readonly bus: EventBus;
  readonly secrets: Secrets;
  readonly ses: Ses;
  readonly activity: Activity;
  readonly log: (line: string) => void;
}

type Operation = (input: unknown) => unknown;

/**
 * One endpoint for the AWS services that the functions and the command line call, in the protocols of their SDK clients:
 * AWS JSON (the operation is in x-amz-target) for Step Functions, EventBridge and Secrets Manager, REST for SES.
 */
export function makeAwsEndpoint(deps: AwsDeps): RequestListener {
  const operations: Readonly<Record<string, Operation>> = {
    ...stepFunctionsOperations(deps.stepFunctions),
    "AWSEvents.PutEvents": putEvents(deps.bus),
    "secretsmanager.GetSecretValue": (input) => deps.secrets.value(SecretRequest.parse(input).SecretId),
    "POST /v2/email/outbound-emails": deps.ses.send,
  };
  const answer = async (request: IncomingMessage): Promise<unknown> => {
    const target = request.headers["x-amz-target"];
    const name = typeof target === "string" ? target : `${request.method} ${request.url?.split("?")[0]}`;
    const operation = operations[name];
    if (!operation)
      throw new AwsError("UnknownOperationException", `the local stack does not have ${name}`, 404);
    return operation(JSON.parse((await text(request)) || "{}"));
  };
  return (request, response) => {
    const answered = answer(request).then(
      (result) => write(response, 200, result),
      (error: unknown) => refuse(response, error, deps.log),
    );
    void deps.activity.during(() => answered);
  };
}

function write(response: ServerResponse, status: number, body: unknown, code?: string): void {
  const json = JSON.stringify(body);
  response.writeHead(status, {
    "content-type": "application/x-amz-json-1.0",
    "content-length": Buffer.byteLength(json),
    "x-amzn-requestid": randomUUID(),
    ...(code !== undefined && { "x-amzn-errortype": code }),
  });
  response.end(json);
}

function refuse(response: ServerResponse, error: unknown, log: (line: string) => void): void {
  if (error instanceof AwsError) {
    write(response, error.status, { __type: error.code, message: error.message }, error.code);
    return;
  }
  const message = error instanceof z.ZodError ? z.prettifyError(error) : `${error}`;
  const code = error instanceof z.ZodError ? "ValidationException" : "InternalFailure";
  log(`aws endpoint: ${code}: ${message}`);
  write(response, code === "InternalFailure" ? 500 : 400, { __type: code, message }, code);
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
const SecretRequest = z.object({ SecretId: z.string() });

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
