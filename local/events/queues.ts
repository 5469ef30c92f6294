import * as z from "zod";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import { type Kept, NOTHING_KEPT } from "../kept/kept.ts";
import { declared, ignored, type Resource } from "../template/resources.ts";

const QueueShape = z.strictObject({
  QueueName: z.string().optional(),
  MessageRetentionPeriod: ignored,
  SqsManagedSseEnabled: ignored,
  KmsMasterKeyId: ignored,
  VisibilityTimeout: ignored,
});

/** Oldest messages go first beyond this many, so that a stack that fails for days stays small. */
const KEPT = 1_000;

export interface QueuedMessage {
  readonly at: Instant;
  readonly body: unknown;
}

/** The template's queues. Nothing reads them here: they hold what was given up, for people to look at. */
export interface Queues {
  send(queueArn: string, body: unknown, at: Instant): void;
  /** By queue name: how many were ever sent, and the newest of them. */
  contents(): Readonly<
    Record<string, { readonly sent: number; readonly messages: readonly QueuedMessage[] }>
  >;
  /** Puts back what an earlier run has kept. */
  resume(): Promise<void>;
}

const PREFIX = "queue~";
const KeptQueue = z.object({
  sent: z.number(),
  messages: z.array(z.object({ at: z.number(), body: z.unknown() })),
});

export function makeQueues(resources: readonly Resource[], kept: Kept = NOTHING_KEPT): Queues {
  const queues = new Map(
    declared(resources, "AWS::SQS::Queue", QueueShape).map(({ physical }) => [
      physical.attributes.Arn ?? physical.ref,
      { name: physical.attributes.QueueName ?? physical.ref, sent: 0, messages: [] as QueuedMessage[] },
    ]),
  );
  return {
    send(queueArn, body, at) {
      const queue = queues.get(queueArn);
      if (!queue) throw new Error(`there is no queue ${queueArn} in the template`);
      queue.sent += 1;
      queue.messages.push({ at, body });
      if (queue.messages.length > KEPT) queue.messages.shift();
      kept.put(`${PREFIX}${queueArn}`, { sent: queue.sent, messages: queue.messages });
    },
    async resume() {
      for await (const [key, value] of kept.entries(PREFIX)) {
        const queue = queues.get(key.slice(PREFIX.length));
        if (queue) Object.assign(queue, KeptQueue.parse(value));
      }
    },
    contents: () =>
      Object.fromEntries([...queues.values()].map(({ name, sent, messages }) => [name, { sent, messages }])),
  };
}
