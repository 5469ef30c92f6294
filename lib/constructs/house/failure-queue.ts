import { Duration, Validations } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { IDestination, IEventSourceDlq } from "aws-cdk-lib/aws-lambda";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { Permission } from "./access.ts";
import { Alert } from "./alert.ts";

interface FailureQueueProps {
  readonly key: IKey;
  readonly hurts: string;
  readonly runbook: string;
}

/** Where work goes that was tried and given up: kept as long as SQS can, and somebody is told at once. */
export class FailureQueue extends Construct {
  readonly queue: Queue;
  /** For who gives work up. Its role needs `permissions`. */
  readonly destination: IDestination & IEventSourceDlq;
  readonly permissions: readonly Permission[];

  constructor(scope: Construct, id: string, props: FailureQueueProps) {
    super(scope, id);
    this.queue = new Queue(this, "Queue", {
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: props.key,
      enforceSSL: true,
    });
    Validations.of(this.queue).acknowledge({
      id: "AwsSolutions-SQS3",
      reason: "It is where others' given-up work goes. Nothing reads it by itself, so nothing can fail to.",
    });
    this.destination = { bind: () => ({ destination: this.queue.queueArn }) };
    this.permissions = [
      { actions: ["sqs:SendMessage"], resources: [this.queue.queueArn] },
      {
        actions: ["kms:Decrypt", "kms:GenerateDataKey"],
        resources: [props.key.keyArn],
        through: "sqs",
      },
    ];
    new Alert(this, "NotEmpty", {
      metric: this.queue.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(5),
        statistic: "Maximum",
      }),
      hurts: props.hurts,
      runbook: props.runbook,
    });
  }
}
