import { ArnFormat, Fn, Stack } from "aws-cdk-lib";
import type { UserPool } from "aws-cdk-lib/aws-cognito";
import type { ITable } from "aws-cdk-lib/aws-dynamodb";
import type { EventBus } from "aws-cdk-lib/aws-events";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { IBucket } from "aws-cdk-lib/aws-s3";
import type { ISecret } from "aws-cdk-lib/aws-secretsmanager";
import type { IConfigurationSet } from "aws-cdk-lib/aws-ses";
import type { StateMachine } from "aws-cdk-lib/aws-stepfunctions";
import type { EnvironmentName } from "../../../src/contracts/environment.ts";
import { QUARANTINE_OWNER, type TableName } from "../../../src/contracts/tables.ts";
import { importedArn } from "./imported.ts";

export interface Permission {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** The AWS service that has to be in between: `dynamodb` uses the key for who reads a table, nobody uses it directly. */
  readonly through?: string;
  /** The only partition of a table that it is about. */
  readonly partition?: string;
}

/**
 * What a function needs of one resource: the variable that names it and the actions on it. They are given together,
 * so that no function knows a table that it may not touch, or may touch one that it does not know.
 */
export interface Access {
  readonly variable: EnvironmentName;
  readonly value: string;
  readonly permissions: readonly Permission[];
  /** What the rules for policies object to in them, and why it is so all the same. */
  readonly acknowledged?: { readonly id: string; readonly reason: string };
}

export type TableAction =
  | "GetItem"
  | "BatchGetItem"
  | "Query"
  | "Scan"
  | "DescribeTable"
  | "PutItem"
  | "UpdateItem"
  | "DeleteItem";

export type TeamAction =
  | "ListUsers"
  | "ListUsersInGroup"
  | "AdminGetUser"
  | "AdminListGroupsForUser"
  | "AdminCreateUser"
  | "AdminAddUserToGroup"
  | "AdminRemoveUserFromGroup"
  | "AdminDeleteUser";

const TABLE_VARIABLES = {
  events: "EVENTS_TABLE",
  customers: "CUSTOMERS_TABLE",
  tastes: "TASTES_TABLE",
  checkpoints: "CHECKPOINTS_TABLE",
  journal: "JOURNAL_TABLE",
  config: "CONFIG_TABLE",
} as const satisfies Record<TableName, EnvironmentName>;

const WRITES: readonly TableAction[] = ["PutItem", "UpdateItem", "DeleteItem"];

/**
 * What DynamoDB does in the name of who reads or writes a table under a customer-managed key ("DynamoDB encryption at
 * rest: authorizing use of your KMS key"). Grants are missing: only who makes a table needs them.
 */
const KEY_USE = {
  read: ["kms:Decrypt", "kms:DescribeKey"],
  write: [
    "kms:Encrypt",
    "kms:GenerateDataKey",
    "kms:GenerateDataKeyWithoutPlaintext",
    "kms:ReEncryptFrom",
    "kms:ReEncryptTo",
  ],
} as const;

export function tableAccess(
  name: TableName,
  table: ITable,
  key: IKey,
  actions: readonly TableAction[],
): Access {
  const writes = actions.some((action) => WRITES.includes(action));
  const permissions: Permission[] = [
    { actions: actions.map((action) => `dynamodb:${action}`), resources: [table.tableArn] },
    {
      actions: [...KEY_USE.read, ...(writes ? KEY_USE.write : [])],
      resources: [key.keyArn],
      through: "dynamodb",
    },
  ];
  return {
    variable: TABLE_VARIABLES[name],
    value: table.tableName,
    permissions: actions.length > 0 ? permissions : [],
  };
}

/** To put aside what cannot be read, in the journal's partition for that and nowhere else. */
export function quarantineAccess(table: ITable, key: IKey): Access {
  const { permissions, ...journal } = tableAccess("journal", table, key, ["UpdateItem"]);
  const [write, ...keyUse] = permissions;
  return {
    ...journal,
    permissions: [...(write ? [{ ...write, partition: QUARANTINE_OWNER }] : []), ...keyUse],
  };
}

export type FileAction = "read" | "write" | "remove";

/** Who may not list a bucket is told of a file that is not there that it must not be read. */
const FILE_ACTIONS = {
  read: ["s3:GetObject"],
  write: ["s3:PutObject"],
  remove: ["s3:DeleteObject"],
} as const satisfies Record<FileAction, readonly string[]>;
const FILE_KEY_USE = {
  read: ["kms:Decrypt"],
  write: ["kms:GenerateDataKey"],
  remove: [],
} as const satisfies Record<FileAction, readonly string[]>;

export function filesAccess(
  variable: "RESULTS_BUCKET" | "CONFIG_BUCKET",
  bucket: IBucket,
  key: IKey,
  actions: readonly FileAction[],
): Access {
  const keyUse = actions.flatMap((action) => FILE_KEY_USE[action]);
  return {
    variable,
    value: bucket.bucketName,
    permissions: [
      { actions: actions.flatMap((action) => FILE_ACTIONS[action]), resources: [bucket.arnForObjects("*")] },
      ...(actions.includes("read") ? [{ actions: ["s3:ListBucket"], resources: [bucket.bucketArn] }] : []),
      { actions: keyUse, resources: [key.keyArn], through: "s3" },
    ].filter((permission) => permission.actions.length > 0),
    ...(actions.length > 0 && {
      acknowledged: {
        id: `AwsSolutions-IAM5[Resource::${importedArn(bucket)}/*]`,
        reason: "Files of this very bucket, which get their names when they are written.",
      },
    }),
  };
}

