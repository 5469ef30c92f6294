import { Duration, Validations } from "aws-cdk-lib";
import type { ITable } from "aws-cdk-lib/aws-dynamodb";
import { FilterCriteria, FilterRule, StartingPosition } from "aws-cdk-lib/aws-lambda";
import { DynamoEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { Construct } from "constructs";
import { IN_LEDGER, INERT_MAIL } from "../../src/contracts/fact-item.ts";
import { Alert } from "./house/alert.ts";
import { LISTS_STREAMS, streamOf } from "./house/fact-stream.ts";
import { FailureQueue } from "./house/failure-queue.ts";
import { NodeFunction } from "./house/node-function.ts";
import type { Platform } from "./house/platform.ts";

const HURTS = "Profiles lag behind: chains start late and mails may miss the latest orders.";

interface ProjectionProps {
  readonly platform: Platform;
  /** The events table. */
  readonly table: ITable;
  readonly foldWithinSeconds: number;
}

/**
 * Facts are only ever added (a removal is an erasure, which has a path of its own); a delivered mail changes nobody, and a
 * mailbox's ledger is part of nobody.
 */
const NEWS = {
  eventName: FilterRule.isEqual("INSERT"),
  dynamodb: { NewImage: { kind: { S: [{ "anything-but": [INERT_MAIL, IN_LEDGER] }] } } },
};

/** Folds the events table's stream into profiles, in order per customer. */
export class Projection extends Construct {
  readonly project: NodeFunction;
  readonly failures: FailureQueue;

  constructor(scope: Construct, id: string, props: ProjectionProps) {
    super(scope, id);
    const { events, customers, tastes, checkpoints, journal, quarantine, config, keys, bus, chains } =
      props.platform;
    const failures = new FailureQueue(this, "Failures", {
      key: props.platform.key,
      hurts: `Batches of facts could not be folded into profiles. ${HURTS}`,
      runbook: "projector",
    });
    const project = new NodeFunction(this, "project", {
      platform: props.platform,
      memory: 1024,
      timeout: Duration.minutes(1),
      access: [
        events("Query", "PutItem"),
        customers("GetItem", "UpdateItem"),
        tastes("GetItem", "PutItem"),
        checkpoints("GetItem", "PutItem"),
        journal("GetItem", "BatchGetItem", "PutItem", "UpdateItem", "DeleteItem"),
        quarantine,
        config("Query"),
        keys,
        bus,
        chains,
      ],
      permissions: failures.permissions,
      hurts: HURTS,
      runbook: "projector",
      alarmOn: "throttles",
      share: 0.1,
    });
    project.addEventSource(
      new DynamoEventSource(streamOf(this, props.table), {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 100,
        // The pages of one visit are folded together, and customers share a batch.
        maxBatchingWindow: Duration.seconds(props.foldWithinSeconds),
        // Customers stay in order: a partition key always goes to the same of the four.
        parallelizationFactor: 4,
        bisectBatchOnError: true,
        retryAttempts: 10,
        maxRecordAge: Duration.hours(12),
        reportBatchItemFailures: true,
        onFailure: failures.destination,
        filters: [FilterCriteria.filter(NEWS)],
      }),
    );
    this.project = project;
    this.failures = failures;
    if (project.role) Validations.of(project.role).acknowledge(LISTS_STREAMS);
    new Alert(this, "Lag", {
      metric: project.metric("IteratorAge", { period: Duration.minutes(5), statistic: "Maximum" }),
      from: Duration.minutes(15).toMilliseconds(),
      periods: 2,
      hurts: `The projector is more than 15 minutes behind. ${HURTS}`,
      runbook: "projector",
    });
  }
}
