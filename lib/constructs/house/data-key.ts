import { ArnFormat, RemovalPolicy, Stack } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import type { Construct } from "constructs";

/**
 * The one key under which everything rests that may hold personal data or secrets: tables, secrets, queues, logs, alarms.
 * Who may use it is in the functions' own roles (access.ts); here are the AWS services that use it by themselves.
 */
export class DataKey extends Key {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      description: "Comeback: customers' data, secrets, logs",
      enableKeyRotation: true,
      // Without the key, the tables that are kept could not be read.
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const { region } = Stack.of(this);
    const ours = (service: string, resource: string) =>
      Stack.of(this).formatArn({ service, resource, arnFormat: ArnFormat.NO_RESOURCE_NAME });
    this.serve(
      `logs.${region}.amazonaws.com`,
      [
        "kms:Decrypt",
        "kms:DescribeKey",
        "kms:Encrypt",
        "kms:GenerateDataKey",
        "kms:GenerateDataKeyWithoutPlaintext",
        "kms:ReEncryptFrom",
        "kms:ReEncryptTo",
      ],
      { ArnLike: { "kms:EncryptionContext:aws:logs:arn": ours("logs", "log-group:*") } },
    );
    const toPublish = ["kms:Decrypt", "kms:GenerateDataKey"];
    this.serve("cloudwatch.amazonaws.com", toPublish, {
      StringEquals: { "aws:SourceAccount": Stack.of(this).account },
      ArnLike: { "aws:SourceArn": ours("cloudwatch", "alarm:*") },
    });
    // EventBridge names no source when it uses a key, but SQS always names the queue that it uses it for.
    this.serve("events.amazonaws.com", toPublish, {
      ArnLike: { "kms:EncryptionContext:aws:sqs:arn": ours("sqs", "*") },
    });
  }

  private serve(service: string, actions: string[], conditions: Record<string, unknown>): void {
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(service)],
        actions,
        resources: ["*"],
        conditions,
      }),
    );
  }
}
