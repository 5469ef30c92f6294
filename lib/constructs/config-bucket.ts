import { Duration, RemovalPolicy, Validations } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  HttpMethods,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import { CONFIG_FOLDERS } from "../../src/contracts/config-limits.ts";

/**
 * Uploads of configs and the jobs on them: private, encrypted, and gone after some days. An address that somebody was given
 * is good for one file and some minutes; a browser may use it from any page, because nothing but the address opens anything.
 */
export class ConfigBucket extends Bucket {
  constructor(scope: Construct, id: string, key: IKey) {
    super(scope, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      enforceSSL: true,
      cors: [
        {
          allowedOrigins: ["*"],
          allowedMethods: [HttpMethods.GET, HttpMethods.PUT],
          allowedHeaders: ["content-type", "x-amz-checksum-sha256"],
          maxAge: 7_200,
        },
      ],
      lifecycleRules: [
        ...CONFIG_FOLDERS.map(({ prefix, days }) => ({ prefix, expiration: Duration.days(days) })),
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(this).acknowledge({
      id: "AwsSolutions-S1",
      reason:
        "Only functions of the admin API give addresses out, and each call of theirs is in the audit log.",
    });
  }
}
