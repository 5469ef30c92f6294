import { Duration, Validations } from "aws-cdk-lib";
import type { ITable } from "aws-cdk-lib/aws-dynamodb";
import { FilterCriteria, FilterRule, StartingPosition } from "aws-cdk-lib/aws-lambda";
import { DynamoEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { Construct } from "constructs";
import { ENTRY_PREFIX, SEND_PREFIX } from "../../src/contracts/journal-image.ts";
import { LISTS_STREAMS, streamOf } from "./house/fact-stream.ts";
import { FailureQueue } from "./house/failure-queue.ts";
import { NodeFunction } from "./house/node-function.ts";
import type { Platform } from "./house/platform.ts";

interface ResultsProps {
  readonly platform: Platform;
  /** The journal table. */
  readonly table: ITable;
}

const HURTS = "The results of chains and campaigns lack what happened meanwhile. Mails go out as ever.";

const named = (prefix: string) => ({ entry: { S: FilterRule.beginsWith(prefix) } });

/** Entries, and sends once they are more than a claim. */
const NEWS = [
  { dynamodb: { Keys: named(ENTRY_PREFIX) } },
  { eventName: FilterRule.isEqual("MODIFY"), dynamodb: { Keys: named(SEND_PREFIX) } },
];

/** Keeps what the journal's stream tells of entries and sends, for the night to count. */
export class Results extends Construct {
  readonly failures: FailureQueue;

  constructor(scope: Construct, id: string, { platform, table }: ResultsProps) {
    super(scope, id);
    this.failures = new FailureQueue(this, "Failures", {
      key: platform.key,
      hurts: `Records of the journal were given up. ${HURTS}`,
      runbook: "results",
    });
    const count = new NodeFunction(this, "results-count", {
      platform,
      timeout: Duration.minutes(1),
      access: [platform.results("write")],
      permissions: this.failures.permissions,
      hurts: HURTS,
      runbook: "results",
      // What it fails at comes again for a day, and then to the queue.
      alarmOn: "nothing",
    });
    count.addEventSource(
      new DynamoEventSource(streamOf(this, table), {
        // A deployment that has journals of earlier versions begins with what happens from now on.
        startingPosition: StartingPosition.LATEST,
        batchSize: 2_000,
        // Each batch is a file: nobody reads them before the night.
        maxBatchingWindow: Duration.minutes(5),
        bisectBatchOnError: true,
        // As long as the stream keeps a record; the night counts what comes as late as that.
        retryAttempts: 10_000,
        maxRecordAge: Duration.hours(24),
        onFailure: this.failures.destination,
        filters: NEWS.map((news) => FilterCriteria.filter(news)),
      }),
    );
    if (count.role) Validations.of(count.role).acknowledge(LISTS_STREAMS);
  }
}
