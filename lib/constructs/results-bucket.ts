import { Duration, RemovalPolicy, Validations } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { BlockPublicAccess, Bucket, BucketEncryption } from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import { ANALYST_FOLDERS } from "../../src/contracts/analyst-files.ts";

/** Records of the journal's stream: nights look two days back, and one that was missed for a month is made good. */
const LOG_DAYS = 45;
/** Lists of customers behind the figures. The figures themselves stay. */
const LIST_DAYS = 400;

/** Figures of chains and campaigns, and the customers behind them: private, encrypted, and kept when the stack goes. */
export class ResultsBucket extends Bucket {
  constructor(scope: Construct, id: string, key: IKey) {
    const expiring = (prefix: string, days: number) => ({ prefix, expiration: Duration.days(days) });
    super(scope, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      // One request to the key for many files.
      bucketKeyEnabled: true,
      enforceSSL: true,
      lifecycleRules: [
        expiring("log/", LOG_DAYS),
        expiring("days/", LIST_DAYS),
        expiring("windows/", LIST_DAYS),
        expiring("waiting/", LIST_DAYS),
        ...ANALYST_FOLDERS.map(({ prefix, days }) => expiring(prefix, days)),
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(this).acknowledge({
      id: "AwsSolutions-S1",
      reason:
        "Functions of the results write it and analysts read it: the calls of the first are in their logs, the queries of the others in Athena's history.",
    });
  }
}
