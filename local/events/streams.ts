import { hash } from "node:crypto";
import type { DynamoDBRecord } from "aws-lambda";
import * as z from "zod";
import type { Change } from "../database/changes.ts";
import type { Table } from "../database/tables.ts";
import { type LeftBehind, leftBehind, NOTHING_KEPT } from "../kept/kept.ts";
import { declared, type Resource } from "../template/resources.ts";
import { compilePattern, type Matches } from "./patterns.ts";
import { makeBatchWorker } from "./stream-batches.ts";
import { type Mapping, MappingShape, type StreamDeps } from "./stream-mapping.ts";
import { streamRecord } from "./stream-records.ts";

/** Under which the number of the newest record is kept. */
const SEQUENCE = "sequence";

export interface StreamStats {
  /** Records that no function has finished with. */
  readonly waiting: number;
  readonly delivered: number;
  readonly givenUp: number;
}

/** Hands the changes of streamed tables to the functions that the template maps to them. */
export interface Streams {
  changed(changes: readonly Change[]): void;
  stats(): StreamStats;
  /** The records that no function had finished with when an earlier run stopped. */
  resume(): Promise<LeftBehind>;
}

export function makeStreams(
  resources: readonly Resource[],
  tables: readonly Table[],
  deps: StreamDeps,
): Streams {
  const consumers = declared(resources, "AWS::Lambda::EventSourceMapping", MappingShape).map(
    ({ properties }) => makeConsumer(properties, deps),
  );
  const byName = new Map(tables.map((table) => [table.name, table]));
  const { kept = NOTHING_KEPT } = deps;
  let sequence = 0;
  return {
    async resume() {
      for await (const [, value] of kept.entries(SEQUENCE)) sequence = z.number().parse(value);
      const left: (() => void)[] = [];
      for (const consumer of consumers) left.push(...(await consumer.left()));
      return leftBehind(left);
    },
    changed(changes) {
      for (const change of changes) {
        const table = byName.get(change.table);
        sequence += 1;
        const record = table && streamRecord(table, change, sequence, deps.now());
        if (!record) continue;
        kept.put(SEQUENCE, sequence);
        for (const consumer of consumers) if (consumer.source === table.stream?.arn) consumer.offer(record);
      }
    },
    stats: () =>
      consumers.reduce(
        (sum, { stats: { waiting, delivered, givenUp } }) => ({
          waiting: sum.waiting + waiting,
          delivered: sum.delivered + delivered,
          givenUp: sum.givenUp + givenUp,
        }),
        { waiting: 0, delivered: 0, givenUp: 0 },
      ),
  };
}

interface Lane {
  readonly waiting: DynamoDBRecord[];
  busy: boolean;
  /** Calls off the end of the window that its records wait for. */
  forget: (() => void) | undefined;
}

/**
 * One event source mapping. Records of one partition key go to the same lane, and a lane works on one batch at a time:
 * so they stay in order. A real shard has as many lanes as the parallelization factor says.
 */
function makeConsumer(mapping: Mapping, deps: StreamDeps) {
  const { kept = NOTHING_KEPT } = deps;
  const prefix = `record~${mapping.FunctionName}~`;
  const keyOf = (record: DynamoDBRecord) => `${prefix}${record.dynamodb?.SequenceNumber}`;
  const stats = { waiting: 0, delivered: 0, givenUp: 0 };
  const filters = mapping.FilterCriteria.Filters.map(({ Pattern }) => compilePattern(JSON.parse(Pattern)));
  const lanes = Array.from(
    { length: mapping.ParallelizationFactor },
    (): Lane => ({ waiting: [], busy: false, forget: undefined }),
  );
  const work = makeBatchWorker(mapping, deps, stats);

  const windowMs = deps.when ? mapping.MaximumBatchingWindowInSeconds * 1000 : 0;

  const drain = async (lane: Lane) => {
    lane.forget?.();
    lane.forget = undefined;
    const over = deps.activity.begin();
    lane.busy = true;
    // What comes with this record is worked on together with it.
    await Promise.resolve();
    do {
      const batch = lane.waiting.splice(0, batchOf(lane.waiting, mapping.BatchSize));
      await work(batch);
      for (const record of batch) kept.delete(keyOf(record));
      stats.waiting -= batch.length;
    } while (isDue(lane));
    lane.busy = false;
    over();
    if (lane.waiting.length > 0) gather(lane);
  };

  const isDue = ({ waiting }: Lane) => waiting.length >= (windowMs > 0 ? mapping.BatchSize : 1);

  /** Works on what waits at once when it is a full batch, and else when the window of its first record ends. */
  const gather = (lane: Lane) => {
    if (lane.busy) return;
    if (isDue(lane)) void drain(lane);
    else lane.forget ??= deps.when?.(deps.now() + windowMs, () => void drain(lane));
  };

  const take = (record: DynamoDBRecord) => {
    const lane = lanes[laneOf(record, lanes.length)];
    if (!lane) return;
    lane.waiting.push(record);
    stats.waiting += 1;
    gather(lane);
  };

  return {
    source: mapping.EventSourceArn,
    stats,
    offer(record: DynamoDBRecord) {
      if (filters.length > 0 && !filters.some((matches: Matches) => matches(record))) return;
      kept.put(keyOf(record), record);
      take(record);
    },
    async left() {
      const left: (() => void)[] = [];
      for await (const [, record] of kept.entries(prefix)) left.push(() => take(record as DynamoDBRecord));
      return left;
    },
  };
}

/** What Lambda takes in one invocation. */
const LARGEST_PAYLOAD = 6 * 1024 * 1024;

/** How many of the waiting records go together: at least one. */
function batchOf(waiting: readonly DynamoDBRecord[], most: number): number {
  let bytes = 0;
  const fitting = waiting.slice(0, most).findIndex((record, index) => {
    bytes += record.dynamodb?.SizeBytes ?? 0;
    return index > 0 && bytes > LARGEST_PAYLOAD;
  });
  return fitting < 0 ? most : fitting;
}

/** By the value of the partition key, which comes first in the record's keys. */
function laneOf(record: DynamoDBRecord, lanes: number): number {
  const partition = JSON.stringify(Object.values(record.dynamodb?.Keys ?? {})[0]);
  return Number.parseInt(hash("sha1", partition).slice(0, 8), 16) % lanes;
}
