import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { DynamoDBRecord } from "aws-lambda";
import * as z from "zod";
import { iteratorAge } from "../alarms/aws-metrics.ts";
import type { Mapping, StreamDeps } from "./stream-mapping.ts";

/**
 * Takes one batch to its end, as Lambda does: worked on, or given up after the retries that the mapping grants, or
 * because it has grown too old meanwhile. What a partial answer says is done is done, and the rest is a new batch; a
 * batch of which nothing is done is halved where the mapping bisects, which costs no retry, so that one record that
 * always fails ends up alone.
 */
export function makeBatchWorker(
  mapping: Mapping,
  deps: StreamDeps,
  stats: { delivered: number; givenUp: number },
) {
  const work = async (all: readonly DynamoDBRecord[], tried = 0): Promise<void> => {
    const batch = all.slice(giveUpOld(all, tried));
    if (batch.length === 0) return;
    deps.measured?.(iteratorAge(mapping.FunctionName, deps.now() - created(batch[0])));
    const failure = await attempt(mapping, deps.handlers, batch);
    stats.delivered += failure?.from ?? batch.length;
    if (!failure) return;
    const rest = batch.slice(failure.from);
    if (failure.from > 0) return work(rest);
    if (mapping.BisectBatchOnFunctionError && rest.length > 1) {
      const middle = Math.ceil(rest.length / 2);
      await work(rest.slice(0, middle), tried);
      return work(rest.slice(middle), tried);
    }
    if (tried >= mapping.MaximumRetryAttempts)
      return giveUp(rest, tried + 1, "RetryAttemptsExhausted", failure.reason);
    await sleep(Math.min(5 * 2 ** tried, 200));
    return work(rest, tried + 1);
  };

  /** Records come in the order of their age: how many at the beginning the function is not to see any more. */
  const giveUpOld = (batch: readonly DynamoDBRecord[], tried: number): number => {
    const limit = mapping.MaximumRecordAgeInSeconds;
    if (limit < 0) return 0;
    const young = batch.findIndex((record) => deps.now() - created(record) <= limit * 1000);
    const old = young < 0 ? batch.length : young;
    if (old > 0) giveUp(batch.slice(0, old), tried, "RecordAgeExceeded", `older than ${limit} seconds`);
    return old;
  };

  const giveUp = (
    batch: readonly DynamoDBRecord[],
    attempts: number,
    condition: GivenUp,
    reason: string,
  ): void => {
    stats.givenUp += batch.length;
    deps.log(`stream: ${batch.length} records given up after ${attempts} attempts: ${reason}`);
    const destination = mapping.DestinationConfig?.OnFailure.Destination;
    if (!destination) return;
    const now = deps.now();
    deps.queues.send(destination, failureRecord(mapping, batch, { attempts, condition, now }), now);
  };

  return (batch: readonly DynamoDBRecord[]) => work(batch);
}

type GivenUp = "RetryAttemptsExhausted" | "RecordAgeExceeded";

const created = (record: DynamoDBRecord | undefined) =>
  (record?.dynamodb?.ApproximateCreationDateTime ?? 0) * 1000;

const PartialAnswer = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish(),
});

/** Calls the function; undefined when all went well, else the index from which the batch has to be repeated. */
async function attempt(
  mapping: Mapping,
  handlers: StreamDeps["handlers"],
  batch: readonly DynamoDBRecord[],
): Promise<{ readonly from: number; readonly reason: string } | undefined> {
  try {
    const answer = await handlers.invoke(mapping.FunctionName, { Records: batch });
    if (mapping.FunctionResponseTypes.length === 0 || answer === undefined || answer === null)
      return undefined;
    const failures = PartialAnswer.parse(answer).batchItemFailures ?? [];
    if (failures.length === 0) return undefined;
    const places = failures.map(({ itemIdentifier }) =>
      batch.findIndex((record) => record.dynamodb?.SequenceNumber === itemIdentifier),
    );
    // A name that is not in the batch fails all of it, as on AWS.
    return { from: Math.max(0, Math.min(...places)), reason: "reported by the function" };
  } catch (error) {
    return { from: 0, reason: `${(error as Error).name}: ${(error as Error).message}` };
  }
}

/** What Lambda puts on the on-failure queue: where the records are in the stream, not what they say. */
function failureRecord(
  mapping: Mapping,
  batch: readonly DynamoDBRecord[],
  {
    attempts,
    condition,
    now,
  }: { readonly attempts: number; readonly condition: GivenUp; readonly now: number },
) {
  const first = batch[0];
  const last = batch.at(-1);
  return {
    requestContext: {
      requestId: randomUUID(),
      functionArn: mapping.FunctionName,
      condition,
      approximateInvokeCount: attempts,
    },
    version: "1.0",
    timestamp: new Date(now).toISOString(),
    DDBStreamBatchInfo: {
      shardId: "local",
      startSequenceNumber: first?.dynamodb?.SequenceNumber,
      endSequenceNumber: last?.dynamodb?.SequenceNumber,
      approximateArrivalOfFirstRecord: new Date(created(first)).toISOString(),
      approximateArrivalOfLastRecord: new Date(created(last)).toISOString(),
      batchSize: batch.length,
      streamArn: mapping.EventSourceArn,
    },
  };
}
