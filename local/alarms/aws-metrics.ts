import type { Datum } from "./log-metrics.ts";

/** Hears of what AWS measures by itself. */
export type Measured = (datum: Datum) => void;

/** Where nobody listens. */
export const UNMEASURED: Measured = () => {};

const one = (namespace: string, metric: string, dimension: string, name: string, value = 1): Datum => ({
  ...{ namespace, metric, value },
  dimensions: { [dimension]: name },
});

export const functionFailed = (name: string): Datum => one("AWS/Lambda", "Errors", "FunctionName", name);

export const executionEnded = (machine: string, how: "Succeeded" | "Failed"): Datum =>
  one("AWS/States", `Executions${how}`, "StateMachineArn", machine);

export const messagesIn = (queue: string, messages: number): Datum =>
  one("AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", queue, messages);

export const serverError = (api: string): Datum => one("AWS/ApiGateway", "5xx", "ApiId", api);

/** Milliseconds. */
export const iteratorAge = (name: string, ms: number): Datum =>
  one("AWS/Lambda", "IteratorAge", "FunctionName", name, ms);
