import type { Change } from "../../local/database/changes.ts";
import type { Table } from "../../local/database/tables.ts";
import { makeQueues } from "../../local/events/queues.ts";
import { makeStreams } from "../../local/events/streams.ts";
import type { Resource } from "../../local/template/resources.ts";
import { resolveTemplates } from "../../local/template/template.ts";
import { type Activity, makeActivity } from "../../local/time/activity.ts";
import { makeVirtualClock, type VirtualClock } from "../../local/time/clock.ts";

export const START = Date.parse("2026-03-01T00:00:00Z");

/** Resources of one stack, as the template has them, resolved. */
export function resourcesOf(resources: object): readonly Resource[] {
  return resolveTemplates([{ name: "Test", template: { Resources: resources } }], { api: "http://api" })
    .resources;
}

/** A clock that stands at START, with the activity that it waits for. Lets two turns of the loop pass before it is quiet. */
export function makeTime(): { readonly clock: VirtualClock; readonly activity: Activity } {
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const activity = makeActivity(async () => {
    await turn();
    await turn();
  });
  return { clock: makeVirtualClock(START, activity.quiet), activity };
}

export const EVENTS_TABLE: Table = {
  name: "events",
  keys: ["customer", "fact"],
  stream: { arn: "arn:stream", view: "NEW_IMAGE" },
};

/** An item that is new in the events table. */
export function inserted(customer: string, fact: string): Change {
  return { table: "events", old: undefined, new: { customer: { S: customer }, fact: { S: fact } } };
}

export interface Seen {
  readonly customer: string;
  readonly fact: string;
  readonly sequence: string;
}

/** A stream of the events table before a function, with the queue for what it gives up. */
export function streamTo(
  handle: (records: readonly Seen[]) => unknown,
  mapping: Readonly<Record<string, unknown>> = {},
  windows: "kept" | "skipped" = "skipped",
) {
  const { clock, activity } = makeTime();
  let older = 0;
  const resources = resourcesOf({
    GivenUp: { Type: "AWS::SQS::Queue" },
    Mapping: {
      Type: "AWS::Lambda::EventSourceMapping",
      Properties: {
        FunctionName: "project",
        EventSourceArn: "arn:stream",
        StartingPosition: "TRIM_HORIZON",
        BatchSize: 10,
        MaximumRetryAttempts: 2,
        FunctionResponseTypes: ["ReportBatchItemFailures"],
        DestinationConfig: { OnFailure: { Destination: { "Fn::GetAtt": ["GivenUp", "Arn"] } } },
        ...mapping,
      },
    },
  });
  const queues = makeQueues(resources);
  const invoke = async (_target: string, event: unknown) => handle(seenIn(event));
  const streams = makeStreams(resources, [EVENTS_TABLE], {
    handlers: { invoke },
    queues,
    activity,
    now: () => clock.now() + older,
    log: () => {},
    ...(windows === "kept" && { when: clock.when }),
  });
  return {
    streams,
    clock,
    quiet: activity.quiet,
    givenUp: () => queues.contents()["Test-GivenUp"]?.messages ?? [],
    /** Lets everything in the stream grow older, in the middle of an invocation too. */
    age(seconds: number): void {
      older += seconds * 1000;
    },
  };
}

interface Records {
  readonly Records: readonly {
    readonly dynamodb: {
      readonly SequenceNumber: string;
      readonly NewImage: { readonly customer: { readonly S: string }; readonly fact: { readonly S: string } };
    };
  }[];
}

const seenIn = (event: unknown): readonly Seen[] =>
  (event as Records).Records.map(({ dynamodb: { SequenceNumber, NewImage } }) => ({
    customer: NewImage.customer.S,
    fact: NewImage.fact.S,
    sequence: SequenceNumber,
  }));

/** The answer that names records as failed. */
export const failing = (records: readonly Seen[]) => ({
  batchItemFailures: records.map(({ sequence }) => ({ itemIdentifier: sequence })),
});