export function keysAccess(secret: ISecret, key: IKey): Access {
  return {
    variable: "KEYS_SECRET_ID",
    value: secret.secretArn,
    permissions: [
      { actions: ["secretsmanager:GetSecretValue"], resources: [secret.secretArn] },
      { actions: ["kms:Decrypt"], resources: [key.keyArn], through: "secretsmanager" },
    ],
  };
}

export function busAccess(bus: EventBus): Access {
  return {
    variable: "BUS_NAME",
    value: bus.eventBusName,
    permissions: [{ actions: ["events:PutEvents"], resources: [bus.eventBusArn] }],
  };
}

export function startAccess(
  variable:
    | "CHAIN_STATE_MACHINE_ARN"
    | "CONFIRM_STATE_MACHINE_ARN"
    | "CAMPAIGN_STATE_MACHINE_ARN"
    | "WEBHOOK_STATE_MACHINE_ARN"
    | "TILL_STATE_MACHINE_ARN"
    | "PLAN_STATE_MACHINE_ARN"
    | "CONFIG_STATE_MACHINE_ARN",
  machineArn: string,
): Access {
  return {
    variable,
    value: machineArn,
    permissions: [{ actions: ["states:StartExecution"], resources: [machineArn] }],
  };
}

/** To start nightly runs and to see how they go. */
export function nightlyAccess(machine: StateMachine): Access {
  const { stateMachineArn } = machine;
  const executions = Stack.of(machine).formatArn({
    service: "states",
    resource: "execution",
    resourceName: `${Fn.select(6, Fn.split(":", stateMachineArn))}:*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  return {
    variable: "NIGHTLY_STATE_MACHINE_ARN",
    value: stateMachineArn,
    permissions: [
      { actions: ["states:StartExecution", "states:ListExecutions"], resources: [stateMachineArn] },
      { actions: ["states:DescribeExecution"], resources: [executions] },
    ],
  };
}

/** Sending as the shop's domain and as nobody else: without a domain nothing is allowed. */
export function mailAccess(configuration: IConfigurationSet, domain: string | undefined): Access {
  const stack = Stack.of(configuration);
  const arn = (resource: string, resourceName: string) =>
    stack.formatArn({ service: "ses", resource, resourceName, arnFormat: ArnFormat.SLASH_RESOURCE_NAME });
  return {
    variable: "MAIL_CONFIGURATION_SET",
    value: configuration.configurationSetName,
    permissions: domain
      ? [
          {
            actions: ["ses:SendEmail"],
            resources: [
              arn("identity", domain),
              arn("configuration-set", configuration.configurationSetName),
            ],
          },
        ]
      : [],
  };
}

/** To ask how many mails a second the account may send: an account is no resource that a policy could name. */
export function mailRateAccess(configuration: IConfigurationSet, domain: string | undefined): Access {
  return {
    variable: "MAIL_CONFIGURATION_SET",
    value: configuration.configurationSetName,
    permissions: domain ? [{ actions: ["ses:GetAccount"], resources: ["*"] }] : [],
  };
}

/**
 * To send mails whose links lead to `address`, without naming the configuration set that counts: the domain has it as
 * its default, so that SES asks for the right to it all the same.
 */
export function testMailAccess(
  address: Access,
  configuration: IConfigurationSet,
  domain: string | undefined,
): Access {
  const parts = [mailAccess(configuration, domain), mailRateAccess(configuration, domain)];
  return {
    ...address,
    permissions: parts.flatMap(({ permissions }) => permissions),
    ...(domain && {
      acknowledged: {
        id: "AwsSolutions-IAM5[Resource::*]",
        reason: "Asking for the rate at which the account may send (ses:GetAccount) knows no resource.",
      },
    }),
  };
}

/** Of the one user pool: whom to list, to invite, to give a role and to remove. */
export function teamAccess(pool: UserPool, actions: readonly TeamAction[]): Access {
  return {
    variable: "USER_POOL_ID",
    value: pool.userPoolId,
    permissions: [
      { actions: actions.map((action) => `cognito-idp:${action}`), resources: [pool.userPoolArn] },
    ],
  };
}

/** As in `ComebackService`, `ComebackAdmin`. */
const STACKS_BEGIN = "Comeback";

/**
 * To see which alarms ring, of this deployment's stacks. CloudWatch checks a list of alarms against all of the account and
 * region, whatever their names are to begin with.
 */
export function alarmsAccess(stack: Stack): Access {
  const all = { service: "cloudwatch", resource: "alarm", resourceName: "*" };
  return {
    variable: "ALARM_PREFIX",
    value: STACKS_BEGIN,
    permissions: [
      {
        actions: ["cloudwatch:DescribeAlarms"],
        resources: [stack.formatArn({ ...all, arnFormat: ArnFormat.COLON_RESOURCE_NAME })],
      },
    ],
    acknowledged: {
      id: "AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:cloudwatch:<AWS::Region>:<AWS::AccountId>:alarm:*]",
      reason: "A list of alarms is checked against every alarm of the account, and shows their states only.",
    },
  };
}

/** No resource: what the deployment has chosen. */
export function settingAccess(variable: "ANALYST_FILES" | "EDGE_SHA256", value: string): Access {
  return { variable, value, permissions: [] };
}

export function addressAccess(url: string): Access {
  return { variable: "PUBLIC_URL", value: url, permissions: [] };
}
