import * as z from "zod";
import type { Instant } from "../../src/domain/basics/calendar.ts";
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
}

export function makeQueues(resources: readonly Resource[]): Queues {
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
    },
    contents: () =>
      Object.fromEntries([...queues.values()].map(({ name, sent, messages }) => [name, { sent, messages }])),
  };
}
