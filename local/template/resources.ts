import * as z from "zod";
import type { Value } from "./intrinsics.ts";

export const REGION = "us-east-1";
export const ACCOUNT = "000000000000";

/** What a resource is called once it exists: the result of `Ref` and those of `Fn::GetAtt`. */
export interface Physical {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** `name` is the one that the template gives, else one made of the stack's and the logical id. */
type Naming = (name: string, addresses: Addresses, metadata: Value) => Physical;

/** Where the stack listens: what AWS decides when a resource is created. */
export interface Addresses {
  readonly api: string;
  readonly admin?: string;
}

/** An API says in its metadata (`comeback:address`) which address it takes; the public one's when it does not. */
function endpoint(addresses: Addresses, metadata: Value): string {
  const { "comeback:address": name } = AddressMetadata.parse(metadata);
  const address = addresses[name];
  if (address === undefined) throw new Error(`the local stack has no address ${name}`);
  return address;
}
const AddressMetadata = z.object({ "comeback:address": z.enum(["api", "admin"]).default("api") });

const arn = (service: string, resource: string) => `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;
const named = (ref: string, attributes: Record<string, string> = {}): Physical => ({ ref, attributes });

/** The resource types that the local stack brings to life, with the property that holds their name. */
export const EMULATED: Readonly<Record<string, { readonly name?: string; readonly physical: Naming }>> = {
  "AWS::DynamoDB::Table": {
    name: "TableName",
    physical: (name) =>
      named(name, {
        Arn: arn("dynamodb", `table/${name}`),
        StreamArn: arn("dynamodb", `table/${name}/stream/local`),
      }),
  },
  "AWS::Lambda::Function": {
    name: "FunctionName",
    physical: (name) => named(name, { Arn: arn("lambda", `function:${name}`) }),
  },
  "AWS::Lambda::EventSourceMapping": { physical: (name) => named(name) },
  "AWS::Lambda::EventInvokeConfig": { physical: (name) => named(name) },
  "AWS::ApiGatewayV2::Api": {
    physical: (name, addresses, metadata) =>
      named(name, { ApiId: name, ApiEndpoint: endpoint(addresses, metadata) }),
  },
  "AWS::ApiGatewayV2::Authorizer": { physical: (name) => named(name, { AuthorizerId: name }) },
  "AWS::ApiGatewayV2::Integration": { physical: (name) => named(name) },
  "AWS::ApiGatewayV2::Route": { physical: (name) => named(name) },
  "AWS::ApiGatewayV2::Stage": { name: "StageName", physical: (name) => named(name) },
  "AWS::Cognito::UserPool": {
    physical: (name) => {
      const pool = `${REGION}_${name.replace(/[^A-Za-z0-9]/g, "")}`;
      return named(pool, { Arn: arn("cognito-idp", `userpool/${pool}`), UserPoolId: pool });
    },
  },
  "AWS::Cognito::UserPoolClient": {
    physical: (name) => {
      const client = name.replace(/[^A-Za-z0-9]/g, "").toLowerCase();
      return named(client, { ClientId: client });
    },
  },
  "AWS::Cognito::UserPoolGroup": { name: "GroupName", physical: (name) => named(name) },
  "AWS::Cognito::UserPoolResourceServer": { name: "Identifier", physical: (name) => named(name) },
  "AWS::Cognito::UserPoolDomain": { name: "Domain", physical: (name) => named(name) },
  "AWS::SQS::Queue": {
    name: "QueueName",
    physical: (name) =>
      named(`https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${name}`, {
        Arn: arn("sqs", name),
        QueueName: name,
      }),
  },
  "AWS::S3::Bucket": {
    name: "BucketName",
    // Names of buckets are lower case.
    physical: (name) => named(name.toLowerCase(), { Arn: `arn:aws:s3:::${name.toLowerCase()}` }),
  },
  "AWS::StepFunctions::StateMachine": {
    name: "StateMachineName",
    physical: (name) => {
      const machine = arn("states", `stateMachine:${name}`);
      return named(machine, { Arn: machine, Name: name });
    },
  },
  "AWS::Scheduler::Schedule": {
    name: "Name",
    physical: (name) => named(name, { Arn: arn("scheduler", `schedule/default/${name}`) }),
  },
  "AWS::Events::EventBus": {
    name: "Name",
    physical: (name) => named(name, { Arn: arn("events", `event-bus/${name}`), Name: name }),
  },
  "AWS::Events::Rule": {
    name: "Name",
    physical: (name) => named(name, { Arn: arn("events", `rule/${name}`) }),
  },
  "AWS::CloudWatch::Alarm": {
    name: "AlarmName",
    physical: (name) => named(name, { Arn: arn("cloudwatch", `alarm:${name}`) }),
  },
  "AWS::Logs::MetricFilter": { physical: (name) => named(name) },
  "AWS::SES::ConfigurationSet": { name: "Name", physical: (name) => named(name) },
  "AWS::SES::ConfigurationSetEventDestination": { physical: (name) => named(name) },
  "AWS::SecretsManager::Secret": {
    name: "Name",
    physical: (name) => {
      const secret = arn("secretsmanager", `secret:${name}`);
      return named(secret, { Id: secret });
    },
  },
};

const NO_IAM = "the local stack checks no permissions";
const NO_MONITORING = "alarms are on the page on health and in the terminal; logs go to .comeback/local.log";

const NO_ATHENA = "comeback sql reads the files itself";

/** The resource types with nothing to do locally, and why. */
export const NOTHING_TO_DO: Readonly<Record<string, string>> = {
  "AWS::IAM::Role": NO_IAM,
  "AWS::IAM::Policy": NO_IAM,
  "AWS::IAM::ManagedPolicy": NO_IAM,
  "AWS::Lambda::Permission": NO_IAM,
  "AWS::SQS::QueuePolicy": NO_IAM,
  "AWS::SNS::TopicPolicy": NO_IAM,
  "AWS::S3::BucketPolicy": NO_IAM,
  "AWS::KMS::Key": "nothing is encrypted locally: the tables end with the process",
  "AWS::Logs::LogGroup": NO_MONITORING,
  "AWS::CloudWatch::Dashboard": NO_MONITORING,
  "AWS::SNS::Topic": "only alarms write to it",
  "AWS::SNS::Subscription": "only alarms write to the topic",
  "AWS::SES::EmailIdentity": "mails go to the local inbox from any sender",
  "AWS::Glue::Database": NO_ATHENA,
  "AWS::Glue::Table": NO_ATHENA,
  "AWS::Athena::WorkGroup": NO_ATHENA,
  "AWS::Athena::NamedQuery": NO_ATHENA,
  "AWS::CDK::Metadata": "tells AWS which constructs are used",
};

/** Resources without anything to do locally are known by their name and, where asked for, an ARN. */
export function placeholder(type: string, name: string): Physical {
  const [, service = "", kind = ""] = type.split("::");
  return named(name, { Arn: arn(service.toLowerCase(), `${kind.toLowerCase()}/${name}`) });
}

export interface Resource {
  readonly id: string;
  readonly stack: string;
  readonly type: string;
  readonly physical: Physical;
  readonly properties: Value;
  readonly metadata: Value;
}

/** A property that is known and means nothing locally. */
export const ignored = z.unknown().optional();

export interface Declared<T> {
  readonly id: string;
  readonly physical: Physical;
  readonly properties: T;
  readonly metadata: Value;
}

/** Every resource of a type, its properties checked: one that the local stack does not know is an error. */
export function declared<T>(
  resources: readonly Resource[],
  type: string,
  shape: z.ZodType<T>,
): readonly Declared<T>[] {
  return resources
    .filter((resource) => resource.type === type)
    .map(({ id, stack, physical, properties, metadata }) => {
      const parsed = shape.safeParse(properties);
      if (!parsed.success) throw new Error(`${stack}.${id} (${type}): ${z.prettifyError(parsed.error)}`);
      return { id, physical, properties: parsed.data, metadata };
    });
}
