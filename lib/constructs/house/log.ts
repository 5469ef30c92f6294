import { RemovalPolicy } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";

/** A log group with the house defaults: kept for a month unless it says otherwise, under the key of the data. */
export class Log extends LogGroup {
  constructor(scope: Construct, id: string, key: IKey, retention = RetentionDays.ONE_MONTH) {
    super(scope, id, {
      retention,
      removalPolicy: RemovalPolicy.DESTROY,
      encryptionKey: key,
    });
  }
}
