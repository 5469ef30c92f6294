import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { SchedulerClient } from "@aws-sdk/client-scheduler";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SESv2Client } from "@aws-sdk/client-sesv2";
import { SFNClient } from "@aws-sdk/client-sfn";
import { SNSClient } from "@aws-sdk/client-sns";
import { SQSClient } from "@aws-sdk/client-sqs";

export type Clients = ReturnType<typeof makeClients>;

/** A client for each service that a deployment is made of. Region and credentials are the shell's. */
export function makeClients() {
  const options = { maxAttempts: 2 };
  return {
    cloudFormation: new CloudFormationClient(options),
    cloudWatch: new CloudWatchClient(options),
    dynamo: new DynamoDBClient(options),
    lambda: new LambdaClient(options),
    scheduler: new SchedulerClient(options),
    secrets: new SecretsManagerClient(options),
    ses: new SESv2Client(options),
    sfn: new SFNClient(options),
    sns: new SNSClient(options),
    // Queue addresses of an emulator name a host that only it knows.
    sqs: new SQSClient({ ...options, useQueueUrlAsEndpoint: false }),
  } as const;
}
